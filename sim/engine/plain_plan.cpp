#include "engine/plain_plan.hpp"

#include <algorithm>
#include <span>

#include "base/expects.hpp"

namespace stegvis::engine {
namespace {

bool plain_pool(const model::PoolPlan& pool) {
  return !pool.coached && !pool.several && pool.asked_by.empty() && pool.classes == 1 && pool.quota.empty() &&
         !pool.gated && !pool.limited && !pool.interrupts;
}
bool plain_stage(const model::StagePlan& stage) {
  return stage.phases.empty() && !stage.coached && stage.also.empty() &&
         std::max(stage.ways, stage.waiting_ways) < 250;
}
bool plain_way(const model::Way& way) {
  return !way.coached && (way.drive == model::Drive::hazard || way.drive == model::Drive::duration);
}
bool plain_source(const model::Source& source) { return source.kind != model::Coming::stock; }

PlainLaw law_of(const model::Way& way) {
  if (way.drive == model::Drive::duration)
    return way.duration.family == model::Family::fixed ? PlainLaw::fixed : PlainLaw::drawn;
  const bool constant = way.hazard.family == model::Family::exponential && way.hazard.a > 0.0;
  return constant ? PlainLaw::constant_rate : PlainLaw::hazard;
}

/// Months and years are counted in the calendar, so that theirs is not known beforehand.
double days_of(const model::Way& way) {
  const base::TimeUnit unit = way.duration.value.unit;
  const bool counted = unit == base::TimeUnit::day || unit == base::TimeUnit::week;
  return law_of(way) == PlainLaw::fixed && counted ? way.duration.value.days() : -1.0;
}

PlainWay plain(const model::Way& way) {
  const bool felt = way.supported != 1.0;
  const bool simple = way.constant && way.never == 0.0 && way.calendar.empty() && !felt;
  return {.rate = way.hazard.a,
          .days = simple ? days_of(way) : -1.0,
          .whole = &way,
          .purpose = way.purpose,
          .first_leg = way.first_leg,
          .law = law_of(way),
          .simple = simple,
          .felt = felt,
          .branches = way.legs > 1,
          .ends_stage = way.ends_stage};
}

PlainLeg plain(const model::Leg& leg) {
  return {leg.up_to, static_cast<std::uint16_t>(leg.target.index()), leg.keeps_slot};
}

PlainStage plain(const model::StagePlan& stage, const std::vector<model::PoolPlan>& pools) {
  PlainStage own{.place = static_cast<std::uint32_t>(stage.place.index()),
                 .waiting = static_cast<std::uint32_t>(stage.waiting.index()),
                 .first_way = static_cast<std::uint16_t>(stage.first_way),
                 .ways = static_cast<std::uint16_t>(stage.ways),
                 .first_waiting_way = static_cast<std::uint16_t>(stage.first_waiting_way),
                 .waiting_ways = static_cast<std::uint16_t>(stage.waiting_ways),
                 .support = stage.support,
                 .patience_purpose = stage.patience_purpose,
                 .final = stage.final,
                 .patience = stage.patient ? nullptr : &stage.patience};
  if (stage.pool != model::StagePlan::none) {
    own.first_member = static_cast<std::uint16_t>(pools[stage.pool].first_member);
    own.by = pools[stage.pool].by;
  }
  if (stage.gave_up_to.exists()) own.gave_up_to = static_cast<std::uint16_t>(stage.gave_up_to.index());
  return own;
}

}  // namespace

bool is_plain(const model::Programme& programme) {
  return programme.rules.empty() &&
         std::all_of(programme.sources.begin(), programme.sources.end(), plain_source) &&
         std::all_of(programme.stages.begin(), programme.stages.end(), plain_stage) &&
         std::all_of(programme.ways.begin(), programme.ways.end(), plain_way) &&
         std::all_of(programme.pools.begin(), programme.pools.end(), plain_pool) &&
         programme.ways.size() < no_stage;
}

PlainPlan::PlainPlan(const model::Programme& programme) {
  base::expects(is_plain(programme), "a plain simulator has a plain programme");
  for (const model::StagePlan& stage : programme.stages) {
    stages.push_back(plain(stage, programme.pools));
    most_ways = std::max({most_ways, std::size_t{stage.ways}, std::size_t{stage.waiting_ways}});
  }
  for (const model::Way& way : programme.ways) ways.push_back(plain(way));
  for (const model::Leg& leg : programme.legs) legs.push_back(plain(leg));
  for (const model::Source& source : programme.sources) {
    const auto entry = static_cast<std::uint16_t>(programme.entries[source.first_branch].stage.index());
    sources.push_back({source.branches > 1 ? no_stage : entry});
  }
  number_columns(programme);
}

/// What support changes keeps its luck anyhow. A few such ways out have columns of their own, and then the
/// luck of first visits can be drawn for many newcomers side by side; more would make those pay who never get
/// there.
void PlainPlan::foresee() {
  constexpr std::size_t few = 4;
  for (const PlainStage& stage : stages)
    for (PlainWay& way : std::span{ways}.subspan(stage.first_way, stage.ways))
      if (way.felt && way.whole->drive == model::Drive::hazard && columns.budgets < few) {
        way.foreseen = true;
        way.budget = static_cast<std::uint8_t>(columns.budgets++);
      }
}

/// Only what a programme can ask for has a column. Nobody comes to a final stage twice, or waits for one that
/// needs no slot.
void PlainPlan::number_columns(const model::Programme& programme) {
  foresee();
  const std::size_t own = columns.budgets;
  const auto number_budgets = [&](std::size_t first, std::size_t count) {
    auto next = static_cast<std::uint8_t>(own);
    for (PlainWay& way : std::span{ways}.subspan(first, count))
      if (!way.foreseen && (way.felt || (!way.simple && way.law != PlainLaw::fixed))) way.budget = next++;
    columns.budgets = std::max(columns.budgets, std::size_t{next});
  };
  bool patient = true;
  for (PlainStage& stage : stages) {
    number_budgets(stage.first_way, stage.ways);
    number_budgets(stage.first_waiting_way, stage.waiting_ways);
    if (!stage.final) stage.entries = static_cast<std::uint16_t>(columns.counts++);
    if (stage.first_member != no_member) stage.joins = static_cast<std::uint16_t>(columns.counts++);
    patient = patient && stage.patience == nullptr;
  }
  const bool limited = std::any_of(programme.supports.begin(), programme.supports.end(),
                                   [](const model::SupportPlan& support) { return support.limited; });
  columns.moments = most_ways;
  if (limited) columns.support_end = static_cast<std::uint8_t>(columns.moments++);
  if (!patient) columns.patience = static_cast<std::uint8_t>(columns.moments++);
}

}  // namespace stegvis::engine
