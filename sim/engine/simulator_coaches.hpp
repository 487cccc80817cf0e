#pragma once

#include "engine/simulator.hpp"

/// \file
/// Coaches: persons come to their posts, are away and leave; participants are bonded with one of them, weigh
/// on the caseload, are handed over. Only for pools with posts or weights.
namespace stegvis::engine {

template <model::Sink S>
void Simulator<S>::begin_coaches() {
  for (std::uint32_t coach = 0; coach < world_.coaches.size(); ++coach) {
    const model::PostPlan& plan = world_.coaches.plan(coach);
    const model::Member& member = world_.programme.members[plan.member];
    if (plan.crew) world_.coaches.clock(coach).set_places(static_cast<double>(member.slots), member.fte);
    world_.coaches[coach].filled = plan.crew;
    turn_coach(coach);
  }
}

/// What has happened to a post at this instant, and what it means to its participants.
template <model::Sink S>
void Simulator<S>::turn_coach(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  const PostClock::Turn turn = world_.coaches.clock(coach).advance(world_.now);
  if (turn.left) lose_coach(coach);
  if (turn.came) gain_coach(coach);
  if (turn.closed) close_post(coach);
  if (own.hands_over_at <= world_.now) begin_handover(coach);
  take_up(coach);
  const auto leaf = static_cast<std::uint32_t>(world_.programme.sources.size()) + coach;
  world_.sources.set(leaf, std::min(world_.coaches.clock(coach).next(), own.hands_over_at),
                     [this](std::uint32_t i) { return arrivals_.turn_of(i); });
}

/// The calendar changes the places of a pool whose participants have weights.
template <model::Sink S>
void Simulator<S>::change_places(const model::CalendarEvent& event) {
  const std::uint32_t coach = world_.coaches.of_member(static_cast<std::uint16_t>(event.index)).front();
  world_.coaches.clock(coach).set_places(static_cast<double>(event.slots), event.fte);
  take_up(coach);
}

/// The coach has left: everybody waits uncoached, until a successor comes or colleagues take over.
template <model::Sink S>
void Simulator<S>::lose_coach(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  if (!own.filled) return;
  own.filled = false;
  for (std::uint32_t node = world_.coaches.held().first(coach); node != nobody;
       node = world_.coaches.held().after(node))
    tell_bond(node), begin_row(node, false);
  const model::PoolPlan& pool = world_.coaches.pool_of(coach);
  if (pool.others_take_over)
    own.hands_over_at = base::calendar_after(world_.programme.start, world_.now, pool.handover_after);
}

/// Somebody new has the post: who still waits there has changed coach.
template <model::Sink S>
void Simulator<S>::gain_coach(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  own.filled = true;
  own.hands_over = false;
  own.hands_over_at = never;
  for (std::uint32_t node = world_.coaches.held().first(coach); node != nobody;
       node = world_.coaches.held().after(node)) {
    Bond& bond = world_.coaches.bond(node);
    if (bond.waits) world_.coaches.awaiting().leave(member_of(node), node);
    bond.waits = false;
    tell_bond(node);
    begin_row(node, true);
  }
}

/// The post is no more. Where colleagues take over, its coach leaves as any other; else who has it stays for
/// those held, who finish or are interrupted as `on_cut` says. Of a vacant post colleagues take over in any
/// case: nobody will come.
template <model::Sink S>
void Simulator<S>::close_post(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  const bool vacant = !own.filled;
  if (world_.coaches.pool_of(coach).others_take_over) lose_coach(coach);
  if (vacant && !own.hands_over) own.hands_over_at = world_.now;
}

template <model::Sink S>
void Simulator<S>::begin_handover(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  own.hands_over = true;
  own.hands_over_at = never;
  for (std::uint32_t node = world_.coaches.held().first(coach); node != nobody;
       node = world_.coaches.held().after(node)) {
    world_.coaches.bond(node).waits = true;
    world_.coaches.awaiting().join(member_of(node), node);
    mark_due(member_of(node));
  }
}

/// Takes up a changed capacity, skill or person. A cut interrupts the last started where the pool says so; a
/// coach who has left is no cut.
template <model::Sink S>
void Simulator<S>::take_up(std::uint32_t coach) {
  Coach& own = world_.coaches[coach];
  const std::int64_t before = own.capacity;
  world_.coaches.set_capacity(coach);
  own.skill = world_.coaches.clock(coach).skill();
  tell_capacity(world_.coaches.plan(coach).member);
  if (world_.coaches.pool_of(coach).interrupts && own.filled && own.capacity < before)
    while (own.load > own.limit) {
      const std::uint32_t node = world_.coaches.held().last(coach);
      if (node % 2 == 1)
        interrupt_support(node / 2);
      else
        interrupt(node / 2);
    }
  feel_load(coach, nobody, true);
  mark_room(coach);
}

/// The load for the norm has changed (`anyhow`: or something else about the coach): clocks that feel it take
/// it up, but for those of `except`, who is moving. At the horizon nothing is felt any more.
template <model::Sink S>
void Simulator<S>::feel_load(std::uint32_t coach, std::uint32_t except, bool anyhow) {
  if (world_.now >= world_.programme.horizon) return;
  Coach& own = world_.coaches[coach];
  const double over =
      own.load > own.capacity ? static_cast<double>(own.capacity) / static_cast<double>(own.load) : 1.0;
  const bool changed = anyhow || over != own.over;
  own.over = over;
  own.exponent = 0.0;
  const bool vacant = world_.coaches.clock(coach).open() && !own.filled;
  sink_->caseload({model::PostId{coach}, world_.now, static_cast<double>(own.capacity) / model::weight_units,
                   static_cast<double>(own.load) / model::weight_units,
                   vacant ? 0.0 : world_.coaches.clock(coach).fte(),
                   vacant ? world_.coaches.clock(coach).fte() : 0.0});
  if (!changed || !world_.coaches.pool_of(coach).felt) return;
  for (std::uint32_t node = world_.coaches.held().first(coach); node != nobody;
       node = world_.coaches.held().after(node)) {
    if (node % 2 == 1 || node / 2 == except) continue;
    change_factors(world_, node / 2);
    schedule(world_, node / 2);
  }
}

/// Lets everybody be looked at who waits for room with this coach.
template <model::Sink S>
void Simulator<S>::mark_room(std::uint32_t coach) {
  for (const std::uint16_t member : world_.coaches.plan(coach).serves)
    if (world_.members[member].listed > 0 || !world_.coaches.awaiting().empty(member)) mark_due(member);
}

template <model::Sink S>
void Simulator<S>::take_coach(std::uint16_t member, std::uint32_t node, std::int32_t weight,
                              std::uint32_t coach) {
  const std::uint32_t slot = node / 2;
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  if (coach == nobody) coach = world_.coaches.pick(member, match_value(slot, pool), weight);
  if (coach == nobody && world_.people[slot].at_start) coach = coach_at_start(member, slot, weight);
  base::expects(coach != nobody, "whoever is let in has a coach with room");
  const Bond last = world_.coaches.bond(node);
  const bool back = node % 2 == 0 && world_.people[slot].where == Where::interrupted;
  world_.coaches.add(node, coach, weight, weight, world_.now, false);
  if (node % 2 == 0 && !back) world_.coaches.contact(slot) = {};
  const bool another = last.last != coach || last.person != world_.coaches.bond(node).person;
  if (back && pool.posted && another) begin_row(node, true);
  feel_load(coach, slot, false);
}

/// Of those whom a list says are inside: the coach of who names none and finds no room. The one with most
/// room for the norm, else the first of the member's, who may be away.
template <model::Sink S>
std::uint32_t Simulator<S>::coach_at_start(std::uint16_t member, std::uint32_t slot,
                                           std::int32_t weight) const {
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  const std::uint32_t coach = world_.coaches.pick(member, match_value(slot, pool), weight, true);
  return coach == nobody ? world_.coaches.of_member(member).front() : coach;
}

template <model::Sink S>
void Simulator<S>::drop_coach(std::uint32_t node) {
  tell_bond(node);
  Bond& bond = world_.coaches.bond(node);
  if (bond.waits) world_.coaches.awaiting().leave(member_of(node), node);
  bond.waits = false;
  const std::uint32_t coach = bond.coach;
  world_.coaches.remove(node);
  if (node % 2 == 0) {
    Contact& contact = world_.coaches.contact(node / 2);
    contact.weight_due = contact.due = never;
  }
  feel_load(coach, nobody, false);
  mark_room(coach);
}

/// To a colleague.
template <model::Sink S>
void Simulator<S>::move_bond(std::uint32_t node, std::uint32_t coach) {
  tell_bond(node);
  const Bond old = world_.coaches.bond(node);
  world_.coaches.awaiting().leave(member_of(node), node);
  world_.coaches.remove(node);
  feel_load(old.coach, nobody, false);
  world_.coaches.add(node, coach, old.weight, old.entry_weight, world_.now, false);
  begin_row(node, true);
  feel_load(coach, node / 2, false);
  if (node % 2 == 1) return;
  change_factors(world_, node / 2);
  schedule(world_, node / 2);
}

/// Those to be handed over go before the list, in the order of their turn. Says whether none of them waits
/// any more.
template <model::Sink S>
bool Simulator<S>::hand_over(std::uint16_t member) {
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  for (;;) {
    const std::uint32_t node = world_.coaches.awaiting().first(member);
    if (node == nobody) return true;
    const std::uint32_t coach = world_.coaches.pick(member, match_value(node / 2, pool),
                                                    world_.coaches.bond(node).weight, pool.beyond_norm);
    if (coach == nobody) return false;
    move_bond(node, coach);
  }
}

/// Whether the first in line can be let in. Who weighs or needs much is not overtaken by who does less.
template <model::Sink S>
bool Simulator<S>::fits(std::uint32_t node, std::uint16_t member) {
  const std::uint32_t slot = node / 2;
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  const bool room = pool.coached
                        ? world_.coaches.pick(member, match_value(slot, pool), weight_of(node)) != nobody
                        : world_.members[member].free();
  if (!room && !holds_already(node, member)) return false;
  const Person& person = world_.people[slot];
  return node % 2 == 1 || !pool.several || over_at_once(slot, model::StageId{person.listed_stage}) ||
         rest_is_free(slot, model::StageId{person.listed_stage});
}

/// What a request weighs when it is granted.
template <model::Sink S>
std::int32_t Simulator<S>::weight_of(std::uint32_t node) const {
  const Person& person = world_.people[node / 2];
  if (node % 2 == 1) return world_.programme.supports[world_.stage_of(person).support].weight;
  if (person.where != Where::interrupted) return world_.programme.stages[person.listed_stage].weight.at_entry;
  const model::StagePlan& stage = world_.stage_of(person);
  return weigh(stage.weight, person.phase, person.clock_zero, person.asked, world_.programme.start).weight;
}

/// How many of this weight would be let in now if they stood first in line.
template <model::Sink S>
std::int64_t Simulator<S>::heads_served_now(std::uint16_t member, std::int32_t weight) const {
  if (world_.programme.pools[world_.programme.members[member].pool].gated) return 0;
  std::int64_t heads = 0;
  for (const std::uint32_t coach : world_.coaches.of_member(member)) {
    if (!world_.coaches.takes(coach, weight)) continue;
    if (weight == 0) return std::numeric_limits<std::int32_t>::max();
    heads += world_.coaches.room(coach) / weight;
  }
  return heads;
}

/// The weight at this moment of the stage's clock. `clocks_run`: this participant's own clocks feel it too.
template <model::Sink S>
void Simulator<S>::reweigh(std::uint32_t slot, bool clocks_run) {
  const Person& person = world_.people[slot];
  Bond& bond = world_.coaches.bond(2 * slot);
  if (bond.coach == nobody) return;
  const Weighed weighed = weigh(world_.stage_of(person).weight, person.phase, person.clock_zero, world_.now,
                                world_.programme.start);
  world_.coaches.contact(slot).weight_due = weighed.until;
  set_contact(slot);
  if (weighed.weight == bond.weight) return;
  world_.coaches.set_weight(2 * slot, weighed.weight);
  feel_load(bond.coach, clocks_run ? nobody : slot, false);
  mark_room(bond.coach);
}

/// The weight changes by time in the stage, or a broken bond has healed.
template <model::Sink S>
void Simulator<S>::turn_contact(std::uint32_t slot) {
  reweigh(slot, true);
  change_factors(world_, slot);
  schedule(world_, slot);
}

template <model::Sink S>
void Simulator<S>::set_contact(std::uint32_t slot) {
  Contact& contact = world_.coaches.contact(slot);
  const double healed = contact.broken_until > world_.now ? contact.broken_until : never;
  contact.due = std::min(contact.weight_due, healed);
}

/// A new row of the bond: another coach (`changed`), or the same post without one.
template <model::Sink S>
void Simulator<S>::begin_row(std::uint32_t node, bool changed) {
  Bond& bond = world_.coaches.bond(node);
  bond.since = world_.now;
  bond.changed = changed;
  bond.vacant = !world_.coaches[bond.coach].filled;
  bond.person = world_.coaches.clock(bond.coach).person();
  const model::PoolPlan& pool = world_.coaches.pool_of(bond.coach);
  if (!changed || node % 2 == 1 || !pool.felt)
    return;  // where it is felt, `feel_load` puts the healing into the tree
  world_.coaches.contact(node / 2).broken_until =
      base::calendar_after(world_.programme.start, world_.now, pool.bond_lasts);
  set_contact(node / 2);
}

/// A row without a coach that lasted no time at all is not told: colleagues took over at once.
template <model::Sink S>
void Simulator<S>::tell_bond(std::uint32_t node) {
  const Bond& bond = world_.coaches.bond(node);
  if (world_.coaches.plan(bond.coach).crew || (bond.vacant && bond.since == world_.now)) return;
  sink_->bonded({world_.who(node / 2), model::PostId{bond.coach}, bond.person, bond.since, world_.now,
                 bond.vacant, bond.changed, node % 2 == 1});
}

/// What a member's own posts can carry.
template <model::Sink S>
void Simulator<S>::tell_capacity(std::uint16_t member) {
  double weights = 0.0, fte = 0.0;
  for (const std::uint32_t coach : world_.coaches.of_member(member)) {
    if (world_.coaches.plan(coach).member != member) continue;
    weights += static_cast<double>(world_.coaches[coach].capacity);
    if (world_.coaches[coach].filled) fte += world_.coaches.clock(coach).fte();
  }
  sink_->capacity({model::MemberId{member}, world_.now, weights / model::weight_units, fte});
}

template <model::Sink S>
std::uint16_t Simulator<S>::match_value(std::uint32_t slot, const model::PoolPlan& pool) const {
  return pool.same_first == model::StagePlan::none ? std::uint16_t{0}
                                                   : world_.people.values(slot)[pool.same_first];
}

/// The member of whose slots the node holds one.
template <model::Sink S>
std::uint16_t Simulator<S>::member_of(std::uint32_t node) const {
  return node % 2 == 1 ? world_.people.extra(node / 2).support_member : world_.people[node / 2].member;
}

}  // namespace stegvis::engine
