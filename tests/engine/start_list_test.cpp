#include <fmt/format.h>

#include <cmath>

#include "by_hand.hpp"
#include "random/luck.hpp"

/// Who is there at the start because a list says so.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Newcomer;
using stegvis::model::Participant;
using stegvis::model::Spell;
using stegvis::model::Visit;
using testing::ElementsAre;
using testing::SizeIs;

/// Somebody who came to the stage so many days before the start.
Participant person(const std::string& id, const std::string& stage, int days_ago = 0) {
  Participant one;
  one.id = id;
  one.stage = stage;
  one.since = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} - std::chrono::days{days_ago};
  return one;
}
Participant waiting(const std::string& id, const std::string& stage, int days_ago,
                    std::optional<double> place = {}) {
  Participant one = person(id, stage, days_ago);
  one.waiting = true;
  one.place = place;
  return one;
}
void list(Scenario& scenario, const std::vector<Participant>& people) {
  scenario.stock["today"].list = "today.csv";
  scenario.stock["today"].people = people;
}
std::uint32_t number_of(const std::string& id) { return stegvis::random::participant_word(id); }

/// When each participant of the list left the first place told of them.
std::map<std::uint32_t, double> first_leaving(const Story& story) {
  std::map<std::uint32_t, double> left;
  for (const auto& visit : story.told.all<Visit>()) left.emplace(visit.who.number, visit.left);
  return left;
}

TEST(StartList, who_is_added_or_taken_away_moves_nobody_elses_luck) {
  Scenario scenario = scenario_of(4000);
  scenario.stage["s"].to["done"] = hazard(exponential_law(100));
  std::vector<Participant> people;
  for (int i = 0; i < 200; ++i) people.push_back(person(fmt::format("p{}", i), "s", i));
  list(scenario, people);
  const auto before = first_leaving(run(scenario));
  ASSERT_THAT(before, SizeIs(200));
  people.erase(people.begin() + 17);
  people.insert(people.begin(), person("a_new_one", "s", 3));
  list(scenario, people);
  const auto after = first_leaving(run(scenario));
  for (const auto& [number, left] : before) {
    if (number != number_of("p17")) {
      EXPECT_EQ(after.at(number), left);
    }
  }
  EXPECT_EQ(after.count(number_of("p17")), 0u);
  EXPECT_EQ(after.count(number_of("a_new_one")), 1u);
}

TEST(StartList, thresholds_are_drawn_given_the_time_that_has_passed) {
  Scenario scenario = scenario_of(1000);
  scenario.stage["s"].to["done"] = hazard(weibull_law(0.7, 30));
  std::vector<Participant> people;
  for (int i = 0; i < 2000; ++i) people.push_back(person(fmt::format("p{}", i), "s", 10));
  list(scenario, people);
  double in_at_13 = 0.0;
  using namespace stegvis::random;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const double e = -std::log(first_uniform(
        {1, 0, visit.who.number, purpose_word("stage.s.to.done"), source_word("stock.today"), 0}, 0));
    EXPECT_NEAR(std::pow((10 + visit.left) / 30, 0.7), e + std::pow(10.0 / 30, 0.7), 1e-9);
    in_at_13 += visit.left > 13;
  }
  EXPECT_NEAR(in_at_13 / 2000, 0.6929364401, 4.89 * std::sqrt(0.25 / 2000));  // analytic case A24
}

TEST(StartList, a_fixed_limit_counts_by_the_calendar_from_the_day_the_list_says) {
  Scenario scenario = scenario_of(100);
  scenario.stage["s"].to["done"] = after(months(2));
  list(scenario, {person("a", "s", 17), person("b", "s", 0)});  // since 15 December, until 15 February
  const auto left = first_leaving(run(scenario));
  EXPECT_EQ(left.at(number_of("a")), 45.0);
  EXPECT_EQ(left.at(number_of("b")), 59.0);
}

/// One slot, held until day 10.
Scenario one_slot() {
  Scenario scenario = scenario_of(100);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["done"] = after(10);
  return scenario;
}

TEST(StartList, who_waits_is_served_by_place_then_by_who_came_first) {
  Scenario scenario = one_slot();
  list(scenario, {waiting("d", "s", 50), waiting("c", "s", 90), waiting("b", "s", 1, 2),
                  waiting("a", "s", 3, 1), person("inside", "s", 0)});
  std::vector<std::uint32_t> served;
  std::vector<double> waited;
  const Story story = run(scenario);
  for (const auto& spell : story.told.all<Spell>()) {
    if (spell.end != Spell::End::granted) continue;
    served.push_back(spell.who.number);
    waited.push_back(spell.ended - spell.joined);
  }
  EXPECT_THAT(served, ElementsAre(number_of("a"), number_of("b"), number_of("c"), number_of("d")));
  EXPECT_THAT(waited, ElementsAre(13, 21, 120, 90)) << "the wait counts from the day the list says";
}

/// Somebody who is in one stage and on the list for another.
Participant elsewhere(const std::string& id, const std::string& stage, int days_ago,
                      const std::string& target, int waits_since) {
  Participant one = person(id, stage, days_ago);
  one.waits_for = target;
  one.waits_since = person(id, stage, waits_since).since;
  return one;
}

TEST(StartList, who_waits_for_another_stage_stays_in_theirs_until_there_is_a_slot) {
  Scenario scenario = one_slot();
  scenario.stage["old"].to["s"] = hazard(exponential_law(1e-3));
  scenario.stage["old"].to["done"] = after(200);
  list(scenario, {person("inside", "s", 4), elsewhere("later", "old", 90, "s", 5), waiting("first", "s", 30),
                  elsewhere("tired", "old", 195, "s", 40)});
  const Story story = run(scenario);
  std::vector<std::string> told;
  for (const char* id : {"inside", "tired", "first", "later"}) {
    for (const auto& visit : story.told.all<Visit>()) {
      if (visit.who.number != number_of(id) || visit.exit == stegvis::model::Exit::horizon) continue;
      told.push_back(fmt::format("{} {} {}-{}", id, story.path(visit.place), visit.entered, visit.left));
    }
  }
  EXPECT_THAT(told, ElementsAre("inside s 0-6", "tired old 0-5", "first s.waiting 0-6", "first s 6-16",
                                "later old 0-16", "later s 16-26"));
  for (const auto& spell : story.told.all<Spell>()) {
    if (spell.who.number == number_of("tired")) {
      EXPECT_EQ(spell.end, Spell::End::left);
      EXPECT_EQ(spell.joined, -40.0);
    }
    if (spell.who.number == number_of("later")) {
      EXPECT_EQ(spell.ended - spell.joined, 21.0);
    }
  }
}

TEST(StartList, who_waits_for_another_stage_gives_up_given_how_long_they_have_waited_and_stays) {
  Scenario scenario = one_slot();
  scenario.pool["p"].all.slots = 0;
  scenario.stage["s"].patience = patience(fixed_law(days(30)), "done");
  scenario.stage["old"].to["s"] = hazard(exponential_law(1e-3));
  scenario.stage["old"].to["done"] = after(120);
  list(scenario, {elsewhere("a", "old", 90, "s", 12)});
  const Story story = run(scenario);
  ASSERT_THAT(story.told.all<Spell>(), SizeIs(1)) << "the way out that has fired is spent";
  EXPECT_EQ(story.told.all<Spell>()[0].ended, 18.0);
  EXPECT_EQ(first_leaving(story).at(number_of("a")), 30.0);
}

TEST(StartList, who_waits_gives_up_given_how_long_they_have_waited) {
  Scenario scenario = one_slot();
  scenario.pool["p"].all.slots = 0;
  scenario.stage["s"].patience = patience(fixed_law(days(30)), "done");
  scenario.stage["s"].waiting.to["done"] = after(40);
  list(scenario, {waiting("a", "s", 20), waiting("b", "s", 30), waiting("c", "s", 0)});
  const auto left = first_leaving(run(scenario));
  EXPECT_EQ(left.at(number_of("a")), 10.0);
  EXPECT_EQ(left.at(number_of("b")), 0.0);
  EXPECT_EQ(left.at(number_of("c")), 30.0);
  scenario.stage["s"].patience = {};
  EXPECT_EQ(first_leaving(run(scenario)).at(number_of("a")), 20.0)
      << "ways out of the list count from then too";
}

TEST(Stock, that_waits_gives_up_given_how_long_it_has_waited) {
  Scenario scenario = one_slot();
  scenario.pool["p"].all.slots = 0;
  scenario.stage["s"].patience = patience(fixed_law(days(30)), "done");
  scenario.stock["k"].stage = "s";
  scenario.stock["k"].waiting = true;
  scenario.stock["k"].count = 1;
  scenario.stock["k"].elapsed = "fixed";
  scenario.stock["k"].law = fixed_law(days(12));
  EXPECT_EQ(first_leaving(run(scenario)).at(0), 18.0);
}

TEST(StartList, more_in_a_stage_than_it_has_slots_all_stay_and_nobody_new_comes_in_until_they_are_fewer) {
  Scenario scenario = one_slot();
  list(scenario, {person("a", "s", 9), person("b", "s", 8), person("c", "s", 1), waiting("d", "s", 5)});
  const Story story = run(scenario);
  const auto left = first_leaving(story);
  EXPECT_EQ(left.at(number_of("a")), 1.0);
  EXPECT_EQ(left.at(number_of("b")), 2.0);
  EXPECT_EQ(left.at(number_of("c")), 9.0);
  EXPECT_EQ(left.at(number_of("d")), 9.0) << "when the last of the three has left";
}

TEST(StartList, who_names_a_coach_has_that_one_even_above_the_norm_and_the_others_get_who_has_most_room) {
  Scenario scenario = scenario_of(100);
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["done"] = after(50);
  for (const char* id : {"anna", "eva"}) {
    scenario.pool["p"].staffing.post[id].fte = 1.0;
    scenario.pool["p"].staffing.post[id].norm = 2.0;
  }
  std::vector<Participant> people{person("f", "s", 1), person("g", "s", 1), person("h", "s", 1)};
  for (const char* id : {"a", "b", "c"}) {
    people.push_back(person(id, "s", 2));
    people.back().coach = "anna";
  }
  list(scenario, people);
  const Story story = run(scenario);
  std::map<std::uint32_t, std::string> coaches;
  for (const auto& bond : story.told.all<stegvis::model::Bond>())
    coaches[bond.who.number] = story.programme->posts[bond.post.index()].id;
  std::string all;
  for (const char* id : {"a", "b", "c", "f", "g", "h"}) all += coaches.at(number_of(id)) + " ";
  EXPECT_EQ(all, "anna anna anna eva eva eva ");
}

TEST(StartList, what_it_says_is_so_and_what_it_does_not_say_is_drawn_anew_in_each_replication) {
  Scenario scenario = scenario_of(10);
  scenario.stage["s"].to["done"] = after(5);
  shares(scenario.attribute["town"], {{"a", 0.5}, {"b", 0.5}});
  scenario.attribute["bus"].given = "town";
  shares(scenario.attribute["bus"], {{"no", 1.0}, {"yes", 0.0}});
  scenario.attribute["bus"].by["b"]["yes"] = {1.0, false};
  scenario.report_by = {"town", "bus"};
  Participant said = person("said", "s"), open = person("open", "s");
  said.words["town"] = "b";
  list(scenario, {said, open});
  std::map<std::uint32_t, std::map<std::uint32_t, int>> cells;
  for (std::uint32_t replication = 0; replication < 200; ++replication)
    for (const auto& one : run(scenario, 1, replication).told.all<Newcomer>())
      ++cells[one.who.number][one.who.cell];
  EXPECT_THAT(cells.at(number_of("said")), SizeIs(1)) << "town b, and the bus that goes with it";
  ASSERT_THAT(cells.at(number_of("open")), SizeIs(2));
  for (const auto& [cell, count] : cells.at(number_of("open"))) EXPECT_NEAR(count, 100, 40);
}

TEST(StartList, own_shares_of_the_stock_hold_for_cells_that_are_empty) {
  Scenario scenario = scenario_of(10);
  scenario.stage["s"].to["done"] = after(5);
  shares(scenario.attribute["town"], {{"a", 0.5}, {"b", 0.5}});
  scenario.report_by = {"town"};
  scenario.stock["today"].attributes["town"]["b"] = {1.0, false};
  list(scenario, {person("x", "s"), person("y", "s"), person("z", "s")});
  for (const auto& one : run(scenario).told.all<Newcomer>()) EXPECT_EQ(one.who.cell, 1u);
}

TEST(StartList, ages_count_from_the_birth_date_of_the_list) {
  Scenario scenario = scenario_of(400);
  numeric(scenario, "age", "fixed", fixed_law(years(20)));
  scenario.stage["s"].to["done"] = at_age(years(30), "month_start");
  Participant born = person("born", "s");
  born.born = std::chrono::year{1996} / 4 / 17;
  list(scenario, {born, person("drawn", "s")});
  const auto left = first_leaving(run(scenario));
  EXPECT_EQ(left.at(number_of("born")), 90.0) << "1 April 2026";
  EXPECT_EQ(left.at(number_of("drawn")), 400.0);
}

TEST(StartList, a_rule_that_acted_before_the_start_leaves_what_the_list_says) {
  Scenario scenario = scenario_of(10);
  scenario.stage["s"].to["done"] = after(5);
  numeric(scenario, "age", "fixed", fixed_law(years(40)));
  shares(scenario.attribute["income"], {{"new", 0.0}, {"old", 1.0}});
  auto& rule = scenario.rule["thirty"];
  rule.age = years(30);
  rule.attribute = "income";
  rule.values["new"] = {1.0, false};
  scenario.report_by = {"income"};
  Participant said = person("said", "s");
  said.words["income"] = "old";
  list(scenario, {said, person("open", "s")});
  std::map<std::uint32_t, std::uint32_t> cells;
  for (const auto& one : run(scenario).told.all<Newcomer>()) cells[one.who.number] = one.who.cell;
  EXPECT_EQ(cells.at(number_of("said")), 1u);
  EXPECT_EQ(cells.at(number_of("open")), 0u);
}

}  // namespace
