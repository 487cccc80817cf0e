#include "cli/compare_options.hpp"

#include <fmt/format.h>

#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/write_comparison.hpp"
#include "io/write_results.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
namespace fs = std::filesystem;

constexpr std::size_t most_scenarios = 50;

fs::path default_out(const std::vector<std::string>& ids) {
  if (ids.size() > 3) return ids[0] + "_vs_others.h5";
  std::string name;
  for (const std::string& id : ids) name += (name.empty() ? "" : "_vs_") + id;
  return name + ".h5";
}

}  // namespace

std::vector<Option> CompareOptions::options() {
  std::vector<Option> all{
      {"FILE",
       &files,
       {"the scenarios, the first being what the others are compared with",
        "scenarierna; med det första jämförs de andra"},
       true,
       {}},
      {"--replications,-n", &replications, {"how many (default 1000)", "hur många (annars 1000)"}, false, {}},
      until_option(until),
      at_most_option(at_most),
      {"--seed",
       &seed,
       {"instead of the first scenario's", "i stället för det första scenariots"},
       false,
       {}},
      threads_option(&threads),
      {"--out,-o",
       &out,
       {"results file (default FIRST_vs_SECOND.h5 here)", "resultatfil (annars FÖRSTA_vs_ANDRA.h5 här)"},
       false,
       {}},
      json_option(&json),
      figures_option(&figures),
  };
  uncertain.add_to(all);
  saving.add_to(all);
  return all;
}
Problems Scenarios::add(const std::string& path) {
  auto file = io::read_scenario(path);
  if (!file) return file.problems();
  auto programme = model::compile(file->scenario);
  if (!programme) return programme.problems();
  files.push_back(std::move(file).value());
  programmes.push_back(std::move(programme).value());
  return {};
}
std::vector<const io::ScenarioFile*> Scenarios::pointers() const {
  std::vector<const io::ScenarioFile*> all;
  for (const io::ScenarioFile& file : files) all.push_back(&file);
  return all;
}

base::Result<Scenarios> read_scenarios(const CompareOptions& options) {
  Problems problems;
  if (options.files.size() < 2 || options.files.size() > most_scenarios)
    problems.push_back(
        {"",
         {fmt::format("compare takes 2 to {} scenarios, not {}", most_scenarios, options.files.size()),
          fmt::format("compare tar 2 till {} scenarier, inte {}", most_scenarios, options.files.size())}});
  Scenarios scenarios;
  for (const std::string& file : options.files) {
    const Problems wrong = scenarios.add(file);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
  }
  if (!problems.empty()) return problems;
  return scenarios;
}

std::string default_out(const CompareOptions& options) {
  const auto scenarios = read_scenarios(options);
  return scenarios ? default_out(io::comparison_ids(scenarios->pointers())).string() : "compare.h5";
}

base::Result<ComparePlan> decide(const CompareOptions& options, const Scenarios& scenarios,
                                 const std::vector<std::string>& ids) {
  const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
  ComparePlan plan{.seed = options.seed.value_or(scenarios.files.front().scenario.seed),
                   .threads = static_cast<std::size_t>(options.threads.value_or(cores)),
                   .out = options.out.empty() ? default_out(ids) : fs::path{options.out}};
  Problems problems;
  plan.amount = amount_of(problems, options.replications, options.until, options.at_most);
  plan.uncertain = decide(problems, options.uncertain, plan.amount);
  check_range(problems, "--threads", options.threads.value_or(cores), 1, most_threads);
  plan.saving = decide(problems, options.saving);
  check_until_goes_with(problems, options.until, plan.saving);
  if (plan.saving.shard && options.out.empty()) plan.out = shard_path(plan.out, *plan.saving.shard);
  for (const io::ScenarioFile& file : scenarios.files) check_outputs(problems, {{"--out", plan.out}}, file);
  if (problems.empty())
    problems = plan.saving.shard ? may_become_shard(plan.out) : io::may_become_results(plan.out);
  if (!problems.empty()) return problems;
  return plan;
}

}  // namespace stegvis::cli
