#pragma once

#include "engine/simulator.hpp"

/// \file
/// Several demands at once: a stage that needs a coach and also places of other pools. All are had or none:
/// who stands on the list holds nothing for it, and is not overtaken there by who needs less. A place that
/// becomes free is offered first to who also needs something else: they find both free less often.
namespace stegvis::engine {

/// How many places of a member somebody holds beside their stage's own pool.
template <model::Sink S>
std::int64_t Simulator<S>::held_beside(std::uint32_t slot, std::uint16_t member) {
  const Several::Held& held = world_.several.of(slot);
  if (held.stage == no_stage) return 0;
  const auto& demands = world_.programme.stages[held.stage].also;
  for (std::size_t i = 0; i < demands.size(); ++i)
    if (held.members[i] == member) return demands[i].places;
  return 0;
}

/// Whether every other place that the stage needs is free, those counted that are held already.
template <model::Sink S>
bool Simulator<S>::rest_is_free(std::uint32_t slot, model::StageId stage) {
  for (const model::Demand& demand : world_.programme.stages[stage.index()].also) {
    const std::uint16_t member = world_.member_for(slot, world_.programme.pools[demand.pool]);
    const MemberState& state = world_.members[member];
    const std::int64_t own = held_beside(slot, member);
    if (own < demand.places && state.busy - own + demand.places > state.slots) return false;
  }
  return true;
}

/// Whether who goes to the stage with the slot held has all else that it needs.
template <model::Sink S>
bool Simulator<S>::rest_is_held(std::uint32_t slot, model::StageId stage) {
  for (const model::Demand& demand : world_.programme.stages[stage.index()].also)
    if (held_beside(slot, world_.member_for(slot, world_.programme.pools[demand.pool])) < demand.places)
      return false;
  return true;
}

/// Gives back the other places that are held, each once.
template <model::Sink S>
void Simulator<S>::release_rest(std::uint32_t slot) {
  Several::Held& held = world_.several.of(slot);
  if (held.stage == no_stage) return;
  const auto& demands = world_.programme.stages[held.stage].also;
  held.stage = no_stage;
  for (std::size_t i = 0; i < demands.size(); ++i) {
    const std::uint16_t member = held.members[i];
    for (std::int64_t place = 0; place < demands[i].places; ++place)
      sink_->held({world_.who(slot), model::MemberId{member}, held.since, world_.now, false, true});
    world_.members[member].busy -= demands[i].places;
    mark_askers(demands[i].pool);
    if (world_.members[member].listed > 0) mark_due(member);
  }
}

/// What the present stage also needs is held from now on, the rest given back. Without a slot of the stage's
/// own pool nothing is.
template <model::Sink S>
void Simulator<S>::settle_rest(std::uint32_t slot) {
  const Person& person = world_.people[slot];
  const auto& demands = world_.stage_of(person).also;
  Several::Held& held = world_.several.of(slot);
  if (held.stage == no_stage && demands.empty()) return;
  release_rest(slot);
  if (demands.empty() || person.member == no_member) return;
  held.stage = person.stage;
  held.since = world_.now;
  for (std::size_t i = 0; i < demands.size(); ++i) {
    held.members[i] = world_.member_for(slot, world_.programme.pools[demands[i].pool]);
    world_.members[held.members[i]].busy += demands[i].places;
  }
}

/// Lets those be looked at who wait for another pool and also need this one.
template <model::Sink S>
void Simulator<S>::mark_askers(std::uint32_t pool) {
  for (const std::uint32_t asking : world_.programme.pools[pool].asked_by) {
    const model::PoolPlan& plan = world_.programme.pools[asking];
    for (std::uint32_t i = 0; i < plan.members; ++i) {
      const auto member = static_cast<std::uint16_t>(plan.first_member + i);
      if (world_.members[member].listed > 0) mark_due(member);
    }
  }
}

/// Whether who waits in an old stage holds a slot of the very list they stand on: it goes along.
template <model::Sink S>
bool Simulator<S>::holds_already(std::uint32_t node, std::uint16_t member) const {
  const Person& person = world_.people[node / 2];
  return node % 2 == 0 && person.where == Where::stage && person.member == member &&
         world_.programme.pools[world_.programme.members[member].pool].several && person.leg != nobody &&
         world_.programme.legs[person.leg].keeps_slot;
}

}  // namespace stegvis::engine
