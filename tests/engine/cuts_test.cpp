#include "by_hand.hpp"

/// \file
/// Staff cuts: who is interrupted, what stands still meanwhile and what does not, and how they resume.
namespace {

using namespace stegvis::engine::by_hand;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// One slot that is away from day 4 to day 9.
Scenario away() {
  Scenario scenario = scenario_of(60);
  scenario.pool["p"].all.slots = 1;
  scenario.pool["p"].on_cut = "interrupt";
  scenario.pool["p"].all.change = {{"less", {on_day(4), 0, std::nullopt, std::nullopt}},
                                   {"more", {on_day(9), 1, std::nullopt, std::nullopt}}};
  scenario.stage["a"].needs = "p";
  scenario.stage["a"].to["done"] = after(10);
  return scenario;
}

TEST(Interruption, a_duration_goes_on_where_it_stood) {
  Scenario scenario = away();
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("#0 a"),
              ElementsAre("#0 a 1-4 interrupted to a.waiting", "#0 a.waiting 4-9 granted to a",
                          "#0 a 9-16 moved by done to done"));
}

TEST(Interruption, is_no_new_entry_and_the_stage_was_joined_before) {
  Scenario scenario = away();
  come(scenario, "a", {1});
  const auto visits = run(scenario).told.of<stegvis::model::Visit>(0);
  ASSERT_EQ(visits.size(), 4u);
  EXPECT_TRUE(visits[0].entry);
  EXPECT_FALSE(visits[1].entry);
  EXPECT_FALSE(visits[2].entry);
  EXPECT_EQ(visits[2].joined, 1.0);
}

TEST(Interruption, a_hazard_keeps_its_age_and_what_is_left_of_its_threshold) {
  Scenario scenario = away();
  scenario.stage["a"].to["done"] = hazard(weibull_law(2.5, 20));
  come(scenario, "a", {1}, 1);
  Scenario undisturbed = scenario;
  undisturbed.pool["p"].all.change.clear();
  const auto plain = run(undisturbed).told.of<stegvis::model::Visit>(0);
  const auto visits = run(scenario).told.of<stegvis::model::Visit>(0);
  ASSERT_EQ(visits.size(), 4u);
  ASSERT_GT(plain[0].left, 9.0) << "the seed must leave them in the stage past the cut";
  EXPECT_NEAR(visits[2].left, plain[0].left + 5.0, 1e-10);
}

TEST(Interruption, nobody_gives_up_while_interrupted) {
  Scenario scenario = away();
  scenario.stage["a"].patience = patience(fixed_law(days(1)), "done");
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("gave up"), IsEmpty());
}

TEST(Interruption, the_calendar_and_ages_go_on_meanwhile) {
  Scenario scenario = away();
  scenario.stage["a"].to["project_end"] = to("done", on_date(on_day(7)));
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("#0 a"), ElementsAre("#0 a 1-4 interrupted to a.waiting",
                                                       "#0 a.waiting 4-7 moved by project_end to done"));
  scenario = away();
  numeric(scenario, "age", "fixed", fixed_law(years(64)));
  scenario.start = std::chrono::year{2026} / 1 / 1;
  scenario.stage["a"].to["old"] = to("done", at_age(years(64.5)));
  scenario.length = days(400);
  scenario.pool["p"].all.change["more"].at = on_day(300);
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("by old"), ElementsAre("#0 a.waiting 4-182 moved by old to done"));
}

TEST(Interruption, a_rule_that_opens_an_age_or_a_date_is_heeded_meanwhile) {
  Scenario scenario = away();
  shares(scenario.attribute["kind"], {{"x", 1.0}, {"y", 0.0}});
  scenario.rule["change"].date = on_day(6);
  scenario.rule["change"].attribute = "kind";
  scenario.rule["change"].values["y"] = {1.0, false};
  scenario.stage["a"].to["project_end"] = to("done", on_date(on_day(5)));
  scenario.stage["a"].to["project_end"].when["kind"] = {"y"};
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("project_end"),
              ElementsAre("#0 a.waiting 4-6 moved by project_end to done"));
}

TEST(Interruption, windows_of_the_calendar_count_from_where_the_stage_goes_on) {
  Scenario scenario = away();
  Law law = law_of(Family::piecewise);  // certain at the age of 6 unless a window says nothing happens
  law.from = {days(0), days(6)};
  law.rates = {0.0, 1e9};
  scenario.stage["a"].to["done"] = hazard(law);
  scenario.stage["a"].to["done"].window["shut"] = {on_day(10), on_day(14), 0.0};
  come(scenario, "a", {1});  // age 6 on day 12 without the window
  EXPECT_NEAR(run(scenario).told.of<stegvis::model::Visit>(0)[2].left, 14.0, 1e-6);
}

TEST(Interruption, the_last_started_goes_first_and_comes_back_first) {
  Scenario scenario = away();
  scenario.pool["p"].all.slots = 3;
  scenario.pool["p"].all.change = {{"less", {on_day(4), 1, std::nullopt, std::nullopt}},
                                   {"more", {on_day(9), 2, std::nullopt, std::nullopt}}};
  come(scenario, "a", {0, 1, 2, 3});
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#2 held p 2-4", "#1 held p 1-4", "#0 held p 0-10", "#1 held p 9-16",
                          "#2 held p 10-18", "#3 held p 16-26"));
}

TEST(Interruption, joins_a_full_list_all_the_same) {
  Scenario scenario = away();
  scenario.pool["p"].list_limit = 1;
  scenario.stage["a"].refused_to = "done";
  come(scenario, "a", {1, 2, 3});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("refused"), ElementsAre("#2 on p 3-3 refused"));
  EXPECT_THAT(story.lines("#0 on"), ElementsAre("#0 on p 1-1 granted", "#0 on p 4-9 granted"));
}

TEST(Interruption, ends_a_wait_for_another_stage) {
  Scenario scenario = away();
  scenario.pool["q"].all.slots = 0;
  scenario.stage["b"].needs = "q";
  scenario.stage["b"].to["done"] = after(1);
  scenario.stage["a"].to["b"] = after_but_staying(2);
  come(scenario, "a", {1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("on q"), ElementsAre("#0 on q 3-4 left"));
  EXPECT_THAT(story.lines("#0 a 9"), ElementsAre("#0 a 9-16 moved by done to done"));
}

TEST(Interruption, may_strike_twice) {
  Scenario scenario = away();
  scenario.pool["p"].all.change["third"] = {on_day(11), 0, std::nullopt, std::nullopt};
  scenario.pool["p"].all.change["fourth"] = {on_day(20), 1, std::nullopt, std::nullopt};
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p 1-4", "#0 held p 9-11", "#0 held p 20-25"));
}

TEST(Interruption, a_phase_stands_still_too) {
  Scenario scenario = away();
  scenario.stage["a"].phase["one"].duration = "fixed";
  scenario.stage["a"].phase["one"].law = fixed_law(days(5));
  scenario.stage["a"].phase["two"].order = 1;
  come(scenario, "a", {1});
  EXPECT_THAT(run(scenario).lines("#0 a"),
              ElementsAre("#0 a.one 1-4 interrupted to a.waiting", "#0 a.waiting 4-9 granted to a.one",
                          "#0 a.one 9-11 changed to a.two", "#0 a.two 11-16 moved by done to done"));
}

TEST(Interruption, a_slot_that_went_along_counts_as_started_when_it_was_taken) {
  Scenario scenario = scenario_of(60);
  scenario.pool["p"].all.slots = 2;
  scenario.pool["p"].on_cut = "interrupt";
  scenario.pool["p"].all.change["less"] = {on_day(6), 1, std::nullopt, std::nullopt};
  scenario.stage["a"].needs = scenario.stage["b"].needs = "p";
  scenario.stage["a"].to["b"] = after(4);
  scenario.stage["b"].to["done"] = after(10);
  scenario.stage["c"].needs = "p";
  scenario.stage["c"].to["done"] = after(10);
  come(scenario, "a", {0});
  come(scenario, "c", {2});  // came to the stage before #0 came to b, but took the slot after
  EXPECT_THAT(run(scenario).lines("interrupted"), ElementsAre("#1 c 2-6 interrupted to c.waiting"));
}

TEST(FinishedCut, keeps_the_busy_and_serves_nobody_until_enough_are_free) {
  Scenario scenario = away();
  scenario.pool["p"].on_cut = "finish";
  scenario.pool["p"].all.slots = 3;
  scenario.pool["p"].all.change = {{"less", {on_day(4), 1, std::nullopt, std::nullopt}}};
  come(scenario, "a", {0, 1, 2, 3});
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held p 0-10", "#1 held p 1-11", "#2 held p 2-12", "#3 held p 12-22"));
}

}  // namespace
