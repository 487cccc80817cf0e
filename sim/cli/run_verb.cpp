#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "cli/amount.hpp"
#include "cli/answer.hpp"
#include "cli/checks.hpp"
#include "cli/draw.hpp"
#include "cli/legs.hpp"
#include "cli/merging.hpp"
#include "cli/numbers.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/run_options.hpp"
#include "cli/saves_told.hpp"
#include "cli/shared_out.hpp"
#include "cli/simulate_here.hpp"
#include "cli/spread_lines.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/decompose.hpp"
#include "experiment/draw_bench.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/precision.hpp"
#include "experiment/replicate.hpp"
#include "experiment/unit_costs.hpp"
#include "io/event_log_text.hpp"
#include "io/outcomes_text.hpp"
#include "io/packing.hpp"
#include "io/posterior_file.hpp"
#include "io/scratch.hpp"
#include "io/stream_file.hpp"
#include "io/text_file.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"
#include "model/fields.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;

/// The event log of a run, in the form its name asks for.
class LogWriter {
 public:
  static base::Result<LogWriter> create(const std::string& path) {
    auto file = io::StreamFile::create(path);
    if (!file) return file.problems();
    LogWriter writer{std::move(file).value(), path.ends_with(".xes")};
    if (Problems problems = writer.file_.append(writer.xes_ ? io::xes_head() : io::event_log_head());
        !problems.empty())
      return problems;
    return writer;
  }
  Problems add(const model::Programme& programme, const experiment::Block& block) {
    return file_.append(xes_ ? io::xes_traces(programme, block.log)
                             : io::event_log_lines(programme, block.log));
  }
  Problems finish() {
    if (Problems problems = xes_ ? file_.append(io::xes_tail()) : Problems{}; !problems.empty())
      return problems;
    return file_.commit();
  }

 private:
  LogWriter(io::StreamFile file, bool xes) : file_{std::move(file)}, xes_{xes} {}

  io::StreamFile file_;
  bool xes_;
};

/// Whether the replications suffice, in a line.
base::Text precision_line(const experiment::Summary& summary) {
  const auto known = experiment::precision(summary);
  if (known.empty()) return {"", ""};
  const experiment::Precision& worst = known.front();
  const auto words = [&](const char* enough, const char* short_of, Language language) {
    return fmt::format(fmt::runtime(worst.relative() <= 0.01 ? enough : short_of),
                       number(static_cast<double>(summary.replications()), language),
                       worst.table->label.in(language), percent(worst.relative(), language),
                       number(static_cast<double>(worst.replications_for_one_percent), language));
  };
  return {words("{} replications suffice: the least precise main outcome ({}) is known to ±{} (Monte Carlo "
                "error of the mean).",
                "{} replications: the least precise main outcome ({}) is known to ±{} (Monte Carlo error of "
                "the mean); "
                "about {} replications would make it ±1%.",
                Language::en),
          words("{} replikationer räcker: det osäkraste huvudutfallet ({}) är känt på ±{} när (Monte "
                "Carlo-fel i medelvärdet).",
                "{} replikationer: det osäkraste huvudutfallet ({}) är känt på ±{} när (Monte Carlo-fel i "
                "medelvärdet); "
                "med ungefär {} replikationer blir det ±1\u00a0%.",
                Language::sv)};
}

/// What the numbers rest on, in lines: distributions that are not drawn from, and numbers without a source.
std::string parameter_lines(const model::Scenario& scenario, bool drawn, Language language) {
  std::size_t varied = 0, bare = 0, all = 0;
  for (const model::Parameter& parameter : model::parameters(scenario)) {
    ++all;
    varied += !parameter.carried.distribution.empty();
    bare += parameter.carried.source.empty();
  }
  const bool swedish = language == Language::sv;
  std::string text;
  if (varied > 0 && !drawn)
    text += fmt::format(
        fmt::runtime(
            swedish
                ? "{} tal har en fördelning; de är inte varierade i den här körningen (--uncertain gör "
                  "det).\n"
                : "{} numbers carry a distribution; they are not varied in this run (--uncertain does).\n"),
        varied);
  if (bare > 0)
    text += fmt::format(fmt::runtime(swedish ? "{} av {} tal: ingen källa angiven, antagande.\n"
                                             : "{} of {} numbers: no source given, assume.\n"),
                        bare, all);
  return text;
}

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
    std::optional<LogWriter> log;
    if (!options_.log.empty()) {
      auto created = LogWriter::create(options_.log);
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
    std::vector<const model::Scenario*> scenarios{&file_.scenario};
    if (has_base) scenarios.push_back(&*file_.base);
    const std::size_t count = plan_.replications / plan_.uncertain.per_draw;
    auto draws = plan_.uncertain.draws ? draws_of_posterior(scenarios, count)
                                       : experiment::Draws::create(scenarios, plan_.uncertain.uncertainties,
                                                                   plan_.seed, count, plan_.uncertain.tried);
    if (!draws) refuse(located(draws.problems(), file_), context_);
    if (!draws) return false;
    draws_ = std::move(draws).value();
    drawn_.draws = &*draws_;
    drawn_.per_draw = plan_.uncertain.per_draw;
    drawn_.sampling = plan_.uncertain.uncertainties.sampling;
    return true;
  }

  /// Draws that a calibration left, but for what is to keep the scenario's value.
  base::Result<experiment::Draws> draws_of_posterior(const std::vector<const model::Scenario*>& scenarios,
                                                     std::size_t count) {
    const auto read = io::read_draws(*plan_.uncertain.draws);
    if (!read) return read.problems();
    const auto wanted = io::without(*read, plan_.uncertain.uncertainties.fixed);
    if (!wanted) return wanted.problems();
    drawn_.observed = wanted->observed;
    return experiment::Draws::of_values(scenarios, wanted->unknowns, wanted->values, count,
                                        plan_.uncertain.tried);
  }

  int tell(const experiment::Comparison& comparison) {
    auto outcomes = experiment::outcomes(comparison.own());
    for (auto& cost : experiment::unit_costs(comparison.own(), file_.scenario))
      outcomes.push_back(std::move(cost));
    const auto differences = comparison.difference() != nullptr
                                 ? experiment::outcomes(*comparison.difference())
                                 : std::vector<experiment::Outcome>{};
    if (!options_.csv.empty()) {
      const Problems problems =
          io::write_text(options_.csv, io::as_csv(outcomes, differences, context_.language));
      if (!problems.empty()) return fail(problems, context_, our_fault);
    }
    const auto replications = static_cast<std::int64_t>(comparison.own().replications());
    if (options_.json) {
      io::RunName name{file_.name, plan_.seed, replications, targets_, drawn_};
      if (drawn_.per_draw > 1) name.spreads = experiment::spread_origins(comparison.own(), drawn_.per_draw);
      std::fputs(io::as_json(name, outcomes, differences).c_str(), stdout);
    } else {
      const std::string base_title = file_.base ? file_.base->title : "";
      std::fputs(answer_text({file_.scenario, outcomes, differences, base_title, replications, plan_.seed},
                             context_.language)
                     .c_str(),
                 stdout);
      if (draws_) std::fputs(spread_lines(drawn_, comparison.own(), context_.language).c_str(), stdout);
      std::fputs(until_lines(targets_, replications, context_.language).c_str(), stdout);
      std::printf("%s\n%s", precision_line(comparison.own()).in(context_.language).c_str(),
                  parameter_lines(file_.scenario, draws_.has_value(), context_.language).c_str());
      std::printf("%s %s\n", context_.language == Language::sv ? "Resultat:" : "Results:", plan_.out.c_str());
    }
    std::fflush(stdout);
    const int drawn = options_.figures ? draw_figures(plan_.out, {}, {}, context_) : fine;
    const int code = ended(replications, plan_.replications, context_);
    return code == fine ? drawn : code;
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
  std::optional<experiment::Draws> draws_;
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
