#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "by_hand.hpp"

/// \file
/// A small scenario made up from a seed, using whatever the language has: every law must hold on every one of
/// them. Times are often whole days, so that much falls on one instant. Circles always take time.
namespace stegvis::engine::by_hand {

class AnyScenario {
 public:
  explicit AnyScenario(std::uint64_t seed) : bits_{seed} {}

  Scenario make() {
    scenario_ = scenario_of(static_cast<double>(whole(40, 200)) + (chance(30) ? 0.5 : 0.0));
    scenario_.stage["out"].final = true;
    stages_ = whole(2, 5);
    pools_ = whole(0, 3);
    has_age_ = chance(40);
    add_attributes();
    for (int i = 0; i < pools_; ++i) add_pool("p" + std::to_string(i));
    for (int i = 0; i < stages_; ++i) add_stage(i);
    if (chance(50)) add_support();
    for (int i = whole(1, 3); i > 0; --i) add_arrival("a" + std::to_string(i));
    for (int i = whole(0, 2); i > 0; --i) add_stock("k" + std::to_string(i));
    if (chance(30)) add_rule();
    return scenario_;
  }

 private:
  int whole(int low, int high) {
    return low + static_cast<int>(bits_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return whole(1, 100) <= percent; }
  double day(int low, int high) { return chance(70) ? whole(low, high) : whole(low * 10, high * 10) / 10.0; }
  double share() { return whole(0, 100) / 100.0; }
  static std::string stage(int i) { return "s" + std::to_string(i); }
  std::string any_stage() {
    return chance(25) ? (chance(50) ? "done" : "out") : stage(whole(0, stages_ - 1));
  }
  const char* any_town() { return chance(50) ? "north" : "south"; }

  void add_attributes() {
    shares(scenario_.attribute["town"], {{"north", 0.4}, {"south", 0.6}});
    auto& kind = scenario_.attribute["kind"];
    kind.given = "town";
    kind.by["north"] = {{"a", {0.2, false}}, {"b", {0.0, true}}};
    kind.by["south"] = {{"a", {0.5, false}}, {"c", {0.5, false}}};
    scenario_.report_by = {"town*kind"};
    if (!has_age_) return;
    Law law = law_of(Family::uniform);
    law.low = years(28);
    law.high = years(31);
    numeric(scenario_, "age", "uniform", law);
  }

  Law hazard_law() {
    Law law = law_of(static_cast<Family>(whole(1, 7)));
    law.shape = 0.5 + share() * 2;
    law.scale = days(whole(3, 40));
    law.rate = 1.0 / whole(3, 40);
    law.growth = (share() - 0.5) / 20;
    if (law.family == Family::lognormal) law.median = days(whole(3, 30)), law.sigma = 0.2 + share();
    if (law.family == Family::piecewise)
      law.from = {days(0), days(4), days(9)}, law.rates = {0.1, 0.0, share() / 5};
    return law;
  }
  Law duration_law() {
    if (chance(60)) return fixed_law(chance(15) ? months(1) : days(day(1, 9)));
    const int which = whole(0, 3);
    if (which == 0) return uniform_law(1, 1 + whole(0, 9));
    if (which == 1) return hazard_law();
    Law law = law_of(which == 2 ? Family::pert : Family::geometric);
    law.low = days(1), law.mode = days(2), law.high = days(whole(3, 20));
    law.period = days(whole(1, 3)), law.probability = 0.1 + share() * 0.9;
    return law;
  }

  void add_pool(const std::string& id) {
    model::Pool& pool = scenario_.pool[id];
    if (chance(70))
      pool.all.slots = whole(0, 5);
    else
      pool.all.fte = whole(0, 20) / 10.0, pool.all.norm = 4;
    if (chance(30)) pool.by = "town", pool.member["south"].slots = whole(0, 3);
    for (int i = whole(0, 3); i > 0; --i)
      pool.all.change["c" + std::to_string(i)] = {on_day(whole(0, 120)), whole(0, 6), std::nullopt,
                                                  std::nullopt};
    if (chance(40)) pool.on_cut = "interrupt";
    if (chance(25)) pool.list_limit = whole(0, 4);
    if (chance(15)) pool.gate = {on_day(whole(0, 10)), chance(80) ? std::optional{weeks(1)} : std::nullopt};
    if (chance(20)) {
      pool.quota.by = chance(50) ? "town" : "kind";
      pool.quota.every = chance(70) ? "month" : "year";
      pool.quota.intake[pool.quota.by == "town" ? "south" : "a"] = whole(0, 5);
    }
    if (chance(25)) pool.priority = {"kind", {{"a", whole(1, 3)}, {"b", whole(1, 3)}}};
  }

  void add_stage(int i) {
    model::Stage& stage = scenario_.stage[AnyScenario::stage(i)];
    if (pools_ > 0 && chance(70)) {
      stage.needs = "p" + std::to_string(whole(0, pools_ - 1));
      const std::string before = AnyScenario::stage(whole(0, std::max(0, i - 1)));
      const bool way_back = i > 0 && chance(30) && scenario_.stage[before].to.count("through") == 0;
      stage.refused_to = way_back ? before : "out";
      if (chance(60))
        stage.patience = patience(chance(50) ? fixed_law(days(day(1, 9))) : hazard_law(), "out");
      if (chance(20)) stage.patience.to = any_stage();
      if (chance(30)) stage.waiting.to["tired"] = to(any_stage(), hazard(hazard_law()));
      if (chance(20)) stage.waiting.to["moved_on"] = to("out", after(day(1, 12)));
      if (chance(20)) stage.priority = whole(0, 2);
    }
    if (chance(30)) add_phases(stage);
    for (int k = whole(1, 3); k > 0; --k) stage.to["t" + std::to_string(k)] = any_transition(stage);
    if (chance(15)) {  // no time at all, but onwards only
      const std::string on = i + 1 < stages_ ? AnyScenario::stage(i + 1) : "done";
      stage.to["through"] = to(on, after(0.0));
      if (chance(70)) stage.to["through"].when["town"] = {"north"};
    }
    stage.to["at_last"] = to("done", after(whole(20, 60)));
  }

  void add_phases(model::Stage& stage) {
    for (int k = 0, n = whole(1, 3); k < n; ++k) {
      model::Phase& phase = stage.phase["f" + std::to_string(k)];
      phase.order = k;
      if (k + 1 == n) continue;
      phase.duration = "drawn";
      phase.law = duration_law();
    }
  }

  Transition any_transition(const model::Stage& stage) {
    const int which = whole(1, 100);
    Transition transition;
    if (which <= 50)
      transition = any_hazard(stage);
    else if (which <= 85 || !has_age_)
      transition = which > 80 ? on_date(on_day(whole(5, 150))) : lasting(duration_law());
    else
      transition = at_age(years(whole(29, 30)), chance(50) ? "birthday" : "month_start");
    transition.to = any_stage();
    if (chance(20)) transition.branches = {{any_stage(), {0.0, true}}, {"done", {0.0, false}}};
    if (transition.branches.size() == 1) transition.branches["done"] = {0.0, true};
    if (chance(15)) transition.never = share();
    if (chance(15)) transition.ends_stage = chance(50);
    if (chance(15)) transition.keeps_slot = chance(50);
    if (chance(20)) transition.when["kind"] = {"a", "c"};
    // A date or an age acts at once once it has passed: it may only lead out.
    if (transition.age || transition.date.said()) transition.to = "out", transition.branches.clear();
    return transition;
  }
  Transition any_hazard(const model::Stage& stage) {
    Transition transition = hazard(hazard_law());
    if (chance(30)) transition.ratio["kind"].by_value = {{"a", share() * 3}, {"b", 0.0}};
    if (has_age_ && chance(30))
      transition.ratio["age"].per_unit = 1.1, transition.ratio["age"].reference = 29;
    if (!stage.phase.empty() && chance(50))
      transition.ratio["phase"].by_value = {{"f0", share()}, {"f1", 2.0}};
    if (chance(20)) transition.window["w"] = {on_day(whole(0, 50)), on_day(whole(51, 100)), share() * 2};
    if (chance(15)) transition.season = {share(), days(90), days(10)};
    return transition;
  }

  void add_support() {
    if (pools_ == 0) return;
    model::Support& support = scenario_.support["u"];
    support.stage = stage(whole(0, stages_ - 1));
    support.pool = "p" + std::to_string(whole(0, pools_ - 1));
    support.wanted = chance(50) ? 1.0 : share();
    support.waits = chance(60);
    if (chance(50)) support.length = days(day(1, 9));
    for (const auto& [id, transition] : scenario_.stage[support.stage].to)
      if (!transition.hazard.empty()) support.ratio[id] = share() * 3;
  }

  void add_arrival(const std::string& id) {
    model::Arrival& arrival = scenario_.arrival[id];
    arrival.to = any_stage();
    if (chance(30)) arrival.branches = {{stage(0), {0.25, false}}, {"out", {0.0, true}}};
    if (chance(25)) arrival.group = whole(1, 4);
    if (chance(20)) arrival.from = on_day(whole(0, 20)), arrival.until = on_day(whole(21, 90));
    if (chance(20)) arrival.attributes["town"] = {{"north", {1.0, false}}};
    const int which = whole(0, 2);
    if (which == 0) return come_evenly(arrival);
    if (which == 1) return come_by_count(arrival);
    arrival.rate = (0.05 + share() / 3) / arrival.group;
    if (chance(30)) arrival.season = {share(), days(60), days(5)};
    if (chance(30)) arrival.growth = share() - 0.3;
    if (chance(30)) arrival.window["w"] = {on_day(10), on_day(30), share() * 3};
  }
  void come_evenly(model::Arrival& arrival) {
    arrival.kind = "even";
    arrival.every = days(day(2, 9) * arrival.group);
    if (chance(50)) arrival.first = on_day(whole(0, 5));
  }
  void come_by_count(model::Arrival& arrival) {
    arrival.kind = "counts";
    for (int i = whole(1, 4); i > 0; --i)
      arrival.counts["c" + std::to_string(i)] = {on_day(whole(0, 60)), static_cast<double>(whole(0, 6))};
  }

  void add_stock(const std::string& id) {
    model::Stock& stock = scenario_.stock[id];
    const int which = whole(0, stages_ - 1);
    const model::Stage& there = scenario_.stage[stage(which)];
    stock.stage = stage(which);
    stock.waiting = !there.needs.empty() && chance(20);
    if (chance(50))
      stock.count = whole(0, 8);
    else
      stock.by = "town", stock.counts = {{"north", whole(0, 4)}, {"south", whole(0, 4)}};
    if (chance(50) || there.to.count("through") > 0) return;
    stock.elapsed = "drawn";
    stock.law = uniform_law(0, 1);
  }

  void add_rule() {
    model::Rule& rule = scenario_.rule["r"];
    if (has_age_ && chance(50))
      rule.age = years(30), rule.age_at = "month_start";
    else
      rule.date = on_day(whole(0, 60));
    rule.attribute = "kind";
    rule.values = {{"c", {0.5, false}}, {"a", {0.0, true}}};
    if (chance(50)) rule.when["town"] = {any_town()};
  }

  std::mt19937_64 bits_;
  Scenario scenario_;
  int stages_ = 0, pools_ = 0;
  bool has_age_ = false;
};

}  // namespace stegvis::engine::by_hand
