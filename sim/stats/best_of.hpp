#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/estimate.hpp"

/// \file
/// Which of several plans is the best, on paired replications.
namespace stegvis::stats {

/// The probability that the best of k plans has the largest of k means of n numbers each, when it lies
/// `distance` standard errors (of one such mean) ahead of all the others and these are alike: the integral of
/// phi(z) Phi(z + distance)^(k - 1). R. E. Bechhofer, Annals of Mathematical Statistics 25 (1954), 16-39.
/// Contract: k >= 2.
double probability_of_choosing(std::size_t k, double distance);

/// The distance at which that is 0.95: so n = (h sigma / delta)^2 numbers of each find a plan that is delta
/// ahead. 2.326 for two plans, 3.055 for five, 3.418 for ten.
double selection_distance(std::size_t k);

/// What replications say of several plans.
struct BestOf {
  /// That a plan does best in a replication, with its Monte Carlo error; ties are shared evenly.
  std::vector<Estimate> probability;
  std::size_t on_average = 0;  ///< the plan with the best mean; the first of equals
  /// That it is the best in the long run, at least: 1 less the normal probabilities that each of the others
  /// is ahead of it (Bonferroni), by the errors of the paired differences. Plans that never differ are one.
  double right = 1.0;
  /// Replications after which the best would be chosen with probability 0.95, if the others were as near as
  /// the nearest; at most 2^62. Common luck counts: sigma^2 is half the paired differences' variance.
  std::int64_t needed = 1;
  std::int64_t replications = 0;  ///< in which all plans had something to tell
};

/// `plans` by plan, each over the same replications; those in which one of them has nothing to tell (NaN) are
/// left out. Where numbers of the plans are drawn anew for each `per_draw` replications, errors are those of
/// the draws' means. `distance` as selection_distance tells. Contract: two plans or more, as many numbers of
/// each, whole draws.
BestOf best_of(std::span<const std::vector<double>> plans, bool more_is_better, std::size_t per_draw,
               double distance);

}  // namespace stegvis::stats
