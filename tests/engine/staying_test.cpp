#include "by_hand.hpp"

/// \file
/// Whoever moves by a hazard into a stage that has no free slot stays in the old stage; whose stage has ended
/// waits in
/// `.waiting`.
namespace {

using namespace stegvis::engine::by_hand;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// `old` leads to `next` after 2 days without ending; `next` has one slot, which #0 has until day 10.
Scenario full_next() {
  Scenario scenario = scenario_of(40);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["old"].to["next"] = after_but_staying(2);
  scenario.stage["next"].needs = "p";
  scenario.stage["next"].to["done"] = after(10);
  come(scenario, "next", {0});
  come(scenario, "old", {1});
  return scenario;
}

TEST(Staying, they_stay_in_the_old_stage_until_granted_and_the_flow_counts_when_they_leave) {
  const Story story = run(full_next());
  EXPECT_THAT(story.lines("#1 "),
              ElementsAre("#1 comes at 1", "#1 on p 3-10 granted", "#1 old 1-10 moved by next to next",
                          "#1 next 10-20 moved by done to done", "#1 held p 10-20",
                          "#1 done 20-40 horizon to nowhere", "#1 is done"));
  const auto visits = story.told.of<stegvis::model::Visit>(1);
  EXPECT_TRUE(visits[1].entry);
}

TEST(Staying, other_transitions_go_on_and_one_that_fires_takes_them_off_the_list) {
  Scenario scenario = full_next();
  scenario.stage["old"].to["done"] = after(5);
  EXPECT_THAT(run(scenario).lines("#1 "),
              ElementsAre("#1 comes at 1", "#1 on p 3-6 left", "#1 old 1-6 moved by done to done",
                          "#1 done 6-40 horizon to nowhere", "#1 is done"));
}

TEST(Staying, the_fired_transition_is_spent) {
  Scenario scenario = full_next();
  scenario.stage["next"].patience = patience(fixed_law(days(3)), "done");
  EXPECT_THAT(run(scenario).lines("#1 "), ElementsAre("#1 comes at 1", "#1 on p 3-6 gave up",
                                                      "#1 old 1-40 horizon to nowhere", "#1 is done"));
}

TEST(Staying, hazards_stay_by_default_and_durations_end_the_stage) {
  Scenario scenario = full_next();
  scenario.stage["old"].to["next"] = after(2);
  EXPECT_THAT(run(scenario).lines("#1 "), Contains("#1 next.waiting 3-10 granted to next"));
  Law at_two = law_of(Family::piecewise);  // certain within a millionth of a day after 2 days
  at_two.from = {days(0), days(2)};
  at_two.rates = {0.0, 1e8};
  scenario.stage["old"].to["next"] = hazard(at_two);
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("next.waiting"), IsEmpty());
  EXPECT_THAT(story.lines("#1 old 1-10"), ElementsAre("#1 old 1-10 moved by next to next"));
}

TEST(Staying, a_duration_may_be_told_not_to_end_the_stage_and_a_hazard_to_end_it) {
  Scenario scenario = full_next();
  scenario.stage["old"].to["next"].ends_stage = true;
  EXPECT_THAT(run(scenario).lines("#1 old"), ElementsAre("#1 old 1-3 moved by next to next.waiting"));
}

TEST(Staying, the_own_slot_of_the_old_stage_is_kept_until_granted) {
  Scenario scenario = full_next();
  scenario.pool["q"].all.slots = 1;
  scenario.stage["old"].needs = "q";
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held p 0-10", "#1 held q 1-10", "#1 held p 10-20"));
}

TEST(Staying, a_slot_goes_along_to_another_stage_that_needs_the_same_pool) {
  Scenario scenario = scenario_of(40);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = scenario.stage["b"].needs = "p";
  scenario.stage["a"].to["b"] = after(3);
  scenario.stage["b"].to["done"] = after(4);
  come(scenario, "a", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p 0-7", "#1 held p 7-14"));
  EXPECT_THAT(story.lines("#0 on"), ElementsAre("#0 on p 0-0 granted"));
}

TEST(Staying, unless_it_is_said_not_to_and_then_the_list_decides) {
  Scenario scenario = scenario_of(40);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = scenario.stage["b"].needs = "p";
  scenario.stage["a"].to["b"] = after(3);
  scenario.stage["a"].to["b"].keeps_slot = false;
  scenario.stage["b"].to["done"] = after(4);
  come(scenario, "a", {0, 1});
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held p 0-3", "#1 held p 3-6", "#0 held p 6-10", "#1 held p 10-14"));
}

TEST(Staying, back_to_the_same_stage_is_a_new_visit_at_the_end_of_the_list) {
  Scenario scenario = scenario_of(40);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["a"].needs = "p";
  scenario.stage["a"].to["again"] = to("a", after(3));
  come(scenario, "a", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), Contains("#0 held p 6-9"));
  EXPECT_THAT(story.lines("held"), Contains("#1 held p 3-6"));
  EXPECT_THAT(story.lines("#0 a.waiting"), Contains("#0 a.waiting 3-6 granted to a"));
}

TEST(Staying, another_transition_into_another_full_stage_changes_lists) {
  Scenario scenario = full_next();
  scenario.pool["q"].all.slots = 0;
  scenario.stage["other"].needs = "q";
  scenario.stage["other"].to["done"] = after(1);
  scenario.stage["old"].to["other"] = after_but_staying(4);
  EXPECT_THAT(run(scenario).lines("#1 on"), ElementsAre("#1 on p 3-5 left", "#1 on q 5-40 horizon"));
}

TEST(Staying, a_free_slot_is_granted_at_the_same_instant) {
  Scenario scenario = full_next();
  scenario.pool["p"].all.slots = 2;
  EXPECT_THAT(run(scenario).lines("#1 "), Contains("#1 on p 3-3 granted"));
  EXPECT_THAT(run(scenario).lines("#1 "), Contains("#1 old 1-3 moved by next to next"));
}

TEST(Staying, giving_up_in_waiting_leads_on_and_in_an_old_stage_it_does_not) {
  Scenario scenario = full_next();
  scenario.stage["next"].patience = patience(fixed_law(days(3)), "gave_up");
  scenario.stage["gave_up"].final = true;
  scenario.stage["short"].to["next"] = after(2);
  come(scenario, "short", {2});  // #2 waits in next.waiting from 4
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("gave up"), ElementsAre("#1 on p 3-6 gave up", "#2 on p 4-7 gave up",
                                                  "#2 next.waiting 4-7 gave up to gave_up"));
  EXPECT_THAT(story.lines("#1 old"), ElementsAre("#1 old 1-40 horizon to nowhere"));
}

TEST(Staying, what_may_happen_on_the_list_happens_only_in_waiting) {
  Scenario scenario = full_next();
  scenario.stage["next"].waiting.to["tired"] = to("done", after(1));
  come(scenario, "next", {2});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("tired"), ElementsAre("#2 next.waiting 2-3 moved by tired to done"));
  EXPECT_THAT(story.lines("#1 on"), ElementsAre("#1 on p 3-10 granted"));
}

TEST(Staying, branches_are_chosen_when_the_transition_fires_and_kept_while_waiting) {
  Scenario scenario = full_next();
  scenario.stage["old"].to["next"].branches = {{"next", {1.0, false}}, {"done", {0.0, false}}};
  EXPECT_THAT(run(scenario).lines("#1 old"), ElementsAre("#1 old 1-10 moved by next to next"));
}

}  // namespace
