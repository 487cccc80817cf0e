#include "engine/post_clock.hpp"

#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "by_hand.hpp"

/// \file
/// A post by itself: who has it when, how much they can take, whose luck it is.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::engine::never;
using stegvis::engine::PostClock;

/// One post of one pool, norm 10, for 1000 days.
Scenario one_post() {
  Scenario scenario = scenario_of(1000);
  scenario.stage["se"].needs = "coach";
  scenario.stage["se"].to["done"] = after(10);
  scenario.pool["coach"].all.norm = 10;
  scenario.pool["coach"].staffing.post["anna"].fte = 1.0;
  return scenario;
}

struct Point {
  double at, capacity;
  bool filled;
  std::uint32_t person;
  bool operator==(const Point&) const = default;
};

/// Everything that happens to a post before `until`.
std::vector<Point> life(const Scenario& scenario, const std::string& path, double until,
                        std::uint32_t replication = 0) {
  const auto programme = compiled(scenario);
  PostClock clock;
  for (const auto& post : programme->posts)
    if (post.path == path) clock.begin(post, 1, replication, programme->start);
  std::vector<Point> points;
  for (double at = 0.0; at < until; at = clock.next()) {
    (void)clock.advance(at);
    points.push_back({at, clock.capacity(), clock.filled(), clock.person()});
  }
  return points;
}

TEST(PostClock, a_post_carries_its_norm_and_size_from_its_beginning_to_its_end) {
  Scenario scenario = one_post();
  stegvis::model::Post& post = scenario.pool["coach"].staffing.post["anna"];
  post.from = on_day(10), post.until = on_day(50);
  post.change["half"] = {on_day(30), std::nullopt, 0.5, std::nullopt};
  EXPECT_EQ(life(scenario, "coach.anna", 1000),
            (std::vector<Point>{{0, 0, false, 0}, {10, 10, true, 0}, {30, 5, true, 0}, {50, 0, true, 0}}));
}

TEST(PostClock, who_leaves_is_followed_by_a_vacancy_and_a_ramp) {
  Scenario scenario = one_post();
  stegvis::model::Staffing& staff = scenario.pool["coach"].staffing;
  staff.turnover = {"drawn", weibull_law(1000, 100)};  // as good as fixed: 100 days
  staff.vacancy = {"drawn", fixed_law(days(20))};
  staff.ramp["a"] = {days(5), 0.2};
  staff.ramp["b"] = {days(15), 0.6};
  const auto points = life(scenario, "coach.anna", 200);
  ASSERT_EQ(points.size(), 5u);
  EXPECT_EQ(points[0], (Point{0, 10, true, 0}));
  EXPECT_NEAR(points[1].at, 100, 1);
  EXPECT_EQ(points[1].capacity, 0);
  EXPECT_FALSE(points[1].filled);
  EXPECT_DOUBLE_EQ(points[2].at, points[1].at + 20);
  EXPECT_EQ(points[2].capacity, 2);
  EXPECT_EQ(points[2].person, 1u);
  EXPECT_DOUBLE_EQ(points[3].at, points[2].at + 5);
  EXPECT_EQ(points[3].capacity, 6);
  EXPECT_EQ(points[4].capacity, 10);
}

TEST(PostClock, absences_take_their_share_for_as_long_as_they_last) {
  Scenario scenario = one_post();
  stegvis::model::Absence& july = scenario.pool["coach"].staffing.absence["july"];
  july.from = on_day(20), july.until = on_day(30), july.every = days(100), july.share = 0.75;
  EXPECT_EQ(
      life(scenario, "coach.anna", 131),
      (std::vector<Point>{
          {0, 10, true, 0}, {20, 2.5, true, 0}, {30, 10, true, 0}, {120, 2.5, true, 0}, {130, 10, true, 0}}));
}

TEST(PostClock, random_absences_have_the_share_of_time_that_renewal_theory_says) {
  Scenario scenario = one_post();
  stegvis::model::Absence& sick = scenario.pool["coach"].staffing.absence["sick"];
  sick.onset = {"drawn", exponential_law(30)};
  sick.length = {"drawn", exponential_law(10)};
  double away = 0.0, total = 0.0;
  for (std::uint32_t replication = 0; replication < 40; ++replication) {
    const auto points = life(scenario, "coach.anna", 100'000, replication);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      total += points[i + 1].at - points[i].at;
      if (points[i].capacity == 0) away += points[i + 1].at - points[i].at;
    }
  }
  // 10 / (30 + 10); 40 x 2500 cycles: standard error 0.00084
  EXPECT_NEAR(away / total, 0.25, 0.00084 * 4.9);
}

TEST(PostClock, training_takes_hours_and_raises_the_skill_of_those_who_were_there) {
  Scenario scenario = one_post();
  stegvis::model::Staffing& staff = scenario.pool["coach"].staffing;
  staff.post["anna"].skill = 0.5;
  stegvis::model::Training& course = staff.training["course"];
  course.from = on_day(10), course.until = on_day(46.525);  // a tenth of a year
  course.hours = 17.2, course.ratio = 1.5, course.lag = days(90);
  course.part["before"] = {0.4, 0.5}, course.part["course"] = {0.2, 1.0}, course.part["after"] = {0.4, 0.25};
  const auto programme = compiled(scenario);
  PostClock clock;
  clock.begin(programme->posts.front(), 1, 0, programme->start);
  std::map<double, std::pair<double, double>> seen;
  for (double at = 0.0; at < 1000; at = clock.next())
    (void)clock.advance(at), seen[at] = {clock.capacity(), clock.skill()};
  EXPECT_NEAR(seen.at(10).first, 9.0, 1e-9);  // 17.2 of 172 hours
  EXPECT_EQ(seen.at(46.525).first, 10.0);
  EXPECT_EQ(seen.at(46.525).second, 0.5);
  EXPECT_DOUBLE_EQ(seen.at(136.525).second, 0.5 * 1.25);  // half the chain is in place
}

/// Editing one post moves no other's luck: more than 10^6 draws of others, each compared.
TEST(PostClock, half_a_coach_more_moves_no_draw_of_any_other_post) {
  Scenario before = scenario_of(365'000);
  before.stage["se"].needs = "coach";
  before.stage["se"].to["done"] = after(10);
  stegvis::model::Pool& pool = before.pool["coach"];
  pool.all.norm = 20;
  for (int i = 0; i < 12; ++i) pool.staffing.post["k" + std::to_string(i)].fte = 0.75;
  pool.staffing.turnover = {"drawn", exponential_law(365)};
  pool.staffing.vacancy = {"drawn", uniform_law(30, 180)};
  pool.staffing.absence["sick"].onset = {"drawn", exponential_law(20)};
  pool.staffing.absence["sick"].length = {"drawn", exponential_law(3)};
  Scenario after_it = before;
  after_it.pool["coach"].staffing.post["half"].fte = 0.5;
  after_it.pool["coach"].staffing.post["k3"].fte = 1.25;
  after_it.pool["coach"].staffing.absence["child"].onset = {"drawn", exponential_law(50)};
  after_it.pool["coach"].staffing.absence["child"].length = {"drawn", exponential_law(1)};
  after_it.pool["coach"].staffing.absence["child"].posts = {"half"};
  std::size_t draws = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string path = "coach.k" + std::to_string(i);
    for (std::uint32_t replication = 0; replication < 4; ++replication) {
      const auto one = life(before, path, 365'000, replication),
                 other = life(after_it, path, 365'000, replication);
      ASSERT_EQ(one.size(), other.size()) << path;
      for (std::size_t k = 0; k < one.size(); ++k) {
        ASSERT_EQ(one[k].at, other[k].at) << path;
        ASSERT_EQ(one[k].person, other[k].person);
        if (i != 3) {
          ASSERT_EQ(one[k].capacity, other[k].capacity);
        }
      }
      draws += one.size();
    }
  }
  EXPECT_GT(draws, 1'000'000u);
}

TEST(PostClock, a_renamed_post_keeps_its_luck_when_it_says_so) {
  Scenario scenario = one_post();
  stegvis::model::Staffing& staff = scenario.pool["coach"].staffing;
  staff.turnover = {"drawn", exponential_law(100)};
  staff.vacancy = {"drawn", uniform_law(3, 30)};
  const auto before = life(scenario, "coach.anna", 1000);
  staff.post["annika"] = staff.post["anna"];
  staff.post.erase("anna");
  EXPECT_NE(life(scenario, "coach.annika", 1000), before);
  staff.post["annika"].luck = "anna";
  EXPECT_EQ(life(scenario, "coach.annika", 1000), before);
}

}  // namespace
