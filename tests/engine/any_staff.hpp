#pragma once

#include <random>
#include <string>

#include "any_scenario.hpp"

/// \file
/// Coaches made up from a seed for a scenario made up from the same: posts and persons, absences, handovers,
/// weights, limits.
namespace stegvis::engine::by_hand {

class AnyStaff {
 public:
  explicit AnyStaff(std::uint64_t seed) : bits_{seed * 7919 + 13} {}

  Scenario make(Scenario scenario) {
    scenario_ = std::move(scenario);
    for (auto& [id, pool] : scenario_.pool) {
      if (chance(75)) add_posts(pool);
      if (chance(20)) pool.staffing.limit = "soft";
      if (pool.staffing.limit == "soft" && chance(60)) pool.staffing.limit_at = 1.0 + share();
      if (chance(25)) pool.staffing.overload = "allow";
    }
    for (auto& [id, stage] : scenario_.stage) {
      if (!stage.needs.empty() && chance(60)) add_weights(stage);
      if (!stage.needs.empty()) add_effects(stage);
    }
    if (chance(40)) add_places();
    for (auto& [id, support] : scenario_.support)
      if (chance(50)) support.weight = weight();
    return scenario_;
  }

 private:
  int whole(int low, int high) {
    return low + static_cast<int>(bits_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return whole(1, 100) <= percent; }
  double share() { return whole(0, 100) / 100.0; }
  double weight() { return whole(0, 9) / 4.0; }
  double day(int low, int high) { return chance(70) ? whole(low, high) : whole(low * 10, high * 10) / 10.0; }

  void add_posts(model::Pool& pool) {
    pool.all.slots.reset();
    pool.all.fte.reset();
    pool.all.change.clear();
    pool.member.clear();
    pool.all.norm = whole(1, 6);
    const int posts = whole(1, 4);
    for (int i = 0; i < posts; ++i) {
      model::Post& post = pool.staffing.post["k" + std::to_string(i)];
      post.fte = whole(1, 15) / 10.0;
      if (!pool.by.empty()) post.member = i == 0 ? "north" : i == 1 || chance(50) ? "south" : "north";
      if (!pool.by.empty() && (posts == 1 || chance(25))) post.serves = {"south", "north"};
      if (chance(25)) post.from = on_day(whole(1, 40));
      if (chance(25)) post.until = on_day(whole(41, 120));
      if (chance(20)) post.vacant = true;
      if (chance(20))
        post.change["c"] = {on_day(whole(41, 60)), std::nullopt, whole(0, 15) / 10.0, std::nullopt};
      post.skill = 0.5 + share();
      if (chance(30)) post.group["kind"] = {"a", "c"}, pool.staffing.same_first = "kind";
    }
    add_life(pool.staffing);
  }

  void add_life(model::Staffing& staff) {
    staff.vacancy = {"drawn", chance(20) ? fixed_law(days(0)) : uniform_law(1, whole(2, 30))};
    if (chance(70)) staff.turnover = {"drawn", exponential_law(whole(10, 80))};
    if (chance(50))
      staff.ramp["a"] = {days(day(1, 6)), share()}, staff.ramp["b"] = {days(day(7, 20)), share()};
    if (chance(50)) {
      model::Absence& sick = staff.absence["sick"];
      sick.onset = {"drawn", exponential_law(whole(5, 40))};
      sick.length = {"drawn", chance(50) ? fixed_law(days(whole(0, 5))) : exponential_law(5)};
      sick.share = chance(60) ? 1.0 : share();
    }
    if (chance(40)) {
      model::Absence& july = staff.absence["july"];
      july.from = on_day(whole(0, 20)), july.until = on_day(whole(21, 30));
      if (chance(50)) july.every = days(40);
      if (chance(40)) july.posts = {"k0"};
    }
    if (chance(30)) {
      model::Training& course = staff.training["course"];
      course.from = on_day(5), course.until = on_day(25), course.hours = 3, course.ratio = 1.4,
      course.lag = days(whole(0, 10));
      course.part["before"] = {0.4, share()}, course.part["then"] = {0.6, 1.0};
    }
    const int rule = whole(0, 2);
    staff.handover.to = rule == 0 ? "successor" : rule == 1 ? "others" : "others_beyond_norm";
    if (rule > 0 && chance(50)) staff.handover.after = days(day(0, 6));
    staff.bond_lasts = days(day(1, 30));
    if (chance(30)) staff.matching = "in_order";
  }

  void add_weights(model::Stage& stage) {
    stage.weight = weight();
    for (auto& [id, phase] : stage.phase)
      if (chance(60)) phase.weight = weight();
    if (chance(50)) stage.weight_step["a"] = {days(day(1, 6)), share() * 2};
    if (chance(30)) stage.weight_step["b"] = {days(day(7, 20)), share()};
  }

  /// Learning places that some stages also need.
  void add_places() {
    scenario_.pool["places"].all.slots = whole(0, 4);
    scenario_.pool["places"].all.change["c"] = {on_day(whole(1, 40)), whole(0, 5), std::nullopt,
                                                std::nullopt};
    if (chance(30)) scenario_.pool["places"].by = "town";
    for (auto& [id, stage] : scenario_.stage)
      if (!stage.needs.empty() && chance(50)) stage.also["places"] = whole(1, 2);
  }

  void add_effects(model::Stage& stage) {
    for (auto& [id, way] : stage.to) {
      if (way.hazard.empty() || chance(30)) continue;
      way.coach = {share() * 2, share(), share(), chance(50) ? 0.0 : 0.2, share() * 2, 1.0 + share()};
    }
  }

  std::mt19937_64 bits_;
  Scenario scenario_;
};

}  // namespace stegvis::engine::by_hand
