#pragma once

#include <algorithm>

#include "base/math.hpp"
#include "engine/clocks.hpp"
#include "engine/plain_simulator.hpp"
#include "random/side_by_side.hpp"

/// \file
/// When the ways out of a place fire, of a plain programme. Everything random is keyed by (participant,
/// transition, visit).
namespace stegvis::engine {

/// Starts every clock of the place the participant has just come to. Luck is drawn for two ways at a time.
template <model::Sink S>
void PlainSimulator<S>::start_clocks(std::uint32_t slot, std::uint32_t first_way, std::uint32_t ways,
                                     std::uint32_t visit) {
  const PlainPerson& person = people_[slot];
  const PlainWay* way = plan_.ways.data() + first_way;
  double* const moments = people_.moments(slot);
  const auto start = [&](std::uint32_t k, double u) {
    const bool hazard = way[k].law == PlainLaw::constant_rate || way[k].law == PlainLaw::hazard;
    moments[k] = first_moment(slot, way[k], hazard ? -base::log(u) : u, {});
  };
  std::uint32_t partner = ways;  // who draws, and has nobody to draw with yet
  for (std::uint32_t k = 0; k < ways; ++k) {
    if (way[k].law == PlainLaw::fixed) {
      start(k, 0.5);
    } else if (way[k].foreseen && visit == 0) {
      moments[k] = first_moment(slot, way[k], people_.budgets(slot)[way[k].budget], {});
    } else if (partner == ways) {
      partner = k;
    } else {
      const auto u = random::first_uniforms_of_two(key(person, way[partner].purpose, visit),
                                                   key(person, way[k].purpose, visit), 0);
      start(partner, u[0]);
      start(k, u[1]);
      partner = ways;
    }
  }
  if (partner != ways) start(partner, random::first_uniform(key(person, way[partner].purpose, visit), 0));
}

/// The same on a first visit whose luck has been put into the row (PlainLuck).
template <model::Sink S>
[[gnu::always_inline]] inline void PlainSimulator<S>::start_lucky_clocks(std::uint32_t slot,
                                                                         const PlainStage& stage) {
  const PlainWay* way = plan_.ways.data() + stage.first_way;
  double* const moments = people_.moments(slot);
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    if (way[k].simple && way[k].law != PlainLaw::fixed)
      moments[k] += now_;
    else
      moments[k] = first_moment(slot, way[k],
                                way[k].law == PlainLaw::fixed ? 0.5 : people_.budgets(slot)[way[k].budget],
                                moments[k]);
  }
}

/// When a way out fires, whose clock starts now. `luck` is what it draws in this visit: a hazard's Exp(1)
/// threshold, a duration's uniform number; `age` is when it alone fires, if that is known.
template <model::Sink S>
double PlainSimulator<S>::first_moment(std::uint32_t slot, const PlainWay& way, double luck,
                                       std::optional<double> age) {
  if (way.simple && way.law == PlainLaw::constant_rate) return now_ + luck / way.rate;
  // As Duration::draw and calendar_after have it, to the last bit.
  if (way.days >= 0.0) return std::max(now_, now_ + (now_ + way.days - now_));
  return any_moment(slot, way, luck, age);
}

template <model::Sink S>
double PlainSimulator<S>::any_moment(std::uint32_t slot, const PlainWay& way, double luck,
                                     std::optional<double> age) {
  const model::Way& whole = *way.whole;
  const bool spared =
      whole.never > 0.0 && random::first_uniform(key(people_[slot], way.purpose, 0), 1) < whole.never;
  if (way.felt) people_.budgets(slot)[way.budget] = spared ? never : luck;
  if (spared) return never;
  if (whole.drive == model::Drive::duration) {
    if (!whole.constant && !holds(whole.conditions, people_.values(slot))) return never;
    return std::max(now_, now_ + (way.law == PlainLaw::drawn && age
                                      ? *age
                                      : whole.duration.draw(luck, 0.0, programme_.start, now_)));
  }
  const double ratio = ratio_of(slot, whole, people_[slot].has_support);
  if (age && ratio == 1.0 && whole.calendar.empty()) return now_ + *age;
  return fire_time(whole, now_, now_, luck, ratio);
}

template <model::Sink S>
double PlainSimulator<S>::ratio_of(std::uint32_t slot, const model::Way& way, bool supported) {
  double ratio = way.constant ? 1.0 : carried_ratio(way, people_.values(slot), people_.numbers(slot));
  if (ratio != 0.0 && way.supported != 1.0 && supported) ratio *= way.supported;
  return ratio;
}

/// Support has come or gone, which had been so `since` then: the hazard used from then on is settled, the
/// rest of each threshold stays. Where the factor is what it was, nothing changes, to the last bit.
template <model::Sink S>
void PlainSimulator<S>::feel_support(std::uint32_t slot, double since) {
  const PlainPerson& person = people_[slot];
  const PlainStage& stage = plan_.stages[person.stage];
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const PlainWay& way = plan_.ways[stage.first_way + k];
    if (!way.felt || way.whole->drive != model::Drive::hazard) continue;
    double& budget = people_.budgets(slot)[way.budget];
    if (budget == never) continue;
    const double before = ratio_of(slot, *way.whole, !person.has_support);
    const double ratio = ratio_of(slot, *way.whole, person.has_support);
    if (ratio == before) continue;
    const double left = budget - used(*way.whole, person.entered, since, now_, before);
    budget = left < 0.0 ? 0.0 : left;
    people_.moments(slot)[k] = fire_time(*way.whole, person.entered, now_, budget, ratio);
  }
}

/// Puts the participant's next event into the tree: the first of ways out, end of support, and patience.
template <model::Sink S>
void PlainSimulator<S>::schedule(std::uint32_t slot) {
  const PlainPerson& person = people_[slot];
  const PlainStage& stage = plan_.stages[person.stage];
  schedule(slot, person.waiting ? stage.waiting_ways : stage.ways);
}
/// The same where they are in a place with so many ways out. Into where it is called: nearly every event does
/// so.
template <model::Sink S>
[[gnu::always_inline]] inline void PlainSimulator<S>::schedule(std::uint32_t slot, std::size_t ways) {
  const double* const moments = people_.moments(slot);
  std::size_t next = 0;
  double at = never;
  const auto consider = [&](std::size_t column) {
    if (moments[column] < at) at = moments[column], next = column;
  };
  for (std::size_t k = 0; k < ways; ++k) consider(k);
  if (plan_.columns.support_end != no_column) consider(plan_.columns.support_end);
  if (plan_.columns.patience != no_column) consider(plan_.columns.patience);
  people_[slot].next = static_cast<std::uint8_t>(next);
  tree_.set(slot, at, turns());
  fetch_soon(slot);
}

/// Something has changed for somebody: of a large crowd, asks for what will be needed of who is next of their
/// part of it.
template <model::Sink S>
[[gnu::always_inline]] inline void PlainSimulator<S>::fetch_soon(std::uint32_t slot) {
  if (!tree_.crowded()) return;
  const std::uint32_t soon = tree_.soon(slot);
  if (soon >= people_.used()) return;  // nobody there has anything due
  people_.fetch(soon);
  if constexpr (model::Fetching<S>) sink_->fetch(soon);
}

}  // namespace stegvis::engine
