#include "stats/gaussian_process.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "stats/sobol_points.hpp"

namespace {

using namespace stegvis::stats;

/// A smooth function of the first two inputs; the third does nothing.
double smooth(const double* x) { return 10 + 3 * std::sin(3 * x[0]) + 2 * x[0] * x[1]; }

struct Data {
  std::vector<double> points, outputs, noise;
};

/// With noise whose standard deviation grows from `noise` to three times that along the first input.
Data data(std::size_t count, double noise, std::uint64_t seed) {
  std::mt19937_64 luck{seed};
  const std::vector<double> shift{0.13, 0.57, 0.91};
  Data all{sobol_points(0, count, shift), {}, {}};
  for (std::size_t i = 0; i < count; ++i) {
    const double* x = &all.points[3 * i];
    const double sd = noise * (1 + 2 * x[0]);
    all.outputs.push_back(smooth(x) + (sd > 0 ? std::normal_distribution{0.0, sd}(luck) : 0.0));
    all.noise.push_back(sd * sd);
  }
  return all;
}

GaussianProcess fitted(const Data& all) {
  return GaussianProcess::fitted(all.points, 3, all.outputs, all.noise);
}

TEST(GaussianProcess, without_noise_goes_through_its_points_and_foretells_between_them) {
  const Data all = data(60, 0.0, 1);
  const GaussianProcess process = fitted(all);
  for (std::size_t i = 0; i < 60; ++i) {
    const Foretold there = process.at(std::span{all.points}.subspan(3 * i, 3));
    EXPECT_NEAR(there.value, all.outputs[i], 1e-3);
    EXPECT_LT(there.sd, 0.01);
  }
  const Data other = data(40, 0.0, 2);
  const std::vector<double> shift{0.7, 0.2, 0.4};
  const auto between = sobol_points(0, 100, shift);
  for (std::size_t i = 0; i < 100; ++i)
    EXPECT_NEAR(process.at(std::span{between}.subspan(3 * i, 3)).value, smooth(&between[3 * i]), 0.15);
  EXPECT_GT(process.lengths()[2], 4 * process.lengths()[0]) << "the third input does nothing";
  EXPECT_GT(process.left_out().explained, 0.99);
}

// 20 fits on noisy data; of 20 x 50 foretold values with their own errors, 95 % should hold the function.
// They go together within a fit, so the share's own error is about 0.015; the bounds are three of those
// below.
TEST(GaussianProcess, knows_its_error_where_outputs_are_noisy) {
  const std::vector<double> shift{0.31, 0.77, 0.05};
  const auto between = sobol_points(0, 50, shift);
  int held = 0, asked = 0;
  double within = 0, ratio = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const GaussianProcess process = fitted(data(50, 0.3, seed));
    for (std::size_t i = 0; i < 50; ++i, ++asked) {
      const Foretold there = process.at(std::span{between}.subspan(3 * i, 3));
      held += std::abs(there.value - smooth(&between[3 * i])) <= 1.96 * there.sd;
    }
    const LeftOut left = process.left_out();
    within += left.within_95 / 20;
    ratio += left.error / left.noise / 20;
  }
  EXPECT_GE(held, 0.89 * asked);
  EXPECT_NEAR(within, 0.95, 0.04);
  EXPECT_GT(ratio, 1.0);  // left out, an output is foretold no better than its own noise
  EXPECT_LT(ratio, 1.5);
}

TEST(GaussianProcess, left_out_is_what_a_fit_without_the_point_foretells) {
  const Data all = data(30, 0.3, 9);
  const GaussianProcess process = fitted(all);
  const LeftOut left = process.left_out();
  // Where the point is left out and the covariance kept, the difference is the formula's; a new fit's lengths
  // differ a little.
  Data rest = all;
  rest.points.erase(rest.points.begin(), rest.points.begin() + 3);
  rest.outputs.erase(rest.outputs.begin());
  rest.noise.erase(rest.noise.begin());
  const Foretold without = fitted(rest).at(std::span{all.points}.first(3));
  EXPECT_NEAR(left.foretold[0].value, without.value, 0.5 * without.sd + 0.1);
  EXPECT_NEAR(left.foretold[0].sd, without.sd, 0.3 * without.sd);
}

// Known error against unknown: noise that is told is smoothed away, noise that is denied is followed.
TEST(GaussianProcess, does_not_follow_noise_that_it_knows) {
  const Data all = data(60, 0.5, 4);
  Data denied = all;
  for (double& variance : denied.noise) variance = 1e-8;
  const GaussianProcess knows = fitted(all), follows = fitted(denied);
  double error = 0, followed = 0;
  const std::vector<double> shift{0.4, 0.3, 0.9};
  const auto between = sobol_points(0, 200, shift);
  for (std::size_t i = 0; i < 200; ++i) {
    const auto point = std::span{between}.subspan(3 * i, 3);
    error += std::pow(knows.at(point).value - smooth(point.data()), 2) / 200;
    followed += std::pow(follows.at(point).value - smooth(point.data()), 2) / 200;
  }
  EXPECT_LT(std::sqrt(error), 0.45);
  EXPECT_LT(error, followed);
}

TEST(GaussianProcess, of_a_constant_is_that_constant) {
  Data all = data(20, 0.0, 1);
  for (double& y : all.outputs) y = 7;
  const Foretold there = fitted(all).at(std::vector<double>{0.5, 0.5, 0.5});
  EXPECT_NEAR(there.value, 7, 1e-6);
  EXPECT_TRUE(std::isfinite(there.sd));
}

}  // namespace
