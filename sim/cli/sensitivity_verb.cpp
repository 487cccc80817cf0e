#include <fmt/format.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <memory>

#include "base/nearest.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/draw.hpp"
#include "cli/progress.hpp"
#include "cli/sensitivity_answer.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/sensitivity.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/carried_unknowns.hpp"
#include "io/read_calibration.hpp"
#include "io/write_results.hpp"
#include "io/write_sensitivity.hpp"
#include "measure/recorder.hpp"
#include "model/complaint.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
using experiment::Method;
using experiment::NumberAt;
namespace fs = std::filesystem;

/// What was typed after `sensitivity`.
struct SensitivityOptions {
  std::string file;
  std::optional<std::string> unknowns;
  std::vector<std::string> outcomes;
  std::optional<std::int64_t> sobol, morris, metamodel, replications, threads;
  std::optional<std::uint64_t> seed;
  std::string out;
  bool json = false, figures = false;

  std::vector<Option> options() {
    return {scenario_option(&file),
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
  }
};

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

/// An analysis from the typed words to the printed answer.
class Sensitivity {
 public:
  Sensitivity(const SensitivityOptions& options, const Context& context, const io::ScenarioFile& scenario,
              std::vector<NumberAt> numbers, const experiment::Unknowns& unknowns)
      : options_{options},
        context_{context},
        scenario_{scenario},
        numbers_{std::move(numbers)},
        unknowns_{unknowns} {}

  int go() {
    out_ = options_.out.empty() ? fs::path{fs::path{scenario_.name}.stem().string() + "_sensitivity.h5"}
                                : fs::path{options_.out};
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    const Method method = options_.morris      ? Method::morris
                          : options_.metamodel ? Method::metamodel
                                               : Method::sobol;
    const std::int64_t rows =
        options_.morris.value_or(options_.metamodel.value_or(options_.sobol.value_or(256)));
    const std::int64_t replications = options_.replications.value_or(8);
    Problems problems;
    if (options_.sobol.has_value() + options_.morris.has_value() + options_.metamodel.has_value() > 1)
      problems.push_back({"",
                          {"--sobol, --morris and --metamodel: choose one",
                           "--sobol, --morris och --metamodel: välj en av dem"}});
    if (method == Method::metamodel)
      check_range(problems, "--metamodel", rows, least_rows(method), 1'000);
    else
      check_range(problems, method == Method::morris ? "--morris" : "--sobol", rows, least_rows(method),
                  1'000'000);
    check_range(problems, "--replications", replications, method == Method::metamodel ? 2 : 1, 100'000);
    check_range(problems, "--threads", options_.threads.value_or(cores), 1, most_threads);
    check_outputs(problems, {{"--out", out_}}, scenario_);
    if (problems.empty()) problems = io::may_become_results(out_);
    if (!problems.empty()) return refuse(problems, context_);
    design_ = {method, static_cast<std::size_t>(rows), static_cast<std::uint32_t>(replications),
               options_.seed.value_or(scenario_.scenario.seed)};
    return run(static_cast<std::size_t>(options_.threads.value_or(cores)));
  }

 private:
  std::int64_t least_rows(Method method) const {
    if (method == Method::metamodel) return static_cast<std::int64_t>(5 * unknowns_.size() + 5);
    return method == Method::morris ? 3 : 16;
  }

  int run(std::size_t threads) {
    const experiment::SensitivityPoints points = experiment::points_of(design_, unknowns_.size());
    const experiment::PointRuns runs{unknowns_, numbers_, design_.seed, design_.replications,
                                     design_.method == Method::metamodel};
    Progress progress{static_cast<std::int64_t>(design_.rows), context_.language};
    const Stopping stopping;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is a full disk, told as such
    experiment::TbbExecutor executor{threads};
    const auto ran = experiment::run_points(
        runs, points, design_.rows, executor,
        [&](std::size_t rows) { progress.tell(static_cast<std::int64_t>(rows)); },
        [] { return Stopping::asked() != 0; });
    progress.clear();
    if (!ran) return fail(ran.problems(), context_, users_fault);
    if (static_cast<std::int64_t>(ran->rows) < least_rows(design_.method)) return stopped(ran->rows);
    const std::size_t per_row = points.size() / design_.rows;
    SensitivityTold told{scenario_.scenario, scenario_.name,      unknowns_, design_,
                         ran->rows,          ran->rows * per_row, {}};
    for (std::size_t k = 0; k < numbers_.size(); ++k) told.driven.push_back(driven(points, *ran, k));
    if (const Problems problems = write(told, points); !problems.empty())
      return fail(problems, context_, our_fault);
    const std::string answer =
        options_.json ? sensitivity_json(told) : sensitivity_text(told, context_.language);
    std::fputs(answer.c_str(), stdout);
    if (!options_.json)
      std::printf("%s %s\n", context_.language == Language::sv ? "Resultat:" : "Results:", out_.c_str());
    std::fflush(stdout);
    const int drawn = options_.figures ? draw_figures(out_, {}, {}, context_) : fine;
    const int code = stopped(ran->rows);
    return code == fine ? drawn : code;
  }

  Driven driven(const experiment::SensitivityPoints& points, const experiment::SensitivityRuns& ran,
                std::size_t k) const {
    Driven one{numbers_[k], 0, 0.0, {}, {}, {}};
    const std::vector<double> outputs = experiment::outputs_of(ran, k, numbers_.size(), design_.replications);
    for (const double x : outputs) {
      one.lacking += !std::isfinite(x);
      one.mean += x / static_cast<double>(outputs.size());
    }
    if (one.lacking > 0) return one;
    if (design_.method == Method::metamodel) {
      experiment::Metamodelled made = experiment::metamodelled(design_, points, outputs);
      one.sobol = std::move(made.sobol);
      one.error = std::move(made.error);
    } else if (design_.method == Method::sobol)
      one.sobol = stats::sobol_indices(outputs, unknowns_.size(), design_.replications);
    else
      one.morris = stats::screened(experiment::first_trajectories(points.morris, ran.rows), outputs,
                                   design_.replications);
    return one;
  }

  Problems write(const SensitivityTold& told, const experiment::SensitivityPoints& points) const {
    std::vector<io::DrivenNumber> driven;
    for (const Driven& one : told.driven)
      driven.push_back({&one.number, one.lacking, one.mean, &one.sobol, &one.morris});
    return io::write_sensitivity(
        out_, {scenario_, unknowns_, design_, told.rows, told.points, points.coordinates, driven});
  }

  int stopped(std::size_t rows) const {
    const int signal = Stopping::asked();
    if (signal == 0) return fine;
    say(context_,
        {fmt::format("Stopped: {} of {} rows were completed; the answer rests on them.", rows, design_.rows),
         fmt::format("Avbruten: {} av {} rader blev klara; svaret vilar på dem.", rows, design_.rows)});
    return 128 + signal;
  }

  const SensitivityOptions& options_;
  const Context& context_;
  const io::ScenarioFile& scenario_;
  std::vector<NumberAt> numbers_;
  const experiment::Unknowns& unknowns_;
  experiment::SensitivityDesign design_;
  fs::path out_;
};

base::Result<std::vector<experiment::Unknown>> unknowns_of(const SensitivityOptions& options,
                                                           const io::ScenarioFile& file,
                                                           const std::vector<NumberAt>& numbers) {
  if (!options.unknowns) return io::carried_unknowns(file);
  auto read = io::read_calibration(*options.unknowns, file.scenario, numbers, io::Wanted::unknowns);
  if (!read) return read.problems();
  return std::move(read->unknowns);
}

int sensitivity(const SensitivityOptions& options, const Context& context) {
  const auto scenario = io::read_scenario(options.file);
  if (!scenario) return refuse(scenario.problems(), context);
  const auto programme = model::compile(scenario->scenario);
  if (!programme) return refuse(programme.problems(), context);
  const auto all = experiment::all_numbers(measure::layout_of(*programme));
  Problems problems;
  std::vector<NumberAt> numbers;
  for (const std::string& typed : options.outcomes) find_number(typed, all, numbers, problems);
  const auto asked = unknowns_of(options, *scenario, all);
  if (!asked) problems.insert(problems.end(), asked.problems().begin(), asked.problems().end());
  if (!problems.empty()) return refuse(problems, context);
  const auto unknowns = experiment::Unknowns::create(scenario->scenario, *asked, experiment::Ends::left_out);
  if (!unknowns) return refuse(unknowns.problems(), context);
  return Sensitivity{options, context, *scenario, numbers, *unknowns}.go();
}

}  // namespace

Verb sensitivity_verb() {
  const auto options = std::make_shared<SensitivityOptions>();
  return {.name = "sensitivity",
          .help = {"tell which unknown numbers drive an outcome: Sobol indices or Morris screening",
                   "visa vilka okända tal som driver ett utfall: Sobolindex eller Morris gallring"},
          .options = options->options(),
          .act = [options](const Context& context) { return sensitivity(*options, context); }};
}

}  // namespace stegvis::cli
