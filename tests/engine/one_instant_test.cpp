#include <fmt/format.h>

#include "by_hand.hpp"

/// \file
/// One instant, one order: endings by participant number, staff changes, gates and grants, giving up,
/// arrivals; and again until nothing is due.
namespace {

using namespace stegvis::engine::by_hand;
using testing::ElementsAre;
using testing::IsEmpty;

/// The lines of facts told at an instant: from the first that ends there on, up to the next instant.
std::vector<std::string> told_at(const Story& story, double at) {
  std::vector<std::string> found;
  const std::string ends = fmt::format("-{} ", at), hold = fmt::format("-{}", at),
                    moment = fmt::format(" at {}", at);
  for (const auto& line : story.lines())
    if (line.find(ends) != std::string::npos || line.ends_with(hold) || line.ends_with(moment))
      found.push_back(line);
  return found;
}

TEST(OneInstant, everything_at_once_has_one_order) {
  Scenario scenario = scenario_of(30);
  scenario.start = std::chrono::year{2026} / 1 / 22;  // day 10 is the first of February: quotas are renewed
  everybody(scenario, "town", "eksjo");
  scenario.pool["se"].all.slots = 3;
  scenario.pool["se"].all.change["cut"] = {on_day(10), 2, std::nullopt, std::nullopt};
  scenario.pool["se"].quota = {"town", "month", {{"eksjo", 3}}};
  scenario.pool["group"].all.slots = 5;
  scenario.pool["group"].gate = {on_day(10), std::nullopt};
  scenario.stage["seeking"].needs = "se";
  scenario.stage["seeking"].patience = patience(fixed_law(days(4)), "done");
  scenario.stage["seeking"].to["done"] = after(10);
  scenario.stage["course"].needs = "group";
  scenario.stage["course"].patience = patience(fixed_law(days(10)), "done");
  scenario.stage["course"].to["done"] = after(5);
  scenario.stage["work"].to["done"] = on_date(on_day(10));
  scenario.stage["work"].phase["first"].duration = "fixed";
  scenario.stage["work"].phase["first"].law = fixed_law(days(10));
  scenario.stage["work"].phase["second"].order = 1;
  scenario.support["s"].stage = "work";
  scenario.support["s"].pool = "after";
  scenario.support["s"].length = days(10);
  scenario.pool["after"].all.slots = 1;
  come(scenario, "seeking", {0}, 3);  // #0 #1 #2, all three slots until 10
  come(scenario, "course", {0});      // #3 waits for the gate and would give up as it opens
  come(scenario, "work", {0});        // #4 leaves by date as support and phase end
  come(scenario, "seeking", {6});     // #5 and #6 would give up as slots become free; one slot is cut
  come(scenario, "seeking", {6});
  come(scenario, "seeking", {6});   // #7 gives up
  come(scenario, "seeking", {10});  // #8 comes too late
  const Story story = run(scenario);
  EXPECT_THAT(
      told_at(story, 10),
      ElementsAre("#0 seeking 0-10 moved by done to done", "#0 held se 0-10",             // 3. endings
                  "#1 seeking 0-10 moved by done to done", "#1 held se 0-10",             //
                  "#2 seeking 0-10 moved by done to done", "#2 held se 0-10",             //
                  "#4 work.first 0-10 moved by done to done",                             //
                  "#4 held after as support 0-10",                                        //
                  "se has 2 at 10",                                                       // 4. staff
                  "#5 on se 6-10 granted", "#5 seeking.waiting 6-10 granted to seeking",  // 5. grants, gates
                  "#6 on se 6-10 granted", "#6 seeking.waiting 6-10 granted to seeking",
                  "#3 on group 0-10 granted", "#3 course.waiting 0-10 granted to course",
                  "#7 on se 6-10 gave up", "#7 seeking.waiting 6-10 gave up to done",  // 6. giving up
                  "#8 comes at 10"));                                                  // 7. arrivals
}

TEST(OneInstant, endings_are_over_before_anybody_is_interrupted_by_a_cut) {
  Scenario scenario = scenario_of(30);
  scenario.pool["se"].all.slots = 2;
  scenario.pool["se"].on_cut = "interrupt";
  scenario.pool["se"].all.change["cut"] = {on_day(5), 0, std::nullopt, std::nullopt};
  scenario.stage["a"].needs = "se";
  scenario.stage["a"].to["done"] = after(5);
  come(scenario, "a", {0}, 3);  // #2 waits, so that the first ending makes a grant due
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("interrupted"), IsEmpty());
  EXPECT_THAT(story.lines("moved"),
              ElementsAre("#0 a 0-5 moved by done to done", "#1 a 0-5 moved by done to done"));
}

TEST(OneInstant, a_coach_whose_last_day_it_is_takes_nobody_new) {
  Scenario scenario = scenario_of(30);
  scenario.pool["se"].all.slots = 1;
  scenario.pool["se"].all.change["last"] = {on_day(5), 0, std::nullopt, std::nullopt};
  scenario.stage["a"].needs = "se";
  scenario.stage["a"].to["done"] = after(5);
  come(scenario, "a", {0, 1});
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held se 0-5"));
}

TEST(OneInstant, whose_age_limit_passes_as_a_coach_becomes_free_is_not_served) {
  Scenario scenario = scenario_of(30);
  scenario.pool["se"].all.slots = 1;
  numeric(scenario, "age", "fixed", fixed_law(days(1000)));
  scenario.stage["a"].needs = "se";
  scenario.stage["a"].to["done"] = after(5);
  scenario.stage["a"].waiting.to["too_old"] = to("done", at_age(days(1004)));
  come(scenario, "a", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held se 0-5"));
  EXPECT_THAT(story.lines("too_old"), ElementsAre("#1 a.waiting 1-5 moved by too_old to done"));
}

TEST(OneInstant, endings_act_by_participant_number_not_by_who_came_to_the_stage_first) {
  Scenario scenario = scenario_of(30);
  scenario.stage["long_way"].to["a"] = after(5);
  scenario.stage["a"].to["done"] = on_date(on_day(8));
  come(scenario, "long_way", {0});  // #0 is in a from 5
  come(scenario, "a", {1});         // #1 from 1
  EXPECT_THAT(run(scenario).lines("by done"),
              ElementsAre("#0 a 5-8 moved by done to done", "#1 a 1-8 moved by done to done"));
}

TEST(OneInstant, what_grants_make_due_acts_before_anybody_gives_up_or_comes) {
  Scenario scenario = scenario_of(30);
  scenario.pool["se"].all.slots = 1;
  scenario.stage["a"].needs = "se";
  scenario.stage["a"].patience = patience(fixed_law(days(4)), "done");
  scenario.stage["a"].to["done"] = after(0.0);
  scenario.stage["busy"].needs = "se";
  scenario.stage["busy"].to["done"] = after(5);
  come(scenario, "busy", {0});
  come(scenario, "a", {1}, 3);  // all three through the one slot at 5, where their patience ends
  come(scenario, "a", {5});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("gave up"), IsEmpty());
  EXPECT_THAT(story.lines("held se 5"),
              ElementsAre("#1 held se 5-5", "#2 held se 5-5", "#3 held se 5-5", "#4 held se 5-5"));
  const std::vector<std::string> all = story.lines();
  EXPECT_GT(std::find(all.begin(), all.end(), "#4 comes at 5"),
            std::find(all.begin(), all.end(), "#3 held se 5-5"));
}

TEST(OneInstant, at_an_instant_of_its_own_the_horizon_lets_nothing_act) {
  Scenario scenario = scenario_of(5);
  scenario.stage["a"].to["done"] = after(5);
  scenario.pool["p"].all.slots = 1;
  scenario.pool["p"].all.change["c"] = {on_day(5), 2, std::nullopt, std::nullopt};
  come(scenario, "a", {0, 5});
  EXPECT_THAT(run(scenario).lines(),
              ElementsAre("p has 1 at 0", "#0 comes at 0", "#0 a 0-5 horizon to nowhere", "#0 is done"));
}

}  // namespace
