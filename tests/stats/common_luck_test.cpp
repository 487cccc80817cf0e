#include "stats/common_luck.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace stegvis::stats {
namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();

struct Luck {
  std::vector<double> a, b;
};

/// Two exponential times from the same uniform numbers: Var a + Var b over Var(b - a) is known exactly
/// (analytic-cases R2).
Luck exponentials(std::mt19937_64& bits, double mean_a, double mean_b, std::size_t n) {
  Luck luck;
  for (std::size_t i = 0; i < n; ++i) {
    const double u = (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52;
    luck.a.push_back(-mean_a * std::log(u));
    luck.b.push_back(-mean_b * std::log(u));
  }
  return luck;
}

/// Two yes/no decisions from the same uniform numbers.
Luck decisions(std::mt19937_64& bits, double p, double q, std::size_t n) {
  Luck luck;
  for (std::size_t i = 0; i < n; ++i) {
    const double u = (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52;
    luck.a.push_back(u < p);
    luck.b.push_back(u < q);
  }
  return luck;
}

TEST(CommonLuck, IsWhatIndependentLuckWouldCost) {
  std::mt19937_64 bits{1};
  const Luck times = exponentials(bits, 10, 9, 1000);
  EXPECT_NEAR(gain_of_common_luck(times.a, times.b).ratio, 181.0, 1e-9) << "the same in every sample";
  const Luck choices = decisions(bits, 0.45, 0.50, 100'000);
  const LuckGain gain = gain_of_common_luck(choices.a, choices.b);
  EXPECT_NEAR(gain.ratio, 10.47368421, 0.5);
  EXPECT_LT(gain.low, 10.47368421);
  EXPECT_GT(gain.high, 10.47368421);
  EXPECT_EQ(gain.n, 100'000);
}

TEST(CommonLuck, ItsIntervalHoldsTheTruthAsOftenAsItSays) {
  std::mt19937_64 bits{2};
  constexpr int times = 1000;
  int held = 0;
  for (int i = 0; i < times; ++i) {
    const Luck luck = decisions(bits, 0.45, 0.50, 1000);
    const LuckGain gain = gain_of_common_luck(luck.a, luck.b);
    held += gain.low < 10.47368421 && 10.47368421 < gain.high;
  }
  // 95 % of 1 000, within five standard errors.
  EXPECT_NEAR(held, 950, 35);
}

TEST(CommonLuck, PairsThatLackANumberAreLeftOut) {
  const std::vector<double> a{1, 2, nobody, 4, 8, 3}, b{2, 3, 5, nobody, 7, 3.5};
  const std::vector<double> some_a{1, 2, 8, 3}, some_b{2, 3, 7, 3.5};
  EXPECT_EQ(gain_of_common_luck(a, b).ratio, gain_of_common_luck(some_a, some_b).ratio);
  EXPECT_EQ(gain_of_common_luck(a, b).n, 4);
}

TEST(CommonLuck, WhatNeverVariesIsToldApart) {
  const std::vector<double> same{1, 2, 3, 4, 5}, more{3, 4, 5, 6, 7}, still{2, 2, 2, 2, 2};
  EXPECT_EQ(gain_of_common_luck(same, more).ratio, std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(gain_of_common_luck(still, still).ratio));
  EXPECT_NEAR(gain_of_common_luck(still, same).ratio, 1.0, 1e-12);
  const std::vector<double> three_a{1, 2, 4}, three_b{2, 5, 3};
  EXPECT_EQ(gain_of_common_luck(three_a, three_b).low, 0.0) << "three pairs say nothing of their spread";
}

}  // namespace
}  // namespace stegvis::stats
