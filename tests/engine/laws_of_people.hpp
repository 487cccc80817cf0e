#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "law_checker.hpp"

/// \file
/// What holds exactly about people in every run. A law looks at the facts of one replication and complains.
namespace stegvis::engine::told {

/// Everybody comes once, is always in exactly one place, each row beginning where the last one ended, and is told off
/// once; exits lead where they say.
class OnePlaceAtATime {
 public:
  OnePlaceAtATime(const model::Programme& programme, Complaints& complaints)
      : programme_{programme}, complaints_{complaints} {}

  void operator()(const model::Newcomer& newcomer) {
    Open& open = open_[newcomer.who.slot];
    expect(!open.here, newcomer.who, "comes into a slot that is taken");
    expect(newcomer.who.serial == newcomers_, newcomer.who, "has a number out of order");
    ++newcomers_;
    open = {true, false, newcomer.who, newcomer.at, model::PlaceId::none(), false, false};
  }

  void operator()(const model::Visit& visit) {
    Open& open = here(visit.who);
    const model::Place& place = programme_.places[visit.place.index()];
    const bool final_stage = programme_.stages[place.stage.index()].final;
    expect(!open.closed, visit.who, "is somewhere after the end");
    expect(visit.entered == open.since, visit.who, "has a gap between two rows, or an overlap");
    expect(visit.left >= visit.entered && visit.left <= programme_.horizon, visit.who, "leaves before coming");
    expect(visit.joined <= visit.entered, visit.who, "joined the stage after this row began");
    expect(!visit.entry || (visit.joined == visit.entered && !place.waiting), visit.who, "enters, but not now");
    expect(!open.next.exists() || visit.place == open.next, visit.who, "is not where the last row led");
    expect(visit.who.cell == open.who.cell || open.may_change, visit.who, "changed group unsaid");
    expect(visit.exit == model::Exit::horizon || !final_stage, visit.who, "leaves a final stage");
    expect((visit.exit == model::Exit::moved) == visit.leg.exists(), visit.who, "moves by no transition");
    check_exit(visit, place, open);
    open.may_change = visit.exit == model::Exit::changed;
    open.interrupted = visit.exit == model::Exit::interrupted ||
                       (open.interrupted && visit.exit == model::Exit::changed);
    open.since = visit.left;
    open.next = visit.next;
    open.who = visit.who;
    open.closed = visit.exit == model::Exit::horizon;
  }

  void operator()(const model::Spell& spell) {
    const Open& open = here(spell.who);
    expect(spell.joined <= spell.ended && spell.ended <= programme_.horizon, spell.who, "leaves a list before joining");
    expect(!open.closed, spell.who, "is on a list after the end");
  }
  void operator()(const model::Hold& hold) {
    const Open& open = here(hold.who);
    expect(hold.from <= hold.until && hold.until <= programme_.horizon, hold.who, "gives a slot back before taking it");
    expect(!open.closed, hold.who, "holds a slot after the end");
  }
  void operator()(const model::Capacity&) {}
  void operator()(const model::Bond& bond) {
    expect(bond.from <= bond.until && bond.until <= programme_.horizon, bond.who, "leaves a coach before having one");
    expect(!here(bond.who).closed, bond.who, "has a coach after the end");
  }
  void operator()(const model::Caseload&) {}
  void operator()(const Finish& finish) {
    Open& open = here(finish.who);
    expect(open.closed, finish.who, "is done, but not at an end");
    open.here = false;
    ++finished_;
  }

  void close(std::uint64_t participants) {
    if (newcomers_ != participants || finished_ != participants)
      complaints_.push_back(fmt::format("{} came, {} were told off, {} were counted", newcomers_, finished_, participants));
  }

 private:
  struct Open {
    bool here = false, closed = false;
    model::Who who{};
    double since = 0.0;
    model::PlaceId next;
    bool may_change = false, interrupted = false;
  };

  Open& here(const model::Who& who) {
    Open& open = open_[who.slot];
    expect(open.here && open.who.serial == who.serial && open.who.number == who.number && open.who.source == who.source,
           who, "is told of while somebody else, or nobody, has the slot");
    return open;
  }

  void check_exit(const model::Visit& visit, const model::Place& place, const Open& open) {
    if (visit.exit == model::Exit::horizon)
      return expect(visit.left == programme_.horizon && !visit.next.exists(), visit.who, "ends, but not at the horizon");
    if (!visit.next.exists()) return expect(false, visit.who, "goes nowhere");
    const model::Place& next = programme_.places[visit.next.index()];
    const bool same = next.stage == place.stage;
    switch (visit.exit) {
      case model::Exit::granted: return expect(same && place.waiting && !next.waiting, visit.who, "is granted, but what?");
      case model::Exit::interrupted:
        return expect(same && !place.waiting && next.waiting, visit.who, "is interrupted to no list");
      case model::Exit::changed: return expect(same && place.waiting == next.waiting, visit.who, "changes stage unsaid");
      case model::Exit::gave_up:
        return expect(place.waiting && leads(programme_.stages[place.stage.index()].gave_up_to, next.stage), visit.who,
                      "gives up to the wrong place");
      default: break;
    }
    const model::Leg& leg = programme_.legs[visit.leg.index()];
    expect(leg.from_stage == place.stage && leg.from_waiting == (place.waiting && !open.interrupted) &&
               leads(leg.target, next.stage),
           visit.who, "moves by a transition from or to elsewhere");
  }

  /// To the target, or to where its full list sends them.
  bool leads(model::StageId target, model::StageId to) const {
    return target.exists() && (to == target || to == programme_.stages[target.index()].refused_to);
  }

  void expect(bool holds, const model::Who& who, const char* complaint) {
    if (!holds) complaints_.push_back(fmt::format("#{} {}", who.serial, complaint));
  }

  const model::Programme& programme_;
  Complaints& complaints_;
  std::map<std::uint32_t, Open> open_;
  std::uint64_t newcomers_ = 0, finished_ = 0;
};

/// The clock never goes back: every fact is told when it ends (a final stage when it begins).
inline void clock_goes_forward(const model::Programme& programme, const Recording& recording, Complaints& complaints) {
  double now = 0.0;
  for (const auto& fact : recording.facts) {
    double at = now;
    if (const auto* newcomer = std::get_if<model::Newcomer>(&fact)) at = newcomer->at;
    if (const auto* spell = std::get_if<model::Spell>(&fact)) at = spell->ended;
    if (const auto* hold = std::get_if<model::Hold>(&fact)) at = hold->until;
    if (const auto* capacity = std::get_if<model::Capacity>(&fact)) at = capacity->at;
    if (const auto* visit = std::get_if<model::Visit>(&fact)) {
      const model::Place& place = programme.places[visit->place.index()];
      at = programme.stages[place.stage.index()].final ? visit->entered : visit->left;
    }
    if (at < now) complaints.push_back(fmt::format("the clock goes back from {}: {}", now, line(programme, fact)));
    now = at;
  }
}

/// People, in integers, at every event: as many are somewhere as have come. And Little's law without an average: the
/// time under the count is the sum of the stays.
inline void people_are_conserved(const Recording& recording, Complaints& complaints) {
  std::map<double, std::int64_t> somewhere, come;
  double stays = 0.0;
  for (const auto& visit : recording.all<model::Visit>()) {
    ++somewhere[visit.entered];
    --somewhere[visit.left];
    stays += visit.left - visit.entered;
  }
  for (const auto& newcomer : recording.all<model::Newcomer>()) ++come[newcomer.at], somewhere[newcomer.at];
  std::int64_t inside = 0, arrived = 0;
  double area = 0.0, before = 0.0;
  for (const auto& [at, change] : somewhere) {
    area += static_cast<double>(inside) * (at - before);
    before = at;
    inside += change;
    if (const auto new_ones = come.find(at); new_ones != come.end()) arrived += new_ones->second;
    const bool last = at == somewhere.rbegin()->first;
    if (inside != (last ? 0 : arrived)) complaints.push_back(fmt::format("{} of {} people are somewhere at {}", inside, arrived, at));
  }
  if (std::abs(area - stays) > 1e-12 * (area + 1.0)) complaints.push_back(fmt::format("stays {} against area {}", stays, area));
}

}  // namespace stegvis::engine::told
