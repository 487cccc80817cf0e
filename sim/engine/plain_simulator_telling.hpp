#pragma once

#include "engine/plain_simulator.hpp"

/// \file
/// What a plain programme's simulator tells. Where it can it tells what has been once what comes next stands
/// in the tree of events: then the processor learns early who acts next, and need not wait for it.
namespace stegvis::engine {

/// The stay that `left` describes, which ends now.
template <model::Sink S>
template <model::Exit exit>
void PlainSimulator<S>::tell_visit(std::uint32_t slot, const PlainPerson& left, model::PlaceId next,
                                   model::LegId leg) {
  const PlainStage& stage = plan_.stages[left.stage];
  sink_->visited({who(slot, left), model::PlaceId{left.waiting ? stage.waiting : stage.place}, next, leg,
                  left.entered, now_, left.entered, exit, left.entry, left.supported, false});
}

/// What leave_stage() has ended.
template <model::Sink S>
void PlainSimulator<S>::tell_left(std::uint32_t slot, const PlainPerson& left, bool keeps_slot,
                                  bool held_back) {
  if (left.asks_support) tell_support_list(slot, left, model::Spell::End::left, held_back);
  if (left.has_support) tell_hold(slot, left, left.support_member, left.support_since, true);
  if (!keeps_slot && left.member != no_member) tell_hold(slot, left, left.member, left.held_since, false);
}

template <model::Sink S>
void PlainSimulator<S>::tell_hold(std::uint32_t slot, const PlainPerson& left, std::uint16_t member,
                                  double since, bool support) {
  sink_->held({who(slot, left), model::MemberId{member}, since, now_, support});
}

template <model::Sink S>
void PlainSimulator<S>::tell_support_list(std::uint32_t slot, const PlainPerson& left, model::Spell::End end,
                                          bool held_back) {
  sink_->listed({who(slot, left), model::MemberId{left.support_member}, stage_id(left.stage),
                 left.support_since, now_, end, true, held_back});
}

template <model::Sink S>
void PlainSimulator<S>::tell_served(std::uint32_t slot, std::uint16_t stage, std::uint16_t member) {
  sink_->listed(
      {who(slot), model::MemberId{member}, stage_id(stage), now_, now_, model::Spell::End::granted, false});
}

/// What begin_stage() has begun beside the stage, or ended.
template <model::Sink S>
void PlainSimulator<S>::tell_begun(std::uint32_t slot, Begun begun) {
  if (begun == Begun::final) return tell_end(slot);
  if (begun == Begun::supported)
    tell_support_list(slot, people_[slot], model::Spell::End::granted, false);
  else if (begun == Begun::refused)
    tell_support_list(slot, people_[slot], model::Spell::End::refused, false);
}

/// Of who has come to a final stage: they are there to the horizon.
template <model::Sink S>
void PlainSimulator<S>::tell_end(std::uint32_t slot) {
  const PlainPerson& person = people_[slot];
  sink_->visited({who(slot), model::PlaceId{plan_.stages[person.stage].place}, model::PlaceId::none(),
                  model::LegId::none(), now_, programme_.horizon, now_, model::Exit::horizon, true, false,
                  false});
  sink_->finished(who(slot));
}

}  // namespace stegvis::engine
