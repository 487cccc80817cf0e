#include "cli/sweep_options.hpp"

#include <algorithm>
#include <limits>

#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/main_outcomes.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
namespace fs = std::filesystem;

constexpr std::int64_t default_at_each = 100;

/// The main outcomes, placements first; or those asked for.
std::vector<experiment::Total> chosen(const std::vector<std::string>& asked, const measure::Layout& layout,
                                      Problems& problems) {
  const std::vector<experiment::Total> totals = experiment::totals_of(layout);
  std::vector<std::string> names;
  for (const experiment::Total& total : totals) names.push_back(total.name);
  std::vector<experiment::Total> found;
  for (const std::string& name : asked) {
    if (name == "all") return totals;
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) {
      found.push_back(totals[static_cast<std::size_t>(at - names.begin())]);
      continue;
    }
    problems.push_back(experiment::no_total("--outcome " + name + ":", name, totals));
  }
  if (!asked.empty()) return found;
  std::vector<experiment::Outcome> all;
  for (const experiment::Total& total : totals)
    all.push_back({total.name, total.unit, total.label, {}, {}, {}, {.max = 1.0, .n = 1}});
  for (const experiment::Outcome* outcome : main_outcomes(all))
    found.push_back(totals[static_cast<std::size_t>(outcome - all.data())]);
  std::stable_partition(found.begin(), found.end(),
                        [](const auto& total) { return total.name == "placements"; });
  return found;
}

void check_points(Problems& problems, const SweepOptions& options) {
  const std::int64_t most = static_cast<std::int64_t>(experiment::most_points);
  if (options.lhs) check_range(problems, "--lhs", *options.lhs, 1, most);
  if (options.sobol) check_range(problems, "--sobol", *options.sobol, 1, most);
  if (options.lhs && options.sobol)
    problems.push_back({"", {"--lhs and --sobol: choose one", "--lhs och --sobol: välj den ena"}});
}

std::vector<experiment::Axis> axes_of(Problems& problems, const SweepOptions& options,
                                      const model::Scenario& scenario) {
  std::vector<experiment::Axis> axes;
  for (const std::string& written : options.vary) {
    auto axis = experiment::read_axis(written, scenario);
    if (axis)
      axes.push_back(std::move(axis).value());
    else
      problems.insert(problems.end(), axis.problems().begin(), axis.problems().end());
  }
  return axes;
}

}  // namespace

std::vector<Option> SweepOptions::options() {
  std::vector<Option> all{
      scenario_option(&file),
      {.name = "--vary",
       .into = &vary,
       .help = {"PATH=1,2,3, PATH=1..3/5 (steps), PATH=1..3 or PATH=U(1,3) (may be given several times)",
                "SÖKVÄG=1,2,3, SÖKVÄG=1..3/5 (steg), SÖKVÄG=1..3 eller SÖKVÄG=U(1,3) (kan ges flera gånger)"},
       .choices = {},
       .one_each = true},
      {"--lhs",
       &lhs,
       {"so many points as a Latin hypercube", "så många punkter som en latinsk hyperkub"},
       false,
       {}},
      {"--sobol",
       &sobol,
       {"so many points as a Sobol sequence", "så många punkter som en Sobolföljd"},
       false,
       {}},
      {.name = "--outcome",
       .into = &outcomes,
       .help =
           {"a total to tell, as placements, or all (may be given several times; default the main ones)",
            "ett utfall att visa, som placements, eller all (kan ges flera gånger; annars de viktigaste)"},
       .choices = {},
       .one_each = true},
      {"--replications,-n",
       &replications,
       {"at each point (default 100)", "i varje punkt (annars 100)"},
       false,
       {}},
      seed_option(&seed),
      threads_option(&threads),
      {"--out,-o",
       &out,
       {"results file (default SCENARIO_sweep.h5 here)", "resultatfil (annars SCENARIO_sweep.h5 här)"},
       false,
       {}},
      json_option(&json),
      figures_option(&figures),
  };
  saving.add_to(all);
  return all;
}
fs::path default_out(const SweepOptions& options) {
  return fs::path{options.file}.stem().concat("_sweep.h5");
}

base::Result<SweepPlan> decide(const SweepOptions& options, const io::ScenarioFile& scenario,
                               const model::Programme& programme) {
  Problems problems;
  const std::int64_t replications = options.replications.value_or(default_at_each);
  const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
  check_range(problems, "--replications", replications, 1, std::numeric_limits<std::uint32_t>::max());
  check_range(problems, "--threads", options.threads.value_or(cores), 1, most_threads);
  check_points(problems, options);
  SweepPlan plan{.plan = options.lhs     ? experiment::Plan::lhs
                         : options.sobol ? experiment::Plan::sobol
                                         : experiment::Plan::grid,
                 .points = static_cast<std::size_t>(options.lhs ? *options.lhs : options.sobol.value_or(0)),
                 .replications = static_cast<std::uint32_t>(replications),
                 .seed = options.seed.value_or(scenario.scenario.seed),
                 .threads = static_cast<std::size_t>(options.threads.value_or(cores))};
  plan.saving = decide(problems, options.saving);
  plan.axes = axes_of(problems, options, scenario.scenario);
  plan.outcomes = chosen(options.outcomes, measure::layout_of(programme), problems);
  plan.out = options.out.empty() ? default_out(options) : fs::path{options.out};
  if (plan.saving.shard && options.out.empty()) plan.out = shard_path(plan.out, *plan.saving.shard);
  check_outputs(problems, {{"--out", plan.out}}, scenario);
  if (problems.empty())
    problems = plan.saving.shard ? may_become_shard(plan.out) : io::may_become_results(plan.out);
  if (!problems.empty()) return problems;
  return plan;
}

}  // namespace stegvis::cli
