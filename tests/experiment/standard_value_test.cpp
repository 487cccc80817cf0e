#include "experiment/standard_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace stegvis::experiment {
namespace {

TEST(StandardValue, IsTheSumOfItsPartsAndTheSourcesExampleOfThem) {
  model::StandardValue value;
  value.support = 10000, value.administration = 500, value.tax = 5700;
  EXPECT_EQ(standard_month(value), 16200.0);                                         // V1
  EXPECT_EQ(standard_worth(35, standard_month(value), {0.0, 1.0, 1.0}), 6804000.0);  // V2
}

TEST(StandardValue, MonthsInWorkAreTheAreaUnderAConstantHazard) {
  for (const double survival : {0.75, 0.35, 0.999999}) {
    double area = 0.0;
    for (int i = 0; i < 120000; ++i) area += std::pow(survival, (i + 0.5) / 120000) * 12.0 / 120000;
    EXPECT_NEAR(months_in_work(survival), area, 1e-6) << survival;
  }
  EXPECT_EQ(months_in_work(1.0), 12.0);
  EXPECT_EQ(months_in_work(0.0), 0.0);
}

TEST(StandardValue, EachSwitchTakesItsShare) {
  const double all = standard_worth(10, 16200, {0.0, 1.0, 1.0});
  EXPECT_DOUBLE_EQ(standard_worth(10, 16200, {0.24, 1.0, 1.0}), 0.76 * all);
  EXPECT_DOUBLE_EQ(standard_worth(10, 16200, {0.0, 0.6, 1.0}), 0.6 * all);
  const auto result =
      society_result(std::vector<double>{10, 12}, std::vector<double>{100, 300}, 16200, {0.0, 1.0, 1.0});
  EXPECT_DOUBLE_EQ(result.mean, 1.1 * all - 200);
}

}  // namespace
}  // namespace stegvis::experiment
