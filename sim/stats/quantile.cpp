#include "stats/quantile.hpp"

namespace stegvis::stats {

double quantile(std::span<const double> sorted, double p) {
  return quantile_by_rank(sorted.size(), p, [&](std::size_t rank) { return sorted[rank]; });
}

}  // namespace stegvis::stats
