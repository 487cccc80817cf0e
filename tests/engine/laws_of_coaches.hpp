#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "laws_of_slots.hpp"

/// \file
/// What holds exactly about coaches, caseloads and weights in every run.
namespace stegvis::engine::told {

/// The facts of one post.
struct PostFacts {
  std::vector<model::Caseload> loads;  ///< in order
  std::vector<model::Bond> bonds;
};

class CoachLaws {
 public:
  CoachLaws(const model::Programme& programme, const Recording& recording,
            const std::map<std::uint32_t, Life>& lives, Complaints& complaints)
      : programme_{programme}, lives_{lives}, complaints_{complaints}, posts_(programme.posts.size()) {
    for (const auto& load : recording.all<model::Caseload>()) posts_[load.post.index()].loads.push_back(load);
    for (const auto& bond : recording.all<model::Bond>()) {
      posts_[bond.post.index()].bonds.push_back(bond);
      bonds_[bond.who.serial].push_back(bond);
    }
  }

  void check() {
    for (std::size_t post = 0; post < posts_.size(); ++post) caseload(post);
    for (const auto& [serial, life] : lives_)
      for (const auto& hold : life.holds) bonds_fill(serial, hold);
    for (std::size_t member = 0; member < programme_.members.size(); ++member)
      if (programme_.pools[programme_.members[member].pool].coached) nobody_waits_for_nothing(member);
  }

 private:
  /// Loads are never below nothing, and end where nobody is left. Weights of 1 count heads.
  void caseload(std::size_t post) {
    const model::PostPlan& plan = programme_.posts[post];
    for (const auto& load : posts_[post].loads) {
      expect(load.load >= 0.0 && load.capacity >= 0.0, plan, load.at, "carries less than nothing");
      expect(load.fte == 0.0 || load.vacant_fte == 0.0, plan, load.at, "is vacant and not");
    }
    for (const auto& bond : posts_[post].bonds) {
      expect(bond.vacant || bond.from < plan.until || plan.until >= programme_.horizon, plan, bond.from,
             "bonds after its end");
      expect(bond.from >= plan.from, plan, bond.from, "bonds before its beginning");
    }
    rows_know_who_is_there(post);
    starts_within_the_norm(post);
    if (!unit_weights(plan.pool) || plan.crew) return;
    for (const auto& [at, load] : last_at(post)) {
      const auto heads =
          std::count_if(posts_[post].bonds.begin(), posts_[post].bonds.end(),
                        [now = at](const auto& bond) { return bond.from <= now && bond.until > now; });
      expect(static_cast<double>(heads) == load.load, plan, at, "has heads that are not its load");
    }
  }

  /// A row without a coach is one of a vacant post, and no other is.
  void rows_know_who_is_there(std::size_t post) {
    const auto states = last_at(post);
    for (const auto& bond : posts_[post].bonds)
      for (auto at = states.upper_bound(bond.from); at != states.end() && at->first < bond.until; ++at)
        expect(bond.vacant ? at->second.fte == 0.0 : at->second.vacant_fte == 0.0, programme_.posts[post],
               at->first, "is vacant, or not, unknown to those bonded with it");
  }

  /// Who is let in finds room: after it the load is within the norm, unless the norm or a weight changed at
  /// that instant.
  void starts_within_the_norm(std::size_t post) {
    const model::PostPlan& plan = programme_.posts[post];
    const model::PoolPlan& pool = programme_.pools[plan.pool];
    if (pool.soft || pool.overload_allowed || pool.beyond_norm || !unit_weights(plan.pool)) return;
    std::map<double, double> capacity_before;
    double before = 0.0;
    for (const auto& load : posts_[post].loads) {
      capacity_before.emplace(load.at, before);
      before = load.capacity;
    }
    const auto last = last_at(post);
    for (const auto& bond : posts_[post].bonds) {
      const auto found = last.find(bond.from);
      if (bond.changed || bond.vacant || found == last.end() || bond.from == bond.until) continue;
      const bool cut = capacity_before.at(bond.from) != found->second.capacity;
      expect(cut || found->second.load <= found->second.capacity, plan, bond.from, "lets in above the norm");
    }
  }

  /// Rows with a coach or without fill the time a slot of posts is held, each beginning where the last ended.
  void bonds_fill(std::uint32_t serial, const model::Hold& hold) {
    if (hold.also || !programme_.pools[programme_.members[hold.member.index()].pool].posted) return;
    std::vector<model::Bond> rows;
    for (const auto& bond : bonds_[serial])
      if (bond.support == hold.support && bond.from >= hold.from && bond.until <= hold.until &&
          (bond.from < bond.until || hold.from == hold.until))
        rows.push_back(bond);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    double at = hold.from;
    for (const auto& row : rows) {
      if (row.from != at) complain(fmt::format("#{} has a gap between two coaches at {}", serial, at));
      at = row.until;
    }
    if (at != hold.until) complain(fmt::format("#{} holds a slot without a coach from {}", serial, at));
  }

  /// Whoever stands first in line finds no coach with room.
  void nobody_waits_for_nothing(std::size_t member) {
    const model::PoolPlan& pool = programme_.pools[programme_.members[member].pool];
    if (pool.gated || pool.several || !pool.quota.empty() || pool.soft || pool.overload_allowed ||
        pool.others_take_over)
      return;
    std::vector<model::Spell> spells;
    std::set<double> moments;
    for (const auto& [serial, life] : lives_)
      for (const auto& spell : life.spells)
        if (spell.member.index() == member && spell.joined < spell.ended)
          spells.push_back(spell), moments.insert(spell.joined);
    std::vector<std::map<double, model::Caseload>> states;
    for (std::size_t post = 0; post < posts_.size(); ++post) {
      states.push_back(last_at(post));
      for (const auto& [at, load] : states.back()) moments.insert(at);
    }
    for (const double at : moments) {
      bool waits = false, held = false;
      for (const auto& spell : spells) {
        if (spell.joined > at || spell.ended <= at) continue;
        waits = true;
        held = held || (!fits(member, weight_of(spell), at, states));
      }
      if (waits && !held)
        complain(fmt::format("{} at {}: somebody waits while a coach has room",
                             programme_.members[member].path, at));
    }
  }

  double weight_of(const model::Spell& spell) const {
    const model::StagePlan& stage = programme_.stages[spell.stage.index()];
    const bool resumed =
        std::any_of(lives_.at(spell.who.serial).visits.begin(), lives_.at(spell.who.serial).visits.end(),
                    [&](const auto& visit) {
                      return visit.exit == model::Exit::interrupted && visit.left == spell.joined;
                    });
    if (resumed) return 1e9;  // what an interrupted participant weighs is not told
    return (spell.support ? programme_.supports[stage.support].weight : stage.weight.at_entry) /
           model::weight_units;
  }

  bool fits(std::size_t member, double weight, double at,
            const std::vector<std::map<double, model::Caseload>>& states) const {
    for (std::size_t post = 0; post < posts_.size(); ++post) {
      const auto& serves = programme_.posts[post].serves;
      if (std::find(serves.begin(), serves.end(), member) == serves.end()) continue;
      const auto after = states[post].upper_bound(at);
      if (after == states[post].begin()) continue;
      const model::Caseload& now = std::prev(after)->second;
      if (now.capacity > 0.0 && now.load + weight <= now.capacity + 1e-9) return true;
    }
    return false;
  }

  /// The state at each moment at which something changed, when all had been done.
  std::map<double, model::Caseload> last_at(std::size_t post) const {
    std::map<double, model::Caseload> last;
    for (const auto& load : posts_[post].loads) last[load.at] = load;
    return last;
  }

  bool unit_weights(std::uint32_t pool) const {
    const auto one = [](const model::WeightPlan& weight) {
      return weight.steps.empty() && std::all_of(weight.by_phase.begin(), weight.by_phase.end(),
                                                 [](auto units) { return units == 1000; });
    };
    for (const auto& stage : programme_.stages)
      if (stage.pool == pool && !one(stage.weight)) return false;
    for (const auto& support : programme_.supports)
      if (support.pool == pool && support.weight != 1000) return false;
    return true;
  }

  void expect(bool holds, const model::PostPlan& post, double at, const char* complaint) {
    if (!holds) complain(fmt::format("{} at {}: {}", post.path, at, complaint));
  }
  void complain(std::string complaint) { complaints_.push_back(std::move(complaint)); }

  const model::Programme& programme_;
  const std::map<std::uint32_t, Life>& lives_;
  Complaints& complaints_;
  std::vector<PostFacts> posts_;
  std::map<std::uint32_t, std::vector<model::Bond>> bonds_;
};

inline void coaches_are_kept(const model::Programme& programme, const Recording& recording,
                             const std::map<std::uint32_t, Life>& lives, Complaints& complaints) {
  if (!programme.posts.empty()) CoachLaws{programme, recording, lives, complaints}.check();
}

}  // namespace stegvis::engine::told
