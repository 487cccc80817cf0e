#include "stats/quantile.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace {

using stegvis::stats::quantile;

TEST(Quantile, of_one_to_a_million_is_the_number_at_that_place) {
  std::vector<double> numbers(1'000'000);
  std::iota(numbers.begin(), numbers.end(), 1.0);
  for (const double p : {0.001, 0.025, 0.5, 0.975, 0.999}) {
    EXPECT_NEAR(quantile(numbers, p), 1.0 + 999'999.0 * p, 1e-9 * 1e6) << p;
  }
  EXPECT_EQ(quantile(numbers, 0.0), 1.0);
  EXPECT_EQ(quantile(numbers, 1.0), 1e6);
}

TEST(Quantile, between_two_numbers_lies_on_the_straight_line) {
  EXPECT_DOUBLE_EQ(quantile(std::vector{1.0, 2.0, 4.0, 8.0}, 0.5), 3.0);
  EXPECT_DOUBLE_EQ(quantile(std::vector{1.0, 2.0, 4.0, 8.0}, 0.25), 1.75);
  EXPECT_EQ(quantile(std::vector{5.0}, 0.9), 5.0);
}

TEST(QuantileDeathTest, needs_numbers_and_a_share) {
  EXPECT_DEATH((void)quantile({}, 0.5), "");
  EXPECT_DEATH((void)quantile(std::vector{1.0}, 1.1), "");
}

}  // namespace
