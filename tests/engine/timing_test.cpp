#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "by_hand.hpp"
#include "engine/timing.hpp"

namespace {

using namespace stegvis::engine::by_hand;
using stegvis::engine::age_reached;
using stegvis::engine::fire_time;
using stegvis::engine::used;
using stegvis::model::Way;

constexpr double never = std::numeric_limits<double>::infinity();

Way way_of(const Law& law, std::vector<stegvis::model::Step> calendar = {}) {
  Way way;
  way.hazard = stegvis::model::hazard_of(law);
  way.calendar = std::move(calendar);
  return way;
}

TEST(FireTime, without_anything_else_is_where_the_hazard_reaches_the_threshold) {
  const Way way = way_of(weibull_law(1.3, 500));
  EXPECT_NEAR(fire_time(way, 20, 20, 0.7, 1.0), 20 + 500 * std::pow(0.7, 1 / 1.3), 1e-10);
  EXPECT_EQ(fire_time(way, 20, 20, 0.7, 0.0), never);
  EXPECT_EQ(fire_time(way, 20, 20, never, 1.0), never);
}

TEST(FireTime, a_ratio_divides_the_threshold) {
  const Way way = way_of(weibull_law(1.3, 500));
  EXPECT_NEAR(fire_time(way, 0, 0, 0.7, 0.25), 500 * std::pow(2.8, 1 / 1.3), 1e-9);
}

TEST(FireTime, later_in_the_stage_only_what_is_left_counts) {
  const Way way = way_of(weibull_law(0.7, 30));
  const double at = fire_time(way, -10, 0, 0.4, 1.0);
  EXPECT_NEAR(std::pow((at + 10) / 30, 0.7) - std::pow(10.0 / 30, 0.7), 0.4, 1e-13);
}

TEST(FireTime, windows_multiply_the_hazard_while_the_clock_runs_on) {
  // H(t) = (t/10)^2; factor 1 until 5, 0 until 8, 3 from there.
  const Way way = way_of(weibull_law(2, 10), {{0, 1.0}, {5, 0.0}, {8, 3.0}});
  EXPECT_NEAR(fire_time(way, 0, 0, 0.16, 1.0), 4.0, 1e-12);
  EXPECT_NEAR(fire_time(way, 0, 0, 0.25, 1.0), 5.0, 1e-12);
  EXPECT_NEAR(fire_time(way, 0, 0, 0.25 + 3 * (0.81 - 0.64), 1.0), 9.0, 1e-12);
  EXPECT_NEAR(fire_time(way, 0, 6, 3 * (0.81 - 0.64), 1.0), 9.0, 1e-12);  // from within the window of nothing
  EXPECT_NEAR(fire_time(way, 2, 2, 3 * (1.0 - 0.36) + 0.09, 1.0), 12.0, 1e-12);
}

TEST(FireTime, where_the_last_factor_is_nothing_it_may_never_come) {
  const Way way = way_of(exponential_law(10), {{0, 1.0}, {5, 0.0}});
  EXPECT_NEAR(fire_time(way, 0, 0, 0.5, 1.0), 5.0, 1e-12);
  EXPECT_EQ(fire_time(way, 0, 0, 0.5001, 1.0), never);
}

TEST(FireTime, what_is_used_until_it_fires_is_the_threshold) {
  const Way way = way_of(weibull_law(1.7, 40), {{0, 0.5}, {10, 2.0}, {30, 0.1}, {31, 1.0}});
  for (const double budget : {0.01, 0.3, 0.9, 2.0, 5.0}) {
    const double at = fire_time(way, -3, 4, budget, 0.8);
    EXPECT_NEAR(used(way, -3, 4, at, 0.8), budget, 1e-12) << budget;
  }
}

TEST(FireTime, what_is_used_adds_up_over_parts) {
  const Way way = way_of(weibull_law(1.7, 40), {{0, 0.5}, {10, 2.0}, {30, 0.1}});
  const double parts = used(way, 0, 2, 9, 1.5) + used(way, 0, 9, 12, 1.5) + used(way, 0, 12, 77, 1.5);
  EXPECT_NEAR(used(way, 0, 2, 77, 1.5), parts, 1e-13);
  EXPECT_EQ(used(way, 0, 5, 5, 1.5), 0.0);
}

/// The season of analytic case A25, day for week: h(t) = 0.03 (1 + 0.5 sin(2 pi t / 52)).
TEST(FireTime, a_season_meets_its_closed_form_on_whole_days) {
  Scenario scenario = scenario_of(200);
  Law law = law_of(Family::exponential);
  law.rate = 0.03;
  Transition& out = scenario.stage["a"].to["done"] = hazard(law);
  out.season = {0.5, days(52), days(0)};
  const Way way = compiled(scenario)->ways[0];
  for (const auto& [t, survival] :
       {std::pair{13.0, 0.5980141545}, {26.0, 0.3576209290}, {52.0, 0.2101360712}, {104.0, 0.04415716842}}) {
    EXPECT_NEAR(std::exp(-used(way, 0, 0, t, 1.0)), survival, 1e-9) << t;
    EXPECT_NEAR(fire_time(way, 0, 0, -std::log(survival), 1.0), t, 1e-5) << t;
  }
}

TEST(Age, is_reached_at_midnight_on_the_birthday_or_on_the_first_of_its_month) {
  stegvis::model::Programme programme;
  programme.start = std::chrono::year{2026} / 1 / 1;
  const double born = stegvis::base::days_between(programme.start, std::chrono::year{1996} / 5 / 17) + 0.8;
  const double birthday = stegvis::base::days_between(programme.start, std::chrono::year{2026} / 5 / 17);
  EXPECT_EQ(age_reached(programme, born, years(30), false), birthday);
  EXPECT_EQ(age_reached(programme, born, years(30), true), birthday - 16);
  EXPECT_EQ(age_reached(programme, born, years(29.5), false),
            stegvis::base::days_between(programme.start, std::chrono::year{2025} / 11 / 17));
}

TEST(Age, of_those_born_on_a_leap_day_is_reached_on_the_last_of_february) {
  stegvis::model::Programme programme;
  programme.start = std::chrono::year{2026} / 1 / 1;
  const double born = stegvis::base::days_between(programme.start, std::chrono::year{1996} / 2 / 29);
  EXPECT_EQ(age_reached(programme, born, years(30), false), 58.0);
  EXPECT_EQ(age_reached(programme, born, years(30), true), 31.0);
}

}  // namespace
