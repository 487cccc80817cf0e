#pragma once

#include <algorithm>
#include <vector>

#include "engine/simulator.hpp"

/// \file
/// Who comes: the starting stock at 0, and the sources' groups.
namespace stegvis::engine {

template <model::Sink S>
void Simulator<S>::place_stock(std::uint32_t source) {
  const model::Source& plan = world_.programme.sources[source];
  for (std::uint32_t row = 0; row < plan.people.size(); ++row) place_listed(source, row);
  if (plan.waiting && plan.has_elapsed) return place_by_elapsed(source);
  for (std::uint16_t value = 0; value < plan.count_by_value.size(); ++value) {
    // Numbers keep apart by value, so that one municipality's count moves nobody's luck in another.
    const std::uint32_t first = std::uint32_t{value} << 20;
    const auto count = static_cast<std::uint32_t>(plan.count_by_value[value]);
    for (std::uint32_t i = 0; i < count; ++i)
      place_one(source, first + i, value, time_spent(plan, first + i));
  }
}

/// Those who have waited longest first.
template <model::Sink S>
void Simulator<S>::place_by_elapsed(std::uint32_t source) {
  struct Waiter {
    double elapsed;
    std::uint32_t number;
    std::uint16_t value;
  };
  const model::Source& plan = world_.programme.sources[source];
  std::vector<Waiter> waiters;
  for (std::uint16_t value = 0; value < plan.count_by_value.size(); ++value) {
    const std::uint32_t first = std::uint32_t{value} << 20;
    const auto count = static_cast<std::uint32_t>(plan.count_by_value[value]);
    for (std::uint32_t i = 0; i < count; ++i)
      waiters.push_back({time_spent(plan, first + i), first + i, value});
  }
  std::stable_sort(waiters.begin(), waiters.end(),
                   [](const Waiter& one, const Waiter& other) { return one.elapsed > other.elapsed; });
  for (const Waiter& waiter : waiters) place_one(source, waiter.number, waiter.value, waiter.elapsed);
}

/// Into the stage, where its slots suffice, with the time already spent there; else onto its list.
template <model::Sink S>
void Simulator<S>::place_one(std::uint32_t source, std::uint32_t number, std::uint16_t value,
                             double elapsed) {
  const model::Source& plan = world_.programme.sources[source];
  const std::uint32_t slot = admit(source, number, value, true);
  first_luck_[source].give(world_, plan, slot, number);
  const model::StageId stage = entry_of(world_.people[slot]);
  const model::StagePlan& stage_plan = world_.programme.stages[stage.index()];
  if (stage_plan.pool != model::StagePlan::none && !over_at_once(slot, stage)) {
    const model::PoolPlan& pool = world_.programme.pools[stage_plan.pool];
    const std::uint16_t member = world_.member_for(slot, pool);
    const std::int32_t weight =
        pool.coached ? weigh(stage_plan.weight, 0, -elapsed, 0.0, world_.programme.start).weight : 0;
    const bool all = stage_plan.also.empty() || rest_is_free(slot, stage);
    const bool room = pool.coached ? world_.coaches.pick(member, match_value(slot, pool), weight) != nobody
                                   : world_.members[member].free();
    if (plan.waiting || !room || !all) {
      join_list(slot, stage, true, plan.waiting ? elapsed : 0.0);
      return put_in_order(slot);
    }
    count_join(slot, stage);
    take_slot(slot, member, weight);
  }
  if (plan.has_elapsed && too_long(slot, stage_plan, elapsed))
    return stop_too_long(plan, stage_plan, elapsed);
  begin_stage(slot, stage, elapsed, false, true);
}

/// How long one of the stock has been there already [days].
template <model::Sink S>
double Simulator<S>::time_spent(const model::Source& stock, std::uint32_t number) const {
  if (!stock.has_elapsed) return 0.0;
  const random::Key key{world_.seed, world_.replication, number, stock.purpose, stock.word, 0};
  return stock.elapsed.draw(random::uniforms(key, 0).second, 0.0, world_.programme.start, 0.0);
}

/// The last on a list goes before those who asked later.
template <model::Sink S>
void Simulator<S>::put_in_order(std::uint32_t slot) {
  const Person& person = world_.people[slot];
  const std::size_t list = list_of(person.listed, person.listed_class);
  const auto later = [&](std::uint32_t node) {
    if (node == nobody) return false;
    return person.asked <
           (node % 2 == 0 ? world_.people[node / 2].asked : world_.people.extra(node / 2).support_asked);
  };
  std::uint32_t before = world_.lists.before(2 * slot);
  if (!later(before)) return;
  while (later(before)) before = world_.lists.before(before);
  world_.lists.leave(list, 2 * slot);
  world_.lists.join_after(list, 2 * slot, before);
}

/// Where the list says they are: who is in a stage has their slot there, be they more than the slots; who
/// waits has waited since the day that the list says.
template <model::Sink S>
void Simulator<S>::place_listed(std::uint32_t source, std::uint32_t row) {
  const model::Listed& listed = world_.programme.sources[source].people[row];
  const std::uint32_t slot = admit(source, listed.number, row, true);
  const model::StagePlan& stage = world_.programme.stages[listed.stage.index()];
  if (stage.pool != model::StagePlan::none && !over_at_once(slot, listed.stage)) {
    if (listed.waiting) return join_list(slot, listed.stage, true, listed.elapsed);
    count_join(slot, listed.stage);
    const model::PoolPlan& pool = world_.programme.pools[stage.pool];
    const std::int32_t weight =
        pool.coached ? weigh(stage.weight, 0, -listed.elapsed, 0.0, world_.programme.start).weight : 0;
    take_slot(slot, world_.member_for(slot, pool), weight, listed.post);
  }
  begin_stage(slot, listed.stage, listed.waiting ? 0.0 : listed.elapsed, false, true);
  if (listed.way == model::StagePlan::none) return;
  // In the stage, with a way out that has fired and a place on the list for where it leads.
  world_.people.clocks(slot)[listed.way] = {never, never, 1.0, world_.now};
  world_.people[slot].leg = listed.leg;
  join_list(slot, world_.programme.legs[listed.leg].target, false, listed.waited);
}

/// Whether more time has passed than a duration of the stage allows: nobody can still be there.
template <model::Sink S>
bool Simulator<S>::too_long(std::uint32_t slot, const model::StagePlan& stage, double elapsed) {
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const model::Way& way = world_.programme.ways[stage.first_way + k];
    if (way.drive != model::Drive::duration || never_happens(world_, world_.people[slot], way) ||
        !holds(way.conditions, world_.people.values(slot)))
      continue;
    if (elapsed > way.duration.longest(world_.programme.start, -elapsed)) return true;
  }
  return false;
}

template <model::Sink S>
void Simulator<S>::let_come(std::uint32_t source) {
  const std::int64_t size = arrivals_.group_size(source);
  arrivals_.next(world_.sources, source);
  for (std::int64_t i = 0; i < size; ++i) {
    const std::uint32_t number = arrivals_.take_number(source);
    const std::uint32_t slot = admit(source, number, 0, false);
    first_luck_[source].give(world_, world_.programme.sources[source], slot, number);
    land(slot, landing(slot, entry_of(world_.people[slot]), false, true));
  }
}

template <model::Sink S>
std::uint32_t Simulator<S>::admit(std::uint32_t source, std::uint32_t number, std::uint32_t which,
                                  bool at_start) {
  const std::uint32_t slot = world_.people.admit();
  world_.people[slot] = {.entered = world_.now,
                         .joined = world_.now,
                         .clock_zero = world_.now,
                         .asked = 0.0,
                         .patience_due = never,
                         .held_since = 0.0,
                         .moved_at = -1.0,
                         .serial = world_.next_serial++,
                         .number = number,
                         .cell = 0,
                         .leg = nobody,
                         .source = static_cast<std::uint16_t>(source),
                         .stage = 0,
                         .listed_stage = 0,
                         .member = no_member,
                         .listed = no_member,
                         .moves = 0,
                         .lucky = no_stage,
                         .where = Where::stage,
                         .listed_class = 0,
                         .phase = 0,
                         .next = 0,
                         .entry = false,
                         .at_start = at_start,
                         .supported = false};
  if (!world_.programme.attributes.empty())
    draw_attributes(world_.programme,
                    {world_.programme.sources[source], world_.key(world_.people[slot], 0, 0), world_.now,
                     world_.people.values(slot), world_.people.numbers(slot), world_.people[slot].cell,
                     carried_luck_[source].of(world_, world_.programme.sources[source], number)},
                    which);
  if (world_.has_extras) {
    const double age = world_.age_attribute == model::StagePlan::none
                           ? 0.0
                           : world_.people.numbers(slot)[world_.age_attribute];
    world_.people.extra(slot) = {0.0,       0.0, never, never, never, world_.now - age, 0, no_member,
                                 no_member, 0,   0,     false, false};
    if (!world_.programme.rules.empty()) apply_past_rules(slot, which);
  }
  sink_->arrived({world_.who(slot), world_.now, at_start});
  return slot;
}

template <model::Sink S>
model::StageId Simulator<S>::entry_of(const Person& person) const {
  const model::Source& source = world_.programme.sources[person.source];
  const model::Entry* entries = world_.programme.entries.data() + source.first_branch;
  if (source.branches == 1) return entries[0].stage;
  const double u = random::first_uniform(world_.key(person, source.purpose, 0), 1);
  std::uint32_t i = 0;
  while (u >= entries[i].up_to) ++i;
  return entries[i].stage;
}

}  // namespace stegvis::engine
