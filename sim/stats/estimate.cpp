#include "stats/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/expects.hpp"
#include "stats/quantile.hpp"

namespace stegvis::stats {

namespace {

/// In rising order. Whole numbers close together, as counts are, are counted rather than compared.
std::vector<double> in_order(std::span<const double> numbers, const Moments& moments) {
  std::vector<double> sorted(numbers.begin(), numbers.end());
  const double least = moments.min(), range = moments.max() - least;
  const bool countable = range <= static_cast<double>(numbers.size()) && std::fabs(least) < 0x1p52 &&
                         std::all_of(numbers.begin(), numbers.end(), [](double x) { return x == std::floor(x); });
  if (!countable) {
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }
  std::vector<std::size_t> counts(static_cast<std::size_t>(range) + 1);
  for (const double x : numbers) ++counts[static_cast<std::size_t>(x - least)];
  auto next = sorted.begin();
  for (std::size_t i = 0; i < counts.size(); ++i)
    next = std::fill_n(next, counts[i], least + static_cast<double>(i));
  return sorted;
}

}  // namespace

Estimate estimate(const Moments& moments) {
  return {moments.mean(), moments.standard_error(), moments.count()};
}

Summary summarise(std::span<const double> numbers) {
  if (numbers.empty()) return {};
  Moments moments;
  for (const double x : numbers) moments.add(x);
  const std::vector<double> sorted = in_order(numbers, moments);
  const auto at = [&](double p) { return quantile(sorted, p); };
  return {.mean = moments.mean(),
          .se = moments.standard_error(),
          .sd = moments.sd(),
          .min = sorted.front(),
          .q05 = at(0.05),
          .q10 = at(0.10),
          .q50 = at(0.50),
          .q90 = at(0.90),
          .q95 = at(0.95),
          .max = sorted.back(),
          .n = moments.count()};
}

Summary paired_difference(std::span<const double> with, std::span<const double> without) {
  base::expects(with.size() == without.size(), "a paired difference needs pairs");
  std::vector<double> differences(with.size());
  std::transform(with.begin(), with.end(), without.begin(), differences.begin(),
                 [](double a, double b) { return a - b; });
  return summarise(differences);
}

std::int64_t replications_for(double se, double n, double wanted_se) {
  base::expects(se >= 0.0 && n > 0.0 && wanted_se > 0.0,
                "a standard error is positive, and so is a number of runs");
  const double ratio = se / wanted_se;
  // Seven runs that gave exactly the error wanted are seven, though the ratio squared may be a hair above 1.
  const double needed = std::ceil(n * ratio * ratio * (1.0 - 1e-12));
  return needed < 0x1p62 ? static_cast<std::int64_t>(needed) : std::int64_t{1} << 62;
}

}  // namespace stegvis::stats
