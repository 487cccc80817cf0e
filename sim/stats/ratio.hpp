#pragma once

#include <span>

#include "stats/estimate.hpp"

namespace stegvis::stats {

/// What is told of a ratio such as the cost of a placement, from n replications.
struct Ratio {
  double of_means = 0.0;    ///< sum of numerators / sum of denominators; NaN when nothing was counted
  double se = 0.0;          ///< its Monte Carlo error
  Summary per_replication;  ///< of numerator / denominator; replications that counted nothing are left out
};

/// The ratio of means, and beside it each replication's own ratio, whose quantiles are its prediction
/// interval. The mean of ratios is not the ratio of means: it weighs replications with few as much as those
/// with many, and is biased. Error by the delta method, sqrt(var(y - R x) / n) / mean x with n - 1 in the
/// variance: W. G. Cochran, Sampling Techniques (3rd ed. 1977), 6.19. Contract: as many of the one as of the
/// other.
Ratio ratio(std::span<const double> numerators, std::span<const double> denominators);

}  // namespace stegvis::stats
