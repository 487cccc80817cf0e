#pragma once

#include <algorithm>
#include <optional>

#include "base/math.hpp"
#include "engine/timing.hpp"
#include "engine/world.hpp"
#include "random/side_by_side.hpp"

/// \file
/// The clocks of one participant's ways out: started on entering, settled when a factor changes, stopped by
/// an interruption. Everything random here is keyed by (participant, transition, visit).
namespace stegvis::engine {

inline bool holds(const std::vector<model::Condition>& conditions, const std::uint16_t* values) {
  for (const auto& condition : conditions)
    if (!condition.allowed[values[condition.attribute]]) return false;
  return true;
}

/// The factor on a hazard from what somebody carries; 0 where its conditions do not hold.
inline double carried_ratio(const model::Way& way, const std::uint16_t* values, const double* numbers) {
  if (!holds(way.conditions, values)) return 0.0;
  double ratio = 1.0;
  for (const auto& effect : way.effects)
    ratio *= effect.numeric ? base::exp(effect.log_per_unit * (numbers[effect.attribute] - effect.reference))
                            : effect.by_value[values[effect.attribute]];
  return ratio;
}

/// The factor on a hazard from attributes, phase and support; 0 where its conditions do not hold.
inline double changing_ratio_of(World& world, std::uint32_t slot, const model::Way& way) {
  double ratio = 1.0;
  if (!way.constant) {
    ratio = carried_ratio(way, world.people.values(slot), world.people.numbers(slot));
    if (ratio == 0.0) return 0.0;
    if (!way.by_phase.empty()) ratio *= way.by_phase[world.people[slot].phase];
    if (way.coached) ratio *= coach_factor(world.coaches, slot, way.coach, world.now);
  }
  if (way.supported != 1.0 && world.people.extra(slot).support_member != no_member) ratio *= way.supported;
  return ratio;
}
inline double ratio_of(World& world, std::uint32_t slot, const model::Way& way) {
  return way.constant && way.supported == 1.0 ? 1.0 : changing_ratio_of(world, slot, way);
}

/// The one yes/no per participant and transition, the same at every visit.
inline bool never_happens(const World& world, const Person& person, const model::Way& way) {
  return way.never > 0.0 && random::first_uniform(world.key(person, way.purpose, 0), 1) < way.never;
}

/// When an age or a date acts: at once where it has passed.
inline double instant_of(World& world, std::uint32_t slot, const model::Way& way) {
  const double at =
      way.drive == model::Drive::date
          ? way.date
          : age_reached(world.programme, world.people.extra(slot).born, way.age, way.month_start);
  return at > world.now ? at : world.now;
}

/// Whether the way's time is drawn, and not fixed by the calendar.
inline bool draws(const model::Way& way) {
  return way.drive == model::Drive::hazard ||
         (way.drive == model::Drive::duration && way.duration.family != model::Family::fixed);
}

/// Sets a clock going. `luck` is what the way draws in this visit: a hazard's Exp(1) threshold, a duration's
/// uniform number; `age` is when the hazard alone uses it up, if that is known. `elapsed` [days] has passed
/// on the clock.
inline void start_clock(World& world, std::uint32_t slot, const model::Way& way, Clock& clock, double luck,
                        std::optional<double> age, double elapsed) {
  const Person& person = world.people[slot];
  if (never_happens(world, person, way)) {
    clock = {never, never, 1.0, world.now};
    return;
  }
  if (way.drive == model::Drive::hazard) {
    const double ratio = ratio_of(world, slot, way);
    const bool known = age && ratio == 1.0 && way.calendar.empty() && person.clock_zero == world.now;
    clock = {known ? world.now + *age : fire_time(way, person.clock_zero, world.now, luck, ratio), luck,
             ratio, world.now};
    return;
  }
  const double due =
      way.drive == model::Drive::duration
          ? person.clock_zero + way.duration.draw(luck, elapsed, world.programme.start, person.clock_zero)
          : instant_of(world, slot, way);
  const bool open = way.constant || holds(way.conditions, world.people.values(slot));
  clock = {!open ? never : std::max(due, world.now), due, 1.0, world.now};
}

/// What a way draws, from a uniform number.
inline double luck_of(const model::Way& way, double u) {
  return way.drive == model::Drive::hazard ? -base::log(u) : u;
}

/// Starts every clock of the place the participant has just come to. Luck is drawn for two ways at a time;
/// flattened, so that it stays in registers.
[[gnu::flatten]] inline void start_clocks(World& world, std::uint32_t slot, std::uint32_t first_way,
                                          std::uint32_t ways, std::uint32_t visit, double elapsed) {
  Person& person = world.people[slot];
  const model::Way* way = world.programme.ways.data() + first_way;
  Clock* clocks = world.people.clocks(slot);
  const auto start = [&](std::uint32_t k, double u) {
    start_clock(world, slot, way[k], clocks[k], luck_of(way[k], u), {}, elapsed);
  };
  if (ways > 0) person.lucky = no_stage;
  std::uint32_t partner = ways;  // who draws, and has nobody to draw with yet
  for (std::uint32_t k = 0; k < ways; ++k) {
    if (!draws(way[k])) {
      start(k, 0.5);
    } else if (partner == ways) {
      partner = k;
    } else {
      const auto u = random::first_uniforms_of_two(world.key(person, way[partner].purpose, visit),
                                                   world.key(person, way[k].purpose, visit), 0);
      start(partner, u[0]);
      start(k, u[1]);
      partner = ways;
    }
  }
  if (partner != ways)
    start(partner, random::first_uniform(world.key(person, way[partner].purpose, visit), 0));
}

/// The same on a first visit whose luck has been put into the clocks (FirstLuck).
inline void start_lucky_clocks(World& world, std::uint32_t slot, const model::StagePlan& stage,
                               double elapsed) {
  const model::Way* way = world.programme.ways.data() + stage.first_way;
  Clock* clocks = world.people.clocks(slot);
  world.people[slot].lucky = no_stage;
  for (std::uint32_t k = 0; k < stage.ways; ++k)
    start_clock(world, slot, way[k], clocks[k], clocks[k].budget, clocks[k].due, elapsed);
}

/// Takes up a changed factor: the hazard used so far is settled, the rest of the threshold stays. Where the
/// factor is what it was, nothing changes, to the last bit.
inline void change_factor(World& world, std::uint32_t slot, const model::Way& way, Clock& clock) {
  if (clock.budget == never) return;
  if (way.drive != model::Drive::hazard) {
    const bool open = way.constant || holds(way.conditions, world.people.values(slot));
    clock.due = !open ? never : clock.budget > world.now ? clock.budget : world.now;
    return;
  }
  const double ratio = ratio_of(world, slot, way);
  if (ratio == clock.ratio) return;
  const double zero = world.people[slot].clock_zero;
  clock.budget -= used(way, zero, clock.since, world.now, clock.ratio);
  if (clock.budget < 0.0) clock.budget = 0.0;
  clock.since = world.now;
  clock.ratio = ratio;
  clock.due = fire_time(way, zero, world.now, clock.budget, ratio);
}

/// Of an interrupted participant only ages and dates go on; the rest is taken up when the clock does.
inline void change_factors(World& world, std::uint32_t slot) {
  const Person& person = world.people[slot];
  const bool interrupted = person.where == Where::interrupted;
  const model::StagePlan& stage = world.stage_of(person);
  const bool waiting = person.where == Where::waiting;
  const std::uint32_t first = waiting ? stage.first_waiting_way : stage.first_way;
  Clock* clocks = world.people.clocks(slot);
  for (std::uint32_t k = 0; k < (waiting ? stage.waiting_ways : stage.ways); ++k) {
    const model::Way& way = world.programme.ways[first + k];
    const bool goes_on = way.drive == model::Drive::age || way.drive == model::Drive::date;
    if (!interrupted || goes_on) change_factor(world, slot, way, clocks[k]);
  }
}

/// Stops the stage's clock: hazards keep what is left of their threshold, durations what is left of their
/// time. Ages and dates go on.
inline void stop_clocks(World& world, std::uint32_t slot) {
  const Person& person = world.people[slot];
  const model::StagePlan& stage = world.stage_of(person);
  Clock* clocks = world.people.clocks(slot);
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const model::Way& way = world.programme.ways[stage.first_way + k];
    Clock& clock = clocks[k];
    if (clock.budget == never || way.drive == model::Drive::age || way.drive == model::Drive::date) continue;
    clock.budget -= way.drive == model::Drive::hazard
                        ? used(way, person.clock_zero, clock.since, world.now, clock.ratio)
                        : world.now;
    if (clock.budget < 0.0) clock.budget = 0.0;
    clock.due = never;
  }
}

/// Lets the clock go on after `pause` days of standing still.
inline void restart_clocks(World& world, std::uint32_t slot, double pause) {
  Person& person = world.people[slot];
  person.clock_zero += pause;
  const model::StagePlan& stage = world.stage_of(person);
  Clock* clocks = world.people.clocks(slot);
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const model::Way& way = world.programme.ways[stage.first_way + k];
    Clock& clock = clocks[k];
    if (clock.budget == never) continue;
    if (way.drive == model::Drive::hazard) {
      clock.since = world.now;
      clock.ratio = ratio_of(world, slot, way);
      clock.due = fire_time(way, person.clock_zero, world.now, clock.budget, clock.ratio);
    } else {
      if (way.drive == model::Drive::duration) clock.budget += world.now;
      change_factor(world, slot, way, clock);
    }
  }
}

/// Puts the participant's next event into the tree: the first of ways out, patience, end of support, phase,
/// rule.
inline void schedule(World& world, std::uint32_t slot) {
  Person& person = world.people[slot];
  const model::StagePlan& stage = world.stage_of(person);
  const Clock* clocks = world.people.clocks(slot);
  const std::uint32_t ways = person.where == Where::waiting ? stage.waiting_ways : stage.ways;
  double at = never;
  std::uint8_t next = 0;
  const auto consider = [&](double due, std::uint8_t what) {
    if (due < at) at = due, next = what;
  };
  for (std::uint32_t k = 0; k < ways; ++k) consider(clocks[k].due, static_cast<std::uint8_t>(k));
  if (world.has_extras) {
    const Extra& extra = world.people.extra(slot);
    consider(extra.support_end, next_support_end);
    if (person.where == Where::stage) consider(extra.phase_end, next_phase_end);
    consider(extra.rule_due, next_rule);
  }
  if (world.coaches.any()) consider(world.coaches.due(slot), next_coach);
  consider(person.patience_due, next_patience);
  person.next = next;
  world.tree.set(slot, at, world.turns());
}

}  // namespace stegvis::engine
