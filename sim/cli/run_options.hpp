#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/saving_options.hpp"
#include "cli/uncertain_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/design.hpp"
#include "experiment/until.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::cli {

/// What was typed after `run`.
struct RunOptions {
  std::string file;
  std::optional<std::int64_t> replications;
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> threads;
  std::string keep;
  std::vector<std::string> until;
  std::optional<std::int64_t> at_most;
  UncertainOptions uncertain;
  SavingOptions saving;
  std::string out, csv, log;
  bool json = false;
  bool figures = false;

  std::vector<Option> options();

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.replications, self.seed, self.keep, self.until, self.at_most, self.uncertain, self.csv,
      self.log);
  }
};

/// Where the results go when nothing is said.
std::filesystem::path default_out(const RunOptions& options);

/// The same, decided.
struct RunPlan {
  std::uint32_t replications;  ///< at most, with targets
  std::vector<experiment::Accuracy> targets;
  UncertainPlan uncertain;
  std::uint64_t seed;
  std::size_t threads;
  experiment::Keep keep;
  SavingPlan saving;
  std::filesystem::path out;  ///< default: <scenario>.h5 in the working folder; of a shard its own

  const char* keep_word() const;
};

/// Checks everything about the options that could go wrong before anything runs: numbers in range, outputs
/// that would overwrite a scenario or a folder, or each other.
base::Result<RunPlan> decide(const RunOptions& options, const io::ScenarioFile& scenario);

}  // namespace stegvis::cli
