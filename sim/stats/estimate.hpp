#pragma once

#include <cstdint>
#include <span>

#include "stats/moments.hpp"

namespace stegvis::stats {

/// A number estimated from n independent replications, with its standard error.
struct Estimate {
  double value = 0.0;
  double standard_error = 0.0;
  std::int64_t n = 0;
};

/// The mean as an estimate.
Estimate estimate(const Moments& moments);

/// What is told of n numbers. All zero for n = 0; se and sd are 0 for n = 1. Quantiles as stats::quantile.
struct Summary {
  double mean = 0.0;
  double se = 0.0;  ///< standard error of the mean
  double sd = 0.0;  ///< of the sample, n - 1 in the denominator
  double min = 0.0;
  double q05 = 0.0;
  double q10 = 0.0;
  double q50 = 0.0;
  double q90 = 0.0;
  double q95 = 0.0;
  double max = 0.0;
  std::int64_t n = 0;
};
Summary summarise(std::span<const double> numbers);
/// The same where the moments are known. Contract: they are those of these numbers.
Summary summarise(std::span<const double> numbers, const Moments& moments);

/// The differences with[i] - without[i]: under common luck their spread is far smaller than that of either
/// plan. Contract: as many of the one as of the other.
Summary paired_difference(std::span<const double> with, std::span<const double> without);

/// How many replications give a mean the standard error `wanted_se`, judging by n of them that gave `se`:
/// n (se / wanted_se)^2, rounded up, at most 2^62. Contract: se >= 0, n > 0, wanted_se > 0.
std::int64_t replications_for(double se, double n, double wanted_se);

}  // namespace stegvis::stats
