#include "stats/ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace stegvis::stats {
namespace {

TEST(Ratio, OfMeansIsNotTheMeanOfRatios) {
  const std::vector<double> cost{100, 100}, count{1, 4};
  const Ratio found = ratio(cost, count);
  EXPECT_DOUBLE_EQ(found.of_means, 40.0);
  EXPECT_DOUBLE_EQ(found.per_replication.mean, 62.5);
}

TEST(Ratio, ErrorIsThatOfTheResiduals) {
  const std::vector<double> cost{10, 20, 30}, count{1, 2, 6};
  // R = 60/9; residuals 10 - R, 20 - 2R, 30 - 6R.
  const double r = 60.0 / 9.0, a = 10 - r, b = 20 - 2 * r, c = 30 - 6 * r;
  EXPECT_NEAR(ratio(cost, count).se, std::sqrt((a * a + b * b + c * c) / 2 / 3) / 3, 1e-12);
  EXPECT_EQ(ratio(std::vector<double>{2, 4}, std::vector<double>{1, 2}).se, 0.0);
}

TEST(Ratio, AReplicationWithNobodyHasNoRatioButItsCostCounts) {
  const std::vector<double> cost{100, 100}, count{0, 4};
  const Ratio found = ratio(cost, count);
  EXPECT_DOUBLE_EQ(found.of_means, 50.0);
  EXPECT_EQ(found.per_replication.n, 1);
  EXPECT_TRUE(std::isnan(ratio(std::vector<double>{1.0}, std::vector<double>{0.0}).of_means));
}

}  // namespace
}  // namespace stegvis::stats
