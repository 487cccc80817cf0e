#include "stats/quantile.hpp"

#include <cstddef>

#include "base/expects.hpp"

namespace stegvis::stats {

double quantile(std::span<const double> sorted, double p) {
  base::expects(!sorted.empty() && p >= 0.0 && p <= 1.0, "a quantile needs numbers and a share from 0 to 1");
  const double position = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(position);
  const double part = position - static_cast<double>(below);
  if (part == 0.0) return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

}  // namespace stegvis::stats
