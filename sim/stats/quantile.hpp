#pragma once

#include <span>

namespace stegvis::stats {

/// The p-quantile of numbers in rising order: with h = (n - 1) p, the number at position h counted from 0,
/// and on the straight line between two neighbours where h is not whole. Type 7 of R. J. Hyndman and Y. Fan,
/// "Sample quantiles in statistical packages", The American Statistician 50 (1996), 361-365; the default of R
/// and NumPy. Contract: at least one number, 0 <= p <= 1. NaN among the numbers has no place in an order.
double quantile(std::span<const double> sorted, double p);

}  // namespace stegvis::stats
