#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/saving_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/sensitivity.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {

/// What was typed after `sensitivity`.
struct SensitivityOptions {
  std::string file;
  std::optional<std::string> unknowns;
  std::vector<std::string> outcomes;
  std::optional<std::int64_t> sobol, morris, metamodel, replications, threads;
  std::optional<std::uint64_t> seed;
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.unknowns, self.outcomes, self.sobol, self.morris, self.metamodel, self.replications,
      self.seed);
  }

  std::vector<Option> options();
};

/// Where the results go when nothing is said.
std::filesystem::path default_out(const SensitivityOptions& options);

/// What is to be explained, and by what.
struct SensitivityQuestion {
  std::vector<experiment::NumberAt> numbers;
  std::vector<experiment::Unknown> unknowns;
};
/// Or everything that is wrong with how it was asked.
base::Result<SensitivityQuestion> question_of(const SensitivityOptions& options,
                                              const io::ScenarioFile& scenario,
                                              const model::Programme& programme);

/// The fewest rows of which a method can tell anything.
std::int64_t least_rows(experiment::Method method, std::size_t unknowns);

/// How it is answered, decided.
struct SensitivityPlan {
  experiment::SensitivityDesign design;
  std::size_t threads = 1;
  SavingPlan saving;
  std::filesystem::path out;
};

/// Checks everything about the options that could go wrong before anything runs.
base::Result<SensitivityPlan> decide(const SensitivityOptions& options, const io::ScenarioFile& scenario,
                                     std::size_t unknowns);

}  // namespace stegvis::cli
