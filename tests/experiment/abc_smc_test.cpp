#include "experiment/abc_smc.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "base/survival.hpp"
#include "model/uncertain.hpp"

namespace {

using namespace stegvis;
using namespace stegvis::experiment;
using Luck = std::mt19937_64;

/// A known model (analytic-cases C1 and C2): a prior, and counts simulated from a value.
struct Known {
  std::string prior;
  std::function<double(double value, Luck&)> data;
  double observed, mean, sd;  ///< of the exact posterior

  double value(double z) const {
    const auto read = model::read_uncertainty(prior, 0.1);
    return model::quantile(*read.uncertainty, std::clamp(1 - base::normal_survival(z), 1e-15, 1 - 1e-15));
  }
};

Known exits() {
  return {"Ga(2, 0.1)",
          [](double rate, Luck& luck) { return double(std::poisson_distribution<>{rate * 410}(luck)); }, 23,
          0.059523810, 0.011904762};
}
Known successes() {
  return {"U(0, 1)",
          [](double p, Luck& luck) {
            return double(std::binomial_distribution<>{120, p}(luck));
          },
          37, 0.31147541, 0.041756016};
}

Posterior calibrated(const Known& known, double observed, std::size_t particles, std::uint64_t seed) {
  Luck luck{seed};
  const AbcDesign design{1, {{observed}}, seed, particles, 0.05};
  const Trials trials = [&](std::span<const double> z, std::uint32_t) -> base::Result<std::vector<double>> {
    std::vector<double> data;
    for (const double one : z) data.push_back(known.data(known.value(one), luck));
    return data;
  };
  return *abc_smc(design, trials);
}

struct MeanAndSd {
  double mean = 0, sd = 0;
};
MeanAndSd of_values(const Particles& particles, std::size_t unknowns, std::size_t which,
                    const std::function<double(double)>& value) {
  MeanAndSd found;
  for (std::size_t p = 0; p < particles.size(); ++p)
    found.mean += particles.weight[p] * value(particles.unknowns[p * unknowns + which]);
  for (std::size_t p = 0; p < particles.size(); ++p)
    found.sd +=
        particles.weight[p] * std::pow(value(particles.unknowns[p * unknowns + which]) - found.mean, 2);
  found.sd = std::sqrt(found.sd);
  return found;
}

// C1 and C2. The samples are worth 700 draws: the standard error of a mean is 0.038 and of an sd 0.027
// posterior sds; the bounds are more than five of them.
TEST(AbcSmc, finds_the_exact_posteriors_of_counts) {
  for (const Known& known : {exits(), successes()}) {
    const Posterior posterior = calibrated(known, known.observed, 2000, 7);
    const MeanAndSd found = of_values(posterior.particles, 1, 0, [&](double z) { return known.value(z); });
    EXPECT_NEAR(found.mean, known.mean, 0.2 * known.sd);
    EXPECT_NEAR(found.sd, known.sd, 0.15 * known.sd);
    EXPECT_EQ(posterior.rounds.back().tolerance, 0.0);
    EXPECT_GT(posterior.particles.effective(), 500);
  }
}

/// y1 = z1 + z2 + e1, y2 = z1 + e2 with errors of sd 0.5, the second one an observation's own; observed 1 and
/// 0.5.
Posterior two_normals(double least_accepted) {
  const AbcDesign design{2, {{1.0}, {0.5, 0.5}}, 3, 1000, least_accepted};
  const Trials trials = [](std::span<const double> z,
                           std::uint32_t first) -> base::Result<std::vector<double>> {
    std::vector<double> y;
    for (std::size_t p = 0; 2 * p < z.size(); ++p) {
      Luck luck{first + p};
      y.push_back(z[2 * p] + z[2 * p + 1] + std::normal_distribution{0.0, 0.5}(luck));
      y.push_back(z[2 * p]);
    }
    return y;
  };
  return *abc_smc(design, trials);
}

// Exact: precision I + X'X / 0.25 with X = (1 1; 1 0), that is (9 4; 4 5); covariance (5 -4; -4 9) / 29; mean
// = covariance (6, 4) = (14, 12) / 29.
TEST(AbcSmc, counts_the_observations_own_errors_and_is_adjusted_to_what_was_observed) {
  const Posterior posterior = two_normals(0.1);
  const std::vector<ObservedNumber> observed{{1.0}, {0.5, 0.5}};
  const Particles particles = adjusted(posterior, observed);
  const auto plain = [](double z) { return z; };
  const MeanAndSd first = of_values(particles, 2, 0, plain), second = of_values(particles, 2, 1, plain);
  EXPECT_NEAR(first.mean, 14 / 29.0, 0.1);
  EXPECT_NEAR(second.mean, 12 / 29.0, 0.14);
  EXPECT_NEAR(first.sd, std::sqrt(5 / 29.0), 0.06);
  EXPECT_NEAR(second.sd, std::sqrt(9 / 29.0), 0.08);
  // Not adjusted, a tolerance that is still wide leaves the second one too uncertain.
  const Posterior wide = two_normals(0.6);
  EXPECT_GT(of_values(wide.particles, 2, 1, plain).sd, std::sqrt(9 / 29.0) + 0.08);
  EXPECT_NEAR(of_values(adjusted(wide, observed), 2, 1, plain).sd, std::sqrt(9 / 29.0), 0.08);
}

TEST(AbcSmc, tells_its_rounds_can_be_stopped_and_hands_problems_on) {
  const Trials trials = [](std::span<const double> z, std::uint32_t) -> base::Result<std::vector<double>> {
    return std::vector<double>(z.begin(), z.end());
  };
  const AbcDesign design{1, {{0.3}}, 1, 100, 0.01};
  const auto stopped = abc_smc(design, trials, [](const Round& round) { return round.simulated >= 400; });
  ASSERT_TRUE(stopped.ok());
  EXPECT_TRUE(stopped->stopped);
  EXPECT_EQ(stopped->rounds.size(), 3u);
  EXPECT_EQ(stopped->rounds.back().simulated, 400u);
  for (std::size_t r = 1; r < stopped->rounds.size(); ++r)
    EXPECT_LE(stopped->rounds[r].tolerance, stopped->rounds[r - 1].tolerance);
  for (const double distance : stopped->particles.distance)
    EXPECT_LE(distance, stopped->rounds.back().tolerance) << "who is left lies within it";
  const Trials failing = [](std::span<const double>, std::uint32_t) -> base::Result<std::vector<double>> {
    return base::Problem{"a.path", {"no", "nej"}};
  };
  EXPECT_EQ(abc_smc(design, failing).problems().at(0).path, "a.path");
}

TEST(AbcSmc, leaves_out_what_could_not_be_told) {
  const Trials trials = [](std::span<const double> z, std::uint32_t) -> base::Result<std::vector<double>> {
    std::vector<double> y(z.begin(), z.end());
    for (double& x : y)
      if (x < 0) x = std::nan("");
    return y;
  };
  const auto posterior = abc_smc({1, {{0.0}}, 1, 100, 0.05}, trials);
  for (const double z : posterior->particles.unknowns) EXPECT_GE(z, 0.0);
}

TEST(Resampled, takes_each_particle_about_as_often_as_it_weighs) {
  const Particles particles{{0, 1, 2}, {}, {}, {0.5, 0.2, 0.3}};
  std::vector<int> times(3, 0);
  for (const std::size_t p : resampled(particles, 1000, 4)) ++times[p];
  EXPECT_NEAR(times[0], 500, 1);
  EXPECT_NEAR(times[1], 200, 1);
  EXPECT_NEAR(times[2], 300, 1);
}

enum class Sampler { right, forgets_weights, overconfident };

/// Simulation-based calibration (C3; S. Talts and others, arXiv:1804.06788): a value from the prior, data
/// from the value, its rank among 127 posterior draws in 16 bins. Chi-square with 15 degrees of freedom.
double chi_square_of_ranks(const Known& known, Sampler sampler, int repeats, std::size_t particles) {
  std::vector<double> bins(16, 0.0);
  Luck luck{2020};
  for (int r = 0; r < repeats; ++r) {
    const double truth = std::normal_distribution<double>{}(luck);
    const double observed = known.data(known.value(truth), luck);
    const Posterior posterior = calibrated(known, observed, particles, static_cast<std::uint64_t>(r));
    Particles draws = adjusted(posterior, std::vector<ObservedNumber>{{observed}});
    const MeanAndSd found = of_values(draws, 1, 0, [](double z) { return z; });
    if (sampler == Sampler::forgets_weights)
      draws.weight.assign(draws.size(), 1.0 / static_cast<double>(draws.size()));
    if (sampler == Sampler::overconfident)
      for (double& z : draws.unknowns) z = found.mean + 0.75 * (z - found.mean);
    std::size_t rank = 0;
    for (const std::size_t p : resampled(draws, 127, static_cast<std::uint64_t>(r)))
      rank += draws.unknowns[p] < truth;
    bins[rank * 16 / 128] += 1.0;
  }
  double sum = 0.0;
  const double expected = repeats / 16.0;
  for (const double n : bins) sum += (n - expected) * (n - expected) / expected;
  return sum;
}

// Beyond 44.26 once in 10 000 for uniform ranks: the odds of a false alarm, should a seed change.
constexpr double once_in_ten_thousand = 44.26;

TEST(AbcSmc, has_uniform_ranks_where_a_wrong_sampler_is_caught) {
  EXPECT_LT(chi_square_of_ranks(exits(), Sampler::right, 300, 150), once_in_ten_thousand);
  EXPECT_GT(chi_square_of_ranks(exits(), Sampler::overconfident, 300, 150), once_in_ten_thousand);
}

TEST(DeepAbcSmc, has_uniform_ranks_over_a_thousand_calibrations_where_wrong_samplers_are_caught) {
  for (const Known& known : {exits(), successes()}) {
    EXPECT_LT(chi_square_of_ranks(known, Sampler::right, 1000, 500), once_in_ten_thousand);
    EXPECT_GT(chi_square_of_ranks(known, Sampler::overconfident, 1000, 500), once_in_ten_thousand);
  }
  EXPECT_GT(chi_square_of_ranks(exits(), Sampler::forgets_weights, 2000, 500), once_in_ten_thousand);
}

}  // namespace
