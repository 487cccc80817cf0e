#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "model/programme.hpp"
#include "random/luck.hpp"

namespace {

using namespace stegvis::model;
using stegvis::base::Span;
using stegvis::base::TimeUnit;
using testing::DoubleEq;
using testing::ElementsAre;

Span days(double count) { return {count, TimeUnit::day}; }
Instant on_day(double day) { return {std::nullopt, days(day)}; }
Instant on(int year, int month, int day) { return {std::chrono::year{year} / month / day, std::nullopt}; }

/// From 2026-01-15 for 100 days; stage `a` leads to `done` after 10 days.
Scenario small() {
  Scenario scenario;
  scenario.start = std::chrono::year{2026} / 1 / 15;
  scenario.length = days(100);
  scenario.stage["done"].final = true;
  Transition& out = scenario.stage["a"].to["done"];
  out.duration = "fixed";
  out.law.family = Family::fixed;
  out.law.value = days(10);
  return scenario;
}
void hazard(Transition& transition, double rate = 0.1) {
  transition.hazard = "exponential";
  transition.law.family = Family::exponential;
  transition.law.rate = rate;
}

TEST(Compiled, runs_to_the_end_of_the_last_day) {
  Scenario scenario = small();
  EXPECT_EQ(compile(scenario)->horizon, 100.0);
  scenario.end = std::chrono::year{2026} / 12 / 31;
  EXPECT_EQ(compile(scenario)->horizon, 351.0);
  scenario.end.reset();
  scenario.length = Span{1, TimeUnit::year};
  EXPECT_EQ(compile(scenario)->horizon, 365.0);
}

TEST(Compiled, reports_by_month_from_the_start_to_the_horizon) {
  Scenario scenario = small();
  const Programme programme = *compile(scenario);
  EXPECT_THAT(programme.report.bounds, ElementsAre(0.0, 17.0, 45.0, 76.0, 100.0));
  EXPECT_THAT(programme.report.labels, ElementsAre("2026-01-15", "2026-02-01", "2026-03-01", "2026-04-01"));
  EXPECT_THAT(programme.years.bounds, ElementsAre(0.0, 100.0));
  scenario.report = "week";
  scenario.length = days(16);
  EXPECT_THAT(compile(scenario)->report.bounds, ElementsAre(0.0, 7.0, 14.0, 16.0));
  scenario.report = "none";
  EXPECT_TRUE(compile(scenario)->report.bounds.empty());
}

TEST(Compiled, has_a_cell_for_every_combination_that_is_reported_by) {
  Scenario scenario = small();
  scenario.attribute["sex"].values = {{"men", {0.5, false}}, {"women", {0.0, true}}};
  scenario.attribute["town"].values = {
      {"eksjo", {0.2, false}}, {"nassjo", {0.5, false}}, {"tranas", {0.0, true}}};
  scenario.report_by = {"sex", "town*sex"};
  const Programme programme = *compile(scenario);
  EXPECT_EQ(programme.cells, 6u);
  ASSERT_EQ(programme.groups.size(), 1u + 2u + 6u);
  EXPECT_EQ(programme.groups[0].name, "all");
  EXPECT_EQ(programme.groups[0].cells.size(), 6u);
  EXPECT_EQ(programme.groups[1].name, "sex=men");
  EXPECT_THAT(programme.groups[1].cells, ElementsAre(0u, 2u, 4u));
  EXPECT_EQ(programme.groups[4].name, "town=eksjo,sex=women");
  EXPECT_THAT(programme.groups[4].cells, ElementsAre(1u));
}

TEST(Compiled, shares_end_at_one_and_the_rest_takes_what_is_left) {
  Scenario scenario = small();
  scenario.attribute["x"].values = {
      {"a", {0.1, false}}, {"b", {0.2, false}}, {"c", {0.0, true}}, {"d", {0.0, false}}};
  const Programme programme = *compile(scenario);
  EXPECT_THAT(programme.attributes[0].tables[0], ElementsAre(0.1, DoubleEq(0.3), 1.0, 1.0));
  EXPECT_THAT(programme.attributes[0].values, ElementsAre("a", "b", "c", "d"));
}

TEST(Compiled, what_is_given_comes_before_what_depends_on_it) {
  Scenario scenario = small();
  scenario.attribute["a"].given = "z";
  scenario.attribute["a"].by["one"] = {{"yes", {1.0, false}}};
  scenario.attribute["a"].by["two"] = {{"no", {1.0, false}}};
  scenario.attribute["z"].values = {{"one", {0.5, false}}, {"two", {0.5, false}}};
  const Programme programme = *compile(scenario);
  EXPECT_EQ(programme.attributes[0].id, "z");
  EXPECT_EQ(programme.attributes[1].given, 0u);
  EXPECT_THAT(programme.attributes[1].tables[0], ElementsAre(0.0, 1.0));  // no, yes
  EXPECT_THAT(programme.attributes[1].tables[1], ElementsAre(1.0, 1.0));
}

TEST(Compiled, windows_multiply_where_they_overlap_and_hold_from_the_start_if_they_began_before) {
  Scenario scenario = small();
  Transition& way = scenario.stage["a"].to["done"];
  hazard(way);
  way.window["early"] = {on_day(-5), on_day(20), 0.5};
  way.window["later"] = {on(2026, 1, 25), {}, 3.0};  // day 10
  const std::vector<Step> steps = compile(scenario)->ways[0].calendar;
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].from, 0.0);
  EXPECT_EQ(steps[0].factor, 0.5);
  EXPECT_EQ(steps[1].from, 10.0);
  EXPECT_EQ(steps[1].factor, 1.5);
  EXPECT_EQ(steps[2].from, 20.0);
  EXPECT_EQ(steps[2].factor, 3.0);
}

TEST(Compiled, a_season_is_its_exact_mean_over_each_whole_day) {
  Scenario scenario = small();
  Transition& way = scenario.stage["a"].to["done"];
  hazard(way);
  way.season = {0.5, days(52), days(3)};
  const std::vector<Step> steps = compile(scenario)->ways[0].calendar;
  ASSERT_EQ(steps.size(), 100u);
  const double turn = 2 * std::acos(-1.0) / 52;
  for (const int day : {0, 1, 13, 77})
    EXPECT_NEAR(steps[static_cast<std::size_t>(day)].factor,
                1 + 0.5 * (std::cos(turn * (day - 3)) - std::cos(turn * (day - 2))) / turn, 1e-14);
}

TEST(Compiled, a_transition_not_told_otherwise_ends_the_stage_unless_it_is_a_hazard) {
  Scenario scenario = small();
  hazard(scenario.stage["a"].to["risk"]);
  scenario.stage["a"].to["risk"].to = "done";
  const Programme programme = *compile(scenario);
  EXPECT_TRUE(programme.ways[0].ends_stage);   // done, after 10 days
  EXPECT_FALSE(programme.ways[1].ends_stage);  // risk
}

TEST(Compiled, a_slot_goes_along_between_two_different_stages_that_need_the_same_pool) {
  Scenario scenario = small();
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = scenario.stage["b"].needs = "p";
  for (const char* id : {"a", "b", "done"}) hazard(scenario.stage["b"].to[id]);
  const Programme programme = *compile(scenario);
  const auto keeps = [&](const char* id) {
    for (const auto& leg : programme.legs)
      if (leg.from == "b" && leg.transition == id) return leg.keeps_slot;
    return false;
  };
  EXPECT_TRUE(keeps("a"));
  EXPECT_FALSE(keeps("b"));
  EXPECT_FALSE(keeps("done"));
}

TEST(Compiled, a_pool_is_what_its_last_change_before_the_start_says) {
  Scenario scenario = small();
  PoolSettings& pool = scenario.pool["p"].all;
  pool.fte = 1.5;
  pool.norm = 20;
  pool.change["x"] = {on(2025, 6, 1), std::nullopt, 2.0, std::nullopt};
  pool.change["y"] = {on(2026, 1, 15), std::nullopt, std::nullopt, 10.0};  // the first day
  pool.change["z"] = {on(2026, 2, 15), 7, std::nullopt, std::nullopt};
  const Programme programme = *compile(scenario);
  EXPECT_EQ(programme.members[0].slots, 20);
  EXPECT_EQ(programme.members[0].fte, 2.0);
  ASSERT_EQ(programme.calendar.size(), 1u);
  EXPECT_EQ(programme.calendar[0].at, 31.0);
  EXPECT_EQ(programme.calendar[0].slots, 7);
  EXPECT_EQ(programme.calendar[0].fte, 2.0);
}

TEST(Compiled, places_are_whole_and_rounding_does_not_lose_one) {
  Scenario scenario = small();
  scenario.pool["p"].all.fte = 8.05;
  scenario.pool["p"].all.norm = 20;
  EXPECT_EQ(compile(scenario)->members[0].slots, 161);
  scenario.pool["p"].all.fte = 0.7;
  scenario.pool["p"].all.norm = 10;  // 0.7 * 10 is a hair below 7
  EXPECT_EQ(compile(scenario)->members[0].slots, 7);
}

TEST(Compiled, a_member_of_a_family_has_its_own_word_before_the_familys) {
  Scenario scenario = small();
  scenario.attribute["town"].values = {{"eksjo", {0.5, false}}, {"nassjo", {0.5, false}}};
  Pool& pool = scenario.pool["se"];
  pool.by = "town";
  pool.all.slots = 9;
  pool.member["nassjo"].fte = 0.5;
  pool.member["nassjo"].norm = 20;
  pool.member["nassjo"].change["more"] = {on_day(30), std::nullopt, 1.0, std::nullopt};
  const Programme programme = *compile(scenario);
  ASSERT_EQ(programme.members.size(), 2u);
  EXPECT_EQ(programme.members[0].path, "se.eksjo");
  EXPECT_EQ(programme.members[0].slots, 9);
  EXPECT_EQ(programme.members[1].path, "se.nassjo");
  EXPECT_EQ(programme.members[1].slots, 10);
  ASSERT_EQ(programme.calendar.size(), 1u);
  EXPECT_EQ(programme.calendar[0].index, 1u);
  EXPECT_EQ(programme.calendar[0].slots, 20);
}

TEST(Compiled, gates_follow_the_calendar_and_never_open_before_the_start) {
  Scenario scenario = small();
  scenario.pool["p"].all.slots = 1;
  scenario.pool["p"].gate = {on(2025, 12, 31), Span{1, TimeUnit::month}};
  std::vector<double> at;
  const Programme programme = *compile(scenario);
  for (const auto& event : programme.calendar) at.push_back(event.at);
  EXPECT_THAT(at, ElementsAre(16.0, 44.0, 75.0));  // 31 January, 28 February, 31 March
  scenario.pool["p"].gate = {on_day(5), std::nullopt};
  EXPECT_EQ(compile(scenario)->calendar.size(), 1u);
}

TEST(Compiled, quotas_are_renewed_when_a_month_or_a_year_begins) {
  Scenario scenario = small();
  scenario.attribute["x"].values = {{"a", {1.0, false}}};
  scenario.pool["p"].all.slots = 1;
  scenario.pool["p"].quota = {"x", "month", {{"a", 2}}};
  std::vector<double> at;
  const Programme programme = *compile(scenario);
  for (const auto& event : programme.calendar) at.push_back(event.at);
  EXPECT_THAT(at, ElementsAre(17.0, 45.0, 76.0));
  scenario.pool["p"].quota.every = "year";
  EXPECT_TRUE(compile(scenario)->calendar.empty());
}

TEST(Compiled, only_stages_that_ask_for_a_pool_make_classes_on_its_list) {
  Scenario scenario = small();
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = "p";
  scenario.stage["elsewhere"].priority = 5;
  hazard(scenario.stage["elsewhere"].to["done"]);
  EXPECT_EQ(compile(scenario)->pools[0].classes, 1u);
  scenario.stage["elsewhere"].needs = "p";
  EXPECT_EQ(compile(scenario)->pools[0].classes, 2u);
}

TEST(Compiled, a_varying_intake_is_cumulated_exactly_over_its_windows) {
  Scenario scenario = small();
  Arrival& arrival = scenario.arrival["x"];
  arrival.to = "a";
  arrival.rate = 0.5;
  arrival.from = on_day(4);
  arrival.window["w"] = {on_day(10), on_day(20), 3.0};
  const Source source = compile(scenario)->sources[0];
  ASSERT_EQ(source.knots.size(), 4u);
  EXPECT_EQ(source.knots[0].at, 4.0);
  EXPECT_DOUBLE_EQ(source.knots[1].total, 3.0);
  EXPECT_DOUBLE_EQ(source.knots[2].total, 18.0);
  EXPECT_EQ(source.knots[3].at, 100.0);
  EXPECT_DOUBLE_EQ(source.knots[3].total, 58.0);
}

TEST(Compiled, an_intake_that_grows_compounds_by_the_year) {
  Scenario scenario = small();
  scenario.length = days(365.25);
  Arrival& arrival = scenario.arrival["x"];
  arrival.to = "a";
  arrival.rate = 2.0;
  arrival.growth = 0.5;
  const Source source = compile(scenario)->sources[0];
  EXPECT_NEAR(source.knots.back().total, 2.0 * 365.25 * 0.5 / std::log(1.5), 1e-9);
}

TEST(Compiled, even_arrivals_begin_one_spacing_after_their_beginning_or_at_the_first_said) {
  Scenario scenario = small();
  Arrival& arrival = scenario.arrival["x"];
  arrival.to = "a";
  arrival.kind = "even";
  arrival.every = days(7);
  EXPECT_EQ(compile(scenario)->sources[0].first, 7.0);
  arrival.from = on_day(10);
  EXPECT_EQ(compile(scenario)->sources[0].first, 17.0);
  arrival.first = on_day(1);  // then 8, 15: the first of them within the time
  EXPECT_EQ(compile(scenario)->sources[0].first, 15.0);
}

TEST(Compiled, a_thing_that_keeps_old_luck_has_its_old_purposes_and_its_place_among_branches) {
  Scenario old = small();
  old.stage["b"] = old.stage["a"];
  old.stage["a"].to["done"].branches = {{"b", {0.3, false}}, {"done", {0.7, false}}};
  Scenario renamed = old;
  renamed.stage.erase("b");
  renamed.stage["z"] = old.stage["b"];
  renamed.stage["z"].luck = "b";
  renamed.stage["a"].to["done"].branches = {{"z", {0.3, false}}, {"done", {0.7, false}}};
  const Programme before = *compile(old), after = *compile(renamed);
  EXPECT_EQ(after.legs[0].target, StageId{2});  // z first, as b was
  EXPECT_EQ(after.legs[0].up_to, before.legs[0].up_to);
  EXPECT_EQ(after.ways[1].purpose, before.ways[1].purpose);
  EXPECT_EQ(before.ways[1].purpose, stegvis::random::purpose_word("stage.b.to.done"));
}

TEST(Compiled, a_ratio_by_age_is_said_in_years_and_held_in_days) {
  Scenario scenario = small();
  scenario.attribute["age"].distribution = "uniform";
  scenario.attribute["age"].law.family = Family::uniform;
  scenario.attribute["age"].law.low = Span{20, TimeUnit::year};
  scenario.attribute["age"].law.high = Span{60, TimeUnit::year};
  Transition& way = scenario.stage["a"].to["done"];
  hazard(way);
  way.ratio["age"].per_unit = 0.97;
  way.ratio["age"].reference = 30;
  const Effect effect = compile(scenario)->ways[0].effects[0];
  EXPECT_NEAR(effect.log_per_unit * (40 * 365.25 - effect.reference), 10 * std::log(0.97), 1e-12);
}

TEST(Compiled, money_is_whole_ore_and_finds_every_place_of_its_stage) {
  Scenario scenario = small();
  scenario.payer["kommun"];
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = "p";
  scenario.stage["a"].phase["f1"];
  scenario.stage["a"].phase["f2"];
  scenario.price["a"].payer = scenario.price["list"].payer = scenario.staff_cost["p"].payer = "kommun";
  scenario.price["a"].per_day = 812.29;
  scenario.price["list"].stage = "a";
  scenario.price["list"].waiting = true;
  scenario.price["list"].per_day = 0.07;
  scenario.staff_cost["p"].per_fte_year = 700000.0;
  scenario.staff_cost["p"].overhead = 0.1;
  const Programme programme = *compile(scenario);
  const auto& lines = programme.money.lines;
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].bands[0].ore, 81229);
  EXPECT_EQ(lines[0].bands[0].spots.size(), 2u);
  EXPECT_EQ(lines[1].bands[0].ore, 7);
  ASSERT_EQ(lines[1].bands[0].spots.size(), 1u);
  EXPECT_EQ(programme.places[lines[1].bands[0].spots[0].row].path, "a.waiting");
  EXPECT_EQ(lines[2].bands[0].ore, 77000000);
}

}  // namespace
