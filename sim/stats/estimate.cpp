#include "stats/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/expects.hpp"
#include "stats/quantile.hpp"

namespace stegvis::stats {

namespace {

/// Which number is how far up in the order, asked for from below upwards, but for the last two that may be
/// asked for again. Whole numbers close together, as
/// counts are, are counted rather than compared; others are put in order no further than they must.
class Ranked {
 public:
  Ranked(std::span<const double> numbers, const Moments& moments) : least_{moments.min()} {
    const double range = moments.max() - least_;
    const bool countable = range <= static_cast<double>(numbers.size()) && std::fabs(least_) < 0x1p52 &&
                           std::all_of(numbers.begin(), numbers.end(), whole);
    if (!countable) {
      numbers_.assign(numbers.begin(), numbers.end());
      return;
    }
    counts_.resize(static_cast<std::size_t>(range) + 1);
    for (const double x : numbers) ++counts_[static_cast<std::size_t>(x - least_)];
  }

  double operator()(std::size_t rank) {
    if (!counts_.empty()) {
      while (rank < below_) below_ -= counts_[--bucket_];
      while (rank >= below_ + counts_[bucket_]) below_ += counts_[bucket_++];
      return least_ + static_cast<double>(bucket_);
    }
    const auto from = numbers_.begin() + static_cast<std::ptrdiff_t>(below_),
               nth = numbers_.begin() + static_cast<std::ptrdiff_t>(rank);
    // Whoever is asked for next is the least of those above.
    if (rank == below_)
      std::iter_swap(from, std::min_element(from, numbers_.end()));
    else if (rank > below_)
      std::nth_element(from, nth, numbers_.end());
    below_ = std::max(below_, rank + 1);
    return *nth;
  }

 private:
  static bool whole(double x) {
    return std::fabs(x) < 0x1p53 && x == static_cast<double>(static_cast<std::int64_t>(x));
  }

  double least_;
  std::vector<std::size_t> counts_;
  std::size_t bucket_ = 0;
  std::vector<double> numbers_;
  std::size_t below_ = 0;  ///< how many are counted or in order so far
};

}  // namespace

Estimate estimate(const Moments& moments) {
  return {moments.mean(), moments.standard_error(), moments.count()};
}

Summary summarise(std::span<const double> numbers) {
  Moments moments;
  for (const double x : numbers) moments.add(x);
  return summarise(numbers, moments);
}

Summary summarise(std::span<const double> numbers, const Moments& moments) {
  if (numbers.empty()) return {};
  Ranked ranked{numbers, moments};
  const auto at = [&](double p) { return quantile_by_rank(numbers.size(), p, std::ref(ranked)); };
  return {.mean = moments.mean(),
          .se = moments.standard_error(),
          .sd = moments.sd(),
          .min = moments.min(),
          .q05 = at(0.05),
          .q10 = at(0.10),
          .q50 = at(0.50),
          .q90 = at(0.90),
          .q95 = at(0.95),
          .max = moments.max(),
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
