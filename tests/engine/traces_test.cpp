#include <fmt/format.h>

#include "by_hand.hpp"

/// \file
/// The hand-made traces T1 to T6 and T11 of the analytic cases, day for week, and what a run tells from
/// beginning to end.
namespace {

using namespace stegvis::engine::by_hand;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// One pool of coaches, and a stage that needs one for a fixed time.
Scenario coaches(double slots, double service, double horizon = 40) {
  Scenario scenario = scenario_of(horizon);
  scenario.pool["coach"].all.slots = slots;
  scenario.stage["se"].needs = "coach";
  scenario.stage["se"].to["done"] = after(service);
  return scenario;
}

TEST(Trace, is_told_fact_by_fact) {
  Scenario scenario = coaches(1, 3, 10);
  come(scenario, "se", {1, 2});
  EXPECT_THAT(run(scenario).lines(),
              ElementsAre("coach has 1 at 0", "#0 comes at 1", "#0 on coach 1-1 granted", "#1 comes at 2",
                          "#0 se 1-4 moved by done to done", "#0 held coach 1-4",
                          "#0 done 4-10 horizon to nowhere", "#0 is done", "#1 on coach 2-4 granted",
                          "#1 se.waiting 2-4 granted to se", "#1 se 4-7 moved by done to done",
                          "#1 held coach 4-7", "#1 done 7-10 horizon to nowhere", "#1 is done"));
}

TEST(Trace, tells_at_the_horizon_what_still_goes_on) {
  Scenario scenario = coaches(1, 30, 10);
  come(scenario, "se", {1, 2});
  const Story story = run(scenario);
  EXPECT_EQ(story.finished.participants, 2u);
  EXPECT_EQ(story.finished.inside, 2u);
  EXPECT_THAT(story.lines("10"),
              ElementsAre("#0 held coach 1-10", "#0 se 1-10 horizon to nowhere", "#1 on coach 2-10 horizon",
                          "#1 se.waiting 2-10 horizon to nowhere"));
}

TEST(Trace, T1_two_coaches_serve_in_order_of_coming) {
  Scenario scenario = coaches(2, 3);
  come(scenario, "se", {0, 1, 2, 3, 4, 5});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"),
              ElementsAre("#0 held coach 0-3", "#1 held coach 1-4", "#2 held coach 3-6", "#3 held coach 4-7",
                          "#4 held coach 6-9", "#5 held coach 7-10"));
  EXPECT_THAT(story.lines("se.waiting"),
              ElementsAre("#2 se.waiting 2-3 granted to se", "#3 se.waiting 3-4 granted to se",
                          "#4 se.waiting 4-6 granted to se", "#5 se.waiting 5-7 granted to se"));
}

TEST(Trace, T2_nobody_waits_longer_than_their_patience) {
  Scenario scenario = coaches(2, 3);
  scenario.stage["se"].patience = patience(fixed_law(days(1.5)), "done");
  come(scenario, "se", {0, 1, 2, 3, 4, 5});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held coach 0-3", "#1 held coach 1-4", "#2 held coach 3-6",
                                               "#3 held coach 4-7", "#5 held coach 6-9"));
  EXPECT_THAT(story.lines("gave up"),
              ElementsAre("#4 on coach 4-5.5 gave up", "#4 se.waiting 4-5.5 gave up to done"));
}

TEST(Trace, T3_who_is_out_of_patience_as_a_coach_becomes_free_is_served) {
  Scenario scenario = coaches(2, 3);
  scenario.stage["se"].patience = patience(fixed_law(days(1)), "done");
  come(scenario, "se", {0, 1, 2, 3, 4, 5});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held coach 0-3", "#1 held coach 1-4", "#2 held coach 3-6",
                                               "#3 held coach 4-7", "#5 held coach 6-9"));
  EXPECT_THAT(story.lines("gave up"),
              ElementsAre("#4 on coach 4-5 gave up", "#4 se.waiting 4-5 gave up to done"));
}

TEST(Trace, T4_a_new_coach_takes_the_first_on_the_list_at_once) {
  Scenario scenario = coaches(1, 3);
  scenario.pool["coach"].all.change["more"] = {on_day(4), 2, std::nullopt, std::nullopt};
  come(scenario, "se", {0, 1, 2});
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held coach 0-3", "#1 held coach 3-6", "#2 held coach 4-7"));
}

Scenario cut(const std::string& on_cut) {
  Scenario scenario = coaches(2, 3);
  scenario.pool["coach"].on_cut = on_cut;
  scenario.pool["coach"].all.change["less"] = {on_day(2), 1, std::nullopt, std::nullopt};
  come(scenario, "se", {0, 1, 2});
  return scenario;
}

TEST(Trace, T5_after_a_cut_that_lets_finish_a_slot_goes_when_it_becomes_free) {
  EXPECT_THAT(run(cut("finish")).lines("held"),
              ElementsAre("#0 held coach 0-3", "#1 held coach 1-4", "#2 held coach 4-7"));
}

TEST(Trace, T5_a_cut_that_interrupts_sends_the_last_started_to_the_head_of_the_list_to_resume) {
  const Story story = run(cut("interrupt"));
  EXPECT_THAT(story.lines("held"), ElementsAre("#1 held coach 1-2", "#0 held coach 0-3", "#1 held coach 3-5",
                                               "#2 held coach 5-8"));
  EXPECT_THAT(story.lines("#1 se"),
              ElementsAre("#1 se 1-2 interrupted to se.waiting", "#1 se.waiting 2-3 granted to se",
                          "#1 se 3-5 moved by done to done"));
}

TEST(Trace, T6_ten_who_come_at_once_to_a_stage_of_no_length_are_served_in_order_at_that_instant) {
  Scenario scenario = coaches(1, 0);
  come(scenario, "se", {0}, 10);
  const Story story = run(scenario);
  std::vector<std::string> expected;
  for (int i = 0; i < 10; ++i) expected.push_back(fmt::format("#{} held coach 0-0", i));
  EXPECT_EQ(story.lines("held"), expected);
  EXPECT_THAT(story.lines("moved"), testing::SizeIs(10));
}

TEST(Trace, T6_a_circle_of_no_length_stops_with_the_names_of_its_stages) {
  Scenario scenario = scenario_of(10);
  scenario.stage["ask"].to["answer"] = after(0.0);
  scenario.stage["answer"].to["ask"] = after(0.0);
  scenario.stage["before"].to["ask"] = after(2.5);
  come(scenario, "before", {1});
  const Story story = run(scenario);
  ASSERT_EQ(story.problems.size(), 1u);
  EXPECT_EQ(story.problems[0].path, "stage");
  EXPECT_THAT(story.problems[0].text.en, HasSubstr("the circle is: answer, ask. "));
  EXPECT_THAT(story.problems[0].text.en, HasSubstr("1 000 moves at one instant (day 3.5"));
  EXPECT_THAT(story.problems[0].text.sv, HasSubstr("answer, ask"));
  EXPECT_LT(story.told.facts.size(), 1100u);
}

TEST(Trace, T6_a_circle_through_a_list_and_giving_up_stops_too) {
  Scenario scenario = coaches(0, 3);
  scenario.stage["se"].patience = patience(fixed_law(days(0)), "se");
  come(scenario, "se", {1});
  const Story story = run(scenario);
  ASSERT_EQ(story.problems.size(), 1u);
  EXPECT_THAT(story.problems[0].text.en, HasSubstr("the circle is: se. "));
}

TEST(Trace, a_circle_that_takes_time_but_hardly_any_stops_when_the_visits_run_out) {
  Scenario scenario = scenario_of(10);
  scenario.stage["a"].to["b"] = after(1e-4);
  scenario.stage["b"].to["a"] = after(1e-4);
  come(scenario, "a", {0});
  const Story story = run(scenario);
  ASSERT_EQ(story.problems.size(), 1u);
  EXPECT_EQ(story.problems[0].path, "stage.a");
  EXPECT_THAT(story.problems[0].text.en, HasSubstr("4 094 times"));
}

TEST(Trace, T11_whoever_joins_the_same_list_again_has_new_patience_and_the_old_one_is_dead) {
  Scenario scenario = coaches(1, 100, 60);
  scenario.stage["se"].patience = patience(fixed_law(days(5)), "rest");
  scenario.stage["rest"].to["se"] = after(2);
  come(scenario, "se", {0, 1});
  EXPECT_THAT(
      run(scenario).lines("#1 on coach"),
      ElementsAre("#1 on coach 1-6 gave up", "#1 on coach 8-13 gave up", "#1 on coach 15-20 gave up",
                  "#1 on coach 22-27 gave up", "#1 on coach 29-34 gave up", "#1 on coach 36-41 gave up",
                  "#1 on coach 43-48 gave up", "#1 on coach 50-55 gave up", "#1 on coach 57-60 horizon"));
}

}  // namespace
