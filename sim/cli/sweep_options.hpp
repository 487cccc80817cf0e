#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/saving_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/sweep.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {

/// What was typed after `sweep`.
struct SweepOptions {
  std::string file;
  std::vector<std::string> vary, outcomes;
  std::optional<std::int64_t> lhs, sobol, replications, threads;
  std::optional<std::uint64_t> seed;
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.vary, self.outcomes, self.lhs, self.sobol, self.replications, self.seed);
  }

  std::vector<Option> options();
};

/// Where the results go when nothing is said.
std::filesystem::path default_out(const SweepOptions& options);

/// The same, decided.
struct SweepPlan {
  std::vector<experiment::Axis> axes;
  experiment::Plan plan = experiment::Plan::grid;
  std::size_t points = 0;  ///< of a plan that draws them
  std::vector<experiment::Total> outcomes;
  std::uint32_t replications = 0;
  std::uint64_t seed = 0;
  std::size_t threads = 1;
  SavingPlan saving;
  std::filesystem::path out;
};

/// Checks everything about the options that could go wrong before anything runs. `programme` is of the
/// scenario as it stands.
base::Result<SweepPlan> decide(const SweepOptions& options, const io::ScenarioFile& scenario,
                               const model::Programme& programme);

}  // namespace stegvis::cli
