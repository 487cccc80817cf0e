#pragma once

#include "engine/plain_simulator.hpp"

/// \file
/// The loop of one replication of a plain programme: what is due next, and its end.
namespace stegvis::engine {

template <model::Sink S>
base::Result<Finished> PlainSimulator<S>::run(std::uint64_t seed, std::uint32_t replication, S& sink) {
  sink_ = &sink;
  begin(seed, replication);
  for (std::size_t i = 0; i < members_.size(); ++i)
    sink.capacity(
        {model::MemberId{i}, 0.0, static_cast<double>(members_[i].slots), programme_.members[i].fte});
  arrivals_.start(seed, replication, sources_);
  loop();
  if (problem_) return *problem_;
  const Finished finished{next_serial_, people_.active()};
  close();
  return finished;
}

template <model::Sink S>
void PlainSimulator<S>::begin(std::uint64_t seed, std::uint32_t replication) {
  seed_ = seed;
  replication_ = replication;
  now_ = 0.0;
  next_serial_ = 0;
  calendar_at_ = 0;
  look_at_calendar();
  problem_.reset();
  people_.reset();
  due_.clear();
  askers_.clear();
  grants_due_ = false;
  tree_.reset(64);
  sources_.reset(static_cast<std::uint32_t>(programme_.sources.size()));
  lists_.reset(members_.size());
  for (std::size_t i = 0; i < members_.size(); ++i) members_[i] = {.slots = programme_.members[i].slots};
  for (PlainLuck& luck : luck_) luck.begin(seed, replication);
}

/// The lowest (time, rank, serial) acts. Participants go before those who come at the same instant.
template <model::Sink S>
void PlainSimulator<S>::loop() {
  while (!problem_) {
    const EventTree::First person = tree_.first(), source = sources_.first();
    const bool arrival = source.at < person.at;
    const double at = arrival ? source.at : person.at;
    if (grants_due_ || calendar_next_ <= at) {
      if (act_between(at, arrival ? Rank::arrival : rank_of(person.leaf))) continue;
      if (at >= programme_.horizon) return;
    }
    base::expects(at >= now_, "time goes forward");
    now_ = at;
    if (arrival)
      let_come(source.leaf);
    else
      act_for(person.leaf);
  }
}

/// Whether there is something to do before (at, rank), and does it: grants, which are an event of their own
/// rank at the instant at which they became due, or the calendar.
template <model::Sink S>
bool PlainSimulator<S>::act_between(double at, Rank rank) {
  const bool granting = grants_due_ && (at > now_ || rank > Rank::grant);
  if (act_on_calendar(granting ? now_ : at, granting ? Rank::grant : rank)) return true;
  if (granting) grant_due();
  return granting;
}

/// Whether the calendar has something before (at, rank), and does it: the slots that a member has from now
/// on.
template <model::Sink S>
bool PlainSimulator<S>::act_on_calendar(double at, Rank rank) {
  const bool first = calendar_next_ < at || (calendar_next_ == at && Rank::staff <= rank);
  if (!first || calendar_next_ >= programme_.horizon) return false;
  const model::CalendarEvent& event = programme_.calendar[calendar_at_++];
  look_at_calendar();
  now_ = event.at;
  members_[event.index].slots = event.slots;
  sink_->capacity({model::MemberId{event.index}, now_, static_cast<double>(event.slots), event.fte});
  mark_due(static_cast<std::uint16_t>(event.index));
  return true;
}

template <model::Sink S>
void PlainSimulator<S>::look_at_calendar() {
  const auto& calendar = programme_.calendar;
  const bool more = calendar_at_ < calendar.size() && calendar[calendar_at_].at < programme_.horizon;
  calendar_next_ = more ? calendar[calendar_at_].at : programme_.horizon;
}

template <model::Sink S>
void PlainSimulator<S>::act_for(std::uint32_t slot) {
  const std::uint8_t column = people_[slot].next;
  if (column == plan_.columns.patience) return give_up(slot);
  if (column == plan_.columns.support_end) return end_support(slot);
  fire(slot, column);
}

/// Tells everything that is still going on at the horizon.
template <model::Sink S>
void PlainSimulator<S>::close() {
  now_ = programme_.horizon;
  for (std::uint32_t slot = 0; slot < people_.used(); ++slot) {
    const PlainPerson& person = people_[slot];
    if (!person.inside) continue;
    if (person.listed != no_member) leave_list(slot, model::Spell::End::horizon);
    if (person.asks_support)
      tell_support_list(slot, person, model::Spell::End::horizon, leave_support_list(slot));
    if (person.has_support) tell_hold(slot, person, person.support_member, person.support_since, true);
    if (person.member != no_member) tell_hold(slot, person, person.member, person.held_since, false);
    tell_visit<model::Exit::horizon>(slot, person, model::PlaceId::none(), model::LegId::none());
    sink_->finished(who(slot));
  }
}

}  // namespace stegvis::engine
