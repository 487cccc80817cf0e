#include "by_hand.hpp"

/// \file
/// Lists: their limit, priority classes, quotas, gates, patience; families of pools.
namespace {

using namespace stegvis::engine::by_hand;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Scenario one_stage(double slots, double service = 10) {
  Scenario scenario = scenario_of(60);
  scenario.pool["p"].all.slots = slots;
  scenario.stage["a"].needs = "p";
  scenario.stage["a"].to["done"] = after(service);
  scenario.stage["a"].refused_to = "refused";
  scenario.stage["refused"].final = true;
  return scenario;
}
/// Comes on a day with a value of `kind`.
void comes_as(Scenario& scenario, const std::string& kind, double day, const std::string& stage = "a") {
  if (scenario.attribute.count("kind") == 0)
    shares(scenario.attribute["kind"], {{"first", 0.5}, {"second", 0.5}}), scenario.report_by = {"kind"};
  come(scenario, stage, {day});
  scenario.arrival.rbegin()->second.attributes["kind"] = {{kind, {1.0, false}}};
}

TEST(ListLimit, refuses_newcomers_who_find_it_full) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].list_limit = 1;
  come(scenario, "a", {0, 1, 2});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#2 "), ElementsAre("#2 comes at 2", "#2 on p 2-2 refused",
                                              "#2 refused 2-60 horizon to nowhere", "#2 is done"));
  EXPECT_THAT(story.lines("#1 on"), ElementsAre("#1 on p 1-10 granted"));
}

TEST(ListLimit, of_none_still_gives_a_free_slot_to_who_comes_from_another_stage) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].list_limit = 0;
  scenario.stage["before"].to["a"] = after(2);
  come(scenario, "before", {0, 1, 15});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p 2-12", "#2 held p 17-27"));
  EXPECT_THAT(story.lines("#1 on"), ElementsAre("#1 on p 3-3 refused"));
}

TEST(ListLimit, counts_only_those_who_will_not_be_served_at_this_instant) {
  Scenario scenario = one_stage(2);
  scenario.pool["p"].list_limit = 1;
  scenario.stage["before"].to["a"] = on_date(on_day(5));
  come(scenario, "before", {0}, 4);  // two slots and one to wait
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("refused"),
              ElementsAre("#3 before 0-5 moved by a to refused", "#3 on p 5-5 refused",
                          "#3 refused 5-60 horizon to nowhere"));
}

TEST(ListLimit, a_refused_hazard_is_spent_and_they_stay) {
  Scenario scenario = one_stage(0);
  scenario.pool["p"].list_limit = 0;
  scenario.stage["before"].to["a"] = after_but_staying(2);
  come(scenario, "before", {0});
  EXPECT_THAT(run(scenario).lines("#0 "), ElementsAre("#0 comes at 0", "#0 on p 2-2 refused",
                                                      "#0 before 0-60 horizon to nowhere", "#0 is done"));
}

TEST(ListLimit, never_refuses_who_has_been_in) {
  Scenario scenario = one_stage(1, 3);
  scenario.pool["p"].list_limit = 1;
  scenario.stage["a"].to.clear();
  scenario.stage["a"].to["again"] = to("a", after(3));
  come(scenario, "a", {0, 1, 2});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("refused"), SizeIs(2));  // #2 alone: on the list, and where that leads
  EXPECT_THAT(story.lines("#0 a.waiting"), Contains("#0 a.waiting 3-6 granted to a"));
}

TEST(ListLimit, a_refusal_may_lead_to_another_list_where_nobody_is_refused_again) {
  Scenario scenario = one_stage(0);
  scenario.pool["p"].list_limit = 0;
  scenario.pool["q"].all.slots = 0;
  scenario.pool["q"].list_limit = 0;
  scenario.stage["a"].refused_to = "b";
  scenario.stage["b"].needs = "q";
  scenario.stage["b"].to["done"] = after(1);
  scenario.stage["b"].refused_to = "refused";
  come(scenario, "a", {0});
  EXPECT_THAT(run(scenario).lines("#0 on"), ElementsAre("#0 on p 0-0 refused", "#0 on q 0-60 horizon"));
}

TEST(Priority, a_lower_class_goes_first_and_inside_a_class_who_came_first) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].priority = {"kind", {{"first", 1}, {"second", 2}}};
  comes_as(scenario, "second", 0);
  comes_as(scenario, "second", 1);
  comes_as(scenario, "first", 2);
  comes_as(scenario, "first", 3);
  comes_as(scenario, "second", 4);
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p 0-10", "#2 held p 10-20", "#3 held p 20-30",
                                                       "#1 held p 30-40", "#4 held p 40-50"));
}

TEST(Priority, values_not_ranked_come_last_and_a_stages_own_class_comes_before_them) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].priority = {"kind", {{"first", 1}}};
  scenario.stage["urgent"] = scenario.stage["a"];
  scenario.stage["urgent"].priority = -1;
  comes_as(scenario, "first", 0);
  comes_as(scenario, "second", 1);
  comes_as(scenario, "first", 2);
  comes_as(scenario, "second", 3, "urgent");
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held p 0-10", "#3 held p 10-20", "#2 held p 20-30", "#1 held p 30-40"));
}

TEST(Quota, lets_so_many_in_by_value_in_each_month_and_others_pass) {
  Scenario scenario = one_stage(5);  // from 1 January; February begins on day 31
  scenario.pool["p"].quota = {"kind", "month", {{"first", 2}}};
  for (const double day : {0, 1, 2, 3}) comes_as(scenario, "first", day);
  comes_as(scenario, "second", 4);
  EXPECT_THAT(run(scenario).lines("on p"),
              ElementsAre("#0 on p 0-0 granted", "#1 on p 1-1 granted", "#4 on p 4-4 granted",
                          "#2 on p 2-31 granted", "#3 on p 3-31 granted"));
}

TEST(Quota, of_a_year_is_renewed_on_new_years_day) {
  Scenario scenario = one_stage(5);
  scenario.start = std::chrono::year{2025} / 12 / 22;  // New Year's Day is day 10
  scenario.pool["p"].quota = {"kind", "year", {{"first", 1}}};
  comes_as(scenario, "first", 0);
  comes_as(scenario, "first", 1);
  comes_as(scenario, "first", 2);
  EXPECT_THAT(run(scenario).lines("on p"),
              ElementsAre("#0 on p 0-0 granted", "#1 on p 1-10 granted", "#2 on p 2-60 horizon"));
}

TEST(Quota, is_not_used_up_by_the_starting_stock) {
  Scenario scenario = one_stage(5);
  comes_as(scenario, "first", 1);
  scenario.pool["p"].quota = {"kind", "year", {{"first", 1}}};
  scenario.stock["s"].stage = "a";
  scenario.stock["s"].by = "kind";
  scenario.stock["s"].counts = {{"first", 2}};
  EXPECT_THAT(run(scenario).lines("on p"), ElementsAre("#2 on p 1-1 granted"));
}

TEST(Quota, is_not_needed_to_get_a_slot_back) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].quota = {"kind", "year", {{"first", 1}}};
  scenario.pool["p"].on_cut = "interrupt";
  scenario.pool["p"].all.change = {{"less", {on_day(4), 0, std::nullopt, std::nullopt}},
                                   {"more", {on_day(6), 1, std::nullopt, std::nullopt}}};
  comes_as(scenario, "first", 0);
  comes_as(scenario, "second", 13);  // and the interruption has not used what is left
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p 0-4", "#0 held p 6-12", "#1 held p 13-23"));
}

TEST(Gate, lets_in_only_at_its_moments) {
  Scenario scenario = one_stage(2);
  scenario.pool["p"].gate = {on_day(5), weeks(1)};
  come(scenario, "a", {0, 5, 13, 14});
  EXPECT_THAT(run(scenario).lines("on p"), ElementsAre("#0 on p 0-5 granted", "#1 on p 5-12 granted",
                                                       "#2 on p 13-19 granted", "#3 on p 14-26 granted"));
}

TEST(Gate, that_opens_once_lets_nobody_in_afterwards) {
  Scenario scenario = one_stage(9);
  scenario.pool["p"].gate = {on_day(5), std::nullopt};
  come(scenario, "a", {0, 6});
  EXPECT_THAT(run(scenario).lines("on p"), ElementsAre("#0 on p 0-5 granted", "#1 on p 6-60 horizon"));
}

TEST(Gate, gives_slots_by_priority_and_within_their_number) {
  Scenario scenario = one_stage(2);
  scenario.pool["p"].gate = {on_day(5), std::nullopt};
  scenario.pool["p"].priority = {"kind", {{"first", 1}, {"second", 2}}};
  comes_as(scenario, "second", 0);
  comes_as(scenario, "second", 1);
  comes_as(scenario, "first", 2);
  EXPECT_THAT(run(scenario).lines("on p"),
              ElementsAre("#2 on p 2-5 granted", "#0 on p 0-5 granted", "#1 on p 1-60 horizon"));
}

TEST(Family, has_a_list_and_slots_of_its_own_for_every_value) {
  Scenario scenario = one_stage(1);
  scenario.pool["p"].by = "kind";
  scenario.pool["p"].member["second"].slots = 2;
  for (const double day : {0, 1}) comes_as(scenario, "first", day);
  for (const double day : {2, 3}) comes_as(scenario, "second", day);
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p.first 0-10", "#2 held p.second 2-12",
                                                       "#3 held p.second 3-13", "#1 held p.first 10-20"));
}

TEST(Family, whoever_changes_value_keeps_the_slot_and_the_list_they_have) {
  Scenario scenario = one_stage(1, 20);
  scenario.pool["p"].by = "kind";
  comes_as(scenario, "first", 0);
  comes_as(scenario, "first", 1);
  scenario.rule["moves"].date = on_day(5);
  scenario.rule["moves"].attribute = "kind";
  scenario.rule["moves"].values["second"] = {1.0, false};
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p.first 0-20", "#1 held p.first 20-40"));
  EXPECT_THAT(story.lines("#0 a "), ElementsAre("#0 a 0-5 changed to a", "#0 a 5-20 moved by done to done"));
}

TEST(Patience, of_a_month_counts_by_the_calendar) {
  Scenario scenario = one_stage(0);
  scenario.stage["a"].patience = patience(fixed_law(months(1)), "done");
  come(scenario, "a", {0, 30});
  EXPECT_THAT(run(scenario).lines("gave up"),
              ElementsAre("#0 on p 0-31 gave up", "#0 a.waiting 0-31 gave up to done",
                          "#1 on p 30-58 gave up", "#1 a.waiting 30-58 gave up to done"));
}

TEST(Patience, ends_with_the_wait_and_never_strikes_in_the_stage) {
  Scenario scenario = one_stage(1, 10);
  scenario.stage["a"].patience = patience(fixed_law(days(12)), "done");
  come(scenario, "a", {0, 0.5});  // #1 waits 9.5 days; the patience would have ended on day 12.5
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p 0-10", "#1 held p 10-20"));
}

TEST(Patience, may_lead_to_a_stage_with_a_list_of_its_own) {
  Scenario scenario = one_stage(0);
  scenario.stage["a"].patience = patience(fixed_law(days(2)), "b");
  scenario.pool["q"].all.slots = 1;
  scenario.stage["b"].needs = "q";
  scenario.stage["b"].to["done"] = after(5);
  come(scenario, "a", {0, 1});
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held q 2-7", "#1 held q 7-12"));
}

}  // namespace
