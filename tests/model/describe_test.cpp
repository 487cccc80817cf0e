#include "model/describe.hpp"

#include <gtest/gtest.h>

#include "small.hpp"

namespace stegvis::model {
namespace {

using testing::change;
using testing::small;

void expect_says(const Scenario& scenario, const std::string& english, const std::string& swedish) {
  const std::string en = describe(scenario, base::Language::en), sv = describe(scenario, base::Language::sv);
  EXPECT_NE(en.find(english), std::string::npos) << english << "\nis not in\n" << en;
  EXPECT_NE(sv.find(swedish), std::string::npos) << swedish << "\nis not in\n" << sv;
}

TEST(Describe, says_when_the_run_begins_and_ends) {
  expect_says(small(), "From 2020-01-01 to 2020-12-29 (364 days), seed 1",
              "Från 2020-01-01 till 2020-12-29 (364 dagar), frö 1");
}

TEST(Describe, says_first_that_a_place_is_made_up) {
  Scenario scenario = small();
  change(scenario, {{"constructed", "nobody lives here"}});
  EXPECT_EQ(describe(scenario, base::Language::en).find("MADE UP: nobody lives here\n"), 0u);
}

TEST(Describe, says_who_comes_in_the_unit_of_the_file) {
  Scenario scenario = small();
  change(
      scenario,
      {{"arrival.new.rate", "6.5 / month"}, {"stock.there.stage", "seeking"}, {"stock.there.count", "12"}});
  expect_says(scenario, "new: at random, 6.5 / month on average -> seeking",
              "new: slumpmässigt, 6,5 / månad i medeltal -> seeking");
  expect_says(scenario, "there: 12 in seeking at the start", "there: 12 i seeking från början");
}

TEST(Describe, says_where_people_wait_after_a_chance_and_after_a_length) {
  Scenario scenario = small();
  change(scenario,
         {{"stage.before.to.seeking.hazard", "exponential"}, {"stage.before.to.seeking.mean", "1 year"}});
  expect_says(scenario,
              "-> seeking: a steady chance, 1 year on average; stays in before while waiting for a slot",
              "-> seeking: en jämn chans, 1 år i medeltal; stannar i before i väntan på en plats");
  change(scenario,
         {{"stage.fixed.to.seeking.duration", "fixed"}, {"stage.fixed.to.seeking.value", "12 months"}});
  expect_says(scenario, "-> seeking: after 12 months; waits in the waiting room if no slot is free",
              "-> seeking: efter 12 månader; väntar i väntrummet om ingen plats är ledig");
}

TEST(Describe, tells_hundreds_of_members_who_have_the_same_in_one_line_and_a_score_one_by_one) {
  Scenario scenario = small();
  const auto members = [&](int from, int to) {
    for (int i = from; i <= to; ++i)
      change(scenario, {{"attribute.town.values.t" + std::to_string(i), "0.001"}});
  };
  change(scenario, {{"attribute.town.values.z", "rest"}, {"pool.se.by", "town"}, {"pool.se.slots", "3"}});
  members(101, 119);
  expect_says(scenario, "se.t119: 3 places\n    se.z: 3 places\n", "se.t119: 3 platser\n");
  members(120, 310);
  change(scenario, {{"pool.se.t200.slots", "4"}});
  expect_says(scenario, "se.t101 to se.t199 (99), each: 3 places\n    se.t200: 4 places\n",
              "se.t101 till se.t199 (99), var och en: 3 platser\n");
  expect_says(scenario, "t101 to t310 (210), each 0.1", "t101 till t310 (210), var och en 0,1");
  expect_says(scenario, "attribute.town.values.t101 to attribute.town.values.t310 (210), each = 0.001",
              "attribute.town.values.t101 till attribute.town.values.t310 (210), var och en = 0,001");
}

TEST(Describe, says_that_a_final_stage_keeps_people_and_a_full_list_refuses_newcomers) {
  Scenario scenario = small();
  change(scenario, {{"pool.se.list_limit", "8"}, {"stage.seeking.refused_to", "dropout"}});
  expect_says(scenario, "work, nobody leaves it", "work, ingen lämnar det");
  expect_says(scenario, "at most 8 on the list; newcomers beyond are refused, never those who come back",
              "högst 8 på listan; nykomlingar därutöver nekas, aldrig de som kommer tillbaka");
}

TEST(Describe, says_the_places_of_each_member_by_date) {
  Scenario scenario = small();
  scenario.pool.clear();
  change(scenario, {{"pool.se.by", "sex"},
                    {"pool.se.norm", "20"},
                    {"pool.se.women.fte", "1.26"},
                    {"pool.se.men.slots", "1"},
                    {"pool.se.women.change.more.at", "2020-07-01"},
                    {"pool.se.women.change.more.fte", "2"}});
  expect_says(scenario, "se.women: 25 places (1.26 FTE), from 2020-07-01 40 places (2 FTE)",
              "se.women: 25 platser (1,26 heltidstjänster), från 2020-07-01 40 platser (2 heltidstjänster)");
  expect_says(scenario, "se.men: 1 place\n", "se.men: 1 plats\n");
}

TEST(Describe, says_which_numbers_have_no_source_and_which_are_not_varied) {
  Scenario scenario = small();
  Provenance carried;
  carried.source = "domain.md se.h_find";
  carried.confidence = "derived";
  carried.distribution = "LN(1.3, 0.3)";
  ASSERT_TRUE(set(scenario, "stage.seeking.to.work.shape", Value{1.3}, &carried).empty());
  expect_says(scenario, "stage.seeking.to.work.shape = 1.3: domain.md se.h_find [derived]",
              "stage.seeking.to.work.shape = 1,3: domain.md se.h_find [derived]");
  expect_says(scenario, "pool.se.slots = 30 places: no source given, assume",
              "pool.se.slots = 30 platser: ingen källa angiven, antagande (assume)");
  expect_says(scenario,
              "Varied only by `run --uncertain`:\n    stage.seeking.to.work.shape: "
              "LN(1.3, 0.3)",
              "Varieras bara av `run --uncertain`:\n    stage.seeking.to.work.shape: "
              "LN(1.3, 0.3)");
}

}  // namespace
}  // namespace stegvis::model
