#include "stats/morris.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace {

using namespace stegvis::stats;

std::vector<double> uniforms(std::size_t count, std::mt19937_64& luck) {
  std::vector<double> u(count);
  for (double& one : u) one = std::uniform_real_distribution{0x1p-53, 1.0}(luck);
  return u;
}

template <class F>
std::vector<double> outputs(const MorrisDesign& design, F f) {
  std::vector<double> y;
  for (std::size_t at = 0; at < design.points.size(); at += design.inputs) y.push_back(f(&design.points[at]));
  return y;
}

TEST(Morris, moves_each_input_once_in_each_trajectory_by_a_half_on_its_grid) {
  std::mt19937_64 luck{1};
  const MorrisDesign design = morris_design(5, 4, uniforms(20 * 15, luck));
  ASSERT_EQ(design.points.size(), 20u * 6 * 5);
  for (std::size_t t = 0; t < 20; ++t) {
    std::vector<int> moves(5, 0);
    for (std::size_t s = 0; s < 5; ++s) {
      ++moves[design.moved[t * 5 + s]];
      for (std::size_t i = 0; i < 5; ++i) {
        const double before = design.points[(t * 6 + s) * 5 + i],
                     after = design.points[(t * 6 + s + 1) * 5 + i];
        EXPECT_EQ(std::abs(after - before), i == design.moved[t * 5 + s] ? 0.5 : 0.0);
        EXPECT_EQ(std::fmod(after * 8, 2), 1.0);  // 1/8, 3/8, 5/8, 7/8
      }
    }
    EXPECT_EQ(moves, std::vector<int>(5, 1));
  }
}

// G4: of a plane every effect is its slope.
TEST(Morris, of_a_plane_tells_the_slopes_and_no_spread) {
  std::mt19937_64 luck{2};
  const std::vector<double> b{3, -2, 0.5, 0};
  const MorrisDesign design = morris_design(4, 6, uniforms(10 * 12, luck));
  const auto y = outputs(design, [&](const double* x) { return b[0] * x[0] + b[1] * x[1] + b[2] * x[2]; });
  const Screening found = screened(design, y, 1);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(found.effects[i].mu_star.value, std::abs(b[i]), 1e-14);
    EXPECT_NEAR(found.effects[i].mu.value, b[i], 1e-14);
    EXPECT_NEAR(found.effects[i].sigma.value, 0.0, 1e-7);
    EXPECT_NEAR(found.effects[i].mu_star.standard_error, 0.0, 1e-14);
  }
}

// G5: x y on (-1, 1)^2 has effects -3/2, -1/2, 1/2 and 3/2 per unit of the quantile of x: mean 0, mean size
// 1, variance 5/4. Over 400 trajectories the standard errors are 0.056, 0.025 and below 0.03.
TEST(Morris, tells_an_interaction_by_its_spread) {
  std::mt19937_64 luck{3};
  const MorrisDesign design = morris_design(2, 4, uniforms(400 * 6, luck));
  const auto y = outputs(design, [](const double* x) { return (2 * x[0] - 1) * (2 * x[1] - 1); });
  for (const ElementaryEffects& one : screened(design, y, 1).effects) {
    EXPECT_NEAR(one.mu.value, 0.0, 0.28);
    EXPECT_NEAR(one.mu_star.value, 1.0, 0.125);
    EXPECT_NEAR(one.sigma.value, std::sqrt(1.25), 0.12);
    EXPECT_LT(one.sigma.low, std::sqrt(1.25));
    EXPECT_GT(one.sigma.high, std::sqrt(1.25));
  }
}

// A slope of 1 and a bystander, with noise of 1 in each of 8 replications.
TEST(Morris, knows_the_noise_of_common_and_of_independent_luck) {
  for (const bool common : {true, false}) {
    std::mt19937_64 luck{5};
    std::normal_distribution<double> normal;
    double sigma2 = 0, floor = 0, idle = 0, covered = 0;
    for (int t = 0; t < 50; ++t) {
      const MorrisDesign design = morris_design(2, 4, uniforms(30 * 6, luck));
      std::vector<double> shared(8), y;
      for (double& s : shared) s = normal(luck);
      for (std::size_t p = 0; p < 90; ++p)
        for (std::size_t r = 0; r < 8; ++r)
          y.push_back(design.points[2 * p] * (1 + (common ? shared[r] : 0.0)) +
                      (common ? 0.0 : normal(luck)));
      const Screening found = screened(design, y, 8);
      sigma2 += std::pow(found.effects[0].sigma.value, 2) / 50;
      floor += found.noise_floor[1] / 50;
      idle += found.effects[1].mu_star.value / 50;
      covered += found.effects[0].mu.low <= 1 && 1 <= found.effects[0].mu.high;
    }
    EXPECT_LT(sigma2, 0.12) << common;  // uncorrected: 1 with independent luck
    EXPECT_NEAR(idle, floor, 0.03) << common;
    EXPECT_GE(covered, 42) << common;  // at 95 %, fewer come with odds of 1 in 500
  }
}

}  // namespace
