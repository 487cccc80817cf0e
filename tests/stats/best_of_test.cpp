#include "stats/best_of.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace stegvis::stats {
namespace {

TEST(BestOf, KnowsHowFarAheadABestPlanMustBe) {
  EXPECT_NEAR(selection_distance(2), 2.3261743, 1e-6);
  EXPECT_NEAR(selection_distance(5), 3.0551726, 1e-6);
  EXPECT_NEAR(selection_distance(10), 3.4181790, 1e-6);
  EXPECT_NEAR(probability_of_choosing(4, 0.0), 0.25, 1e-12);
}

/// How often the plan that is `delta` ahead of k - 1 alike is the one with the best mean of n numbers.
struct Choosing {
  std::size_t k;
  double delta, common;  ///< common: the share of the variance that is the same luck for all
  std::size_t n;

  double share(int times, std::mt19937_64& bits) const {
    std::normal_distribution<double> normal;
    int right = 0;
    std::vector<std::vector<double>> plans(k, std::vector<double>(n));
    for (int t = 0; t < times; ++t) {
      for (std::size_t i = 0; i < n; ++i) {
        const double luck = std::sqrt(common) * normal(bits);
        for (std::size_t p = 0; p < k; ++p)
          plans[p][i] = (p == k - 1 ? delta : 0.0) + luck + std::sqrt(1.0 - common) * normal(bits);
      }
      right += best_of(plans, true, 1, selection_distance_).on_average == k - 1;
    }
    return static_cast<double>(right) / times;
  }
  double selection_distance_ = 3.0;  ///< changes nothing of what is chosen
};

// C4: with exactly n = ceil((h sigma / delta)^2) numbers of each plan the best is chosen with probability
// 0.95, not less. 4 000 choices tell the exact probability of that n to 0.0034: five of those is one false
// alarm in two million.
TEST(BestOf, IsChosenAsOftenAsItsNumberOfReplicationsPromises) {
  std::mt19937_64 bits{4};
  for (const auto& [k, h] : {std::pair{2, 2.3261743}, std::pair{5, 3.0551726}, std::pair{10, 3.4181790}}) {
    const double delta = 0.5;
    const auto n = static_cast<std::size_t>(std::ceil(std::pow(h / delta, 2)));
    const double exact =
        probability_of_choosing(static_cast<std::size_t>(k), delta * std::sqrt(static_cast<double>(n)));
    EXPECT_GE(exact, 0.95);
    EXPECT_LT(exact, 0.96);
    EXPECT_NEAR((Choosing{static_cast<std::size_t>(k), delta, 0.0, n}.share(4'000, bits)), exact, 0.0172)
        << k;
    // Common luck of three quarters of the variance: a quarter of the numbers do as well.
    const auto fewer = static_cast<std::size_t>(std::ceil(std::pow(h / delta, 2) / 4));
    EXPECT_GE((Choosing{static_cast<std::size_t>(k), delta, 0.75, fewer}.share(4'000, bits)), 0.95 - 0.0172)
        << k;
  }
}

// What it takes is told from the spread of the paired differences: 1 000 numbers tell a variance to 4.5 %,
// and a difference of 0.5 to 0.045.
TEST(BestOf, TellsWhatItTakesAndHowSureTheChoiceIs) {
  std::mt19937_64 bits{9};
  std::normal_distribution<double> normal;
  std::vector<std::vector<double>> plans(5, std::vector<double>(1'000));
  for (std::size_t i = 0; i < 1'000; ++i)
    for (std::size_t p = 0; p < 5; ++p) plans[p][i] = (p == 3 ? 0.5 : 0.0) + normal(bits);
  const BestOf told = best_of(plans, true, 1, selection_distance(5));
  EXPECT_EQ(told.on_average, 3u);
  EXPECT_NEAR(static_cast<double>(told.needed), 38.0, 16.0);
  EXPECT_GT(told.right, 0.999999);
  const BestOf least = best_of(plans, false, 1, selection_distance(5));
  EXPECT_NE(least.on_average, 3u) << "the four others are alike: nobody knows";
  EXPECT_LT(least.right, 0.95);
  EXPECT_GT(least.needed, 1'000);
}

TEST(BestOf, SharesReplicationsAndTies) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::vector<double>> plans{{1, 5, 2, 7, 3}, {2, 5, 1, none, 3}, {0, 1, 0, 9, 3}};
  const BestOf told = best_of(plans, true, 1, 3.0);
  EXPECT_EQ(told.replications, 4);
  EXPECT_DOUBLE_EQ(told.probability[0].value, (0.0 + 0.5 + 1.0 + 1.0 / 3.0) / 4);
  EXPECT_DOUBLE_EQ(told.probability[1].value, (1.0 + 0.5 + 0.0 + 1.0 / 3.0) / 4);
  EXPECT_DOUBLE_EQ(told.probability[2].value, (1.0 / 3.0) / 4);
  const BestOf least = best_of(plans, false, 1, 3.0);
  EXPECT_EQ(least.on_average, 2u);
  EXPECT_DOUBLE_EQ(least.probability[2].value, (3.0 + 1.0 / 3.0) / 4);
}

TEST(BestOf, PlansThatNeverDifferAreOne) {
  const std::vector<std::vector<double>> same{{1, 2, 3}, {1, 2, 3}, {0, 1, 2}};
  const BestOf told = best_of(same, true, 1, 3.0);
  EXPECT_EQ(told.on_average, 0u);
  EXPECT_EQ(told.right, 1.0);
  EXPECT_EQ(told.needed, 1);
  EXPECT_EQ(told.probability[0].value, 0.5);
}

// Numbers drawn anew for each two replications: the draws are what is independent. Two alike in each draw
// tell no more than one.
TEST(BestOf, ErrorsAreThoseOfDraws) {
  std::mt19937_64 bits{3};
  std::normal_distribution<double> normal;
  std::vector<std::vector<double>> once(3), twice(3);
  for (int i = 0; i < 200; ++i)
    for (std::size_t p = 0; p < 3; ++p) {
      const double x = normal(bits) + 0.1 * static_cast<double>(p);
      once[p].push_back(x);
      twice[p].insert(twice[p].end(), {x, x});
    }
  const BestOf one = best_of(once, true, 1, 2.7), two = best_of(twice, true, 2, 2.7);
  for (std::size_t p = 0; p < 3; ++p) {
    EXPECT_DOUBLE_EQ(two.probability[p].value, one.probability[p].value);
    EXPECT_DOUBLE_EQ(two.probability[p].standard_error, one.probability[p].standard_error);
    EXPECT_NEAR(one.probability[p].standard_error,
                std::sqrt(one.probability[p].value * (1 - one.probability[p].value) / 199), 1e-4);
  }
  EXPECT_DOUBLE_EQ(two.right, one.right);
  EXPECT_EQ(two.needed, 2 * one.needed);
}

}  // namespace
}  // namespace stegvis::stats
