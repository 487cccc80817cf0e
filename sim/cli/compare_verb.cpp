#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "cli/answered.hpp"
#include "cli/best_answer.hpp"
#include "cli/checks.hpp"
#include "cli/compare_answer.hpp"
#include "cli/compare_options.hpp"
#include "cli/economics_answer.hpp"
#include "cli/legs.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saves_told.hpp"
#include "cli/shared_out.hpp"
#include "cli/simulate_here.hpp"
#include "cli/spread_lines.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "io/outcomes_text.hpp"
#include "io/packing.hpp"
#include "io/write_comparison.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;

/// A comparison from what was decided to the printed answer.
class Compare {
 public:
  /// `shards`, where given, hold all of it.
  Compare(const CompareOptions& options, const Context& context, const Scenarios& scenarios,
          io::ComparisonName name, const ComparePlan& plan, const Shards* shards)
      : options_{options},
        context_{context},
        scenarios_{scenarios},
        name_{std::move(name)},
        plan_{plan},
        shards_{shards} {}

  int go() {
    const std::uint32_t replications = plan_.amount.replications;
    experiment::Design design{.programme = name_.first, .seed = name_.seed, .replications = replications};
    std::vector<measure::Layout> layouts;
    for (const model::Programme& programme : scenarios_.programmes) {
      layouts.push_back(measure::layout_of(programme));
      if (&programme != name_.first) design.beside.push_back(&programme);
    }
    experiment::SideBySide numbers{layouts, plan_.uncertain.per_draw};
    experiment::Payback payback{layouts};
    if (!find_draws(replications)) return users_fault;
    const io::Identity identity = identity_of(replications);
    if (shards_ != nullptr)
      if (const Problems problems = same_work(*shards_, identity); !problems.empty())
        return refuse(problems, context_);
    if (context_.rank == 0)
      std::fputs(comparison_warnings(name_, numbers, layouts, context_.language).c_str(), stderr);
    const auto targets = experiment::placed(plan_.amount.targets, numbers.layout());
    if (!targets) return refuse(targets.problems(), context_);
    const Stopping stopping;
    LegsPlan legs{plan_.out, identity, 0, replications, {experiment::width_of(layouts[0]), {}, {}}};
    for (std::size_t i = 1; i < layouts.size(); ++i)
      legs.widths.beside.push_back(experiment::width_of(layouts[i]));
    legs.save_every = plan_.saving.every;
    const Legs::Simulate simulate = simulator(design, legs.widths);
    if (plan_.saving.shard)
      return share_replications(std::move(legs), *plan_.saving.shard, plan_.uncertain.per_draw,
                                io::packed(options_), simulate, context_);
    const experiment::Widths widths = legs.widths;
    return with_all_ranks(context_, identity, widths, plan_.uncertain.per_draw, simulate,
                          [&](const Legs::Simulate& all) {
                            return whole(std::move(legs), design, *targets, numbers, payback, all);
                          });
  }

 private:
  /// Every replication, and the answer.
  int whole(LegsPlan legs_plan, const experiment::Design& design,
            const std::vector<experiment::Reached>& targets, experiment::SideBySide& numbers,
            experiment::Payback& payback, const Legs::Simulate& simulate) {
    const std::uint32_t replications = design.replications;
    Progress progress{replications, context_.language};
    const auto consume = [&](const experiment::Block& block) {
      numbers.add(block);
      payback.add(block);
      progress.tell(block.first + block.count);
      return Problems{};
    };
    const auto enough = [&] {
      judge(targets, numbers);
      progress.expect(expected(name_.until, replications));
      return experiment::all_reached(name_.until);
    };
    Legs legs{std::move(legs_plan), consume, simulate, [&](std::uint32_t n) { progress.saved(n); }};
    const auto ran = shards_ != nullptr ? legs.replay(*shards_)
                     : targets.empty()  ? legs.run(context_)
                                        : legs.run_until(design, enough, context_, plan_.uncertain.per_draw);
    progress.clear();
    if (!ran) return fail(ran.problems(), context_, legs.unwritten() ? our_fault : users_fault);
    if (const Problems problems = Stopping::asked() != 0 ? legs.save() : Problems{}; !problems.empty())
      return fail(problems, context_, our_fault);
    name_.replications = ran->replications;
    if (ran->replications == 0) return ended(name_.replications, replications, context_);
    if (!targets.empty()) (void)enough();
    if (const Problems problems = io::write_comparison(plan_.out, name_, numbers, payback); !problems.empty())
      return fail(problems, context_, our_fault);
    if (Stopping::asked() == 0 && shards_ == nullptr) legs.remove();
    const int drawn =
        answered(answer(numbers, payback), plan_.out, options_.json, options_.figures, context_);
    const int code = ended(name_.replications, replications, context_);
    return code == fine ? drawn : code;
  }

  /// Runs some of the replications.
  Legs::Simulate simulator(const experiment::Design& whole, const experiment::Widths& widths) const {
    return [this, whole, widths](std::uint32_t first, std::uint32_t count, const Consume& consume,
                                 const Stop& stop) {
      const std::uint32_t per_draw = plan_.uncertain.per_draw;
      if (draws_)
        return simulate_draws(experiment::DrawDesign{.draws = &*draws_,
                                                     .seed = name_.seed,
                                                     .first = first / per_draw,
                                                     .count = count / per_draw,
                                                     .per_draw = per_draw,
                                                     .widths = widths},
                              plan_.threads, consume, stop);
      experiment::Design design = whole;
      design.first = first;
      design.replications = count;
      return simulate_here(design, plan_.threads, consume, stop);
    };
  }

  /// What makes this comparison another than any other.
  io::Identity identity_of(std::uint32_t replications) const {
    std::vector<std::string> scenarios;
    for (const io::ScenarioFile* file : name_.files) scenarios.push_back(io::digest_of(*file));
    return {{"verb", "compare"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of_bytes(io::packed(scenarios))},
            {"seed", fmt::format("{}", name_.seed)},
            {"replications", fmt::format("{}", replications)},
            {"options", io::digest_of_bytes(io::packed(std::pair{options_.uncertain, options_.until}))}};
  }

  /// Whether the uncertain numbers, if any, can be drawn; if not, why is told.
  bool find_draws(std::uint32_t replications) {
    if (!plan_.uncertain.asked) return true;
    std::vector<const model::Scenario*> scenarios;
    for (const io::ScenarioFile& file : scenarios_.files) scenarios.push_back(&file.scenario);
    auto draws = experiment::Draws::create(std::move(scenarios), plan_.uncertain.uncertainties, name_.seed,
                                           replications / plan_.uncertain.per_draw, plan_.uncertain.tried);
    if (!draws) refuse(located(draws.problems(), *name_.files[0]), context_);
    if (!draws) return false;
    draws_ = std::move(draws).value();
    return true;
  }

  /// Every target of every difference.
  void judge(const std::vector<experiment::Reached>& targets, const experiment::SideBySide& numbers) {
    name_.until.clear();
    for (std::size_t i = 1; i < numbers.scenarios(); ++i) {
      std::vector<experiment::Reached> of_this = targets;
      experiment::judge(of_this, numbers.difference(i));
      for (experiment::Reached& one : of_this) one.of = name_.difference(i);
      name_.until.insert(name_.until.end(), of_this.begin(), of_this.end());
    }
  }

  std::string answer(const experiment::SideBySide& numbers, const experiment::Payback& payback) const {
    if (options_.json) return io::comparison_json(name_, numbers, payback);
    const base::Language language = context_.language;
    std::string text = comparison_text(name_, numbers, language) + best_text(name_, numbers, language) +
                       economics_text(name_, numbers, payback, language);
    if (draws_)
      text += drawn_line({&*draws_, plan_.uncertain.per_draw, plan_.uncertain.uncertainties.sampling},
                         name_.replications, language);
    return text + until_lines(name_.until, name_.replications, language);
  }

  const CompareOptions& options_;
  const Context& context_;
  const Scenarios& scenarios_;
  io::ComparisonName name_;
  const ComparePlan& plan_;
  const Shards* shards_;
  std::optional<experiment::Draws> draws_;
};

int compare(const CompareOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto scenarios = read_scenarios(options);
  if (!scenarios) return refuse(scenarios.problems(), context);
  io::ComparisonName name{};
  name.files = scenarios->pointers();
  name.ids = io::comparison_ids(name.files);
  const auto plan = decide(options, *scenarios, name.ids);
  if (!plan) return refuse(plan.problems(), context);
  name.first = &scenarios->programmes.front();
  name.seed = plan->seed;
  return Compare{options, context, *scenarios, std::move(name), *plan, shards}.go();
}

}  // namespace

int merge_compare(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, compare);
}

Verb compare_verb() {
  const auto options = std::make_shared<CompareOptions>();
  return {.name = "compare",
          .help = {"simulate scenarios side by side and print their paired differences",
                   "simulera scenarier sida vid sida och visa de parvisa skillnaderna"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return alone_or_over_ranks<CompareOptions>(
                *options, context, [](const auto& typed, const Context& own) { return compare(typed, own); },
                [](const auto& typed) { return default_out(typed); });
          }};
}

}  // namespace stegvis::cli
