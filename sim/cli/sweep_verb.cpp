#include <fmt/format.h>

#include <memory>

#include "cli/answered.hpp"
#include "cli/checks.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saved_points.hpp"
#include "cli/saves_told.hpp"
#include "cli/stopping.hpp"
#include "cli/sweep_answer.hpp"
#include "cli/sweep_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/sweep.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/write_sweep.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;

/// A sweep from what was decided to the printed answer.
class SweepRun {
 public:
  /// `shards`, where given, hold all of it.
  SweepRun(const SweepOptions& options, const Context& context, const io::ScenarioFile& file,
           const model::Programme& programme, SweepPlan plan, const Shards* shards)
      : options_{options},
        context_{context},
        file_{file},
        programme_{programme},
        plan_{std::move(plan)},
        shards_{shards} {}

  int go() {
    if (const Problems problems = lay_out(); !problems.empty())
      return refuse(located(problems, file_), context_);
    const io::Identity identity = identity_of();
    const io::Shard shard = plan_.saving.shard.value_or(io::Shard{});
    const auto first = static_cast<std::size_t>(shard.first(sweep_->count())),
               last = static_cast<std::size_t>(shard.last(sweep_->count()));
    SavedPoints points{plan_.out,         identity, plan_.outcomes.size() * experiment::sweep_statistics,
                       sweep_->count(),   first,    last,
                       plan_.saving.every};
    if (shards_ != nullptr) return merge(identity, points);
    const io::SaveHead head{identity, first, shard, io::packed(options_)};
    if (plan_.saving.shard && is_done(plan_.out, head, context_)) return fine;
    const Stopping stopping;
    if (const int code = run(points); code != fine) return code;
    return plan_.saving.shard ? share(points, head) : finish(points);
  }

 private:
  /// Where the points lie.
  Problems lay_out() {
    experiment::TbbExecutor executor{plan_.threads};
    auto sweep = experiment::Sweep::create(file_.scenario, std::move(plan_.axes), plan_.plan, plan_.points,
                                           plan_.seed, executor);
    if (!sweep) return sweep.problems();
    sweep_ = std::move(sweep).value();
    design_.sweep = &*sweep_;
    design_.seed = plan_.seed;
    design_.replications = plan_.replications;
    for (const experiment::Total& total : plan_.outcomes) design_.outcomes.push_back(total.name);
    return {};
  }

  /// What makes this sweep another than any other.
  io::Identity identity_of() const {
    std::vector<std::string> axes;
    for (const experiment::Axis& axis : sweep_->axes()) axes.push_back(axis.written);
    const auto points = std::pair{axes, std::string{io::word_of(sweep_->plan())}};
    return {{"verb", "sweep"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of(file_)},
            {"seed", fmt::format("{}", plan_.seed)},
            {"replications", fmt::format("{}", plan_.replications)},
            {"points", fmt::format("{} {}", sweep_->count(), io::digest_of_bytes(io::packed(points)))},
            {"outcomes", io::digest_of_bytes(io::packed(design_.outcomes))}};
  }

  /// All points that are not known yet; or, where it is stopped, what the program ends with.
  int run(SavedPoints& points) {
    points.recall(context_);
    design_.points = points.missing();
    std::size_t done = points.known();
    Progress progress{static_cast<std::int64_t>(points.wanted()), context_.language};
    progress.saved(static_cast<std::int64_t>(done));
    const auto ran = simulate([&](const experiment::PointResult& point) {
      progress.tell(static_cast<std::int64_t>(++done));
      const std::size_t saved = points.saved();
      Problems problems = points.add(point);
      if (points.saved() != saved) progress.saved(static_cast<std::int64_t>(points.saved()));
      return problems;
    });
    progress.clear();
    if (ran && done == points.wanted()) return fine;
    const Problems problems = points.unwritten() ? Problems{} : points.save();
    if (!ran) return fail(ran.problems(), context_, points.unwritten() ? our_fault : users_fault);
    if (!problems.empty()) return fail(problems, context_, our_fault);
    return stopped_and_saved(static_cast<std::int64_t>(done), static_cast<std::int64_t>(points.wanted()),
                             {"points", "punkter"}, context_);
  }

  base::Result<std::size_t> simulate(
      const std::function<Problems(const experiment::PointResult&)>& consume) const {
    const auto stop = [] { return Stopping::asked() != 0; };
    if (plan_.threads == 1) {
      experiment::SerialExecutor executor;
      return experiment::run_sweep(design_, executor, consume, stop);
    }
    experiment::TbbExecutor executor{plan_.threads};
    return experiment::run_sweep(design_, executor, consume, stop);
  }

  /// All points of this part, in a file that `merge` takes.
  int share(const SavedPoints& points, const io::SaveHead& head) const {
    if (const Problems problems = points.write_shard(plan_.out, head); !problems.empty())
      return fail(problems, context_, our_fault);
    points.remove();
    say_shared(plan_.out, head.shard, context_);
    return fine;
  }

  int merge(const io::Identity& identity, SavedPoints& points) const {
    if (const Problems problems = same_work(*shards_, identity); !problems.empty())
      return refuse(problems, context_);
    for (const io::SaveFound& shard : *shards_)
      if (!points.take(shard)) return refuse({not_understood(*shards_)}, context_);
    if (points.known() < points.wanted()) return refuse({not_understood(*shards_)}, context_);
    return finish(points);
  }

  int finish(SavedPoints& points) const {
    const io::SweepTold told{design_, file_, programme_, plan_.outcomes, std::move(points).numbers()};
    Problems problems = io::write_sweep(plan_.out, told);
    if (!problems.empty() && shards_ == nullptr) {
      const Problems unsaved = points.save();
      problems.insert(problems.end(), unsaved.begin(), unsaved.end());
    }
    if (!problems.empty()) return fail(problems, context_, our_fault);
    if (shards_ == nullptr) points.remove();
    return answered(options_.json ? io::sweep_json(told) : sweep_text(told, context_.language), plan_.out,
                    options_.json, options_.figures, context_);
  }

  const SweepOptions& options_;
  const Context& context_;
  const io::ScenarioFile& file_;
  const model::Programme& programme_;
  SweepPlan plan_;
  const Shards* shards_;
  std::optional<experiment::Sweep> sweep_;
  experiment::SweepDesign design_;
};

int sweep(const SweepOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  const auto programme = model::compile(file->scenario);
  if (!programme) return refuse(programme.problems(), context);
  auto plan = decide(options, *file, *programme);
  if (!plan) return refuse(located(plan.problems(), *file), context);
  return SweepRun{options, context, *file, *programme, std::move(plan).value(), shards}.go();
}

}  // namespace

int merge_sweep(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, sweep);
}

Verb sweep_verb() {
  const auto options = std::make_shared<SweepOptions>();
  return {
      .name = "sweep",
      .help =
          {"simulate a scenario at many points: lists, ranges, grids, Latin hypercubes, Sobol sequences",
           "simulera ett scenario i många punkter: listor, spann, rutnät, latinska hyperkuber, Sobolföljder"},
      .options = options->options(),
      .act = [options](const Context& context) {
        return alone_or_over_ranks<SweepOptions>(
            *options, context, [](const auto& typed, const Context& own) { return sweep(typed, own); },
            [](const auto& typed) { return default_out(typed).string(); });
      }};
}

}  // namespace stegvis::cli
