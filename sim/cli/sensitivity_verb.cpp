#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <memory>

#include "base/nearest.hpp"
#include "cli/answered.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saved_rows.hpp"
#include "cli/saves_told.hpp"
#include "cli/saving_options.hpp"
#include "cli/sensitivity_answer.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/sensitivity.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/carried_unknowns.hpp"
#include "io/packing.hpp"
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
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.unknowns, self.outcomes, self.sobol, self.morris, self.metamodel, self.replications,
      self.seed);
  }

  std::vector<Option> options() {
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

fs::path default_out(const SensitivityOptions& options) {
  return fs::path{options.file}.stem().concat("_sensitivity.h5");
}

/// An analysis from the typed words to the printed answer.
class Sensitivity {
 public:
  /// `shards`, where given, hold all of it.
  Sensitivity(const SensitivityOptions& options, const Context& context, const io::ScenarioFile& scenario,
              std::vector<NumberAt> numbers, const experiment::Unknowns& unknowns, const Shards* shards)
      : options_{options},
        context_{context},
        scenario_{scenario},
        numbers_{std::move(numbers)},
        unknowns_{unknowns},
        shards_{shards} {}

  int go() {
    out_ = options_.out.empty() ? default_out(options_) : fs::path{options_.out};
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
    saving_ = cli::decide(problems, options_.saving);
    if (saving_.shard && options_.out.empty()) out_ = shard_path(out_, *saving_.shard);
    check_outputs(problems, {{"--out", out_}}, scenario_);
    if (problems.empty()) problems = saving_.shard ? may_become_shard(out_) : io::may_become_results(out_);
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
    const std::size_t per_row = points.size() / design_.rows;
    const io::Identity identity = identity_of();
    const io::Shard shard = saving_.shard.value_or(io::Shard{});
    const experiment::PointRows mine{shard.first(design_.rows),
                                     shard.last(design_.rows) - shard.first(design_.rows), per_row};
    SavedRows rows{out_, identity, per_row * runs.length(), mine.first, saving_.every};
    if (shards_ != nullptr) return merge(identity, rows, points);
    const io::SaveHead head{identity, mine.first, shard, io::packed(options_)};
    if (saving_.shard && is_done(out_, head, context_)) return fine;
    rows.recall({"rows", "rader"}, context_);
    const Stopping stopping;
    if (const Problems problems = simulate(runs, points, mine, rows, threads); !problems.empty())
      return fail(problems, context_, rows.unwritten() ? our_fault : users_fault);
    if (Stopping::asked() != 0)
      if (const Problems problems = rows.save(); !problems.empty())
        return fail(problems, context_, our_fault);
    return saving_.shard ? share(rows, mine, head) : tell(rows, points);
  }

  /// Runs what is not known yet, until the user stops it.
  Problems simulate(const experiment::PointRuns& runs, const experiment::SensitivityPoints& points,
                    const experiment::PointRows& mine, SavedRows& rows, std::size_t threads) const {
    Progress progress{static_cast<std::int64_t>(mine.count), context_.language};
    experiment::TbbExecutor executor{threads};
    while (rows.count() < mine.count && Stopping::asked() == 0) {
      const std::size_t known = rows.count();
      progress.saved(static_cast<std::int64_t>(known));
      bool begun = false;  // each time gets somewhere, however often it is to be saved
      const auto ran = experiment::run_points(
          runs, points, {mine.first + known, mine.count - known, mine.per_row}, executor,
          [&](std::size_t done) {
            begun = true;
            progress.tell(static_cast<std::int64_t>(known + done));
          },
          [&] { return Stopping::asked() != 0 || (begun && rows.due()); });
      if (!ran) return ran.problems();
      rows.add(ran->told);
      if (rows.count() == mine.count || Stopping::asked() != 0) break;
      if (Problems problems = rows.save(); !problems.empty()) return problems;
    }
    progress.clear();
    return {};
  }

  /// What makes this analysis another than any other.
  io::Identity identity_of() const {
    std::vector<std::string> outcomes, unknowns;
    for (const NumberAt& one : numbers_)
      outcomes.push_back(one.name.outcome + ":" + one.name.year.value_or(""));
    for (const experiment::Unknown& one : unknowns_.all()) {
      unknowns.insert(unknowns.end(), {one.id, one.name, one.written, one.factor ? "factor" : ""});
      unknowns.insert(unknowns.end(), one.paths.begin(), one.paths.end());
    }
    return {{"verb", "sensitivity"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of(scenario_)},
            {"seed", fmt::format("{}", design_.seed)},
            {"replications", fmt::format("{}", design_.replications)},
            {"points", fmt::format("{} {} {}", static_cast<int>(design_.method), design_.rows,
                                   io::digest_of_bytes(io::packed(unknowns)))},
            {"outcomes", io::digest_of_bytes(io::packed(outcomes))}};
  }

  /// One part of the rows, in a file that `merge` takes.
  int share(const SavedRows& rows, const experiment::PointRows& mine, const io::SaveHead& head) const {
    if (rows.count() < mine.count) return stopped(rows.count(), mine.count);
    if (const Problems problems = rows.write_shard(out_, head); !problems.empty())
      return fail(problems, context_, our_fault);
    rows.remove();
    say_shared(out_, head.shard, context_);
    return fine;
  }

  int merge(const io::Identity& identity, SavedRows& rows,
            const experiment::SensitivityPoints& points) const {
    if (const Problems problems = same_work(*shards_, identity); !problems.empty())
      return refuse(problems, context_);
    for (const io::SaveFound& shard : *shards_)
      if (!rows.take(shard)) return refuse({not_understood(*shards_)}, context_);
    if (rows.count() < design_.rows) return refuse({not_understood(*shards_)}, context_);
    return tell(rows, points);
  }

  int tell(const SavedRows& rows, const experiment::SensitivityPoints& points) const {
    const std::size_t per_row = points.size() / design_.rows, count = rows.count();
    if (static_cast<std::int64_t>(count) < least_rows(design_.method)) return stopped(count, design_.rows);
    SensitivityTold told{scenario_.scenario, scenario_.name, unknowns_, design_, count, count * per_row, {}};
    for (std::size_t k = 0; k < numbers_.size(); ++k) told.driven.push_back(driven(points, rows, k));
    if (const Problems problems = write(told, points); !problems.empty())
      return fail(problems, context_, our_fault);
    if (count == design_.rows && shards_ == nullptr) rows.remove();
    const std::string answer =
        options_.json ? sensitivity_json(told) : sensitivity_text(told, context_.language);
    const int drawn = answered(answer, out_, options_.json, options_.figures, context_);
    const int code = shards_ == nullptr ? stopped(count, design_.rows) : static_cast<int>(fine);
    return code == fine ? drawn : code;
  }

  Driven driven(const experiment::SensitivityPoints& points, const SavedRows& rows, std::size_t k) const {
    Driven one{numbers_[k], 0, 0.0, {}, {}, {}};
    const std::vector<double> outputs =
        experiment::outputs_of(rows.numbers(), k, numbers_.size(), design_.replications);
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
      one.morris = stats::screened(experiment::first_trajectories(points.morris, rows.count()), outputs,
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

  int stopped(std::size_t rows, std::size_t wanted) const {
    if (Stopping::asked() == 0) return fine;
    return stopped_and_saved(static_cast<std::int64_t>(rows), static_cast<std::int64_t>(wanted),
                             {"rows", "rader"}, context_);
  }

  const SensitivityOptions& options_;
  const Context& context_;
  const io::ScenarioFile& scenario_;
  std::vector<NumberAt> numbers_;
  const experiment::Unknowns& unknowns_;
  const Shards* shards_;
  SavingPlan saving_;
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

int sensitivity(const SensitivityOptions& options, const Context& context, const Shards* shards = nullptr) {
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
  return Sensitivity{options, context, *scenario, numbers, *unknowns, shards}.go();
}

}  // namespace

int merge_sensitivity(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, sensitivity);
}

Verb sensitivity_verb() {
  const auto options = std::make_shared<SensitivityOptions>();
  return {.name = "sensitivity",
          .help = {"tell which unknown numbers drive an outcome: Sobol indices or Morris screening",
                   "visa vilka okända tal som driver ett utfall: Sobolindex eller Morris gallring"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return alone_or_over_ranks<SensitivityOptions>(
                *options, context,
                [](const auto& typed, const Context& own) { return sensitivity(typed, own); },
                [](const auto& typed) { return default_out(typed).string(); });
          }};
}

}  // namespace stegvis::cli
