#pragma once

#include <algorithm>

#include "engine/simulator.hpp"

/// \file
/// Slots and the lists for them: joining, leaving, granting, interrupting.
namespace stegvis::engine {

template <model::Sink S>
std::uint8_t Simulator<S>::class_of(std::uint32_t slot, const model::PoolPlan& pool,
                                    model::StageId stage) const {
  if (pool.classes == 1) return 0;
  const std::size_t values = pool.priority_by == model::StagePlan::none
                                 ? 1
                                 : world_.programme.attributes[pool.priority_by].values.size();
  const std::size_t value = values == 1 ? 0 : world_.people.values(slot)[pool.priority_by];
  return static_cast<std::uint8_t>(pool.class_of[stage.index() * values + value]);
}

/// Joins the list for `stage`; `waiting_there` means in `<stage>.waiting`, else in the stage they are in. At
/// the start `elapsed` [days] may have been waited already.
template <model::Sink S>
void Simulator<S>::join_list(std::uint32_t slot, model::StageId stage, bool waiting_there, double elapsed) {
  Person& person = world_.people[slot];
  const model::StagePlan& plan = world_.programme.stages[stage.index()];
  const model::PoolPlan& pool = world_.programme.pools[plan.pool];
  person.listed = world_.member_for(slot, pool);
  person.listed_stage = static_cast<std::uint16_t>(stage.index());
  person.listed_class = class_of(slot, pool, stage);
  person.asked = world_.now - elapsed;
  world_.lists.join(list_of(person.listed, person.listed_class), 2 * slot);
  ++world_.members[person.listed].listed;
  mark_due(person.listed);
  const std::uint32_t visit = count_join(slot, stage);
  if (!plan.patient) {
    const double u = random::first_uniform(world_.key(person, plan.patience_purpose, visit), 0);
    const double due = person.asked + plan.patience.draw(u, elapsed, world_.programme.start, person.asked);
    person.patience_due = std::max(world_.now, due);
  }
  if (waiting_there) {
    person.stage = person.listed_stage;
    person.where = Where::waiting;
    person.entered = person.joined = world_.now;
    person.clock_zero = person.asked;
    person.entry = false;
    person.at_start = person.at_start && world_.now == 0.0;
    person.supported = false;
    if (plan.waiting_ways > 0)
      start_clocks(world_, slot, plan.first_waiting_way, plan.waiting_ways, visit, elapsed);
  }
  schedule(world_, slot);
}

/// Counts asking for a stage, whether served at once or not: the number keys patience and what happens on the
/// list.
template <model::Sink S>
std::uint32_t Simulator<S>::count_join(std::uint32_t slot, model::StageId stage) {
  std::uint16_t& joins = world_.people.joins(slot, stage.index());
  if (joins + 1u >= random::visit_limit)
    stop_too_many(world_.programme.stages[stage.index()]);
  else
    ++joins;
  return joins - 1u;
}

template <model::Sink S>
void Simulator<S>::leave_list(std::uint32_t slot, model::Spell::End end) {
  Person& person = world_.people[slot];
  world_.lists.leave(list_of(person.listed, person.listed_class), 2 * slot);
  --world_.members[person.listed].listed;
  sink_->listed({world_.who(slot), model::MemberId{person.listed}, model::StageId{person.listed_stage},
                 person.asked, world_.now, end, false,
                 world_.members[person.listed].held_back(person.asked, world_.now)});
  person.listed = no_member;
  person.patience_due = never;
}

template <model::Sink S>
void Simulator<S>::tell_refusal(std::uint32_t slot, model::StageId stage) {
  const model::StagePlan& plan = world_.programme.stages[stage.index()];
  const std::uint16_t member = world_.member_for(slot, world_.programme.pools[plan.pool]);
  sink_->listed({world_.who(slot), model::MemberId{member}, stage, world_.now, world_.now,
                 model::Spell::End::refused, false});
}

template <model::Sink S>
bool Simulator<S>::can_serve(std::uint32_t slot, std::uint16_t member, std::int32_t weight) const {
  const std::uint32_t index = world_.programme.members[member].pool;
  const model::PoolPlan& pool = world_.programme.pools[index];
  if (pool.gated) return false;
  if (pool.coached) {
    if (world_.members[member].listed > 0 || !world_.coaches.awaiting().empty(member) ||
        world_.coaches.pick(member, match_value(slot, pool), weight) == nobody)
      return false;
  } else if (!world_.members[member].free()) {
    return false;
  }
  return pool.quota.empty() || world_.quotas.allows(pool, index, world_.people.values(slot)[pool.quota_by]);
}

/// Whether a newcomer finds no room on the list. Who will be served at this instant takes none.
template <model::Sink S>
bool Simulator<S>::list_is_full(std::uint32_t slot, std::uint16_t member, std::int32_t weight) const {
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  if (!pool.limited) return false;
  const MemberState& state = world_.members[member];
  if (pool.several) return state.listed >= pool.list_limit;
  if (pool.coached) return state.listed - heads_served_now(member, weight) >= pool.list_limit;
  return state.listed - (can_serve(slot, member, weight) ? state.slots - state.busy : 0) >= pool.list_limit;
}

/// Whether somebody has never held a slot of the pool: only such can be refused by a full list.
template <model::Sink S>
bool Simulator<S>::newcomer(std::uint32_t slot, std::uint32_t pool) {
  for (std::size_t stage = 0; stage < world_.programme.stages.size(); ++stage)
    if (world_.programme.stages[stage].pool == pool && world_.people.entries(slot, stage) > 0) return false;
  return true;
}

template <model::Sink S>
void Simulator<S>::occupy_one(std::uint16_t member, std::uint32_t node, std::int32_t weight,
                              std::uint32_t coach) {
  ++world_.members[member].busy;
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  if (pool.coached) return take_coach(member, node, weight, coach);
  if (pool.interrupts) world_.holders.join(member, node);
}

/// Quotas count grants: not the starting stock, nor getting a slot back after an interruption.
template <model::Sink S>
void Simulator<S>::count_grant(std::uint32_t slot, std::uint16_t member) {
  const std::uint32_t index = world_.programme.members[member].pool;
  const model::PoolPlan& pool = world_.programme.pools[index];
  if (!pool.quota.empty()) world_.quotas.count(index, world_.people.values(slot)[pool.quota_by]);
}

template <model::Sink S>
void Simulator<S>::free_one(std::uint16_t member, std::uint32_t node) {
  const model::PoolPlan& pool = world_.programme.pools[world_.programme.members[member].pool];
  --world_.members[member].busy;
  if (!pool.asked_by.empty()) mark_askers(world_.programme.members[member].pool);
  if (pool.coached) return drop_coach(node);
  if (pool.interrupts) world_.holders.leave(member, node);
  if (world_.members[member].listed > 0) mark_due(member);
}

template <model::Sink S>
void Simulator<S>::take_slot(std::uint32_t slot, std::uint16_t member, std::int32_t weight,
                             std::uint32_t coach) {
  world_.people[slot].member = member;
  world_.people[slot].held_since = world_.now;
  occupy_one(member, 2 * slot, weight, coach);
}

template <model::Sink S>
void Simulator<S>::release_slot(std::uint32_t slot) {
  if (world_.has_several) release_rest(slot);
  Person& person = world_.people[slot];
  sink_->held({world_.who(slot), model::MemberId{person.member}, person.held_since, world_.now, false});
  free_one(person.member, 2 * slot);
  person.member = no_member;
}

template <model::Sink S>
void Simulator<S>::mark_due(std::uint16_t member) {
  if (world_.members[member].due) return;
  world_.members[member].due = true;
  due_.push_back(member);
}

/// Everybody who can be served at this instant is; then those who asked for support and will not wait are
/// turned away, and gates close.
template <model::Sink S>
void Simulator<S>::grant_due() {
  for (std::size_t i = 0; i < due_.size(); ++i) {
    world_.members[due_[i]].due = false;
    serve(due_[i]);
  }
  due_.clear();
  turn_away_askers();
  std::fill(open_gates_.begin(), open_gates_.end(), false);
}

template <model::Sink S>
void Simulator<S>::serve(std::uint16_t member) {
  const std::uint32_t pool = world_.programme.members[member].pool;
  const bool blocked = world_.programme.pools[pool].coached && !hand_over(member);
  const bool asks = (world_.programme.pools[pool].coached || world_.programme.pools[pool].several);
  if (world_.programme.pools[pool].gated && !open_gates_[pool]) return;
  while (!blocked && (asks || world_.members[member].free()) && !problem_) {
    const std::uint32_t node = next_in_line(member);
    if (node == nobody) return;
    if (asks && !fits(node, member)) break;
    grant(node);
  }
  if (world_.members[member].listed > 0) world_.members[member].full_at = world_.now;
}

/// The first of the first class whom no quota holds back.
template <model::Sink S>
std::uint32_t Simulator<S>::next_in_line(std::uint16_t member) const {
  const std::uint32_t index = world_.programme.members[member].pool;
  const model::PoolPlan& pool = world_.programme.pools[index];
  for (std::uint32_t c = 0; c < pool.classes; ++c) {
    std::uint32_t node = world_.lists.first(list_of(member, static_cast<std::uint8_t>(c)));
    while (node != nobody && !pool.quota.empty() && !gets_back(node) &&
           !world_.quotas.allows(pool, index, world_.people.values(node / 2)[pool.quota_by]))
      node = world_.lists.after(node);
    if (node != nobody) return node;
  }
  return nobody;
}

/// Whether the request is for a slot that was taken away.
template <model::Sink S>
bool Simulator<S>::gets_back(std::uint32_t node) const {
  const std::uint32_t slot = node / 2;
  return node % 2 == 0 ? world_.people[slot].where == Where::interrupted
                       : world_.people.extra(slot).support_back;
}

template <model::Sink S>
void Simulator<S>::grant(std::uint32_t node) {
  const std::uint32_t slot = node / 2;
  if (node % 2 == 1) return grant_support(slot);
  Person& person = world_.people[slot];
  const std::uint16_t member = person.listed;
  const model::StageId stage{person.listed_stage};
  if (person.where == Where::interrupted) {
    leave_list(slot, model::Spell::End::granted);
    take_slot(slot, member, weight_of(node));
    return resume(slot);
  }
  bool keeps = false;
  // Whose limit of age or date passed on the list goes in without a slot, and straight out again.
  const bool over = over_at_once(slot, stage);
  leave_list(slot, over ? model::Spell::End::left : model::Spell::End::granted);
  const model::PlaceId place = world_.programme.stages[stage.index()].place;
  if (person.where == Where::waiting) {
    tell_visit(slot, model::Exit::granted, place, nobody);
  } else {
    keeps = !over && holds_already(node, member);
    tell_visit(slot, model::Exit::moved, place, person.leg);
    leave_stage(slot, keeps);
  }
  if (!over) count_grant(slot, member);
  if (!over && !keeps) {
    take_slot(slot, member, world_.programme.stages[stage.index()].weight.at_entry);
  }
  begin_stage(slot, stage, 0.0, true, false);
}

/// The slot is back: the stage's clock goes on where it stood.
template <model::Sink S>
void Simulator<S>::resume(std::uint32_t slot) {
  Person& person = world_.people[slot];
  const double pause = world_.now - person.asked;
  const model::StagePlan& stage = world_.stage_of(person);
  tell_visit(slot, model::Exit::granted,
             stage.phases.empty() ? stage.place : stage.phases[person.phase].place, nobody);
  person.where = Where::stage;
  if (world_.has_extras) world_.people.extra(slot).phase_end += pause;
  if (world_.has_several) settle_rest(slot);
  restart_clocks(world_, slot, pause);
  if (stage.coached) reweigh(slot, true);
  schedule(world_, slot);
}

template <model::Sink S>
void Simulator<S>::interrupt_last(std::uint16_t member) {
  const std::uint32_t node = world_.holders.last(member);
  if (node % 2 == 1)
    interrupt_support(node / 2);
  else
    interrupt(node / 2);
}

/// Takes the slot away: to the head of the list, the stage's clock standing still. A wait for another stage
/// ends.
template <model::Sink S>
void Simulator<S>::interrupt(std::uint32_t slot) {
  Person& person = world_.people[slot];
  const std::uint16_t member = person.member;
  const model::StagePlan& stage = world_.stage_of(person);
  if (person.listed != no_member) leave_list(slot, model::Spell::End::left);
  stop_clocks(world_, slot);
  release_slot(slot);
  tell_visit(slot, model::Exit::interrupted, stage.waiting, nobody);
  person.where = Where::interrupted;
  person.asked = world_.now;
  person.listed = member;
  person.listed_stage = person.stage;
  person.listed_class = class_of(slot, world_.programme.pools[stage.pool], model::StageId{person.stage});
  world_.lists.join_at_head(list_of(member, person.listed_class), 2 * slot);
  ++world_.members[member].listed;
  schedule(world_, slot);
}

}  // namespace stegvis::engine
