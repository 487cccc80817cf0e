#include "stats/two_level.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace stegvis::stats {
namespace {

/// Draws of a normal parameter with normal chance around it.
std::vector<double> sample(std::mt19937_64& bits, std::size_t draws, std::size_t per_draw,
                           double parameter_sd, double chance_sd) {
  std::normal_distribution<double> normal;
  std::vector<double> values;
  for (std::size_t d = 0; d < draws; ++d) {
    const double centre = 50.0 + parameter_sd * normal(bits);
    for (std::size_t k = 0; k < per_draw; ++k) values.push_back(centre + chance_sd * normal(bits));
  }
  return values;
}

TEST(TwoLevel, TellsParametersAndChanceApart) {
  std::mt19937_64 bits{1};
  const TwoLevel told = two_level(sample(bits, 20'000, 3, 2.0, 4.0), 3);
  EXPECT_NEAR(told.parameter_sd, 2.0, 0.06);
  EXPECT_NEAR(told.chance_sd, 4.0, 0.04);
  EXPECT_NEAR(told.share, 0.2, 0.015);
  EXPECT_LT(told.low, 0.2);
  EXPECT_GT(told.high, 0.2);
  EXPECT_EQ(told.draws, 20'000);
}

TEST(TwoLevel, ItsIntervalHoldsTheTruthAsOftenAsItSays) {
  std::mt19937_64 bits{2};
  int held = 0;
  constexpr int times = 1000;
  for (int i = 0; i < times; ++i) {
    const TwoLevel told = two_level(sample(bits, 200, 2, 1.0, 1.0), 2);
    held += told.low <= 0.5 && 0.5 <= told.high;
  }
  EXPECT_NEAR(held, 950, 35);
}

TEST(TwoLevel, NothingUncertainIsNothingAndNothingRandomIsAll) {
  std::mt19937_64 bits{3};
  const TwoLevel chance = two_level(sample(bits, 500, 2, 0.0, 1.0), 2);
  EXPECT_EQ(chance.low, 0.0);
  EXPECT_GT(chance.high, 0.0) << "an estimate at the edge has an interval too";
  EXPECT_LT(chance.share, 0.15);
  EXPECT_NEAR(two_level(sample(bits, 500, 2, 1.0, 0.0), 2).share, 1.0, 1e-12);
  const std::vector<double> still(10, 3.0);
  EXPECT_EQ(two_level(still, 2).share, 0.0);
}

TEST(TwoLevel, TheWorthOfReplicationsIsWhatItsFormulaSays) {
  // p = 1, c = 16: R = 17.
  std::mt19937_64 bits{4};
  EXPECT_NEAR(static_cast<double>(two_level(sample(bits, 20'000, 4, 1.0, 4.0), 4).worth), 17.0, 4.0);
  EXPECT_EQ(two_level(sample(bits, 1'000, 4, 4.0, 1.0), 4).worth, 2);
  EXPECT_GT(two_level(std::vector<double>{1, 2, 1, 2, 1, 2, 1, 2}, 2).worth, 500)
      << "no parameter means anything";
}

/// Fewer replications for the same error: the formula's answer is judged by what estimates really scatter.
TEST(TwoLevel, WhatItIsWorthScattersLeast) {
  std::mt19937_64 bits{5};
  const auto scatter = [&](std::size_t per_draw) {
    double sum = 0.0, squares = 0.0;
    constexpr int times = 1500;
    for (int i = 0; i < times; ++i) {
      const double sd = two_level(sample(bits, 480 / per_draw, per_draw, 1.0, 2.0), per_draw).parameter_sd;
      sum += sd * sd, squares += sd * sd * sd * sd;
    }
    return squares / times - sum / times * sum / times;
  };
  const double at_five = scatter(5);  // p^2 R + 2 p c + c^2 / (R - 1): 26 at 2, 17 at 5, 25 at 16
  EXPECT_LT(at_five, scatter(2));
  EXPECT_LT(at_five, scatter(16));
}

TEST(TwoLevel, DrawsThatLackANumberAreLeftOut) {
  const double nobody = std::numeric_limits<double>::quiet_NaN();
  const TwoLevel told = two_level(std::vector<double>{1, 2, nobody, 5, 3, 5, 8, 8}, 2);
  EXPECT_EQ(told.draws, 3);
  EXPECT_EQ(told.chance_sd, two_level(std::vector<double>{1, 2, 3, 5, 8, 8}, 2).chance_sd);
}

}  // namespace
}  // namespace stegvis::stats
