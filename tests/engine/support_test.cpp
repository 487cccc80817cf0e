#include <cmath>

#include "by_hand.hpp"
#include "random/luck.hpp"

/// \file
/// Support beside a stage: asked for at entry, refused at once or waited for, limited, and changing hazards
/// exactly.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Hold;
using stegvis::model::Visit;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Scenario supported(double slots, bool waits) {
  Scenario scenario = scenario_of(100);
  scenario.pool["s"].all.slots = slots;
  scenario.stage["work"].to["done"] = after(10);
  scenario.support["s"].stage = "work";
  scenario.support["s"].pool = "s";
  scenario.support["s"].waits = waits;
  return scenario;
}

TEST(Support, is_asked_for_at_entry_and_held_until_the_stage_is_left) {
  Scenario scenario = supported(1, false);
  come(scenario, "work", {1});
  EXPECT_THAT(
      run(scenario).lines("#0"),
      ElementsAre("#0 comes at 1", "#0 on s for support 1-1 granted", "#0 work 1-11 moved by done to done",
                  "#0 held s as support 1-11", "#0 done 11-100 horizon to nowhere", "#0 is done"));
}

TEST(Support, not_waited_for_is_refused_at_once_and_not_asked_for_again) {
  Scenario scenario = supported(1, false);
  come(scenario, "work", {1, 2, 11});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("on s"),
              ElementsAre("#0 on s for support 1-1 granted", "#1 on s for support 2-2 refused",
                          "#2 on s for support 11-11 granted"));
  EXPECT_TRUE(story.told.of<Visit>(0)[0].supported);
  EXPECT_FALSE(story.told.of<Visit>(1)[0].supported);
}

TEST(Support, freed_at_the_instant_it_is_asked_for_is_granted) {
  Scenario scenario = supported(1, false);
  scenario.stage["before"].to["work"] = after(1);
  come(scenario, "before", {0});
  come(scenario, "before", {10});  // enters work as #0 leaves it, on day 11
  EXPECT_THAT(run(scenario).lines("on s"),
              ElementsAre("#0 on s for support 1-1 granted", "#1 on s for support 11-11 granted"));
}

TEST(Support, waited_for_comes_when_there_is_some) {
  Scenario scenario = supported(1, true);
  come(scenario, "work", {1, 2, 3});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("on s"),
              ElementsAre("#0 on s for support 1-1 granted", "#1 on s for support 2-11 granted",
                          "#2 on s for support 3-12 granted"));
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held s as support 1-11", "#1 held s as support 11-12",
                                               "#2 held s as support 12-13"));
}

TEST(Support, whoever_leaves_the_stage_leaves_the_list_for_it) {
  Scenario scenario = supported(0, true);
  come(scenario, "work", {1});
  EXPECT_THAT(run(scenario).lines("on s"), ElementsAre("#0 on s for support 1-11 left"));
}

TEST(Support, of_limited_length_ends_and_goes_to_the_next) {
  Scenario scenario = supported(1, true);
  scenario.support["s"].length = days(3);
  come(scenario, "work", {1, 2});
  EXPECT_THAT(run(scenario).lines("held"),
              ElementsAre("#0 held s as support 1-4", "#1 held s as support 4-7"));
}

TEST(Support, months_of_it_count_by_the_calendar_from_the_grant) {
  Scenario scenario = supported(1, true);
  scenario.stage["work"].to["done"] = after(60);
  scenario.support["s"].length = months(1);
  come(scenario, "work", {30});
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held s as support 30-58"));
}

TEST(Support, is_asked_for_again_at_every_visit) {
  Scenario scenario = supported(1, false);
  scenario.stage["work"].to.clear();
  scenario.stage["work"].to["rest"] = after(4);
  scenario.stage["rest"].to["work"] = after(2);
  scenario.length = days(15);
  come(scenario, "work", {0});
  EXPECT_THAT(run(scenario).lines("on s"),
              ElementsAre("#0 on s for support 0-0 granted", "#0 on s for support 6-6 granted",
                          "#0 on s for support 12-12 granted"));
}

TEST(Support, is_asked_for_by_the_share_who_want_it) {
  Scenario scenario = supported(5000, false);
  scenario.support["s"].wanted = 0.3;
  come(scenario, "work", {0}, 4000);
  const auto asked = run(scenario).told.all<stegvis::model::Spell>().size();
  EXPECT_NEAR(static_cast<double>(asked), 1200.0, 4.89 * std::sqrt(4000 * 0.3 * 0.7));
}

TEST(Support, a_refusal_of_one_stage_does_not_end_the_wait_beside_the_next) {
  Scenario scenario = supported(0, false);
  scenario.stage["work"].to.clear();
  scenario.stage["work"].to["second"] = after(0.0);  // leaves before the answer
  scenario.stage["second"].to["done"] = after(10);
  scenario.support["t"] = scenario.support["s"];
  scenario.support["t"].stage = "second";
  scenario.support["t"].waits = true;
  come(scenario, "work", {1});
  EXPECT_THAT(run(scenario).lines("on s"),
              ElementsAre("#0 on s for support 1-1 left", "#0 on s for support 1-11 left"));
}

TEST(Support, finds_a_full_list_and_is_refused_though_it_would_have_waited) {
  Scenario scenario = supported(1, true);
  scenario.pool["s"].list_limit = 1;
  come(scenario, "work", {1, 2, 3});
  EXPECT_THAT(run(scenario).lines("on s"),
              ElementsAre("#0 on s for support 1-1 granted", "#2 on s for support 3-3 refused",
                          "#1 on s for support 2-11 granted"));
}

TEST(Support, that_a_cut_takes_away_comes_back_with_what_is_left_if_they_wait_for_it) {
  for (const bool waits : {true, false}) {
    Scenario scenario = supported(1, waits);
    scenario.pool["s"].on_cut = "interrupt";
    scenario.pool["s"].all.change = {{"less", {on_day(3), 0, std::nullopt, std::nullopt}},
                                     {"more", {on_day(5), 1, std::nullopt, std::nullopt}}};
    scenario.support["s"].length = days(4);
    come(scenario, "work", {1});
    const Story story = run(scenario);
    std::vector<std::string> held{"#0 held s as support 1-3"};
    if (waits) held.push_back("#0 held s as support 5-7");
    EXPECT_EQ(story.lines("held"), held);
  }
}

TEST(Support, goes_on_while_its_stage_is_interrupted) {
  Scenario scenario = supported(1, false);
  scenario.pool["p"].all.slots = 1;
  scenario.pool["p"].on_cut = "interrupt";
  scenario.pool["p"].all.change = {{"less", {on_day(3), 0, std::nullopt, std::nullopt}},
                                   {"more", {on_day(5), 1, std::nullopt, std::nullopt}}};
  scenario.stage["work"].needs = "p";
  scenario.support["s"].length = days(3);
  come(scenario, "work", {1});
  EXPECT_THAT(run(scenario).lines("as support"), ElementsAre("#0 held s as support 1-4"));
}

/// What is left of the Exp(1) threshold of #0 in `work`, when it begins.
double threshold(std::uint64_t seed, std::uint32_t number) {
  using namespace stegvis::random;
  return -std::log(first_uniform(
      Key{seed, 0, number, purpose_word("stage.work.to.lost"), source_word("arrival.a0"), 0}, 0));
}

TEST(Support, that_begins_doubles_a_hazard_from_there_on_exactly) {
  // Everybody enters on day 0; support, waited for, comes on day 100 and doubles the hazard.
  Scenario scenario = scenario_of(4000);
  scenario.pool["s"].all.slots = 0;
  scenario.pool["s"].all.change["more"] = {on_day(100), 1000, std::nullopt, std::nullopt};
  scenario.stage["work"].to["lost"] = to("done", hazard(weibull_law(1.6, 300)));
  scenario.support["s"].stage = "work";
  scenario.support["s"].pool = "s";
  scenario.support["s"].waits = true;
  scenario.support["s"].ratio["lost"] = 2.0;
  come(scenario, "work", {0}, 1000);
  int later = 0;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const double e = threshold(1, visit.who.number);
    const double at_100 = std::pow(100.0 / 300.0, 1.6);
    const double expected =
        e <= at_100 ? 300 * std::pow(e, 1 / 1.6) : 300 * std::pow(at_100 + (e - at_100) / 2, 1 / 1.6);
    EXPECT_NEAR(visit.left, expected, 1e-9 * expected);
    later += visit.left > 100;
  }
  EXPECT_GT(later, 700);
}

TEST(Support, that_begins_and_ends_leaves_the_hazard_as_it_was_for_the_rest) {
  Scenario scenario = supported(1000, true);
  scenario.length = days(4000);
  scenario.stage["work"].to.clear();
  scenario.stage["work"].to["lost"] = to("done", hazard(weibull_law(0.8, 200)));
  scenario.support["s"].length = days(30);
  scenario.support["s"].ratio["lost"] = 0.25;
  come(scenario, "work", {0}, 500);
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const double h = std::pow(visit.left / 200, 0.8), at_30 = std::pow(30.0 / 200, 0.8);
    const double spent = visit.left <= 30 ? h / 4 : at_30 / 4 + (h - at_30);
    EXPECT_NEAR(spent / threshold(1, visit.who.number), 1.0, 1e-9);
  }
}

TEST(Support, with_a_factor_of_one_changes_nothing_to_the_last_bit) {
  Scenario without = supported(3, true);
  without.length = days(4000);
  without.stage["work"].to.clear();
  without.stage["work"].to["lost"] = to("done", hazard(weibull_law(1.3, 200)));
  without.stage["work"].to["lost"].window["w"] = {on_day(20), on_day(90), 1.7};
  without.support["s"].length = days(11);
  come(without, "work", {0.1}, 300);
  Scenario with = without;
  with.support["s"].ratio["lost"] = 1.0;
  without.support.clear();
  const auto plain = run(without).told.all<Visit>(), changed = run(with).told.all<Visit>();
  ASSERT_EQ(plain.size(), changed.size());
  for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(plain[i].left, changed[i].left);
}

TEST(Support, of_nothing_keeps_the_threshold_until_it_ends) {
  Scenario scenario = supported(1000, true);
  scenario.length = days(4000);
  scenario.stage["work"].to.clear();
  scenario.stage["work"].to["lost"] = to("done", hazard(exponential_law(50)));
  scenario.support["s"].length = days(30);
  scenario.support["s"].ratio["lost"] = 0.0;
  come(scenario, "work", {0}, 50);
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    EXPECT_NEAR(visit.left, 30 + 50 * threshold(1, visit.who.number), 1e-9);
  }
}

}  // namespace
