#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/summary.hpp"

namespace stegvis::experiment {

/// How well a total's mean is known by now.
struct Precision {
  const measure::Table* table;  ///< of the totals; its first number
  double mean;
  double se;                                  ///< Monte Carlo error of the mean
  std::int64_t replications_for_one_percent;  ///< estimated from the spread so far

  double relative() const { return se / (mean < 0.0 ? -mean : mean); }
};

/// The main outcomes with a mean that differs from zero, the least precise first: placements, entries, waits
/// in days and costs, each of all and not of a member (but not what is paid less received: it may be near
/// nothing). "Known well enough" here means a Monte Carlo error of at most 1 % of the mean.
std::vector<Precision> precision(const Summary& summary);

}  // namespace stegvis::experiment
