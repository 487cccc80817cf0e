#include "stats/economics.hpp"

#include <gtest/gtest.h>

namespace stegvis::stats {
namespace {

using Numbers = std::vector<double>;

TEST(Economics, NetBenefitIsTheThresholdTimesTheEffectLessTheCost) {
  EXPECT_EQ(net_benefit(Numbers{0.1, -0.2}, Numbers{1000, -500}, 50'000), (Numbers{4000, -9500}));
}

TEST(Economics, APointOnAnAxisIsInNoQuadrant) {
  const Plane found = plane(Numbers{1, 1, -1, -1, 0}, Numbers{1, -1, 1, -1, 5});
  EXPECT_DOUBLE_EQ(found.dearer_better, 0.2);
  EXPECT_DOUBLE_EQ(found.cheaper_better, 0.2);
  EXPECT_DOUBLE_EQ(found.dearer_worse, 0.2);
  EXPECT_DOUBLE_EQ(found.cheaper_worse, 0.2);
  EXPECT_DOUBLE_EQ(found.on_an_axis, 0.2);
}

TEST(Economics, ARatioIsToldOnlyWhereNeitherDominates) {
  EXPECT_DOUBLE_EQ(icer(Numbers{1, 3}, Numbers{100, 500}).value(), 150.0) << "of means, not a mean of ratios";
  EXPECT_FALSE(icer(Numbers{1, 3}, Numbers{-100, -500})) << "dominates; -150 would order nothing";
  EXPECT_FALSE(icer(Numbers{-1, -3}, Numbers{100, 500}));
  EXPECT_DOUBLE_EQ(icer(Numbers{-1, -3}, Numbers{-100, -500}).value(), 150.0);
  EXPECT_FALSE(icer(Numbers{0, 0}, Numbers{1, 1}));
}

/// Skewed: the second is best in most replications, the first on average.
TEST(Economics, TheFrontierFollowsTheMeanAndNotTheLargestProbability) {
  const std::vector<Numbers> effects{{0, 0, 0, 0}, {0, 0, 0, 0}}, costs{{10, 10, 10, 10}, {9, 9, 9, 100}};
  const auto at = acceptability(effects, costs, Numbers{1000}).front();
  EXPECT_EQ(at.probability, (Numbers{0.25, 0.75}));
  EXPECT_EQ(at.best_on_average, 0u);
  EXPECT_DOUBLE_EQ(at.frontier, 0.25);
}

TEST(Economics, TiesAreSharedAndTheProbabilitiesSumToOne) {
  const std::vector<Numbers> effects{{0, 1}, {0, 1}, {0, 0}}, costs{{1, 1}, {1, 1}, {1, 1}};
  const auto at = acceptability(effects, costs, Numbers{10}).front();
  EXPECT_DOUBLE_EQ(at.probability[0], (1.0 / 3 + 0.5) / 2);
  EXPECT_DOUBLE_EQ(at.probability[0] + at.probability[1] + at.probability[2], 1.0);
}

TEST(Economics, BreakEvenLasts) {
  EXPECT_EQ(break_even(Numbers{10, -4, -6, -1}), 3u);
  EXPECT_EQ(break_even(Numbers{10, -12, 5, -5}), 4u) << "the dip after the second did not last";
  EXPECT_EQ(break_even(Numbers{-1, -1}), 0u);
  EXPECT_EQ(break_even(Numbers{10, -4}), std::nullopt);
}

}  // namespace
}  // namespace stegvis::stats
