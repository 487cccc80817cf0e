#pragma once

#include <algorithm>

#include "engine/simulator.hpp"

/// \file
/// How participants move between stages, and what changes about them inside one.
namespace stegvis::engine {

/// Where somebody would be who asks for `target` now, with no other place of their own. Nothing is changed
/// yet.
template <model::Sink S>
typename Simulator<S>::Landing Simulator<S>::landing(std::uint32_t slot, model::StageId target,
                                                     bool keeps_slot, bool may_be_served) {
  Landing result{target, false, false, model::StageId::none()};
  const model::StagePlan* stage = &world_.programme.stages[target.index()];
  while (stage->pool != model::StagePlan::none && !keeps_slot && !over_at_once(slot, result.stage)) {
    const model::PoolPlan& pool = world_.programme.pools[stage->pool];
    const std::uint16_t member = world_.member_for(slot, pool);
    if (may_be_served && !world_.members[member].due && can_serve(slot, member, stage->weight.at_entry) &&
        (!pool.several || (world_.members[member].listed == 0 && rest_is_free(slot, result.stage)))) {
      result.inside = result.granted = true;
      return result;
    }
    if (result.refused.exists() || !list_is_full(slot, member, stage->weight.at_entry) ||
        !newcomer(slot, stage->pool))
      return result;
    result.refused = result.stage;
    if (!stage->refused_to.exists()) return result;
    result.stage = stage->refused_to;
    stage = &world_.programme.stages[result.stage.index()];
  }
  result.inside = true;
  return result;
}

/// Whether an age or date has already passed that ends the target stage: then nobody takes a slot there.
template <model::Sink S>
bool Simulator<S>::limit_passed(std::uint32_t slot, model::StageId target) {
  const model::StagePlan& stage = world_.programme.stages[target.index()];
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const model::Way& way = world_.programme.ways[stage.first_way + k];
    if ((way.drive != model::Drive::age && way.drive != model::Drive::date) || !way.ends_stage) continue;
    if (instant_of(world_, slot, way) > world_.now || never_happens(world_, world_.people[slot], way))
      continue;
    if (holds(way.conditions, world_.people.values(slot))) return true;
  }
  return false;
}

template <model::Sink S>
model::PlaceId Simulator<S>::place_of_landing(const Landing& landing) const {
  const model::StagePlan& stage = world_.programme.stages[landing.stage.index()];
  return landing.inside ? stage.place : stage.waiting;
}

template <model::Sink S>
void Simulator<S>::land(std::uint32_t slot, const Landing& where) {
  if (where.refused.exists()) tell_refusal(slot, where.refused);
  if (!where.inside) return join_list(slot, where.stage, true);
  if (where.granted) {
    const model::StagePlan& stage = world_.programme.stages[where.stage.index()];
    const std::uint16_t member = world_.member_for(slot, world_.programme.pools[stage.pool]);
    sink_->listed({world_.who(slot), model::MemberId{member}, where.stage, world_.now, world_.now,
                   model::Spell::End::granted, false});
    count_join(slot, where.stage);
    count_grant(slot, member);
    take_slot(slot, member, stage.weight.at_entry);
  }
  begin_stage(slot, where.stage, 0.0, true, false);
}

template <model::Sink S>
void Simulator<S>::begin_stage(std::uint32_t slot, model::StageId stage, double elapsed, bool entry,
                               bool at_start) {
  Person& person = world_.people[slot];
  person.stage = static_cast<std::uint16_t>(stage.index());
  person.where = Where::stage;
  person.entered = person.joined = world_.now;
  person.clock_zero = world_.now - elapsed;
  person.phase = 0;
  person.entry = entry;
  person.at_start = at_start;
  person.supported = false;
  const model::StagePlan& plan = world_.programme.stages[stage.index()];
  if (plan.final) {
    if (world_.has_several) release_rest(slot);
    return finish(slot);
  }
  std::uint16_t& visits = world_.people.entries(slot, stage.index());
  if (visits + 1u >= random::visit_limit) return stop_too_many(plan);
  const std::uint32_t visit = visits++;
  if (!plan.phases.empty()) {
    // Whoever has been here a while is in the phase where that time has brought them.
    double until = begin_phase(slot, person.clock_zero);
    for (; until < world_.now; until = begin_phase(slot, until)) ++person.phase;
  }
  if (world_.has_several) settle_rest(slot);
  if (plan.coached) reweigh(slot, false);
  if (person.lucky == person.stage && visit == 0)
    start_lucky_clocks(world_, slot, plan, elapsed);
  else
    start_clocks(world_, slot, plan.first_way, plan.ways, visit, elapsed);
  if (plan.support != model::StagePlan::none && !over_at_once(slot, stage)) ask_support(slot, visit);
  schedule(world_, slot);
}

/// Ends what goes with being in a stage: support beside it, the slot (unless it is kept), the phase.
template <model::Sink S>
void Simulator<S>::leave_stage(std::uint32_t slot, bool keeps_slot) {
  Person& person = world_.people[slot];
  if (world_.has_extras) {
    if (world_.people.extra(slot).support_listed != no_member)
      leave_support_list(slot, model::Spell::End::left);
    drop_support(slot);
    world_.people.extra(slot).phase_end = never;
  }
  if (!keeps_slot && person.member != no_member) release_slot(slot);
}

template <model::Sink S>
std::uint32_t Simulator<S>::leg_of(std::uint32_t slot, const model::Way& way) {
  if (way.legs == 1) return way.first_leg;
  const Person& person = world_.people[slot];
  const std::uint16_t visits = person.where == Where::waiting ? world_.people.joins(slot, person.stage)
                                                              : world_.people.entries(slot, person.stage);
  const double u = random::uniforms(world_.key(person, way.purpose, visits - 1u), 0).second;
  std::uint32_t leg = way.first_leg;
  while (u >= world_.programme.legs[leg].up_to) ++leg;
  return leg;
}

/// A way out fires. Where the stage goes on (a hazard into a full stage), they stay in it and join the list.
template <model::Sink S>
void Simulator<S>::fire(std::uint32_t slot, std::uint32_t k) {
  Person& person = world_.people[slot];
  const model::StagePlan& stage = world_.stage_of(person);
  const bool waiting = person.where == Where::waiting;
  const model::Way& way = world_.programme.ways[(waiting ? stage.first_waiting_way : stage.first_way) + k];
  const std::uint32_t leg_index = leg_of(slot, way);
  const model::Leg& leg = world_.programme.legs[leg_index];
  world_.people.clocks(slot)[k] = {never, never, 1.0, world_.now};
  note_move(slot);
  if (person.listed != no_member) leave_list(slot, model::Spell::End::left);
  const bool keeps =
      leg.keeps_slot && person.member != no_member && (!world_.has_several || rest_is_held(slot, leg.target));
  const Landing where = landing(slot, leg.target, keeps, false);
  const bool goes_on = !way.ends_stage && person.where == Where::stage;
  if (goes_on && where.refused.exists()) {
    tell_refusal(slot, where.refused);
    return schedule(world_, slot);
  }
  if (goes_on && !where.inside) {
    person.leg = leg_index;
    return join_list(slot, where.stage, false);
  }
  tell_visit(slot, model::Exit::moved, place_of_landing(where), leg_index);
  leave_stage(slot, keeps);
  land(slot, where);
}

/// Out of patience: who waits in `.waiting` goes where giving up leads; who waits in an old stage stays
/// there.
template <model::Sink S>
void Simulator<S>::give_up(std::uint32_t slot) {
  Person& person = world_.people[slot];
  note_move(slot);
  const model::StageId to = world_.programme.stages[person.listed_stage].gave_up_to;
  leave_list(slot, model::Spell::End::gave_up);
  if (person.where != Where::waiting) return schedule(world_, slot);
  const Landing where = landing(slot, to, false, false);
  tell_visit(slot, model::Exit::gave_up, place_of_landing(where), nobody);
  land(slot, where);
}

template <model::Sink S>
void Simulator<S>::change_phase(std::uint32_t slot) {
  Person& person = world_.people[slot];
  tell_visit(slot, model::Exit::changed, world_.stage_of(person).phases[person.phase + 1u].place, nobody);
  ++person.phase;
  begin_phase(slot, world_.now);
  if (world_.stage_of(person).coached) reweigh(slot, true);
  change_factors(world_, slot);
  schedule(world_, slot);
}

/// The present phase began at `began`: draws and notes when it ends (the last one never does).
template <model::Sink S>
double Simulator<S>::begin_phase(std::uint32_t slot, double began) {
  const Person& person = world_.people[slot];
  const model::StagePlan& stage = world_.stage_of(person);
  double& end = world_.people.extra(slot).phase_end;
  if (person.phase + 1u == stage.phases.size()) return end = never;
  const model::PhasePlan& phase = stage.phases[person.phase];
  const std::uint32_t visit = world_.people.entries(slot, person.stage) - 1u;
  const double u = random::first_uniform(world_.key(person, phase.purpose, visit), 0);
  return end = began + phase.duration.draw(u, 0.0, world_.programme.start, began);
}

template <model::Sink S>
void Simulator<S>::apply_rule(std::uint32_t slot) {
  Person& person = world_.people[slot];
  Extra& extra = world_.people.extra(slot);
  const model::RulePlan& rule = world_.programme.rules[extra.rule];
  extra.rules_done |= std::uint64_t{1} << extra.rule;
  set_next_rule(slot);
  if (holds(rule.conditions, world_.people.values(slot))) {
    const std::uint16_t value = new_value(slot, rule);
    if (world_.programme.cell_weight[rule.attribute] != 0 &&
        value != world_.people.values(slot)[rule.attribute])
      tell_visit(slot, model::Exit::changed, world_.place_of(person), nobody);
    set_value(slot, rule, value);
    change_factors(world_, slot);
  }
  schedule(world_, slot);
}

/// Whoever comes has already been through what age and date had changed by then; what a list says stands.
template <model::Sink S>
void Simulator<S>::apply_past_rules(std::uint32_t slot, std::uint32_t which) {
  Extra& extra = world_.people.extra(slot);
  const auto& people = world_.programme.sources[world_.people[slot].source].people;
  for (set_next_rule(slot); extra.rule_due <= world_.now; set_next_rule(slot)) {
    const model::RulePlan& rule = world_.programme.rules[extra.rule];
    extra.rules_done |= std::uint64_t{1} << extra.rule;
    if (!people.empty() && people[which].find(rule.attribute) != nullptr) continue;
    if (holds(rule.conditions, world_.people.values(slot))) set_value(slot, rule, new_value(slot, rule));
  }
}

template <model::Sink S>
std::uint16_t Simulator<S>::new_value(std::uint32_t slot, const model::RulePlan& rule) {
  return pick(rule.values, random::first_uniform(world_.key(world_.people[slot], rule.purpose, 0), 0));
}

template <model::Sink S>
void Simulator<S>::set_value(std::uint32_t slot, const model::RulePlan& rule, std::uint16_t value) {
  std::uint16_t& own = world_.people.values(slot)[rule.attribute];
  world_.people[slot].cell += world_.programme.cell_weight[rule.attribute] * (std::uint32_t{value} - own);
  own = value;
}

template <model::Sink S>
void Simulator<S>::set_next_rule(std::uint32_t slot) {
  Extra& extra = world_.people.extra(slot);
  extra.rule_due = never;
  for (std::uint8_t i = 0; i < world_.programme.rules.size(); ++i) {
    if (extra.rules_done >> i & 1u) continue;
    const model::RulePlan& rule = world_.programme.rules[i];
    const double instant =
        rule.by_age ? age_reached(world_.programme, extra.born, rule.age, rule.month_start) : rule.date;
    if (instant < extra.rule_due) extra.rule_due = instant, extra.rule = i;
  }
}

/// Into a stage that nobody leaves: told at once to the horizon, and the slot of the record is free.
template <model::Sink S>
void Simulator<S>::finish(std::uint32_t slot) {
  tell_visit(slot, model::Exit::horizon, model::PlaceId::none(), nobody, world_.programme.horizon);
  sink_->finished(world_.who(slot));
  world_.tree.clear(slot, world_.turns());
  world_.people.dismiss(slot);
}

/// Closes the present row and begins the next one of the same participant. One copy with the sink's part in
/// it, so that the fact is told in registers.
template <model::Sink S>
void Simulator<S>::tell_visit(std::uint32_t slot, model::Exit exit, model::PlaceId next, std::uint32_t leg,
                              double until) {
  Person& person = world_.people[slot];
  sink_->visited({world_.who(slot), world_.place_of(person), next,
                  leg == nobody ? model::LegId::none() : model::LegId{leg}, person.entered, until,
                  person.joined, exit, person.entry, person.supported, person.at_start});
  person.entered = world_.now;
  person.entry = false;
}

/// Who moves a thousand times at one instant goes in a circle.
template <model::Sink S>
void Simulator<S>::note_move(std::uint32_t slot) {
  Person& person = world_.people[slot];
  if (person.moved_at != world_.now) {
    person.moved_at = world_.now;
    person.moves = 0;
    return;
  }
  if (++person.moves == circle_limit) stop_circle(slot);
}

}  // namespace stegvis::engine
