#include <algorithm>
#include <cmath>

#include "by_hand.hpp"

/// \file
/// Participants and their coaches: who gets whom, what a caseload holds, what happens when a coach leaves.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Bond;
using stegvis::model::Hold;
using stegvis::model::Post;
using stegvis::model::Staffing;
using stegvis::model::Visit;
using testing::ElementsAre;
using testing::IsEmpty;

/// Everybody holds a coach in `se` for `stay` days.
Scenario coached(double stay, double length = 400) {
  Scenario scenario = scenario_of(length);
  scenario.stage["se"].needs = "coach";
  scenario.stage["se"].to["done"] = after(stay);
  return scenario;
}
Post post(double places) {
  Post one;
  one.fte = 1.0;
  one.norm = places;
  return one;
}
Staffing& staff(Scenario& scenario) { return scenario.pool["coach"].staffing; }

/// A coach who leaves when they have had the post for `tenure` days (within a thousandth of a day), and is
/// followed after `gap`.
void leave_after(Scenario& scenario, double tenure, double gap) {
  Law law = law_of(Family::piecewise);
  law.from = {days(0), days(tenure)};
  law.rates = {0.0, 1e6};
  staff(scenario).turnover = {"drawn", law};
  staff(scenario).vacancy = {"drawn", fixed_law(days(gap))};
}

/// Whom a participant had, in order: "anna 0", the person's number after the post.
std::vector<std::string> coaches_of(const Story& story, std::uint32_t serial) {
  std::vector<std::string> names;
  for (const Bond& bond : story.told.of<Bond>(serial))
    names.push_back(story.programme->posts[bond.post.index()].id +
                    (bond.vacant ? " vacant" : " " + std::to_string(bond.person)));
  return names;
}
double start_of(const Story& story, std::uint32_t serial) { return story.told.of<Hold>(serial).front().from; }
double stay_of(const Story& story, std::uint32_t serial) {
  for (const Visit& visit : story.told.of<Visit>(serial))
    if (visit.exit == stegvis::model::Exit::moved) return visit.left - visit.entered;
  return -1.0;
}

TEST(Coaches, the_least_loaded_for_the_norm_gets_the_next) {
  Scenario scenario = coached(100);
  staff(scenario).post = {{"anna", post(2)}, {"bo", post(4)}};
  come(scenario, "se", {0, 1, 2, 3, 4, 5, 6});
  const Story story = run(scenario);
  std::string names;
  for (std::uint32_t serial = 0; serial < 6; ++serial) names += coaches_of(story, serial).front()[0];
  EXPECT_EQ(names, "abbabb");  // 0:0 a, 1/2:0 b, 1/2:1/4 b, 1/2:1/2 a (by id), 1:1/2 b, 1:3/4 b
  EXPECT_EQ(start_of(story, 6), 100);
}

TEST(Coaches, in_order_fills_the_first_by_id) {
  Scenario scenario = coached(100);
  staff(scenario).post = {{"anna", post(2)}, {"bo", post(4)}};
  staff(scenario).matching = "in_order";
  come(scenario, "se", {0, 1, 2});
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("anna 0"));
  EXPECT_THAT(coaches_of(story, 1), ElementsAre("anna 0"));
  EXPECT_THAT(coaches_of(story, 2), ElementsAre("bo 0"));
}

TEST(Coaches, those_for_the_participants_group_go_first) {
  Scenario scenario = coached(100);
  everybody(scenario, "kind", "b");
  staff(scenario).post = {{"anna", post(3)}, {"bo", post(1)}};
  staff(scenario).post["bo"].group["kind"] = {"b"};
  staff(scenario).same_first = "kind";
  come(scenario, "se", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("bo 0"));
  EXPECT_THAT(coaches_of(story, 1), ElementsAre("anna 0"));
}

TEST(Coaches, a_post_is_shared_only_where_it_says_so_and_own_posts_go_first) {
  Scenario scenario = coached(100);
  shares(scenario.attribute["town"], {{"north", 1.0}, {"south", 0.0}});
  scenario.pool["coach"].by = "town";
  staff(scenario).post = {{"anna", post(1)}, {"bo", post(1)}};
  staff(scenario).post["anna"].member = "south";
  staff(scenario).post["bo"].member = "north";
  come(scenario, "se", {0, 1});
  EXPECT_EQ(start_of(run(scenario), 1), 100);
  staff(scenario).post["anna"].serves = {"north"};
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("bo 0"));
  EXPECT_THAT(coaches_of(story, 1), ElementsAre("anna 0"));
}

// Analytic case T8, with weights: capacity 10, two who need 7 at 0 and 1, one who needs 1 at 2, stays of 10.
TEST(Coaches, T8_who_needs_one_place_does_not_overtake_who_needs_seven) {
  for (const bool posts : {false, true}) {
    Scenario scenario = coached(10);
    if (posts)
      staff(scenario).post["anna"] = post(10);
    else
      scenario.pool["coach"].all.slots = 10;
    scenario.stage["light"] = scenario.stage["se"];
    scenario.stage["se"].weight = 7;
    come(scenario, "se", {0, 1});
    come(scenario, "light", {2});
    const Story story = run(scenario);
    EXPECT_EQ(start_of(story, 0), 0);
    EXPECT_EQ(start_of(story, 1), 10);
    EXPECT_EQ(start_of(story, 2), 10);
  }
}

TEST(Coaches, a_coach_who_leaves_is_waited_for_without_one) {
  Scenario scenario = coached(150);
  staff(scenario).post["anna"] = post(1);
  leave_after(scenario, 60, 30);
  come(scenario, "se", {10, 20});
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("anna 0", "anna vacant", "anna 1", "anna vacant"));
  const auto bonds = story.told.of<Bond>(0);
  EXPECT_NEAR(bonds[0].until, 60, 1e-3);
  EXPECT_NEAR(bonds[1].until, 90, 1e-3);
  EXPECT_FALSE(bonds[1].changed);
  EXPECT_TRUE(bonds[2].changed);
  EXPECT_NEAR(start_of(story, 1), 180, 1e-2);  // free at 160, in the second vacancy, filled at 180
}

TEST(Coaches, colleagues_with_room_take_over_before_the_list) {
  Scenario scenario = coached(100);
  staff(scenario).post = {{"anna", post(2)}, {"bo", post(1)}};
  staff(scenario).handover = {"others", days(5)};
  leave_after(scenario, 60, 300);
  staff(scenario).post["bo"].from = on_day(20);  // leaves at 80
  staff(scenario).matching = "in_order";
  come(scenario, "se", {0, 1, 66});
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("anna 0", "anna vacant", "bo 0", "bo vacant"));
  EXPECT_NEAR(story.told.of<Bond>(0)[1].until, 65, 1e-3);
  EXPECT_THAT(coaches_of(story, 1), ElementsAre("anna 0", "anna vacant"));  // no room for both
  EXPECT_NEAR(start_of(story, 2), 360, 1e-2);                               // nobody before anna's successor
}

TEST(Coaches, colleagues_may_take_over_beyond_the_norm) {
  Scenario scenario = coached(100, 75);
  staff(scenario).post = {{"anna", post(2)}, {"bo", post(1)}};
  staff(scenario).handover = {"others_beyond_norm", days(0)};
  leave_after(scenario, 60, 300);
  staff(scenario).post["bo"].from = on_day(20);
  staff(scenario).matching = "in_order";
  come(scenario, "se", {0, 1, 61});
  const Story story = run(scenario);
  EXPECT_THAT(coaches_of(story, 0), ElementsAre("anna 0", "bo 0"));
  EXPECT_THAT(coaches_of(story, 1), ElementsAre("anna 0", "bo 0"));
  EXPECT_THAT(coaches_of(story, 2), IsEmpty());  // waits: bo has two of one
}

TEST(Coaches, who_has_a_post_that_ends_finishes_with_those_held_or_they_are_interrupted) {
  Scenario scenario = coached(100);
  staff(scenario).post = {{"anna", post(1)}, {"bo", post(1)}};
  staff(scenario).post["anna"].until = on_day(50);
  staff(scenario).matching = "in_order";
  come(scenario, "se", {0, 1, 2});
  const Story finished = run(scenario);
  EXPECT_EQ(stay_of(finished, 0), 100);
  EXPECT_EQ(start_of(finished, 2), 101);
  scenario.pool["coach"].on_cut = "interrupt";
  const Story interrupted = run(scenario);
  EXPECT_THAT(coaches_of(interrupted, 0), ElementsAre("anna 0", "bo 0"));
  EXPECT_EQ(interrupted.told.of<Hold>(0).back().from, 101);  // before who has waited since 2
  EXPECT_EQ(interrupted.told.of<Hold>(0).back().until, 151);
  EXPECT_TRUE(interrupted.told.of<Bond>(0).back().changed);
}

// Analytic case T9: at one instant interrupted, and a message to the interrupted (the weight would change).
TEST(Coaches, T9_interrupted_at_the_instant_at_which_the_weight_changes) {
  Scenario scenario = coached(40);
  staff(scenario).post["anna"] = post(1);
  scenario.stage["se"].weight_step["thin"] = {days(10), 0.5};
  scenario.pool["coach"].on_cut = "interrupt";
  stegvis::model::Absence& away = staff(scenario).absence["away"];
  away.from = on_day(10), away.until = on_day(15);
  come(scenario, "se", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("held coach"),
              ElementsAre("#0 held coach 0-10", "#0 held coach 15-45", "#1 held coach 45-85"));
}

TEST(Coaches, weight_that_thins_out_lets_the_next_one_in_at_that_instant) {
  Scenario scenario = coached(100);
  staff(scenario).post["anna"] = post(2);
  scenario.stage["se"].weight = 1.5;
  scenario.stage["se"].weight_step["thin"] = {days(30), 1.0 / 3.0};
  come(scenario, "se", {0, 5, 6});
  const Story story = run(scenario);
  EXPECT_EQ(start_of(story, 1), 30);
  EXPECT_EQ(start_of(story, 2), 100);  // 0.5 + 0.5 from 60 on, 1.5 does not fit before the first has left
}

TEST(Coaches, weight_by_phase_that_grows_holds_up_newcomers_or_does_not) {
  Scenario scenario = coached(50);
  staff(scenario).post["anna"] = post(2);
  stegvis::model::Stage& stage = scenario.stage["se"];
  stage.phase["a"].weight = 0.5;
  stage.phase["a"].duration = "fixed";
  stage.phase["a"].law = fixed_law(days(10));
  stage.phase["b"].order = 1;
  stage.phase["b"].weight = 2;
  come(scenario, "se", {0, 1, 20});
  EXPECT_EQ(start_of(run(scenario), 2), 51);
  staff(scenario).overload = "allow";
  EXPECT_EQ(start_of(run(scenario), 2), 20);
}

TEST(Coaches, a_soft_limit_lets_people_in_up_to_so_many_times_the_norm) {
  Scenario scenario = coached(100);
  staff(scenario).post["anna"] = post(2);
  staff(scenario).limit = "soft";
  come(scenario, "se", {0, 1, 2, 3});
  EXPECT_EQ(start_of(run(scenario), 3), 3);
  staff(scenario).limit_at = 1.5;
  EXPECT_EQ(start_of(run(scenario), 2), 2);
  EXPECT_EQ(start_of(run(scenario), 3), 100);
}

/// The stays of those who come on `on_days` with an exponential hazard, with what a coach means to it.
std::vector<double> stays(Scenario scenario, const std::vector<double>& on_days,
                          const stegvis::model::CoachEffect& effect, std::uint64_t seed) {
  Transition way = hazard(exponential_law(200));
  way.coach = effect;
  scenario.stage["se"].to["done"] = way;
  come(scenario, "se", on_days);
  const Story story = run(scenario, seed);
  std::vector<double> all;
  for (std::uint32_t serial = 0; serial < on_days.size(); ++serial) all.push_back(stay_of(story, serial));
  return all;
}

// One alone has factor 1, two share a coach of norm 1: (1/2)^1 each until one has left. From the stays
// without the effect the stays with it follow exactly.
TEST(Coaches, a_load_above_the_norm_slows_the_hazard_exactly_while_it_lasts) {
  Scenario scenario = coached(1, 100'000);
  staff(scenario).post["anna"] = post(1);
  staff(scenario).limit = "soft";
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto alone = stays(scenario, {0, 50}, {}, seed);
    const auto both = stays(scenario, {0, 50}, {.load = 1.0}, seed);
    if (alone[0] < 50) {
      EXPECT_DOUBLE_EQ(both[0], alone[0]);
      continue;
    }
    ++tried;
    // what each has left at 50, used at half speed until the first has none left
    const double a = alone[0] - 50, b = alone[1], first = std::min(a, b);
    EXPECT_NEAR(both[0], 50 + (a > b ? a + first : 2 * a), 1e-9);
    EXPECT_NEAR(both[1], b > a ? b + first : 2 * b, 1e-9);
  }
  EXPECT_GT(tried, 20);
}

TEST(Coaches, an_absent_coach_is_overloaded_down_to_the_least_factor) {
  Scenario scenario = coached(1, 100'000);
  staff(scenario).post["anna"] = post(5);
  stegvis::model::Absence& away = staff(scenario).absence["away"];
  away.from = on_day(100), away.until = on_day(200);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const double plain = stays(scenario, {0}, {}, seed)[0];
    const double least = stays(scenario, {0}, {.load = 0.5, .least = 0.25}, seed)[0];
    EXPECT_NEAR(least, plain <= 100 ? plain : plain <= 125 ? 100 + (plain - 100) * 4 : plain + 75, 1e-9);
  }
}

TEST(Coaches, without_a_coach_and_after_a_change_the_hazard_has_its_factors_for_their_time) {
  Scenario scenario = coached(1, 100'000);
  staff(scenario).post["anna"] = post(5);
  Law law = law_of(Family::piecewise);
  law.from = {days(0), days(100), days(101)};
  law.rates = {0.0, 1e6, 0.0};
  staff(scenario).turnover = {"drawn", law};
  staff(scenario).vacancy = {"drawn", fixed_law(days(40))};
  staff(scenario).bond_lasts = days(60);
  stegvis::model::CoachEffect effect{.uncoached = 0.5, .broken = 0.25};
  // The cumulative hazard in days of an undisturbed stay: 100 whole, 40 at a half, 60 at a quarter (from
  // 140), then whole until the next coach, hired at 140, leaves at 240.
  const auto stay = [](double days_of_hazard) {
    if (days_of_hazard <= 100) return days_of_hazard;
    if (days_of_hazard <= 120) return 100 + (days_of_hazard - 100) / 0.5;
    if (days_of_hazard <= 135) return 140 + (days_of_hazard - 120) / 0.25;
    if (days_of_hazard <= 175) return 200 + (days_of_hazard - 135);
    return -1.0;
  };
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const double plain = stays(scenario, {0}, {}, seed)[0];
    const double expected = stay(plain);
    if (expected < 0.0) continue;
    tried += plain > 100 ? 1 : 0;
    EXPECT_NEAR(stays(scenario, {0}, effect, seed)[0], expected, 1e-3);
  }
  EXPECT_GT(tried, 5);
}

TEST(Coaches, skill_and_belief_multiply_and_do_not_add) {
  Scenario scenario = coached(1, 100'000);
  staff(scenario).post["anna"] = post(5);
  staff(scenario).post["anna"].skill = 1.21;
  const double plain = stays(scenario, {0}, {}, 3)[0];
  EXPECT_NEAR(stays(scenario, {0}, {.skill = 1.0, .belief = 1.2}, 3)[0], plain / (1.21 * 1.2), 1e-9);
  EXPECT_NEAR(stays(scenario, {0}, {.skill = 0.5}, 3)[0], plain / 1.1, 1e-9);
}

// Analytic cases §6, O: with one coach more nobody waits longer, not one of them, in any replication (fixed
// stays, first come first served, nobody leaves the list).
TEST(Coaches, O_with_one_coach_more_nobody_waits_longer) {
  Scenario scenario = coached(30, 1000);
  staff(scenario).post = {{"anna", post(2)}, {"bo", post(3)}};
  stegvis::model::Arrival& arrival = scenario.arrival["a"];
  arrival.to = "se";
  arrival.rate = 0.2;
  Scenario more = scenario;
  staff(more).post["cia"] = post(1);
  int shorter = 0;
  for (std::uint32_t replication = 0; replication < 30; ++replication) {
    const Story one = run(scenario, 1, replication), other = run(more, 1, replication);
    std::map<std::uint32_t, double> before;
    for (const auto& hold : one.told.all<Hold>()) before[hold.who.number] = hold.from;
    for (const auto& hold : other.told.all<Hold>()) {
      const auto found = before.find(hold.who.number);
      if (found == before.end()) continue;
      EXPECT_LE(hold.from, found->second);
      shorter += hold.from < found->second ? 1 : 0;
    }
  }
  EXPECT_GT(shorter, 500);
}

TEST(Coaches, support_beside_a_stage_has_a_coach_of_its_own) {
  Scenario scenario = scenario_of(300);
  scenario.stage["work"].to["done"] = after(100);
  stegvis::model::Support& support = scenario.support["follow_up"];
  support.stage = "work";
  support.pool = "coach";
  support.waits = true;
  support.weight = 0.5;
  staff(scenario).post["anna"] = post(1);
  come(scenario, "work", {0, 1, 2});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines(" with "), ElementsAre("#0 with coach.anna person 0 for support 0-100",
                                                 "#1 with coach.anna person 0 for support 1-101",
                                                 "#2 with coach.anna person 0 for support 100-102"));
}

// --- Several demands at once.

/// A stage that needs a coach and also learning places, for ten days.
Scenario with_places(double coaches, double places, double needed) {
  Scenario scenario = coached(10);
  scenario.pool["coach"].all.slots = coaches;
  scenario.pool["places"].all.slots = places;
  scenario.stage["se"].also["places"] = needed;
  return scenario;
}

// Analytic case T8, with places beside a coach.
TEST(Several, T8_who_needs_one_place_does_not_overtake_who_needs_seven) {
  Scenario scenario = with_places(20, 10, 7);
  scenario.stage["light"] = scenario.stage["se"];
  scenario.stage["light"].also["places"] = 1;
  come(scenario, "se", {0, 1});
  come(scenario, "light", {2});
  const Story story = run(scenario);
  EXPECT_EQ(start_of(story, 0), 0);
  EXPECT_EQ(start_of(story, 1), 10);
  EXPECT_EQ(start_of(story, 2), 10);
}

TEST(Several, nothing_is_held_while_waiting_for_the_rest_and_a_free_place_is_offered_there_first) {
  Scenario scenario = with_places(2, 1, 1);
  scenario.stage["course"].needs = "places";
  scenario.stage["course"].to["done"] = after(4);
  come(scenario, "course", {0});
  come(scenario, "se", {1});
  come(scenario, "course", {2});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines(" held "), ElementsAre("#0 held places 0-4", "#1 held places also 4-14",
                                                 "#1 held coach 4-14", "#2 held places 14-18"));
}

TEST(Several, more_places_let_in_who_waits_for_a_coach_and_a_place) {
  Scenario scenario = with_places(5, 0, 2);
  scenario.pool["places"].all.change["more"] = {on_day(7), 2.0, std::nullopt, std::nullopt};
  come(scenario, "se", {0});
  EXPECT_EQ(start_of(run(scenario), 0), 7);
}

// Analytic case T12: two kinds are held, a third is waited for; each is given back exactly once.
TEST(Several, T12_who_leaves_while_waiting_for_a_third_gives_each_place_back_once) {
  Scenario scenario = with_places(1, 2, 2);
  scenario.stage["third"].needs = "third";
  scenario.stage["third"].to["done"] = after(5);
  scenario.pool["third"].all.slots = 0;
  scenario.stage["se"].to["third"] = after_but_staying(4);
  come(scenario, "se", {0, 1});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#0 held"),
              ElementsAre("#0 held places also 0-10", "#0 held places also 0-10", "#0 held coach 0-10"));
  EXPECT_EQ(start_of(story, 1), 10);
}

TEST(Several, a_coach_goes_along_to_a_stage_that_also_needs_a_place) {
  Scenario scenario = with_places(1, 1, 1);
  scenario.stage["before"].needs = "coach";
  scenario.stage["before"].to["se"] = after_but_staying(3);
  scenario.stage["before"].to["done"] = after(50);
  scenario.stage["course"].needs = "places";
  scenario.stage["course"].to["done"] = after(20);
  come(scenario, "course", {0});
  come(scenario, "before", {0});
  const Story story = run(scenario);
  EXPECT_THAT(story.lines("#1 held"), ElementsAre("#1 held places also 20-30", "#1 held coach 0-30"));
}

TEST(Several, a_place_that_the_next_stage_does_not_need_is_given_back) {
  Scenario scenario = with_places(1, 1, 1);
  scenario.stage["se"].to["later"] = after(4);
  scenario.stage["later"].needs = "coach";
  scenario.stage["later"].to["done"] = after(6);
  come(scenario, "se", {0});
  EXPECT_THAT(run(scenario).lines("#0 held"), ElementsAre("#0 held places also 0-4", "#0 held coach 0-10"));
}

}  // namespace
