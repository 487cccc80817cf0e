#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "laws_of_people.hpp"

/// \file
/// What holds exactly about slots and lists in every run.
namespace stegvis::engine::told {

/// The facts of one member of a pool.
struct MemberFacts {
  model::MemberId member;
  std::vector<model::Capacity> capacities;
  std::vector<model::Hold> holds;
  std::vector<model::Spell> spells;
};

/// One participant's facts, in order.
struct Life {
  bool at_start = false;
  std::vector<model::Visit> visits;
  std::vector<model::Hold> holds;
  std::vector<model::Spell> spells;
};

inline std::map<std::uint32_t, Life> lives(const Recording& recording) {
  std::map<std::uint32_t, Life> all;
  for (const auto& newcomer : recording.all<model::Newcomer>())
    all[newcomer.who.serial].at_start = newcomer.at_start;
  for (const auto& visit : recording.all<model::Visit>()) all[visit.who.serial].visits.push_back(visit);
  for (const auto& hold : recording.all<model::Hold>()) all[hold.who.serial].holds.push_back(hold);
  for (const auto& spell : recording.all<model::Spell>()) all[spell.who.serial].spells.push_back(spell);
  return all;
}

/// The laws of one member, one by one.
class SlotLaws {
 public:
  SlotLaws(const model::Programme& programme, const MemberFacts& facts,
           const std::map<std::uint32_t, Life>& lives, Complaints& complaints)
      : programme_{programme},
        facts_{facts},
        lives_{lives},
        complaints_{complaints},
        member_{programme.members[facts.member.index()]},
        pool_{programme.pools[member_.pool]} {
    for (const auto& event : programme.calendar) {
      if (event.index != member_.pool) continue;
      if (event.kind == model::CalendarEvent::Kind::gate) gates_.insert(event.at);
      if (event.kind == model::CalendarEvent::Kind::quota_period) periods_.insert(event.at);
    }
  }

  void check() {
    if (!pool_.coached) sweep();
    waits_are_for_a_slot();
    gates_rule();
    quotas_are_kept();
    nobody_overtakes();
  }

 private:
  /// Between any two moments: not more busy than there are slots (but for a cut that runs out, or more people
  /// at the start than slots by a list that says so, and then nobody starts), and nobody waits while one is
  /// free, unless a gate or a quota holds it.
  void sweep() {
    struct Change {
      std::int64_t busy = 0, listed = 0, started = 0;
    };
    std::map<double, Change> changes;
    for (const auto& capacity : facts_.capacities) changes[capacity.at];
    for (const auto& hold : facts_.holds) {
      if (hold.from == hold.until) continue;
      ++changes[hold.from].busy, ++changes[hold.from].started, --changes[hold.until].busy;
    }
    for (const auto& spell : facts_.spells) ++changes[spell.joined].listed, --changes[spell.ended].listed;
    std::int64_t busy = 0, listed = 0;
    double slots = 0.0;
    bool over_from_start = has_list();
    for (const auto& [at, change] : changes) {
      busy += change.busy;
      listed += change.listed;
      for (const auto& capacity : facts_.capacities)
        if (capacity.at == at) slots = capacity.slots;
      if (at >= programme_.horizon) break;
      expect(busy >= 0 && listed >= 0, at, "fewer than nobody");
      const bool fits = static_cast<double>(busy) <= slots;
      over_from_start = over_from_start && (at < 0.0 || !fits);
      expect(fits || (over_from_start && (at == 0.0 || change.started == 0)) ||
                 (!pool_.interrupts && change.started == 0),
             at, "more busy than slots");
      if (listed > 0 && static_cast<double>(busy) < slots && !pool_.gated && !pool_.several)
        check_held_by_quota(at);
    }
  }

  bool from_list(const model::Who& who) const {
    return !programme_.sources[who.source.index()].people.empty();
  }
  bool has_list() const {
    return std::any_of(programme_.sources.begin(), programme_.sources.end(),
                       [](const model::Source& source) { return !source.people.empty(); });
  }

  void check_held_by_quota(double at) {
    if (!pool_.quota.empty() && !value_known(pool_.quota_by)) return;
    for (const auto& spell : facts_.spells) {
      if (spell.joined > at || spell.ended <= at) continue;
      const bool held = !pool_.quota.empty() && pool_.quota[value(spell.who, pool_.quota_by)] >= 0 &&
                        !resumed(spell) &&
                        granted_in_period(value(spell.who, pool_.quota_by), at) >=
                            pool_.quota[value(spell.who, pool_.quota_by)];
      expect(held, at, "somebody waits while a slot is free");
    }
  }

  /// Without a gate or a quota whoever waits, waits because every slot is taken.
  void waits_are_for_a_slot() {
    for (const auto& spell : facts_.spells) {
      const bool waited = spell.ended > std::max(0.0, spell.joined);  // before the start, who knows for what
      const bool only_for_a_slot = !pool_.gated && pool_.quota.empty();
      expect(only_for_a_slot ? spell.held_back == waited : waited || !spell.held_back, spell.ended,
             "somebody waits, but not for what is said");
    }
  }

  void gates_rule() {
    if (!pool_.gated) return;
    for (const auto& hold : facts_.holds)
      expect(gates_.count(hold.from) > 0 || (hold.from == 0.0 && lives_.at(hold.who.serial).at_start),
             hold.from, "a slot is taken while the gate is shut");
  }

  void quotas_are_kept() {
    if (pool_.quota.empty() || !value_known(pool_.quota_by)) return;
    for (const auto& spell : facts_.spells) {
      const std::uint32_t own = value(spell.who, pool_.quota_by);
      if (spell.end != model::Spell::End::granted || pool_.quota[own] < 0) continue;
      expect(granted_in_period(own, spell.ended) <= pool_.quota[own], spell.ended, "a quota is exceeded");
    }
  }

  /// Quotas count over the whole family; a member's own part can only be smaller.
  std::int64_t granted_in_period(std::uint32_t value_of_quota, double at) const {
    const auto next = periods_.upper_bound(at);
    const double until = next == periods_.end() ? programme_.horizon : *next;
    const double from = next == periods_.begin() ? 0.0 : *std::prev(next);
    std::int64_t granted = 0;
    for (const auto& [serial, life] : lives_)
      for (const auto& spell : life.spells)
        granted += programme_.members[spell.member.index()].pool == member_.pool &&
                   spell.end == model::Spell::End::granted && spell.ended >= from && spell.ended < until &&
                   value(spell.who, pool_.quota_by) == value_of_quota && !resumed(spell);
    return granted;
  }

  /// First come, first served inside a class, and lower classes first. Who was interrupted goes to the head;
  /// among those of a list who waited before the start its places rule.
  void nobody_overtakes() {
    if (!pool_.quota.empty() ||
        (pool_.priority_by != model::StagePlan::none && !value_known(pool_.priority_by)))
      return;
    for (const auto& served : facts_.spells) {
      if (served.end != model::Spell::End::granted || resumed(served)) continue;
      for (const auto& other : facts_.spells) {
        const bool first = class_of(other) < class_of(served)
                               ? other.joined < served.ended
                               : class_of(other) == class_of(served) && other.joined < served.joined;
        if (class_of(other) == class_of(served) && served.joined <= 0.0 && from_list(served.who) &&
            from_list(other.who))
          continue;
        if (first && other.ended > served.ended)
          complaints_.push_back(fmt::format("#{} overtakes #{} on {} at {}", served.who.serial,
                                            other.who.serial, member_.path, served.ended));
      }
    }
  }

  std::uint32_t class_of(const model::Spell& spell) const {
    if (pool_.classes == 1) return 0;
    if (pool_.priority_by == model::StagePlan::none) return pool_.class_of[spell.stage.index()];
    const std::size_t values = programme_.attributes[pool_.priority_by].values.size();
    return pool_.class_of[spell.stage.index() * values + value(spell.who, pool_.priority_by)];
  }

  /// Values can be read off the reporting cell where the attribute is reported by and no rule changes it.
  bool value_known(std::uint32_t attribute) const {
    return programme_.cell_weight[attribute] != 0 && programme_.rules.empty();
  }
  std::uint32_t value(const model::Who& who, std::uint32_t attribute) const {
    const std::size_t values = programme_.attributes[attribute].values.size();
    return static_cast<std::uint32_t>(who.cell / programme_.cell_weight[attribute] % values);
  }

  /// Whether this wait is that of somebody interrupted, or whose support was: in mid-stage, when a slot was
  /// given back.
  bool resumed(const model::Spell& spell) const {
    const Life& life = lives_.at(spell.who.serial);
    if (!spell.support)
      return std::any_of(life.visits.begin(), life.visits.end(), [&](const auto& visit) {
        return visit.exit == model::Exit::interrupted && visit.left == spell.joined;
      });
    const bool gave_back = std::any_of(life.holds.begin(), life.holds.end(), [&](const auto& hold) {
      return hold.support && hold.from < hold.until && hold.until == spell.joined &&
             hold.member == spell.member;
    });
    return gave_back && std::none_of(life.visits.begin(), life.visits.end(),
                                     [&](const auto& visit) { return visit.joined == spell.joined; });
  }

  void expect(bool holds, double at, const char* complaint) {
    if (!holds) complaints_.push_back(fmt::format("{} at {}: {}", member_.path, at, complaint));
  }

  const model::Programme& programme_;
  const MemberFacts& facts_;
  const std::map<std::uint32_t, Life>& lives_;
  Complaints& complaints_;
  const model::Member& member_;
  const model::PoolPlan& pool_;
  std::set<double> gates_, periods_;
};

/// A slot is held exactly while in a stage that needs one, support only while in its stage, and nobody holds
/// two slots, or stands on two lists, for the same thing.
inline void slots_follow_people(const model::Programme& programme, std::uint32_t serial, const Life& life,
                                Complaints& complaints) {
  const auto complain = [&](const char* what) { complaints.push_back(fmt::format("#{} {}", serial, what)); };
  const auto stage_of = [&](const model::Visit& visit) {
    return programme.places[visit.place.index()].stage;
  };
  double needed = 0.0, had = 0.0;
  for (const auto& visit : life.visits) {
    const std::uint32_t pool = programme.stages[stage_of(visit).index()].pool;
    if (pool == model::StagePlan::none || programme.places[visit.place.index()].waiting ||
        visit.left == visit.entered)
      continue;
    needed += visit.left - visit.entered;
    const bool holds = std::any_of(life.holds.begin(), life.holds.end(), [&](const auto& hold) {
      return !hold.support && !hold.also && hold.from <= visit.entered && hold.until >= visit.left &&
             programme.members[hold.member.index()].pool == pool;
    });
    if (!holds) complain("is in a stage without the slot it needs");
  }
  for (const auto& hold : life.holds)
    if (!hold.support && !hold.also) had += hold.until - hold.from;
  if (std::abs(needed - had) > 1e-9 * (needed + 1.0))
    complain("holds a slot outside the stage that needs it");
  for (const auto& hold : life.holds)
    for (const auto& visit : life.visits)
      if (hold.support && visit.entered < hold.until && visit.left > hold.from &&
          programme
                  .supports[programme.stages[stage_of(visit).index()].support == model::StagePlan::none
                                ? 0
                                : programme.stages[stage_of(visit).index()].support]
                  .stage != stage_of(visit))
        complain("has support outside the stage it stands beside");
  const auto overlap = [&](const auto& facts, auto from, auto until) {
    for (std::size_t i = 0; i < facts.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (facts[i].support == facts[k].support && facts[i].*from < facts[k].*until &&
            facts[k].*from < facts[i].*until)
          return true;
    return false;
  };
  std::vector<model::Hold> own = life.holds;
  std::erase_if(own, [](const auto& hold) { return hold.also; });
  if (overlap(own, &model::Hold::from, &model::Hold::until)) complain("holds two slots at a time");
  if (overlap(life.spells, &model::Spell::joined, &model::Spell::ended))
    complain("is on two lists at a time");
}

}  // namespace stegvis::engine::told
