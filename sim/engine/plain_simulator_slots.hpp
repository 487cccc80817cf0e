#pragma once

#include <algorithm>

#include "engine/plain_simulator.hpp"

/// \file
/// Slots, the lists for them, and support beside a stage, of a plain programme. Who asks is 2 * slot
/// for a stage, 2 * slot + 1 for support.
namespace stegvis::engine {

template <model::Sink S>
auto PlainSimulator<S>::serve_at_once(std::uint32_t slot, std::uint16_t stage, std::uint16_t member)
    -> Begun {
  count_join(slot, stage);
  people_[slot].member = member;
  people_[slot].held_since = now_;
  ++members_[member].busy;
  return begin_stage(slot, stage);
}

/// Joins the list for `stage`; `waiting_there` means in `<stage>.waiting`, else in the stage they are in.
template <model::Sink S>
void PlainSimulator<S>::join_list(std::uint32_t slot, std::uint16_t stage, bool waiting_there) {
  PlainPerson& person = people_[slot];
  const PlainStage& plan = plan_.stages[stage];
  person.listed = member_for(slot, plan.first_member, plan.by);
  person.request = ask(person.listed, 2 * slot);
  const std::uint32_t visit = count_join(slot, stage);
  if (plan.patience != nullptr)
    people_.moments(slot)[plan_.columns.patience] = std::max(now_, now_ + patience_of(slot, stage, visit));
  if (waiting_there) {
    person.stage = stage;
    person.entered = now_;
    person.waiting = true;
    person.entry = false;
    person.supported = false;
    if (plan.waiting_ways > 0) {
      person.lucky = false;
      start_clocks(slot, plan.first_waiting_way, plan.waiting_ways, visit);
    }
  }
  schedule(slot);
}

template <model::Sink S>
double PlainSimulator<S>::patience_of(std::uint32_t slot, std::uint16_t stage, std::uint32_t visit) {
  const PlainPerson& person = people_[slot];
  const PlainStage& plan = plan_.stages[stage];
  PlainLuck& luck = luck_[person.source];
  // Luck is there for who has come last.
  if (person.lucky && visit == 0 && luck.stage() == stage && luck.knows_patience() &&
      person.serial + 1 == next_serial_)
    return luck.patience(person.number);
  return plan.patience->draw(random::first_uniform(key(person, plan.patience_purpose, visit), 0), 0.0,
                             programme_.start, now_);
}

/// Counts asking for a stage, whether served at once or not: the number keys patience and what happens on the
/// list.
template <model::Sink S>
std::uint32_t PlainSimulator<S>::count_join(std::uint32_t slot, std::uint16_t stage) {
  std::uint16_t& joins = people_.counts(slot)[plan_.stages[stage].joins];
  if (joins + 1u >= random::visit_limit)
    stop_for_visits(stage);
  else
    ++joins;
  return joins - 1u;
}

template <model::Sink S>
void PlainSimulator<S>::leave_list(std::uint32_t slot, model::Spell::End end) {
  PlainPerson& person = people_[slot];
  MemberState& member = members_[person.listed];
  const double asked = lists_.leave(person.listed, person.request);
  --member.listed;
  const std::uint16_t stage = person.waiting ? person.stage : plan_.legs[person.leg].target;
  sink_->listed({who(slot), model::MemberId{person.listed}, stage_id(stage), asked, now_, end, false,
                 member.held_back(asked, now_)});
  person.listed = no_member;
  if (plan_.columns.patience != no_column) people_.moments(slot)[plan_.columns.patience] = never;
}

/// Where there is nothing to give, nothing will be given before something is freed, which says so itself.
template <model::Sink S>
std::uint32_t PlainSimulator<S>::ask(std::uint16_t member, std::uint32_t who) {
  ++members_[member].listed;
  if (members_[member].free())
    mark_due(member);
  else if (!members_[member].due)
    members_[member].full_at = now_;
  return lists_.join(member, who, now_);
}

template <model::Sink S>
void PlainSimulator<S>::free_one(std::uint16_t member) {
  --members_[member].busy;
  if (members_[member].listed > 0) mark_due(member);
}

template <model::Sink S>
void PlainSimulator<S>::mark_due(std::uint16_t member) {
  if (members_[member].due) return;
  members_[member].due = true;
  due_.push_back(member);
  grants_due_ = true;
}

/// Everybody who can be served at this instant is; then those who asked for support and will not wait are
/// turned away.
template <model::Sink S>
void PlainSimulator<S>::grant_due() {
  for (std::size_t i = 0; i < due_.size(); ++i) {
    members_[due_[i]].due = false;
    serve(due_[i]);
  }
  due_.clear();
  turn_away_askers();
  grants_due_ = false;
}

template <model::Sink S>
void PlainSimulator<S>::serve(std::uint16_t member) {
  while (members_[member].free() && !problem_) {
    const std::uint32_t who = lists_.first(member);
    if (who == nobody) return;
    if (who % 2 == 0)
      grant(who / 2);
    else
      grant_support(who / 2);
  }
  if (members_[member].listed > 0) members_[member].full_at = now_;
}

template <model::Sink S>
void PlainSimulator<S>::grant(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  const std::uint16_t member = person.listed;
  const std::uint16_t stage = person.waiting ? person.stage : plan_.legs[person.leg].target;
  const model::PlaceId place{plan_.stages[stage].place};
  leave_list(slot, model::Spell::End::granted);
  if (person.waiting) {
    tell_visit<model::Exit::granted>(slot, person, place, model::LegId::none());
  } else {
    tell_visit<model::Exit::moved>(slot, person, place, model::LegId{person.leg});
    const PlainPerson left = person;
    tell_left(slot, left, false, leave_stage(slot, false));
  }
  person.member = member;
  person.held_since = now_;
  ++members_[member].busy;
  tell_begun(slot, begin_stage(slot, stage));
}

}  // namespace stegvis::engine
