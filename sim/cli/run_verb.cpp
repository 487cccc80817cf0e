#include <fmt/format.h>

#include <memory>
#include <optional>

#include "cli/amount.hpp"
#include "cli/answer.hpp"
#include "cli/answered.hpp"
#include "cli/checks.hpp"
#include "cli/legs.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/rests_on.hpp"
#include "cli/run_draws.hpp"
#include "cli/run_log.hpp"
#include "cli/run_options.hpp"
#include "cli/saves_told.hpp"
#include "cli/shared_out.hpp"
#include "cli/simulate_here.hpp"
#include "cli/spread_lines.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/decompose.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/replicate.hpp"
#include "experiment/unit_costs.hpp"
#include "io/outcomes_text.hpp"
#include "io/packing.hpp"
#include "io/scratch.hpp"
#include "io/text_file.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;

using Outcomes = std::vector<experiment::Outcome>;

/// A run from the typed words to the printed answer.
class Run {
 public:
  /// `shards`, where given, hold all of it.
  Run(const RunOptions& options, const Context& context, const io::ScenarioFile& file, const RunPlan& plan,
      const Shards* shards)
      : options_{options}, context_{context}, file_{file}, plan_{plan}, shards_{shards} {}

  int go() {
    auto programme = model::compile(file_.scenario);
    if (!programme) return refuse(programme.problems(), context_);
    std::optional<model::Programme> base;
    if (file_.base && file_.scenario.compare) {
      auto compiled = model::compile(*file_.base);
      if (!compiled) return refuse(compiled.problems(), context_);
      base = std::move(compiled).value();
    }
    return simulate(*programme, base ? &*base : nullptr);
  }

 private:
  int simulate(const model::Programme& programme, const model::Programme* base) {
    const auto scratch = std::make_shared<io::Scratch>(plan_.out);
    experiment::Comparison comparison =
        base != nullptr
            ? experiment::Comparison{measure::layout_of(programme), measure::layout_of(*base),
                                     plan_.uncertain.per_draw, scratch}
            : experiment::Comparison{measure::layout_of(programme), plan_.uncertain.per_draw, scratch};
    if (!find_targets(comparison.own().layout()) || !find_draws(base != nullptr)) return users_fault;
    const auto identity = identity_of();
    if (!identity) return refuse(identity.problems(), context_);
    design_ = {&programme,
               base,
               plan_.seed,
               0,
               plan_.replications,
               !options_.log.empty(),
               plan_.keep == experiment::Keep::prices};
    widths_.own = experiment::width_of(comparison.own().layout());
    if (base != nullptr) widths_.base = experiment::width_of(comparison.base()->layout());
    const Stopping stopping;
    if (plan_.saving.shard) return share(*identity);
    return with_all_ranks(
        context_, *identity, widths_, plan_.uncertain.per_draw, simulator(),
        [&](const Legs::Simulate& simulate) { return whole(*identity, comparison, simulate); });
  }

  /// Every replication, and the answer.
  int whole(const io::Identity& identity, experiment::Comparison& comparison,
            const Legs::Simulate& simulate) {
    if (shards_ != nullptr)
      if (const Problems problems = same_work(*shards_, identity); !problems.empty())
        return refuse(problems, context_);
    std::optional<RunLog> log;
    if (!options_.log.empty()) {
      auto created = RunLog::create(options_.log);
      if (!created) return fail(created.problems(), context_, our_fault);
      log.emplace(std::move(created).value());
    }
    io::ResultsWriter writer{plan_.out, file_, design_, comparison.own().layout(), plan_.keep};
    if (const Problems problems = writer.begin(); !problems.empty())
      return fail(problems, context_, our_fault);
    Progress progress{plan_.replications, context_.language};
    const auto consume = [&](const experiment::Block& block) {
      comparison.add(block);
      progress.tell(block.first + block.count);
      Problems problems = writer.take(block);
      if (problems.empty()) problems = comparison.problems();
      if (problems.empty() && log) problems = log->add(*design_.programme, block);
      unwritten_ = !problems.empty();
      return problems;
    };
    const auto enough = [&] {
      experiment::judge(targets_, comparison.own());
      progress.expect(expected(targets_, plan_.replications));
      return experiment::all_reached(targets_);
    };
    LegsPlan legs_plan{plan_.out, identity, 0, plan_.replications, widths_};
    legs_plan.save_every = plan_.saving.every;
    // Where rows of periods are not kept, neither are they saved: their summary says all.
    if (plan_.keep < experiment::Keep::monthly)
      legs_plan.periods = {[&] { return io::packed_periods(comparison); },
                           [&](std::string_view bytes) { return io::unpack_periods(bytes, comparison); }};
    Legs legs{std::move(legs_plan), consume, simulate, [&](std::uint32_t n) { progress.saved(n); }};
    const auto ran = shards_ != nullptr ? legs.replay(*shards_)
                     : targets_.empty() ? legs.run(context_)
                                        : legs.run_until(design_, enough, context_, plan_.uncertain.per_draw);
    progress.clear();
    if (!ran) return fail(ran.problems(), context_, unwritten_ || legs.unwritten() ? our_fault : users_fault);
    if (const Problems problems = Stopping::asked() != 0 ? legs.save() : Problems{}; !problems.empty())
      return fail(problems, context_, our_fault);
    if (ran->replications == 0) return ended(0, plan_.replications, context_);
    if (!targets_.empty()) (void)enough();
    Problems problems = writer.finish(comparison, *ran, drawn_);
    if (problems.empty() && log) problems = log->finish();
    if (!problems.empty()) return fail(problems, context_, our_fault);
    if (Stopping::asked() == 0 && shards_ == nullptr) legs.remove();
    return tell(comparison);
  }

  /// One part of the replications, in a file that `merge` takes.
  int share(const io::Identity& identity) {
    const std::uint32_t unit = plan_.uncertain.per_draw;  // draws stay whole
    LegsPlan legs_plan{plan_.out, identity, 0, plan_.replications, widths_};
    legs_plan.save_every = plan_.saving.every;
    return share_replications(std::move(legs_plan), *plan_.saving.shard, unit, io::packed(options_),
                              simulator(), context_);
  }

  /// Runs some of the replications.
  Legs::Simulate simulator() {
    return [this](std::uint32_t first, std::uint32_t count, const Consume& consume, const Stop& stop) {
      if (draws_) {
        const std::uint32_t per_draw = plan_.uncertain.per_draw;
        const experiment::DrawDesign design{.draws = drawn_.draws,
                                            .seed = plan_.seed,
                                            .first = first / per_draw,
                                            .count = count / per_draw,
                                            .per_draw = per_draw,
                                            .has_base = design_.base != nullptr,
                                            .log = design_.log,
                                            .widths = widths_};
        return simulate_draws(design, plan_.threads, consume, stop);
      }
      experiment::Design design = design_;
      design.first = first;
      design.replications = count;
      return simulate_here(design, plan_.threads, consume, stop);
    };
  }

  /// What makes this run another than any other.
  base::Result<io::Identity> identity_of() const {
    std::string drawn_from;
    if (plan_.uncertain.draws) {
      auto digest = io::digest_of(*plan_.uncertain.draws);
      if (!digest) return digest.problems();
      drawn_from = *digest;
    }
    const auto rest = std::pair{std::pair{options_.uncertain, drawn_from},
                                std::pair{options_.until, std::int64_t{!options_.log.empty()}}};
    return io::Identity{{"verb", "run"},
                        {"version", STEGVIS_VERSION},
                        {"scenario", io::digest_of(file_)},
                        {"seed", fmt::format("{}", plan_.seed)},
                        {"replications", fmt::format("{}", plan_.replications)},
                        {"keep", plan_.keep_word()},
                        {"options", io::digest_of_bytes(io::packed(rest))}};
  }

  /// Whether every target is a total of this scenario; if not, it is told.
  bool find_targets(const measure::Layout& layout) {
    auto targets = experiment::placed(plan_.targets, layout);
    if (!targets) refuse(targets.problems(), context_);
    if (targets) targets_ = std::move(targets).value();
    return targets.ok();
  }

  /// Whether the uncertain numbers, if any, can be drawn; if not, why is told.
  bool find_draws(bool has_base) {
    if (!plan_.uncertain.asked) return true;
    auto drawn = draws_of(plan_, file_, has_base);
    if (!drawn) refuse(located(drawn.problems(), file_), context_);
    if (!drawn) return false;
    draws_ = std::move(drawn).value();
    drawn_ = {&draws_->draws, plan_.uncertain.per_draw, plan_.uncertain.uncertainties.sampling,
              draws_->observed};
    return true;
  }

  int tell(const experiment::Comparison& comparison) {
    auto outcomes = experiment::outcomes(comparison.own());
    for (auto& cost : experiment::unit_costs(comparison.own(), file_.scenario))
      outcomes.push_back(std::move(cost));
    const auto differences =
        comparison.difference() != nullptr ? experiment::outcomes(*comparison.difference()) : Outcomes{};
    if (!options_.csv.empty()) {
      const Problems problems =
          io::write_text(options_.csv, io::as_csv(outcomes, differences, context_.language));
      if (!problems.empty()) return fail(problems, context_, our_fault);
    }
    const auto replications = static_cast<std::int64_t>(comparison.own().replications());
    const std::string told =
        options_.json ? json(comparison, outcomes, differences) : text(comparison, outcomes, differences);
    const int drawn = answered(told, plan_.out, options_.json, options_.figures, context_);
    const int code = ended(replications, plan_.replications, context_);
    return code == fine ? drawn : code;
  }

  std::string json(const experiment::Comparison& comparison, const Outcomes& outcomes,
                   const Outcomes& differences) const {
    io::RunName name{file_.name, plan_.seed, static_cast<std::int64_t>(comparison.own().replications()),
                     targets_, drawn_};
    if (drawn_.per_draw > 1) name.spreads = experiment::spread_origins(comparison.own(), drawn_.per_draw);
    return io::as_json(name, outcomes, differences);
  }

  std::string text(const experiment::Comparison& comparison, const Outcomes& outcomes,
                   const Outcomes& differences) const {
    const base::Language language = context_.language;
    const auto replications = static_cast<std::int64_t>(comparison.own().replications());
    const std::string base_title = file_.base ? file_.base->title : "";
    std::string text =
        answer_text({file_.scenario, outcomes, differences, base_title, replications, plan_.seed}, language);
    if (draws_) text += spread_lines(drawn_, comparison.own(), language);
    text += until_lines(targets_, replications, language);
    text += precision_line(comparison.own()).in(language) + "\n";
    return text + parameter_lines(file_.scenario, draws_.has_value(), language);
  }

  const RunOptions& options_;
  const Context& context_;
  const io::ScenarioFile& file_;
  const RunPlan& plan_;
  const Shards* shards_;
  experiment::Design design_;
  experiment::Widths widths_;
  bool unwritten_ = false;
  std::vector<experiment::Reached> targets_;
  std::optional<RunDraws> draws_;
  io::Drawn drawn_;
};

int run(const RunOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  const auto plan = decide(options, *file);
  if (!plan) return refuse(plan.problems(), context);
  return Run{options, context, *file, *plan, shards}.go();
}

}  // namespace

int merge_run(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, run);
}

Verb run_verb() {
  const auto options = std::make_shared<RunOptions>();
  return {.name = "run",
          .help = {"simulate a scenario and print the forecast", "simulera ett scenario och visa prognosen"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return alone_or_over_ranks<RunOptions>(
                *options, context, [](const auto& typed, const Context& own) { return run(typed, own); },
                [](const auto& typed) { return default_out(typed).string(); });
          }};
}

}  // namespace stegvis::cli
