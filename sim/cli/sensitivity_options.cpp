#include "cli/sensitivity_options.hpp"

#include "base/nearest.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/carried_unknowns.hpp"
#include "io/read_calibration.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"
#include "model/complaint.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
using experiment::Method;
using experiment::NumberAt;
namespace fs = std::filesystem;

/// `sus.exits:2019` as the number of a run.
void find_number(const std::string& typed, const std::vector<NumberAt>& all, std::vector<NumberAt>& found,
                 Problems& problems) {
  std::vector<std::string> names, years;
  for (const NumberAt& one : all) {
    if (one.name.group || one.name.at) continue;
    const std::string name = one.name.outcome + (one.name.year ? ":" + *one.name.year : "");
    if (name == typed) return found.push_back(one);
    names.push_back(name);
    if (one.name.year) names.push_back(one.name.outcome);
    if (one.name.year && one.name.outcome == typed) years.push_back(name);
  }
  if (!years.empty()) {
    problems.push_back(model::problem_of({.path = "--outcome",
                                          .found = model::quoted(typed),
                                          .problem = {"is told year by year", "ges år för år"},
                                          .why = {},
                                          .allowed = model::listed(years),
                                          .suggestion = {}}));
    return;
  }
  problems.push_back(model::problem_of({.path = "--outcome",
                                        .found = model::quoted(typed),
                                        .problem = {"is no number that a run of the scenario tells",
                                                    "är inget tal som en körning av scenariot ger"},
                                        .why = {},
                                        .allowed = {},
                                        .suggestion = base::nearest(typed, names)}));
}

base::Result<std::vector<experiment::Unknown>> unknowns_of(const SensitivityOptions& options,
                                                           const io::ScenarioFile& file,
                                                           const std::vector<NumberAt>& numbers) {
  if (!options.unknowns) return io::carried_unknowns(file);
  auto read = io::read_calibration(*options.unknowns, file.scenario, numbers, io::Wanted::unknowns);
  if (!read) return read.problems();
  return std::move(read->unknowns);
}

}  // namespace

std::vector<Option> SensitivityOptions::options() {
  std::vector<Option> all{
      scenario_option(&file),
      {"--outcome",
       &outcomes,
       {"what is to be explained: a number that a run tells (sus.exits, or sus.exits:2019), several in "
        "a row",
        "vad som ska förklaras: ett tal som en körning ger (sus.exits, eller sus.exits:2019), flera "
        "efter varandra"},
       true,
       {}},
      {"--unknowns",
       &unknowns,
       {"what is unknown, as for calibrate (default: every number that carries a distribution)",
        "vad som är okänt, som för calibrate (annars alla tal som har en fördelning)"},
       false,
       {}},
      {"--sobol",
       &sobol,
       {"Sobol indices from N rows of points (default 256); unknowns + 2 points a row",
        "Sobolindex ur N rader av punkter (annars 256); okända + 2 punkter per rad"},
       false,
       {}},
      {"--morris",
       &morris,
       {"instead Morris screening by N trajectories", "i stället Morris gallring med N vandringar"},
       false,
       {}},
      {"--metamodel",
       &metamodel,
       {"instead Sobol indices of a metamodel of N points, where runs are dear",
        "i stället Sobolindex ur en metamodell av N punkter, där körningar är dyra"},
       false,
       {}},
      {"--replications,-n",
       &replications,
       {"at each point (default 8)", "i varje punkt (annars 8)"},
       false,
       {}},
      seed_option(&seed),
      threads_option(&threads),
      {"--out,-o",
       &out,
       {"results file (default SCENARIO_sensitivity.h5 here)",
        "resultatfil (annars SCENARIO_sensitivity.h5 här)"},
       false,
       {}},
      json_option(&json),
      figures_option(&figures)};
  saving.add_to(all);
  return all;
}

fs::path default_out(const SensitivityOptions& options) {
  return fs::path{options.file}.stem().concat("_sensitivity.h5");
}

base::Result<SensitivityQuestion> question_of(const SensitivityOptions& options,
                                              const io::ScenarioFile& scenario,
                                              const model::Programme& programme) {
  const auto all = experiment::all_numbers(measure::layout_of(programme));
  Problems problems;
  SensitivityQuestion question;
  for (const std::string& typed : options.outcomes) find_number(typed, all, question.numbers, problems);
  auto unknowns = unknowns_of(options, scenario, all);
  if (!unknowns) problems.insert(problems.end(), unknowns.problems().begin(), unknowns.problems().end());
  if (!problems.empty()) return problems;
  question.unknowns = std::move(unknowns).value();
  return question;
}

std::int64_t least_rows(Method method, std::size_t unknowns) {
  if (method == Method::metamodel) return static_cast<std::int64_t>(5 * unknowns + 5);
  return method == Method::morris ? 3 : 16;
}

base::Result<SensitivityPlan> decide(const SensitivityOptions& options, const io::ScenarioFile& scenario,
                                     std::size_t unknowns) {
  SensitivityPlan plan;
  plan.out = options.out.empty() ? default_out(options) : fs::path{options.out};
  const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
  const Method method = options.morris      ? Method::morris
                        : options.metamodel ? Method::metamodel
                                            : Method::sobol;
  const std::int64_t rows = options.morris.value_or(options.metamodel.value_or(options.sobol.value_or(256)));
  const std::int64_t replications = options.replications.value_or(8);
  Problems problems;
  if (options.sobol.has_value() + options.morris.has_value() + options.metamodel.has_value() > 1)
    problems.push_back({"",
                        {"--sobol, --morris and --metamodel: choose one",
                         "--sobol, --morris och --metamodel: välj en av dem"}});
  if (method == Method::metamodel)
    check_range(problems, "--metamodel", rows, least_rows(method, unknowns), 1'000);
  else
    check_range(problems, method == Method::morris ? "--morris" : "--sobol", rows,
                least_rows(method, unknowns), 1'000'000);
  check_range(problems, "--replications", replications, method == Method::metamodel ? 2 : 1, 100'000);
  check_range(problems, "--threads", options.threads.value_or(cores), 1, most_threads);
  plan.saving = decide(problems, options.saving);
  if (plan.saving.shard && options.out.empty()) plan.out = shard_path(plan.out, *plan.saving.shard);
  check_outputs(problems, {{"--out", plan.out}}, scenario);
  if (problems.empty())
    problems = plan.saving.shard ? may_become_shard(plan.out) : io::may_become_results(plan.out);
  if (!problems.empty()) return problems;
  plan.design = {method, static_cast<std::size_t>(rows), static_cast<std::uint32_t>(replications),
                 options.seed.value_or(scenario.scenario.seed)};
  plan.threads = static_cast<std::size_t>(options.threads.value_or(cores));
  return plan;
}

}  // namespace stegvis::cli
