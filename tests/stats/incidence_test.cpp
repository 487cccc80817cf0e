#include "stats/incidence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

using namespace stegvis::stats;

// Ten people. First interval, 10 at risk: 2 leave for a job, 1 drops out, 1 is followed no longer. Second, 6
// at risk: 1 and 2. Third, 3 at risk: nobody leaves, 3 are still inside.
TEST(Incidence, of_ten_people_is_as_worked_out_by_hand) {
  const std::vector<LeftByCause> weeks{{2, 1, 1}, {1, 2, 0}, {0, 0, 0}};
  const Incidence result = cumulative_incidence(weeks, 3);
  ASSERT_EQ(result.first.size(), 3u);
  EXPECT_NEAR(result.first[0], 0.2, 1e-15);
  EXPECT_NEAR(result.second[0], 0.1, 1e-15);
  EXPECT_NEAR(result.survival[0], 0.7, 1e-15);
  EXPECT_NEAR(result.first[1], 0.2 + 0.7 / 6, 1e-15);
  EXPECT_NEAR(result.second[1], 0.1 + 1.4 / 6, 1e-15);
  EXPECT_NEAR(result.survival[1], 0.35, 1e-15);
  EXPECT_EQ(result.first[2], result.first[1]);
  EXPECT_EQ(result.survival[2], result.survival[1]);
}

TEST(Incidence, without_censoring_is_the_plain_share) {
  const std::vector<LeftByCause> weeks{{10, 5, 0}, {20, 1, 0}, {3, 11, 0}};
  const Incidence result = cumulative_incidence(weeks, 50);
  EXPECT_NEAR(result.first[2], 0.33, 1e-14);
  EXPECT_NEAR(result.second[2], 0.17, 1e-14);
  EXPECT_NEAR(result.survival[2], 0.50, 1e-14);
}

TEST(Incidence, and_survival_always_make_one) {
  std::vector<LeftByCause> weeks;
  for (int k = 0; k < 200; ++k) weeks.push_back({k % 5, (k * 7) % 4, (k * 3) % 6});
  const Incidence result = cumulative_incidence(weeks, 7);
  for (std::size_t k = 0; k < weeks.size(); ++k) {
    EXPECT_NEAR(result.first[k] + result.second[k] + result.survival[k], 1.0, 1e-13);
  }
}

// Hazards 0.03 to a job and 0.01 out per week (0.96 stay each week), a tenth of those inside censored every
// week: the share in a job by week k is 0.75 (1 - 0.96^k) all the same. Ten thousand million people, so that
// rounding is nothing.
TEST(Incidence, is_not_moved_by_censoring) {
  double inside = 1e10;
  std::vector<LeftByCause> weeks;
  for (int k = 0; k < 52; ++k) {
    const LeftByCause week{std::llround(0.03 * inside), std::llround(0.01 * inside),
                           std::llround(0.096 * inside)};
    inside -= static_cast<double>(week.first + week.second + week.censored);
    weeks.push_back(week);
  }
  const Incidence result = cumulative_incidence(weeks, std::llround(inside));
  EXPECT_NEAR(result.first[3], 0.1129900800, 1e-7);
  EXPECT_NEAR(result.first[12], 0.3088489747, 1e-7);
  EXPECT_NEAR(result.first[51], 0.6602229395, 1e-6);
}

TEST(Incidence, with_nobody_left_at_risk_stays_as_it_was) {
  const Incidence result = cumulative_incidence(std::vector<LeftByCause>{{1, 0, 1}, {0, 0, 0}});
  EXPECT_EQ(result.first[1], 0.5);
  EXPECT_EQ(result.survival[1], 0.5);
  EXPECT_EQ(cumulative_incidence(std::vector<LeftByCause>{{0, 0, 0}}).survival[0], 1.0);
}

TEST(IncidenceDeathTest, counts_no_negative_people) {
  EXPECT_DEATH((void)cumulative_incidence(std::vector<LeftByCause>{{-1, 0, 0}}), "");
}

// 6 people: 1 of 6 ends, then 1 censored, then 2 of 4 end: 5/6, 5/6, 5/12.
TEST(KaplanMeier, of_six_people_is_as_worked_out_by_hand) {
  const std::vector<double> survival = kaplan_meier(std::vector<Left>{{1, 0}, {0, 1}, {2, 0}}, 2);
  EXPECT_NEAR(survival[0], 5.0 / 6, 1e-15);
  EXPECT_NEAR(survival[1], 5.0 / 6, 1e-15);
  EXPECT_NEAR(survival[2], 5.0 / 12, 1e-15);
}

TEST(KaplanMeier, counts_the_censored_as_at_risk_during_their_interval) {
  EXPECT_NEAR(kaplan_meier(std::vector<Left>{{1, 3}})[0], 0.75, 1e-15);
}

TEST(KaplanMeier, reaches_nought_exactly_when_the_last_one_ends) {
  EXPECT_EQ(kaplan_meier(std::vector<Left>{{1, 1}, {3, 0}})[1], 0.0);
}

}  // namespace
