#pragma once

#include <cstddef>
#include <span>

#include "base/expects.hpp"

namespace stegvis::stats {

/// The p-quantile of numbers in rising order: with h = (n - 1) p, the number at position h counted from 0,
/// and on the straight line between two neighbours where h is not whole. Type 7 of R. J. Hyndman and Y. Fan,
/// "Sample quantiles in statistical packages", The American Statistician 50 (1996), 361-365; the default of R
/// and NumPy. Contract: at least one number, 0 <= p <= 1. NaN among the numbers has no place in an order.
double quantile(std::span<const double> sorted, double p);

/// The same of `count` numbers of which `at(rank)` tells the one so far up in the order; it is asked for one
/// or for two that follow each other, the lower one first.
template <class At>
double quantile_by_rank(std::size_t count, double p, const At& at) {
  base::expects(count > 0 && p >= 0.0 && p <= 1.0, "a quantile needs numbers and a share from 0 to 1");
  const double position = static_cast<double>(count - 1) * p;
  const auto below = static_cast<std::size_t>(position);
  const double part = position - static_cast<double>(below), number = at(below);
  return part == 0.0 ? number : number + part * (at(below + 1) - number);
}

}  // namespace stegvis::stats
