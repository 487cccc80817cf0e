#include <cmath>

#include "by_hand.hpp"
#include "random/luck.hpp"

/// \file
/// What changes about people inside a stage: phases, rules by age and date, limits of age and date.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Visit;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

double threshold(const std::string& path, std::uint32_t number, std::uint32_t visit = 0) {
  using namespace stegvis::random;
  return -std::log(first_uniform(Key{1, 0, number, purpose_word(path), source_word("arrival.a0"), visit}, 0));
}

void phase(Scenario& scenario, const std::string& stage, const std::string& id, double order,
           double length = 0) {
  auto& phase = scenario.stage[stage].phase[id];
  phase.order = order;
  if (length <= 0) return;
  phase.duration = "fixed";
  phase.law = fixed_law(days(length));
}

TEST(Phases, follow_their_order_and_the_last_lasts_until_they_leave) {
  Scenario scenario = scenario_of(50);
  scenario.stage["se"].to["done"] = after(30);
  phase(scenario, "se", "zero", 0, 4);
  phase(scenario, "se", "more", 1, 10);
  phase(scenario, "se", "last", 2);
  come(scenario, "se", {1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#0 se"),
              ElementsAre("#0 se.zero 1-5 changed to se.more", "#0 se.more 5-15 changed to se.last",
                          "#0 se.last 15-31 moved by done to done"));
  const auto visits = story.told.of<Visit>(0);
  EXPECT_TRUE(visits[0].entry);
  EXPECT_FALSE(visits[1].entry);
  EXPECT_EQ(visits[2].joined, 1.0);
}

TEST(Phases, change_a_hazard_on_its_way_exactly) {
  Scenario scenario = scenario_of(5000);
  scenario.stage["se"].to["job"] = to("done", hazard(weibull_law(1.4, 200)));
  scenario.stage["se"].to["job"].ratio["phase"].by_value = {{"early", 0.1}, {"late", 3.0}};
  phase(scenario, "se", "early", 0, 60);
  phase(scenario, "se", "late", 1);
  come(scenario, "se", {0}, 300);
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const auto h = [](double t) { return std::pow(t / 200, 1.4); };
    const double spent = visit.left <= 60 ? 0.1 * h(visit.left) : 0.1 * h(60) + 3.0 * (h(visit.left) - h(60));
    EXPECT_NEAR(spent / threshold("stage.se.to.job", visit.who.number), 1.0, 1e-9);
  }
}

TEST(Phases, of_someone_who_has_been_there_are_those_that_time_has_brought_them_to) {
  Scenario scenario = scenario_of(50);
  scenario.stage["se"].to["done"] = after(30);
  phase(scenario, "se", "zero", 0, 4);
  phase(scenario, "se", "more", 1, 10);
  phase(scenario, "se", "last", 2);
  scenario.stock["there"].stage = "se";
  scenario.stock["there"].count = 1;
  scenario.stock["there"].elapsed = "fixed";
  scenario.stock["there"].law = fixed_law(days(9));
  EXPECT_THAT(run(scenario).lines("#0 se"),
              ElementsAre("#0 se.more 0-5 changed to se.last", "#0 se.last 5-21 moved by done to done"));
}

/// Everybody is `work` at first; `kind` is what is reported.
Scenario with_kind() {
  Scenario scenario = scenario_of(60);
  shares(scenario.attribute["kind"], {{"a", 1.0}, {"b", 0.0}, {"c", 0.0}});
  scenario.report_by = {"kind"};
  scenario.stage["s"].to["done"] = after(20);
  return scenario;
}
void rule(Scenario& scenario, const std::string& id, const std::string& value) {
  scenario.rule[id].attribute = "kind";
  scenario.rule[id].values[value] = {1.0, false};
}

TEST(Rules, by_date_change_everybody_who_is_there_and_begin_a_new_row) {
  Scenario scenario = with_kind();
  rule(scenario, "r", "b");
  scenario.rule["r"].date = on_day(10);
  come(scenario, "s", {1});
  const Story story = run(scenario);
  const auto visits = story.told.of<Visit>(0);
  ASSERT_EQ(visits.size(), 3u);
  EXPECT_THAT(story.lines("#0 s "),
              ElementsAre("#0 s 1-10 changed to s", "#0 s 10-21 moved by done to done"));
  EXPECT_EQ(visits[0].who.cell, 0u);
  EXPECT_EQ(visits[1].who.cell, 1u);
}

TEST(Rules, already_past_have_been_applied_to_whoever_comes) {
  Scenario scenario = with_kind();
  rule(scenario, "r", "b");
  scenario.rule["r"].date = on_day(10);
  scenario.pool["p"].all.slots = 5;
  scenario.pool["p"].by = "kind";
  scenario.stage["s"].needs = "p";
  come(scenario, "s", {12});
  const Story story = run(scenario);
  EXPECT_EQ(story.told.all<stegvis::model::Newcomer>()[0].who.cell, 1u);
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p.b 12-32"));
}

TEST(Rules, act_in_order_of_their_instants_whatever_their_names) {
  Scenario scenario = with_kind();
  rule(scenario, "x_first", "b");
  rule(scenario, "a_second", "c");
  scenario.rule["x_first"].date = on_day(5);
  scenario.rule["a_second"].date = on_day(8);
  come(scenario, "s", {12});
  EXPECT_EQ(run(scenario).told.all<Visit>()[0].who.cell, 2u);
}

TEST(Rules, change_hazards_from_there_on_exactly) {
  Scenario scenario = with_kind();
  scenario.length = days(5000);
  scenario.stage["s"].to.clear();
  scenario.stage["s"].to["done"] = hazard(weibull_law(1.4, 50));
  scenario.stage["s"].to["done"].ratio["kind"].by_value = {{"b", 0.5}};
  rule(scenario, "r", "b");
  scenario.rule["r"].date = on_day(30);
  come(scenario, "s", {0}, 200);
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved) continue;
    const auto h = [](double t) { return std::pow(t / 50, 1.4); };
    const double spent = visit.left <= 30 ? h(visit.left) : h(30) + 0.5 * (h(visit.left) - h(30));
    EXPECT_NEAR(spent / threshold("stage.s.to.done", visit.who.number), 1.0, 1e-9);
  }
}

TEST(Rules, open_and_close_transitions_that_hold_for_some) {
  Scenario scenario = with_kind();
  scenario.stage["s"].to["b_only"] = to("done", after(5));
  scenario.stage["s"].to["b_only"].when["kind"] = {"b"};
  rule(scenario, "r", "b");
  scenario.rule["r"].date = on_day(10);
  come(scenario, "s", {1, 8});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("by b_only"),
              ElementsAre("#0 s 10-10 moved by b_only to done",  // its time had passed
                          "#1 s 10-13 moved by b_only to done"));
}

TEST(Rules, hold_for_those_they_are_for) {
  Scenario scenario = with_kind();
  shares(scenario.attribute["town"], {{"x", 1.0}, {"y", 0.0}});
  rule(scenario, "r", "b");
  scenario.rule["r"].date = on_day(10);
  scenario.rule["r"].when["town"] = {"y"};
  come(scenario, "s", {1});
  EXPECT_THAT(run(scenario).lines("changed"), IsEmpty());
}

TEST(Rules, may_have_shares_that_follow_each_ones_own_luck) {
  Scenario scenario = with_kind();
  rule(scenario, "r", "b");
  scenario.rule["r"].values = {{"b", {0.25, false}}, {"c", {0.75, false}}};
  scenario.rule["r"].date = on_day(10);
  come(scenario, "s", {1}, 2000);
  std::size_t b = 0, c = 0;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    b += visit.entered == 10 && visit.who.cell == 1;
    c += visit.entered == 10 && visit.who.cell == 2;
  }
  EXPECT_EQ(b + c, 2000u);
  EXPECT_NEAR(static_cast<double>(b), 500.0, 4.89 * std::sqrt(2000 * 0.25 * 0.75));
}

TEST(Rules, aktivitetsersattning_ends_on_the_first_day_of_the_month_of_the_30th_birthday) {
  Scenario scenario = with_kind();
  scenario.length = days(200);
  scenario.stage["s"].to["done"] = after(150);
  numeric(scenario, "age", "fixed", fixed_law(years(29.5)));
  rule(scenario, "r", "b");
  scenario.rule["r"].age = years(30);
  scenario.rule["r"].age_at = "month_start";
  come(scenario, "s", {16.5});  // 17 January 2026 at noon: 30 on 17 July, so it ends on 1 July, day 181
  EXPECT_THAT(run(scenario).lines("changed"), IsEmpty());
  scenario.stage["s"].to["done"] = after(183);
  EXPECT_THAT(run(scenario).lines("changed"), ElementsAre("#0 s 16.5-181 changed to s"));
  scenario.rule["r"].age_at = "birthday";
  EXPECT_THAT(run(scenario).lines("changed"), ElementsAre("#0 s 16.5-197 changed to s"));
}

/// A stage that ends at 65 and needs one of `slots`.
Scenario until_65(double age, double slots = 1) {
  Scenario scenario = scenario_of(1000);
  scenario.pool["p"].all.slots = slots;
  numeric(scenario, "age", "fixed", fixed_law(years(age)));
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["too_old"] = to("done", at_age(years(65)));
  return scenario;
}

TEST(AgeLimit, ends_the_stage_on_the_birthday) {
  Scenario scenario = until_65(64);
  come(scenario, "s", {10.25});
  EXPECT_THAT(run(scenario).lines("#0 s "), ElementsAre("#0 s 10.25-375 moved by too_old to done"));
}

TEST(AgeLimit, whoever_enters_on_it_or_after_leaves_at_once_counted_once_and_without_a_slot) {
  for (const double age : {65.0, 70.0}) {
    Scenario scenario = until_65(age, 0);
    come(scenario, "s", {10});
    EXPECT_THAT(run(scenario).lines("#0"),
                ElementsAre("#0 comes at 10", "#0 s 10-10 moved by too_old to done",
                            "#0 done 10-1000 horizon to nowhere", "#0 is done"));
  }
}

TEST(AgeLimit, that_passes_on_the_list_uses_no_slot_and_no_quota_at_the_grant) {
  Scenario scenario = until_65(64.5);
  shares(scenario.attribute["kind"], {{"a", 1.0}});
  scenario.pool["p"].quota = {"kind", "year", {{"a", 2}}};
  scenario.pool["p"].all.slots = 0;
  scenario.pool["p"].all.change["more"] = {on_day(300), 2, std::nullopt, std::nullopt};
  scenario.attribute["age"].law = uniform_law(64 * 365.25, 64 * 365.25 + 1);
  come(scenario, "s", {10});
  come(scenario, "s", {200}, 2);
  scenario.arrival["a0"].attributes.clear();
  scenario.stage["s"].to["too_old"].age = days(64 * 365.25 + 200);  // #0 reaches it on day 209 or 210
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#0 on"), ElementsAre("#0 on p 10-300 left"));
  EXPECT_THAT(story.lines("#0 s "), ElementsAre("#0 s 300-300 moved by too_old to done"));
  EXPECT_THAT(story.lines("granted to"), Contains("#2 s.waiting 200-300 granted to s"));
}

TEST(AgeLimit, of_some_leaves_the_others) {
  Scenario scenario = until_65(70);
  shares(scenario.attribute["kind"], {{"a", 1.0}, {"b", 0.0}});
  scenario.stage["s"].to["too_old"].when["kind"] = {"b"};
  scenario.stage["s"].to["done"] = after(10);
  come(scenario, "s", {10});
  EXPECT_THAT(run(scenario).lines("held"), ElementsAre("#0 held p 10-20"));
}

TEST(Dates, end_a_stage_for_those_in_it_and_at_once_for_those_who_come_later) {
  Scenario scenario = scenario_of(60);
  scenario.pool["p"].all.slots = 1;
  scenario.stage["project"].needs = "p";
  scenario.stage["project"].to["end"] = to("done", on_date(on(2026, 1, 21)));
  come(scenario, "project", {5, 30});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("by end"),
              ElementsAre("#0 project 5-20 moved by end to done", "#1 project 30-30 moved by end to done"));
  EXPECT_THAT(story.lines("held"), ElementsAre("#0 held p 5-20"));
}

TEST(NeverFraction, is_one_answer_per_participant_for_every_visit_and_no_factor_touches_it) {
  Scenario scenario = scenario_of(2000);
  scenario.stage["s"].to["job"] = to("rest", hazard(exponential_law(5)));
  scenario.stage["s"].to["job"].never = 0.4;
  scenario.stage["s"].to["leave"] = to("rest", after(100));
  scenario.stage["rest"].to["s"] = after(1);
  come(scenario, "s", {0}, 500);
  std::map<std::uint32_t, std::pair<int, int>> jobs_and_visits;
  for (const auto& visit : run(scenario).told.all<Visit>()) {
    if (visit.exit != stegvis::model::Exit::moved || !visit.entry) continue;
    auto& [jobs, visits] = jobs_and_visits[visit.who.number];
    ++visits;
    jobs += visit.left - visit.entered < 99.0;
  }
  int never = 0;
  for (const auto& [number, counts] : jobs_and_visits) {
    const double u =
        stegvis::random::first_uniform({1, 0, number, stegvis::random::purpose_word("stage.s.to.job"),
                                        stegvis::random::source_word("arrival.a0"), 0},
                                       1);
    never += u < 0.4;
    if (u < 0.4)
      EXPECT_LE(counts.first, counts.second / 2 + 1);  // only the days of rest are short
    else
      EXPECT_GT(counts.first, counts.second * 3 / 4);
  }
  EXPECT_NEAR(never, 200, 4.89 * std::sqrt(500 * 0.24));
}

}  // namespace
