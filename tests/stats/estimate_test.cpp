#include "stats/estimate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "stats/quantile.hpp"

namespace {

using namespace stegvis::stats;

TEST(Summary, of_nought_to_a_hundred_is_known_by_heart) {
  std::vector<double> numbers(101);
  std::iota(numbers.rbegin(), numbers.rend(), 0.0);  // falling: the order given does not matter
  const Summary summary = summarise(numbers);
  EXPECT_DOUBLE_EQ(summary.mean, 50.0);
  EXPECT_DOUBLE_EQ(summary.sd, std::sqrt(858.5));
  EXPECT_DOUBLE_EQ(summary.se, std::sqrt(8.5));
  EXPECT_DOUBLE_EQ(summary.min, 0.0);
  EXPECT_DOUBLE_EQ(summary.q05, 5.0);
  EXPECT_DOUBLE_EQ(summary.q10, 10.0);
  EXPECT_DOUBLE_EQ(summary.q50, 50.0);
  EXPECT_DOUBLE_EQ(summary.q90, 90.0);
  EXPECT_DOUBLE_EQ(summary.q95, 95.0);
  EXPECT_DOUBLE_EQ(summary.max, 100.0);
  EXPECT_EQ(summary.n, 101);
}

TEST(Summary, of_whole_numbers_has_the_quantiles_of_the_same_numbers_sorted) {
  std::vector<double> numbers;
  std::uint64_t state = 1;
  for (int i = 0; i < 1000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    numbers.push_back(static_cast<double>(state >> 57) - 40.0);
  }
  std::vector<double> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  const Summary told = summarise(numbers);
  EXPECT_EQ(told.min, sorted.front());
  EXPECT_EQ(told.q05, quantile(sorted, 0.05));
  EXPECT_EQ(told.q50, quantile(sorted, 0.50));
  EXPECT_EQ(told.q95, quantile(sorted, 0.95));
  EXPECT_EQ(told.max, sorted.back());
  numbers[7] += 0.5;  // no longer whole: sorted by comparing
  EXPECT_NEAR(summarise(numbers).q50, told.q50, 1.0);
}

TEST(Summary, of_nothing_is_nought_and_of_one_has_no_error) {
  EXPECT_EQ(summarise({}).n, 0);
  const Summary one = summarise(std::vector{4.0});
  EXPECT_EQ(one.mean, 4.0);
  EXPECT_EQ(one.q95, 4.0);
  EXPECT_EQ(one.se, 0.0);
}

TEST(Summary, of_paired_differences_has_the_spread_of_the_differences_alone) {
  const Summary difference =
      paired_difference(std::vector{101.0, 203.0, 302.0}, std::vector{100.0, 200.0, 300.0});
  EXPECT_DOUBLE_EQ(difference.mean, 2.0);
  EXPECT_DOUBLE_EQ(difference.sd, 1.0);
  EXPECT_EQ(difference.n, 3);
}

TEST(SummaryDeathTest, of_differences_needs_pairs) {
  EXPECT_DEATH((void)paired_difference(std::vector{1.0}, std::vector{1.0, 2.0}), "");
}

TEST(Estimate, carries_the_error_of_its_mean) {
  Moments moments;
  for (const double x : {1.0, 2.0, 3.0}) moments.add(x);
  const Estimate mean = estimate(moments);
  EXPECT_DOUBLE_EQ(mean.value, 2.0);
  EXPECT_DOUBLE_EQ(mean.standard_error, 1.0 / std::sqrt(3.0));
  EXPECT_EQ(mean.n, 3);
}

TEST(Replications, for_half_the_error_are_four_times_as_many) {
  EXPECT_EQ(replications_for(2.0, 100, 1.0), 400);
  EXPECT_EQ(replications_for(2.0, 100, 2.0), 100);
  EXPECT_EQ(replications_for(2.1, 100, 0.3), 4900);  // though 2.1 / 0.3 is a hair above 7
  EXPECT_EQ(replications_for(1.0, 7, 0.9), 9);       // 8.64, rounded up
  EXPECT_EQ(replications_for(0.0, 7, 0.9), 0);
  EXPECT_EQ(replications_for(1.0, 10, 1e-300), std::int64_t{1} << 62);
}

TEST(ReplicationsDeathTest, for_no_error_at_all_do_not_exist) {
  EXPECT_DEATH((void)replications_for(1.0, 10, 0.0), "");
}

/// Few numbers and many, equal ones, whole ones close together (which are counted) and far apart, fractions.
TEST(Summary, has_the_quantiles_of_the_same_numbers_sorted) {
  std::mt19937_64 bits{5};
  for (int kind = 0; kind < 600; ++kind) {
    std::vector<double> numbers(1 + bits() % (kind % 2 == 0 ? 12 : 900));
    const std::uint64_t range = std::uint64_t{1} << (kind % 40);
    for (double& x : numbers) x = (static_cast<double>(bits() % range) - 20.0) / (kind % 3 == 0 ? 7.0 : 1.0);
    const Summary told = summarise(numbers);
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(told.min, numbers.front());
    EXPECT_EQ(told.q05, quantile(numbers, 0.05)) << kind;
    EXPECT_EQ(told.q10, quantile(numbers, 0.10)) << kind;
    EXPECT_EQ(told.q50, quantile(numbers, 0.50)) << kind;
    EXPECT_EQ(told.q90, quantile(numbers, 0.90)) << kind;
    EXPECT_EQ(told.q95, quantile(numbers, 0.95)) << kind;
    EXPECT_EQ(told.max, numbers.back());
  }
}

}  // namespace
