#pragma once

#include "engine/simulator.hpp"

/// \file
/// Support beside a stage, from a pool of its own.
namespace stegvis::engine {

/// Asks on entering the stage. The answer comes with the grants of this instant; who does not wait is then
/// turned away.
template <model::Sink S>
void Simulator<S>::ask_support(std::uint32_t slot, std::uint32_t visit) {
  const Person& person = world_.people[slot];
  const model::SupportPlan& support = world_.programme.supports[world_.stage_of(person).support];
  if (support.wanted < 1.0 &&
      random::first_uniform(world_.key(person, support.purpose, visit), 0) >= support.wanted)
    return;
  const model::PoolPlan& pool = world_.programme.pools[support.pool];
  Extra& extra = world_.people.extra(slot);
  extra.support_listed = world_.member_for(slot, pool);
  const bool full = list_is_full(slot, extra.support_listed, support.weight);
  extra.support_class = class_of(slot, pool, support.stage);
  extra.support_asked = world_.now;
  world_.lists.join(list_of(extra.support_listed, extra.support_class), 2 * slot + 1);
  ++world_.members[extra.support_listed].listed;
  mark_due(extra.support_listed);
  extra.support_once = !support.waits || full;
  extra.support_back = false;
  if (extra.support_once) askers_.push_back(slot);
}

template <model::Sink S>
void Simulator<S>::leave_support_list(std::uint32_t slot, model::Spell::End end) {
  Extra& extra = world_.people.extra(slot);
  world_.lists.leave(list_of(extra.support_listed, extra.support_class), 2 * slot + 1);
  --world_.members[extra.support_listed].listed;
  sink_->listed({world_.who(slot), model::MemberId{extra.support_listed},
                 model::StageId{world_.people[slot].stage}, extra.support_asked, world_.now, end, true,
                 world_.members[extra.support_listed].held_back(extra.support_asked, world_.now)});
  extra.support_listed = no_member;
}

template <model::Sink S>
void Simulator<S>::grant_support(std::uint32_t slot) {
  Extra& extra = world_.people.extra(slot);
  const std::uint16_t member = extra.support_listed;
  leave_support_list(slot, model::Spell::End::granted);
  if (!extra.support_back) count_grant(slot, member);
  occupy_one(member, 2 * slot + 1, weight_of(2 * slot + 1));
  extra.support_member = member;
  world_.people[slot].supported = true;
  const model::SupportPlan& support = world_.programme.supports[world_.stage_of(world_.people[slot]).support];
  if (support.limited)
    extra.support_end = extra.support_back
                            ? world_.now + extra.support_since
                            : base::calendar_after(world_.programme.start, world_.now, support.length);
  extra.support_since = world_.now;
  change_factors(world_, slot);
  schedule(world_, slot);
}

template <model::Sink S>
void Simulator<S>::turn_away_askers() {
  for (const std::uint32_t slot : askers_) {
    const Extra& extra = world_.people.extra(slot);
    if (extra.support_listed != no_member && extra.support_once)
      leave_support_list(slot, model::Spell::End::refused);
  }
  askers_.clear();
}

/// Gives the support's slot back.
template <model::Sink S>
void Simulator<S>::give_support_back(std::uint32_t slot) {
  Extra& extra = world_.people.extra(slot);
  sink_->held(
      {world_.who(slot), model::MemberId{extra.support_member}, extra.support_since, world_.now, true});
  free_one(extra.support_member, 2 * slot + 1);
  extra.support_member = no_member;
  extra.support_end = never;
}

/// Support ends and the stage goes on.
template <model::Sink S>
void Simulator<S>::end_support(std::uint32_t slot) {
  drop_support(slot);
  change_factors(world_, slot);
  schedule(world_, slot);
}

/// A cut takes the support away: who would have waited for it goes to the head of the list and gets back what
/// is left.
template <model::Sink S>
void Simulator<S>::interrupt_support(std::uint32_t slot) {
  Extra& extra = world_.people.extra(slot);
  const std::uint16_t member = extra.support_member;
  const double left = extra.support_end - world_.now;
  end_support(slot);
  if (!world_.programme.supports[world_.stage_of(world_.people[slot]).support].waits) return;
  extra.support_back = true;
  extra.support_since = left;
  extra.support_once = false;
  extra.support_asked = world_.now;
  extra.support_listed = member;
  world_.lists.join_at_head(list_of(member, extra.support_class), 2 * slot + 1);
  ++world_.members[member].listed;
}

}  // namespace stegvis::engine
