#pragma once

#include "engine/simulator.hpp"

/// \file
/// The loop of one replication: what is due next, and its end.
namespace stegvis::engine {

template <model::Sink S>
base::Result<Finished> Simulator<S>::run(std::uint64_t seed, std::uint32_t replication, S& sink) {
  world_.reset(seed, replication);
  sink_ = &sink;
  problem_.reset();
  calendar_at_ = 0;
  due_.clear();
  askers_.clear();
  open_gates_.assign(world_.programme.pools.size(), false);
  for (std::size_t i = 0; i < world_.members.size(); ++i)
    sink.capacity({model::MemberId{i}, 0.0, static_cast<double>(world_.programme.members[i].slots),
                   world_.programme.members[i].fte});
  begin_coaches();
  for (std::uint32_t source = 0; source < world_.programme.sources.size(); ++source)
    if (world_.programme.sources[source].kind == model::Coming::stock) place_stock(source);
  arrivals_.start(seed, replication, world_.sources);
  loop();
  if (problem_) return *problem_;
  const Finished finished{world_.next_serial, world_.people.active()};
  close();
  return finished;
}

/// The lowest (time, rank, serial) acts.
template <model::Sink S>
void Simulator<S>::loop() {
  while (!problem_) {
    const EventTree::First person = world_.tree.first(), source = world_.sources.first();
    const bool by_source = goes_first(source, person);
    const double at = by_source ? source.at : person.at;
    if (act_between(at, by_source ? arrivals_.rank_of(source.leaf) : world_.rank_of(person.leaf))) continue;
    if (at >= world_.programme.horizon) return;
    base::expects(at >= world_.now, "time goes forward");
    world_.now = at;
    if (by_source)
      act_for_source(source.leaf);
    else
      act_for(person.leaf);
  }
}

template <model::Sink S>
bool Simulator<S>::goes_first(const EventTree::First& source, const EventTree::First& person) const {
  if (source.at != person.at) return source.at < person.at;
  return source.at < never && arrivals_.rank_of(source.leaf) < world_.rank_of(person.leaf);
}

/// Whether there is something to do before (at, rank), and does it: grants, which are an event of their own
/// rank at the instant at which they became due, or the calendar.
template <model::Sink S>
bool Simulator<S>::act_between(double at, Rank rank) {
  const bool asked_for = !due_.empty() || !askers_.empty();
  const bool granting = asked_for && (at > world_.now || rank > Rank::grant);
  const bool calendar_over = calendar_at_ == world_.programme.calendar.size();
  if (!calendar_over && act_on_calendar(granting ? world_.now : at, granting ? Rank::grant : rank))
    return true;
  if (granting) grant_due();
  return granting;
}

/// Whether the calendar has something before (at, rank), and does it. Its gates open in the rank of grants.
template <model::Sink S>
bool Simulator<S>::act_on_calendar(double at, Rank rank) {
  const model::CalendarEvent& event = world_.programme.calendar[calendar_at_];
  using Kind = model::CalendarEvent::Kind;
  const Rank own = event.kind == Kind::quota_period ? Rank::calendar
                   : event.kind == Kind::capacity   ? Rank::staff
                                                    : Rank::grant;
  const bool first = event.at < at || (event.at == at && own <= rank);
  if (!first || event.at >= world_.programme.horizon) return false;
  ++calendar_at_;
  world_.now = event.at;
  const model::PoolPlan* pool = event.kind == Kind::capacity ? nullptr : &world_.programme.pools[event.index];
  if (event.kind == Kind::capacity) change_capacity(event);
  if (event.kind == Kind::quota_period) world_.quotas.renew(event.index);
  if (event.kind == Kind::gate) open_gates_[event.index] = true;
  if (pool != nullptr)
    for (std::uint32_t i = 0; i < pool->members; ++i)
      mark_due(static_cast<std::uint16_t>(pool->first_member + i));
  return true;
}

/// Behind the sources of participants stand the coaches.
template <model::Sink S>
void Simulator<S>::act_for_source(std::uint32_t leaf) {
  const auto sources = static_cast<std::uint32_t>(world_.programme.sources.size());
  if (leaf < sources)
    let_come(leaf);
  else
    turn_coach(leaf - sources);
}

template <model::Sink S>
void Simulator<S>::change_capacity(const model::CalendarEvent& event) {
  const auto member = static_cast<std::uint16_t>(event.index);
  if (world_.programme.pools[world_.programme.members[member].pool].coached) return change_places(event);
  world_.members[member].slots = event.slots;
  sink_->capacity({model::MemberId{event.index}, world_.now, static_cast<double>(event.slots), event.fte});
  while (world_.programme.pools[world_.programme.members[member].pool].interrupts &&
         world_.members[member].busy > world_.members[member].slots)
    interrupt_last(member);
  mark_askers(world_.programme.members[member].pool);
  mark_due(member);
}

template <model::Sink S>
void Simulator<S>::act_for(std::uint32_t slot) {
  switch (world_.people[slot].next) {
    case next_patience:
      return give_up(slot);
    case next_support_end:
      return end_support(slot);
    case next_phase_end:
      return change_phase(slot);
    case next_rule:
      return apply_rule(slot);
    case next_coach:
      return turn_contact(slot);
    default:
      return fire(slot, world_.people[slot].next);
  }
}

/// Tells everything that is still going on at the horizon.
template <model::Sink S>
void Simulator<S>::close() {
  world_.now = world_.programme.horizon;
  for (std::uint32_t slot = 0; slot < world_.people.used(); ++slot) {
    const Person& person = world_.people[slot];
    if (person.where == Where::outside) continue;
    if (person.listed != no_member) leave_list(slot, model::Spell::End::horizon);
    if (world_.has_extras && world_.people.extra(slot).support_listed != no_member)
      leave_support_list(slot, model::Spell::End::horizon);
    drop_support(slot);
    if (person.member != no_member) release_slot(slot);
    tell_visit(slot, model::Exit::horizon, model::PlaceId::none(), nobody);
    sink_->finished(world_.who(slot));
  }
}

}  // namespace stegvis::engine
