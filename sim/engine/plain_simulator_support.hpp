#pragma once

#include "engine/plain_simulator.hpp"

/// \file
/// Support beside a stage, of a plain programme.
namespace stegvis::engine {

/// Whether they want it in this visit, and of whom.
template <model::Sink S>
bool PlainSimulator<S>::wants_support(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit) {
  PlainPerson& person = people_[slot];
  const model::SupportPlan& support = programme_.supports[stage.support];
  if (support.wanted < 1.0 && random::first_uniform(key(person, support.purpose, visit), 0) >= support.wanted)
    return false;
  const model::PoolPlan& pool = programme_.pools[support.pool];
  person.support_member = member_for(slot, pool.first_member, pool.by);
  person.asks_once = !support.waits;
  person.support_since = now_;
  return true;
}

/// Begins a stage in which support is wanted. The answer comes with the grants of this instant. If nobody
/// else acts before those it is known now, and the clocks need to be started only once; if it turns out that
/// somebody does, they ask like everybody.
template <model::Sink S>
auto PlainSimulator<S>::begin_asking(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit)
    -> Begun {
  PlainPerson& person = people_[slot];
  MemberState& member = members_[person.support_member];
  const bool free = member.free();
  const bool known =
      !grants_due_ && !in_group_ && calendar_next_ > now_ && member.listed == 0 && (free || person.asks_once);
  if (known && free) take_support(slot);
  begin_clocks(slot, stage, visit);
  if (known && tree_.first().at > now_) {
    if (!free) member.full_at = now_;
    return free ? Begun::supported : Begun::refused;
  }
  if (known && free) {
    give_support_back(slot);
    person.supported = false;
    start_clocks(slot, stage.first_way, stage.ways, visit);
    schedule(slot);
  }
  ask_support(slot);
  return Begun::alone;
}

/// Who does not wait is turned away after the grants of this instant.
template <model::Sink S>
void PlainSimulator<S>::ask_support(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  person.asks_support = true;
  person.support_request = ask(person.support_member, 2 * slot + 1);
  if (person.asks_once) askers_.push_back(slot), grants_due_ = true;
}

template <model::Sink S>
void PlainSimulator<S>::take_support(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  ++members_[person.support_member].busy;
  person.has_support = person.supported = true;
  person.support_since = now_;
  const model::SupportPlan& support = programme_.supports[plan_.stages[person.stage].support];
  if (support.limited)
    people_.moments(slot)[plan_.columns.support_end] =
        base::calendar_after(programme_.start, now_, support.length);
}

/// Whether they had waited because every slot was taken.
template <model::Sink S>
bool PlainSimulator<S>::leave_support_list(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  MemberState& member = members_[person.support_member];
  lists_.leave(person.support_member, person.support_request);
  --member.listed;
  person.asks_support = false;
  return member.held_back(person.support_since, now_);
}

template <model::Sink S>
void PlainSimulator<S>::grant_support(std::uint32_t slot) {
  const PlainPerson left = people_[slot];
  const bool held_back = leave_support_list(slot);
  take_support(slot);
  feel_support(slot, left.entered);
  schedule(slot);
  tell_support_list(slot, left, model::Spell::End::granted, held_back);
}

template <model::Sink S>
void PlainSimulator<S>::turn_away_askers() {
  for (const std::uint32_t slot : askers_)
    if (people_[slot].asks_support && people_[slot].asks_once)
      tell_support_list(slot, people_[slot], model::Spell::End::refused, leave_support_list(slot));
  askers_.clear();
}

template <model::Sink S>
void PlainSimulator<S>::give_support_back(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  free_one(person.support_member);
  person.has_support = false;
  if (plan_.columns.support_end != no_column) people_.moments(slot)[plan_.columns.support_end] = never;
}

/// Support ends and the stage goes on.
template <model::Sink S>
void PlainSimulator<S>::end_support(std::uint32_t slot) {
  const PlainPerson left = people_[slot];
  give_support_back(slot);
  feel_support(slot, left.support_since);
  schedule(slot);
  tell_hold(slot, left, left.support_member, left.support_since, true);
}

}  // namespace stegvis::engine
