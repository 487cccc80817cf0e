#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "cli/answered.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saved_rows.hpp"
#include "cli/saves_told.hpp"
#include "cli/sensitivity_answer.hpp"
#include "cli/sensitivity_options.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/sensitivity.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/packing.hpp"
#include "io/write_sensitivity.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
using experiment::Method;
using experiment::NumberAt;

/// An analysis from what was decided to the printed answer.
class Sensitivity {
 public:
  /// `shards`, where given, hold all of it.
  Sensitivity(const SensitivityOptions& options, const Context& context, const io::ScenarioFile& scenario,
              const std::vector<NumberAt>& numbers, const experiment::Unknowns& unknowns,
              const SensitivityPlan& plan, const Shards* shards)
      : options_{options},
        context_{context},
        scenario_{scenario},
        numbers_{numbers},
        unknowns_{unknowns},
        plan_{plan},
        design_{plan.design},
        shards_{shards} {}

  int go() {
    const experiment::SensitivityPoints points = experiment::points_of(design_, unknowns_.size());
    const experiment::PointRuns runs{unknowns_, numbers_, design_.seed, design_.replications,
                                     design_.method == Method::metamodel};
    const std::size_t per_row = points.size() / design_.rows;
    const io::Identity identity = identity_of();
    const io::Shard shard = plan_.saving.shard.value_or(io::Shard{});
    const experiment::PointRows mine{shard.first(design_.rows),
                                     shard.last(design_.rows) - shard.first(design_.rows), per_row};
    SavedRows rows{plan_.out, identity, per_row * runs.length(), mine.first, plan_.saving.every};
    if (shards_ != nullptr) return merge(identity, rows, points);
    const io::SaveHead head{identity, mine.first, shard, io::packed(options_)};
    if (plan_.saving.shard && is_done(plan_.out, head, context_)) return fine;
    rows.recall({"rows", "rader"}, context_);
    const Stopping stopping;
    if (const Problems problems = simulate(runs, points, mine, rows); !problems.empty())
      return fail(problems, context_, rows.unwritten() ? our_fault : users_fault);
    if (Stopping::asked() != 0)
      if (const Problems problems = rows.save(); !problems.empty())
        return fail(problems, context_, our_fault);
    return plan_.saving.shard ? share(rows, mine, head) : tell(rows, points);
  }

 private:
  /// Runs what is not known yet, until the user stops it.
  Problems simulate(const experiment::PointRuns& runs, const experiment::SensitivityPoints& points,
                    const experiment::PointRows& mine, SavedRows& rows) const {
    Progress progress{static_cast<std::int64_t>(mine.count), context_.language};
    experiment::TbbExecutor executor{plan_.threads};
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
    if (const Problems problems = rows.write_shard(plan_.out, head); !problems.empty())
      return fail(problems, context_, our_fault);
    rows.remove();
    say_shared(plan_.out, head.shard, context_);
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
    if (static_cast<std::int64_t>(count) < least_rows(design_.method, unknowns_.size()))
      return stopped(count, design_.rows);
    SensitivityTold told{scenario_.scenario, scenario_.name, unknowns_, design_, count, count * per_row, {}};
    for (std::size_t k = 0; k < numbers_.size(); ++k) told.driven.push_back(driven(points, rows, k));
    if (const Problems problems = write(told, points); !problems.empty())
      return fail(problems, context_, our_fault);
    if (count == design_.rows && shards_ == nullptr) rows.remove();
    const std::string answer =
        options_.json ? sensitivity_json(told) : sensitivity_text(told, context_.language);
    const int drawn = answered(answer, plan_.out, options_.json, options_.figures, context_);
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
        plan_.out, {scenario_, unknowns_, design_, told.rows, told.points, points.coordinates, driven});
  }

  int stopped(std::size_t rows, std::size_t wanted) const {
    if (Stopping::asked() == 0) return fine;
    return stopped_and_saved(static_cast<std::int64_t>(rows), static_cast<std::int64_t>(wanted),
                             {"rows", "rader"}, context_);
  }

  const SensitivityOptions& options_;
  const Context& context_;
  const io::ScenarioFile& scenario_;
  const std::vector<NumberAt>& numbers_;
  const experiment::Unknowns& unknowns_;
  const SensitivityPlan& plan_;
  const experiment::SensitivityDesign& design_;
  const Shards* shards_;
};

int sensitivity(const SensitivityOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto scenario = io::read_scenario(options.file);
  if (!scenario) return refuse(scenario.problems(), context);
  const auto programme = model::compile(scenario->scenario);
  if (!programme) return refuse(programme.problems(), context);
  const auto asked = question_of(options, *scenario, *programme);
  if (!asked) return refuse(asked.problems(), context);
  const auto unknowns =
      experiment::Unknowns::create(scenario->scenario, asked->unknowns, experiment::Ends::left_out);
  if (!unknowns) return refuse(unknowns.problems(), context);
  const auto plan = decide(options, *scenario, unknowns->size());
  if (!plan) return refuse(plan.problems(), context);
  return Sensitivity{options, context, *scenario, asked->numbers, *unknowns, *plan, shards}.go();
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
