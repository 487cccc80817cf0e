#include <algorithm>
#include <cmath>
#include <map>

#include "by_hand.hpp"
#include "random/luck.hpp"

/// \file
/// Who comes and when, what they carry, and who is there at the start.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Newcomer;
using stegvis::model::Visit;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<double> arrivals(const Story& story) {
  std::vector<double> at;
  for (const auto& newcomer : story.told.all<Newcomer>()) at.push_back(newcomer.at);
  return at;
}
Scenario open_house(double day_count = 100) {
  Scenario scenario = scenario_of(day_count);
  scenario.stage["s"].to["done"] = after(10);
  return scenario;
}

TEST(Arrivals, even_ones_come_at_equal_spaces_from_first_to_until) {
  Scenario scenario = open_house(40);
  scenario.arrival["a"] = {};
  scenario.arrival["a"].kind = "even";
  scenario.arrival["a"].to = "s";
  scenario.arrival["a"].every = days(7);
  EXPECT_THAT(arrivals(run(scenario)), ElementsAre(7, 14, 21, 28, 35));
  scenario.arrival["a"].first = on_day(0);
  scenario.arrival["a"].until = on_day(21);
  EXPECT_THAT(arrivals(run(scenario)), ElementsAre(0, 7, 14));
  scenario.arrival["a"].from = on_day(8);
  EXPECT_THAT(arrivals(run(scenario)), ElementsAre(14));
}

TEST(Arrivals, by_count_come_on_their_dates_in_order_of_time) {
  Scenario scenario = open_house(40);
  auto& arrival = scenario.arrival["a"];
  arrival.kind = "counts";
  arrival.to = "s";
  arrival.counts = {{"b", {on(2026, 1, 4), 2}}, {"a", {on(2026, 1, 9), 1}}, {"c", {on(2026, 1, 2), 0}}};
  EXPECT_THAT(arrivals(run(scenario)), ElementsAre(3, 3, 8));
}

TEST(Arrivals, in_groups_come_together_with_numbers_of_their_own) {
  Scenario scenario = open_house(20);
  auto& arrival = scenario.arrival["a"];
  arrival.kind = "even";
  arrival.to = "s";
  arrival.every = days(8);
  arrival.group = 3;
  const Story story = run(scenario);
  EXPECT_THAT(arrivals(story), ElementsAre(8, 8, 8, 16, 16, 16));
  std::vector<std::uint32_t> numbers;
  for (const auto& newcomer : story.told.all<Newcomer>()) numbers.push_back(newcomer.who.number);
  EXPECT_THAT(numbers, ElementsAre(0u, 1u, 2u, 3u, 4u, 5u));
}

TEST(Arrivals, of_one_group_are_served_in_order_and_do_not_overtake_who_asked_before_them) {
  // The first of the group takes a slot of `s` and asks for support from the pool the second's stage needs.
  Scenario scenario = scenario_of(20);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["first"].to["done"] = after(5);
  scenario.support["u"].stage = "first";
  scenario.support["u"].pool = "p";
  scenario.stage["second"].needs = "p";
  scenario.stage["second"].to["done"] = after(5);
  come(scenario, "first", {1}, 2);
  auto& arrival = scenario.arrival["a0"];
  arrival.branches = {{"first", {0.5, false}}, {"second", {0.5, false}}};
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const Story story = run(scenario, seed);
    if (story.told.of<Visit>(0)[0].place == story.told.of<Visit>(1)[0].place) continue;
    const bool first_asks = story.path(story.told.of<Visit>(0)[0].place) == "first";
    if (first_asks)
      EXPECT_THAT(story.lines("#0 on p"), ElementsAre("#0 on p for support 1-1 granted"));
    else
      EXPECT_THAT(story.lines("#0 on p"), ElementsAre("#0 on p 1-1 granted"));
  }
}

TEST(Arrivals, poisson_gaps_are_minus_the_logarithm_of_each_groups_own_number) {
  Scenario scenario = open_house(300);
  auto& arrival = scenario.arrival["persons"];
  arrival.to = "s";
  arrival.rate = 0.5;
  arrival.from = on_day(3);
  const std::vector<double> at = arrivals(run(scenario, 77, 5));
  ASSERT_GT(at.size(), 100u);
  double sum = 0.0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const std::uint32_t purpose = stegvis::random::purpose_word("arrival.persons");
    const auto two = stegvis::random::uniforms(  // a block has the luck of two groups
        {77, 5, static_cast<std::uint32_t>(i / 2), purpose, stegvis::random::source_word("arrival.persons"),
         0},
        0);
    sum -= std::log(i % 2 == 0 ? two.first : two.second);
    EXPECT_NEAR(at[i], 3 + sum / 0.5, 1e-9);
  }
}

TEST(Arrivals, a_varying_rate_stretches_the_same_gaps) {
  Scenario scenario = open_house(200);
  auto& arrival = scenario.arrival["persons"];
  arrival.to = "s";
  arrival.rate = 1.0;
  const std::vector<double> plain = arrivals(run(scenario));
  arrival.window["half"] = {on_day(0), {}, 0.5};
  arrival.window["stop"] = {on_day(50), on_day(80), 0.0};
  const std::vector<double> varied = arrivals(run(scenario));
  ASSERT_GT(varied.size(), 50u);
  for (std::size_t i = 0; i < varied.size(); ++i) {
    EXPECT_NEAR(varied[i] <= 50 ? varied[i] / 2 : (varied[i] - 30) / 2, plain[i], 1e-9);
    EXPECT_FALSE(varied[i] > 50 && varied[i] < 80);
  }
}

TEST(Arrivals, a_season_keeps_its_integral) {
  // Analytic case A13's intake, day for week: 10 + 6 sin(2 pi t / 52).
  Scenario scenario = open_house(26);
  auto& arrival = scenario.arrival["persons"];
  arrival.to = "s";
  arrival.rate = 10.0;
  arrival.season = {0.6, days(52), days(0)};
  double sum = 0.0;
  for (std::uint32_t replication = 0; replication < 400; ++replication)
    sum += static_cast<double>(run(scenario, 3, replication).finished.participants);
  const double mean = 260 + 6 * 52 / std::acos(-1.0);
  EXPECT_NEAR(sum / 400, mean, 4.89 * std::sqrt(mean / 400));
}

TEST(Arrivals, without_a_rate_nobody_comes) {
  Scenario scenario = open_house(26);
  scenario.arrival["persons"].to = "s";
  scenario.arrival["persons"].rate = 0.0;
  EXPECT_EQ(run(scenario).finished.participants, 0u);
}

TEST(Arrivals, go_to_their_branches_in_their_shares) {
  Scenario scenario = open_house(1000);
  auto& arrival = scenario.arrival["persons"];
  arrival.rate = 5.0;
  arrival.branches = {{"s", {0.3, false}}, {"done", {0.0, true}}};
  const Story story = run(scenario);
  double there = 0.0, all = 0.0;
  for (const auto& visit : story.told.all<Visit>()) there += story.path(visit.place) == "s";
  all = static_cast<double>(story.finished.participants);
  EXPECT_NEAR(there / all, 0.3, 4.89 * std::sqrt(0.21 / all));
}

TEST(Attributes, follow_the_tables_given_by_others) {
  Scenario scenario = open_house();
  shares(scenario.attribute["sex"], {{"men", 0.4}, {"women", 0.6}});
  scenario.attribute["income"].given = "sex";
  scenario.attribute["income"].by["men"] = {{"ae", {1.0, false}}, {"se", {0.0, false}}};
  scenario.attribute["income"].by["women"] = {{"ae", {0.25, false}}, {"se", {0.75, false}}};
  scenario.report_by = {"sex*income"};
  come(scenario, "s", {1}, 4000);
  const Story story = run(scenario);
  std::map<std::string, double> counts;
  for (const auto& newcomer : story.told.all<Newcomer>())
    for (const auto& group : story.programme->groups)
      if (std::find(group.cells.begin(), group.cells.end(), newcomer.who.cell) != group.cells.end())
        ++counts[group.name];
  EXPECT_EQ(counts["all"], 4000);
  EXPECT_EQ(counts["sex=men,income=se"], 0);
  EXPECT_NEAR(counts["sex=men,income=ae"], 1600, 4.89 * std::sqrt(4000 * 0.24));
  EXPECT_NEAR(counts["sex=women,income=ae"], 600, 4.89 * std::sqrt(4000 * 0.15 * 0.85));
}

TEST(Attributes, of_a_source_may_have_shares_of_their_own) {
  Scenario scenario = open_house();
  shares(scenario.attribute["sex"], {{"men", 0.4}, {"women", 0.6}});
  scenario.report_by = {"sex"};
  come(scenario, "s", {1}, 50);
  scenario.arrival["a0"].attributes["sex"] = {{"women", {1.0, false}}};
  for (const auto& newcomer : run(scenario).told.all<Newcomer>()) EXPECT_EQ(newcomer.who.cell, 1u);
}

TEST(Attributes, that_are_numbers_act_on_hazards) {
  Scenario scenario = scenario_of(100000);
  numeric(scenario, "readiness", "uniform", uniform_law(0, 10));
  scenario.stage["s"].to["job"] = to("done", hazard(exponential_law(100)));
  scenario.stage["s"].to["job"].ratio["readiness"].per_unit = 1.2;
  scenario.stage["s"].to["job"].ratio["readiness"].reference = 5;
  come(scenario, "s", {0}, 200);
  using namespace stegvis::random;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const auto u = [&](const char* path) {
      return first_uniform({1, 0, visit.who.number, purpose_word(path), source_word("arrival.a0"), 0}, 0);
    };
    const double readiness = 10 - 10 * u("attribute.readiness");
    EXPECT_NEAR(visit.left / (100 * -std::log(u("stage.s.to.job")) / std::pow(1.2, readiness - 5)), 1.0,
                1e-9);
  }
}

TEST(Attributes, an_age_acts_in_years) {
  Scenario scenario = scenario_of(100000);
  Law law = law_of(Family::uniform);
  law.low = years(20);
  law.high = years(60);
  numeric(scenario, "age", "uniform", law);
  scenario.stage["s"].to["job"] = to("done", hazard(exponential_law(100)));
  scenario.stage["s"].to["job"].ratio["age"].per_unit = 0.97;
  scenario.stage["s"].to["job"].ratio["age"].reference = 40;
  come(scenario, "s", {0}, 200);
  using namespace stegvis::random;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const auto u = [&](const char* path) {
      return first_uniform({1, 0, visit.who.number, purpose_word(path), source_word("arrival.a0"), 0}, 0);
    };
    const double age = 60 - 40 * u("attribute.age");
    EXPECT_NEAR(visit.left / (100 * -std::log(u("stage.s.to.job")) / std::pow(0.97, age - 40)), 1.0, 1e-9);
  }
}

void stock(Scenario& scenario, const std::string& stage, double count) {
  scenario.stock["k"].stage = stage;
  scenario.stock["k"].count = count;
}

TEST(Stock, is_there_at_the_start_and_is_no_entry) {
  Scenario scenario = open_house(30);
  stock(scenario, "s", 2);
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#0"), ElementsAre("#0 is there at 0", "#0 s 0-10 moved by done to done",
                                             "#0 done 10-30 horizon to nowhere", "#0 is done"));
  EXPECT_FALSE(story.told.of<Visit>(0)[0].entry);
  EXPECT_TRUE(story.told.of<Visit>(0)[0].at_start);
  EXPECT_FALSE(story.told.of<Visit>(0)[1].at_start);
}

TEST(Stock, beyond_capacity_waits) {
  Scenario scenario = open_house(30);
  scenario.pool["p"].all.slots = 2;
  scenario.stage["s"].needs = "p";
  stock(scenario, "s", 3);
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p 0-10", "#1 held p 0-10", "#2 held p 10-20"));
  EXPECT_THAT(story.lines("on p"), ElementsAre("#2 on p 0-10 granted"));
  EXPECT_TRUE(story.told.of<Visit>(2)[0].at_start);
  EXPECT_TRUE(story.told.of<Visit>(2)[1].entry);
}

TEST(Stock, may_be_on_the_list_and_is_served_after_those_in_the_stage) {
  Scenario scenario = open_house(30);
  scenario.pool["p"].all.slots = 2;
  scenario.stage["s"].needs = "p";
  stock(scenario, "s", 2);
  scenario.stock["k"].waiting = true;
  scenario.stock["z"].stage = "s";
  scenario.stock["z"].count = 1;
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("on p"), ElementsAre("#0 on p 0-0 granted", "#1 on p 0-10 granted"));
}

TEST(Stock, may_have_exact_numbers_by_value_whose_luck_keeps_apart) {
  Scenario scenario = open_house(30);
  shares(scenario.attribute["town"], {{"a", 0.5}, {"b", 0.5}});
  scenario.report_by = {"town"};
  scenario.stage["s"].to["done"] = hazard(exponential_law(5));
  scenario.stock["k"].stage = "s";
  scenario.stock["k"].by = "town";
  scenario.stock["k"].counts = {{"a", 1}, {"b", 2}};
  const Story few = run(scenario);
  EXPECT_EQ(few.told.all<Newcomer>()[0].who.cell, 0u);
  EXPECT_EQ(few.told.all<Newcomer>()[2].who.cell, 1u);
  scenario.stock["k"].counts["a"] = 4;
  const Story more = run(scenario);
  EXPECT_EQ(few.told.of<Visit>(0)[0].left, more.told.of<Visit>(0)[0].left);
  EXPECT_EQ(few.told.of<Visit>(1)[0].left, more.told.of<Visit>(4)[0].left);
  EXPECT_EQ(few.told.of<Visit>(2)[0].left, more.told.of<Visit>(5)[0].left);
}

/// Word and number of everybody in a stock of 21 and 40, of whom `town` says which, in the order in which
/// they come.
std::vector<std::uint32_t> carry_their_own_luck(Scenario scenario, std::uint32_t replication) {
  using namespace stegvis::random;
  shares(scenario.attribute["town"], {{"a", 0.5}, {"b", 0.5}});
  shares(scenario.attribute["sex"], {{"men", 0.4}, {"women", 0.6}});
  scenario.report_by = {"sex"};
  scenario.stage["s"].to["done"] = hazard(exponential_law(5));
  scenario.stock["k"].stage = "s";
  scenario.stock["k"].by = "town";
  scenario.stock["k"].counts = {{"a", 21}, {"b", 40}};
  std::vector<std::uint32_t> numbers;
  const auto luck = [&](std::uint32_t number, const char* path) {
    return first_uniform({1, replication, number, purpose_word(path), source_word("stock.k"), 0}, 0);
  };
  for (const auto& visit : run(scenario, 1, replication).told.all<Visit>()) {
    EXPECT_EQ(visit.who.cell, luck(visit.who.number, "attribute.sex") < 0.4 ? 0u : 1u);
    if (visit.at_start && visit.exit == stegvis::model::Exit::moved) {
      EXPECT_NEAR(visit.left - visit.entered, -5.0 * std::log(luck(visit.who.number, "stage.s.to.done")),
                  1e-9);
    }
    if (visit.at_start) numbers.push_back(visit.who.number);
  }
  return numbers;
}

TEST(Stock, carries_what_the_luck_of_each_says_in_whatever_order_they_come) {
  Scenario scenario = open_house(100);
  for (const std::uint32_t replication : {0u, 1u})
    EXPECT_EQ(carry_their_own_luck(scenario, replication).size(), 61u);
  // Those who have waited longest first: not in the order of their numbers.
  scenario.pool["p"].all.slots = 0;
  scenario.stage["s"].needs = "p";
  scenario.stock["k"].waiting = true;
  scenario.stock["k"].elapsed = "drawn";
  scenario.stock["k"].law = exponential_law(30);
  const std::vector<std::uint32_t> waiting = carry_their_own_luck(scenario, 0);
  EXPECT_EQ(waiting.size(), 61u);
  EXPECT_FALSE(std::is_sorted(waiting.begin(), waiting.end()));
}

TEST(Stock, with_time_behind_it_goes_on_from_there) {
  Scenario scenario = open_house(1000);
  scenario.stage["s"].to["done"] = hazard(weibull_law(0.7, 30));
  stock(scenario, "s", 2000);
  scenario.stock["k"].elapsed = "fixed";
  scenario.stock["k"].law = fixed_law(days(10));
  double in_at_13 = 0.0;
  using namespace stegvis::random;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const double e = -std::log(first_uniform(
        {1, 0, visit.who.number, purpose_word("stage.s.to.done"), source_word("stock.k"), 0}, 0));
    EXPECT_NEAR(std::pow((10 + visit.left) / 30, 0.7), e + std::pow(10.0 / 30, 0.7), 1e-9);
    in_at_13 += visit.left > 13;
  }
  EXPECT_NEAR(in_at_13 / 2000, 0.6929364401, 4.89 * std::sqrt(0.25 / 2000));  // analytic case A24
}

TEST(Stock, with_time_behind_it_is_still_bound_by_a_fixed_limit_counted_from_its_entry) {
  Scenario scenario = open_house(100);
  scenario.stage["s"].to["done"] = after(months(2));
  stock(scenario, "s", 1);
  scenario.stock["k"].elapsed = "fixed";
  scenario.stock["k"].law = fixed_law(days(17));  // since 15 December: until 15 February, day 45
  EXPECT_THAT(run(scenario).lines("#0 s"), ElementsAre("#0 s 0-45 moved by done to done"));
}

TEST(Stock, with_more_time_behind_it_than_anybody_may_stay_is_an_error_that_names_it) {
  Scenario scenario = open_house(100);
  stock(scenario, "s", 3);
  scenario.stock["k"].elapsed = "uniform";
  scenario.stock["k"].law = uniform_law(0, 40);
  const Story story = run(scenario);
  ASSERT_EQ(story.problems.size(), 1u);
  EXPECT_EQ(story.problems[0].path, "stock.k.elapsed");
  EXPECT_THAT(story.problems[0].text.en, testing::HasSubstr("in the stage s, longer than a duration there"));
}

TEST(Stock, over_the_age_limit_takes_no_slot) {
  Scenario scenario = open_house(30);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["old"] = to("done", at_age(years(65)));
  numeric(scenario, "age", "fixed", fixed_law(years(66)));
  stock(scenario, "s", 1);
  EXPECT_THAT(run(scenario).lines("held"), IsEmpty());
  EXPECT_THAT(run(scenario).lines("old"), ElementsAre("#0 s 0-0 moved by old to done"));
}

}  // namespace
