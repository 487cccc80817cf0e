#pragma once

#include "engine/plain_simulator.hpp"

/// \file
/// How participants of a plain programme come, move and leave.
namespace stegvis::engine {

template <model::Sink S>
void PlainSimulator<S>::let_come(std::uint32_t source) {
  const std::int64_t size = arrivals_.group_size(source);
  arrivals_.next(sources_, source);
  in_group_ = size > 1;
  for (std::int64_t i = 0; i < size; ++i) {
    const std::uint32_t slot = admit(source, arrivals_.take_number(source));
    const std::uint16_t stage = entry_of(people_[slot]);
    const PlainStage& plan = plan_.stages[stage];
    const bool needs = plan.first_member != no_member;
    const std::uint16_t member = needs ? member_for(slot, plan.first_member, plan.by) : no_member;
    const bool at_once = needs && !members_[member].due && members_[member].free();
    Begun begun = Begun::alone;
    if (at_once)
      begun = serve_at_once(slot, stage, member);
    else if (needs)
      join_list(slot, stage, true);
    else
      begun = begin_stage(slot, stage);
    sink_->arrived({who(slot), now_, false});
    if (at_once) tell_served(slot, stage, member);
    tell_begun(slot, begun);
  }
  in_group_ = false;
}

template <model::Sink S>
[[gnu::always_inline]] inline std::uint32_t PlainSimulator<S>::admit(std::uint32_t source,
                                                                     std::uint32_t number) {
  const std::uint32_t slot = people_.admit();
  PlainPerson& person = people_[slot];
  person = {.entered = now_,
            .serial = next_serial_++,
            .number = number,
            .source = static_cast<std::uint16_t>(source)};
  if (!programme_.attributes.empty())
    draw_attributes(programme_,
                    {programme_.sources[source], key(person, 0, 0), now_, people_.values(slot),
                     people_.numbers(slot), person.cell},
                    0);
  PlainLuck& luck = luck_[source];
  if (luck.gives()) luck.give(number, people_.moments(slot), people_.budgets(slot));
  person.lucky = luck.stage() != no_stage;
  return slot;
}

template <model::Sink S>
std::uint16_t PlainSimulator<S>::entry_of(const PlainPerson& person) const {
  if (const std::uint16_t only = plan_.sources[person.source].entry; only != no_stage) return only;
  const model::Source& source = programme_.sources[person.source];
  const model::Entry* entry = programme_.entries.data() + source.first_branch;
  for (const double u = random::first_uniform(key(person, source.purpose, 0), 1); u >= entry->up_to;) ++entry;
  return static_cast<std::uint16_t>(entry->stage.index());
}

/// Into a stage, with the slot it needs if it needs one. Nobody leaves a final stage: the record is free.
template <model::Sink S>
auto PlainSimulator<S>::begin_stage(std::uint32_t slot, std::uint16_t stage) -> Begun {
  PlainPerson& person = people_[slot];
  const PlainStage& plan = plan_.stages[stage];
  person.stage = stage;
  person.entered = now_;
  person.waiting = false;
  person.entry = true;
  person.supported = false;
  if (plan.final) {
    tree_.clear(slot, turns());
    fetch_soon(slot);
    people_.dismiss(slot);
    return Begun::final;
  }
  std::uint16_t& visits = people_.counts(slot)[plan.entries];
  if (visits + 1u >= random::visit_limit) {
    stop_for_visits(stage);
    return Begun::alone;
  }
  const std::uint32_t visit = visits++;
  if (plan.support != model::StagePlan::none && wants_support(slot, plan, visit))
    return begin_asking(slot, plan, visit);
  begin_clocks(slot, plan, visit);
  return Begun::alone;
}

/// Starts the clocks of a stage, and puts what is first into the tree.
template <model::Sink S>
void PlainSimulator<S>::begin_clocks(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit) {
  PlainPerson& person = people_[slot];
  if (person.lucky && visit == 0 && luck_[person.source].stage() == person.stage)
    start_lucky_clocks(slot, stage);
  else
    start_clocks(slot, stage.first_way, stage.ways, visit);
  person.lucky = false;
  schedule(slot, stage.ways);
}

/// A way out fires. Where the stage goes on (a hazard into a full stage), they stay in it and join the list.
template <model::Sink S>
void PlainSimulator<S>::fire(std::uint32_t slot, std::uint32_t column) {
  PlainPerson& person = people_[slot];
  const PlainStage& stage = plan_.stages[person.stage];
  const PlainWay& way = plan_.ways[(person.waiting ? stage.first_waiting_way : stage.first_way) + column];
  const std::uint32_t leg_index = way.branches ? leg_of(slot, way) : way.first_leg;
  const PlainLeg& leg = plan_.legs[leg_index];
  // Copied before anything is written to it: the processor waits where it reads widely what was written
  // narrowly.
  const PlainPerson left = person;
  people_.moments(slot)[column] = never;
  if (way.felt) people_.budgets(slot)[way.budget] = never;
  note_move(slot);
  if (person.listed != no_member) leave_list(slot, model::Spell::End::left);
  const PlainStage& target = plan_.stages[leg.target];
  const bool keeps = leg.keeps_slot && person.member != no_member;
  const bool inside = keeps || target.first_member == no_member;
  if (!inside && !way.ends_stage && !person.waiting) {
    person.leg = leg_index;
    return join_list(slot, leg.target, false);
  }
  const bool held_back = leave_stage(slot, keeps);
  Begun begun = Begun::alone;
  if (inside)
    begun = begin_stage(slot, leg.target);
  else
    join_list(slot, leg.target, true);
  tell_visit<model::Exit::moved>(slot, left, model::PlaceId{inside ? target.place : target.waiting},
                                 model::LegId{leg_index});
  tell_left(slot, left, keeps, held_back);
  tell_begun(slot, begun);
}

/// Out of patience: who waits in `.waiting` goes where giving up leads; who waits in an old stage stays
/// there.
template <model::Sink S>
void PlainSimulator<S>::give_up(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  note_move(slot);
  const std::uint16_t asked_for = person.waiting ? person.stage : plan_.legs[person.leg].target;
  leave_list(slot, model::Spell::End::gave_up);
  if (!person.waiting) return schedule(slot);
  const std::uint16_t to = plan_.stages[asked_for].gave_up_to;
  const PlainStage& target = plan_.stages[to];
  const bool inside = target.first_member == no_member;
  tell_visit<model::Exit::gave_up>(slot, person, model::PlaceId{inside ? target.place : target.waiting},
                                   model::LegId::none());
  if (inside)
    tell_begun(slot, begin_stage(slot, to));
  else
    join_list(slot, to, true);
}

template <model::Sink S>
std::uint32_t PlainSimulator<S>::leg_of(std::uint32_t slot, const PlainWay& way) {
  const PlainPerson& person = people_[slot];
  const PlainStage& stage = plan_.stages[person.stage];
  const std::uint16_t visits = people_.counts(slot)[person.waiting ? stage.joins : stage.entries];
  const double u = random::uniforms(key(person, way.purpose, visits - 1u), 0).second;
  std::uint32_t leg = way.first_leg;
  while (u >= plan_.legs[leg].up_to) ++leg;
  return leg;
}

/// Ends what goes with being in a stage: support beside it, and the slot unless it is kept. Whether who still
/// asked for support had waited because every slot was taken.
template <model::Sink S>
[[gnu::always_inline]] inline bool PlainSimulator<S>::leave_stage(std::uint32_t slot, bool keeps_slot) {
  PlainPerson& person = people_[slot];
  const bool held_back = person.asks_support && leave_support_list(slot);
  if (person.has_support) give_support_back(slot);
  if (!keeps_slot && person.member != no_member) {
    free_one(person.member);
    person.member = no_member;
  }
  return held_back;
}

/// Who moves a thousand times at one instant goes in a circle.
template <model::Sink S>
void PlainSimulator<S>::note_move(std::uint32_t slot) {
  PlainPerson& person = people_[slot];
  if (person.entered != now_)
    person.moves = 0;
  else if (++person.moves == circle_limit)
    stop_for_circle(slot);
}

// Out of line, like everything rare: it shall not cost the rest its registers.
template <model::Sink S>
[[gnu::noinline, gnu::cold]] void PlainSimulator<S>::stop_for_visits(std::uint16_t stage) {
  problem_ = too_many_visits(programme_.stages[stage]);
}

template <model::Sink S>
[[gnu::noinline, gnu::cold]] void PlainSimulator<S>::stop_for_circle(std::uint32_t slot) {
  std::vector<std::uint16_t> entries(plan_.stages.size()), joins(plan_.stages.size());
  for (std::size_t i = 0; i < plan_.stages.size(); ++i) {
    const PlainStage& stage = plan_.stages[i];
    if (!stage.final) entries[i] = people_.counts(slot)[stage.entries];
    if (stage.first_member != no_member) joins[i] = people_.counts(slot)[stage.joins];
  }
  problem_ = circle_of_no_length(programme_, entries.data(), joins.data(), now_);
}

}  // namespace stegvis::engine
