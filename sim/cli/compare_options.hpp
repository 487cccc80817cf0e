#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "cli/amount.hpp"
#include "cli/saving_options.hpp"
#include "cli/uncertain_options.hpp"
#include "cli/verbs.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {

/// What was typed after `compare`.
struct CompareOptions {
  std::vector<std::string> files;
  std::optional<std::int64_t> replications;
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> threads;
  std::vector<std::string> until;
  std::optional<std::int64_t> at_most;
  UncertainOptions uncertain;
  SavingOptions saving;
  std::string out;
  bool json = false;
  bool figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.files, self.replications, self.seed, self.until, self.at_most, self.uncertain);
  }

  std::vector<Option> options();
};

/// All scenarios as read and made ready; or everything that is wrong with any of them.
struct Scenarios {
  std::list<io::ScenarioFile> files;
  std::list<model::Programme> programmes;

  base::Problems add(const std::string& path);
  std::vector<const io::ScenarioFile*> pointers() const;
};

/// The scenarios that were typed; or everything that is wrong with any of them, or with how many there are.
base::Result<Scenarios> read_scenarios(const CompareOptions& options);

/// Where the results go when nothing is said; what cannot be read is told when it is compared.
std::string default_out(const CompareOptions& options);

/// The same, decided.
struct ComparePlan {
  Amount amount;
  UncertainPlan uncertain;
  std::uint64_t seed = 0;
  std::size_t threads = 1;
  SavingPlan saving;
  std::filesystem::path out;
};

/// Checks everything about the options that could go wrong before anything runs. `ids` tell the scenarios
/// apart.
base::Result<ComparePlan> decide(const CompareOptions& options, const Scenarios& scenarios,
                                 const std::vector<std::string>& ids);

}  // namespace stegvis::cli
