#include "stats/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <span>
#include <vector>

#include "stats/sobol_points.hpp"

namespace {

using namespace stegvis::stats;
using Function = std::function<double(std::span<const double>)>;

/// A function on the unit cube whose indices are known (analytic-cases G1 to G5).
struct Known {
  Function f;
  double variance;
  std::vector<double> first, total;
};

Known ishigami() {
  return {[](std::span<const double> u) {
            const auto x = [&](int i) { return (2 * u[static_cast<std::size_t>(i)] - 1) * std::numbers::pi; };
            return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) +
                   0.1 * std::pow(x(2), 4) * std::sin(x(0));
          },
          13.84458794,
          {0.3139051911, 0.4424111448, 0},
          {0.5575888552, 0.4424111448, 0.2436836641}};
}

Known g_function() {
  return {[](std::span<const double> u) {
            constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
            double product = 1;
            for (std::size_t i = 0; i < 8; ++i) product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
            return product;
          },
          0.4654244319,
          {0.7161921689, 0.1790480422, 0.02367577418, 0.007161921689, 7.161921689e-5, 7.161921689e-5,
           7.161921689e-5, 7.161921689e-5},
          {0.7871441267, 0.2421981928, 0.03431691015, 0.01046038707, 0.0001049490519, 0.0001049490519,
           0.0001049490519, 0.0001049490519}};
}

Known queue() {
  return {[](std::span<const double> u) {
            const double lambda = 0.5 + 0.3 * u[0], mu = 1.0 + 0.4 * u[1];
            return lambda / (mu * (mu - lambda));
          },
          0.3081167325,
          {0.4145469548, 0.4860886031},
          {0.5139113969, 0.5854530452}};
}

/// G4: of a plane each index is its slope's square among all.
Known plane() {
  return {[](std::span<const double> u) { return 1 * u[0] + 2 * u[1] + 3 * u[2]; },
          14.0 / 12,
          {1.0 / 14, 4.0 / 14, 9.0 / 14},
          {1.0 / 14, 4.0 / 14, 9.0 / 14}};
}

Known product() {
  return {[](std::span<const double> u) { return (2 * u[0] - 1) * (2 * u[1] - 1); }, 1.0 / 9, {0, 0}, {1, 1}};
}

std::vector<double> points_of(const Known& known, std::size_t rows, std::mt19937_64& luck) {
  std::vector<double> shift(2 * known.first.size());
  for (double& s : shift) s = std::uniform_real_distribution{}(luck);
  return radial_points(sobol_points(0, rows, shift), known.first.size());
}

std::vector<double> outputs(const Known& known, std::span<const double> points) {
  std::vector<double> y;
  const std::size_t inputs = known.first.size();
  for (std::size_t at = 0; at < points.size(); at += inputs) y.push_back(known.f(points.subspan(at, inputs)));
  return y;
}

double largest_error(const std::vector<Told>& found, const std::vector<double>& known) {
  double largest = 0;
  for (std::size_t i = 0; i < known.size(); ++i)
    largest = std::max(largest, std::abs(found[i].value - known[i]));
  return largest;
}

struct Errors {
  std::vector<double> first, total;  ///< the largest over inputs, of each randomisation, sorted
  double covered = 0;                ///< share of all intervals that hold the known index
};

Errors errors(const Known& known, std::size_t rows, int times) {
  Errors all;
  int inside = 0, asked = 0;
  std::mt19937_64 luck{20};
  const auto count = [&](const std::vector<Told>& found, const std::vector<double>& exact) {
    for (std::size_t i = 0; i < exact.size(); ++i, ++asked)
      inside += found[i].low <= exact[i] && exact[i] <= found[i].high;
  };
  for (int t = 0; t < times; ++t) {
    const auto found = sobol_indices(outputs(known, points_of(known, rows, luck)), known.first.size(), 1);
    all.first.push_back(largest_error(found.first, known.first));
    all.total.push_back(largest_error(found.total, known.total));
    count(found.first, known.first);
    count(found.total, known.total);
  }
  std::sort(all.first.begin(), all.first.end());
  std::sort(all.total.begin(), all.total.end());
  all.covered = inside / static_cast<double>(asked);
  return all;
}

TEST(RadialPoints, differ_from_a_in_one_coordinate_taken_from_b) {
  const std::vector<double> row{0.1, 0.2, 0.6, 0.7};
  const std::vector<double> expected{0.1, 0.2, 0.6, 0.7, 0.6, 0.2, 0.1, 0.7};
  EXPECT_EQ(radial_points(row, 2), expected);
}

// Judged: 95 % of the largest errors at most 0.012 and 0.005. Over 2000 randomisations (the deep test below)
// they are about half of that (first) and within 0.0046 (total). So of 40 every one is within 0.012 and
// 0.010, and 36 within 0.005, but for odds below 1 in 100, should the seed change; a wrong estimator is off
// by 0.02 or more.
TEST(SobolIndices, of_ishigami_and_the_g_function_are_within_what_is_promised_at_4096_rows) {
  for (const Known& known : {ishigami(), g_function()}) {
    const Errors all = errors(known, 4096, 40);
    EXPECT_LE(all.first[39], 0.012);
    EXPECT_LE(all.total[39], 0.010);
    EXPECT_LE(all.total[35], 0.005);
    EXPECT_GE(all.covered, 0.95);
  }
}

// The judged bound itself. The standard error of a 95th percentile of 2000 is here below 0.0001: five of them
// away.
TEST(DeepSobolIndices, keep_their_promise_over_two_thousand_randomisations) {
  for (const Known& known : {ishigami(), g_function()}) {
    const Errors all = errors(known, 4096, 2000);
    EXPECT_LE(all.first[1899], 0.012);
    EXPECT_LE(all.total[1899], 0.005);
    EXPECT_GE(all.covered, 0.95);
  }
}

TEST(SobolIndices, of_a_queue_a_plane_and_a_product_are_known) {
  for (const Known& known : {queue(), plane(), product()}) {
    std::mt19937_64 luck{3};
    const auto found = sobol_indices(outputs(known, points_of(known, 4096, luck)), known.first.size(), 1);
    EXPECT_NEAR(found.variance, known.variance, 0.01 * known.variance);
    EXPECT_LE(largest_error(found.first, known.first), 0.012);
    EXPECT_LE(largest_error(found.total, known.total), 0.012);
  }
}

TEST(SobolIndices, of_a_constant_are_not_told) {
  const auto found = sobol_indices(std::vector<double>(16 * 4, 7.0), 2, 1);
  EXPECT_TRUE(std::isnan(found.first[0].value));
  EXPECT_TRUE(std::isnan(found.total[1].low));
}

TEST(SobolIndices, do_not_lose_their_digits_far_from_zero) {
  Known far = queue();
  std::mt19937_64 luck{3};
  const auto points = points_of(far, 1024, luck);
  const auto near = sobol_indices(outputs(far, points), 2, 1);
  far.f = [f = far.f](std::span<const double> u) { return f(u) + 1e7; };
  EXPECT_NEAR(sobol_indices(outputs(far, points), 2, 1).first[0].value, near.first[0].value, 1e-6);
}

/// Noise of variance 1 (more than the variance to explain) in each of `replications` replications: the same
/// luck at every point, or its own.
std::vector<double> noisy(const Known& known, std::span<const double> points, std::size_t replications,
                          bool common, std::mt19937_64& luck) {
  std::normal_distribution<double> normal;
  std::vector<double> shared(replications), y;
  for (double& s : shared) s = normal(luck);
  for (const double exact : outputs(known, points))
    for (std::size_t r = 0; r < replications; ++r) y.push_back(exact + (common ? shared[r] : normal(luck)));
  return y;
}

// Noise of variance 1 over 10 replications leaves 0.1 in a mean, against 0.31 to explain: uncorrected, the
// total indices of independent luck would sum to 1.1 + 0.65 and the error be about 0.1. 60 repetitions:
// standard error below 0.004, so 0.02 is beyond five of them.
TEST(SobolIndices, know_the_noise_of_common_and_of_independent_luck) {
  const Known known = queue();
  for (const bool common : {true, false}) {
    std::mt19937_64 luck{11};
    double first = 0, total = 0;
    int held = 0;
    for (int t = 0; t < 60; ++t) {
      const auto y = noisy(known, points_of(known, 256, luck), 10, common, luck);
      const auto found = sobol_indices(y, 2, 10);
      first += found.first[0].value / 60;
      total += found.total[1].value / 60;
      held += found.first[0].low <= known.first[0] && known.first[0] <= found.first[0].high;
      held += found.total[1].low <= known.total[1] && known.total[1] <= found.total[1].high;
    }
    EXPECT_NEAR(first, known.first[0], 0.02) << common;
    EXPECT_NEAR(total, known.total[1], 0.02) << common;
    EXPECT_GE(held, 108)
        << common;  // of 120; at 95 % fewer than 108 come with odds of 1 in 100, at 99 % never
  }
}

}  // namespace
