#include "experiment/fold.hpp"

#include <cmath>
#include <limits>

namespace stegvis::experiment {

Fold::Fold(std::size_t size, bool quantiles)
    : count_(size),
      mean_(size),
      m2_(size),
      min_(size, std::numeric_limits<double>::infinity()),
      max_(size, -std::numeric_limits<double>::infinity()),
      histograms_(quantiles ? size : 0) {}

void Fold::add(std::span<const double> rows, std::size_t count) {
  const std::size_t size = count_.size();
  for (std::size_t row = 0; row < count; ++row) add_moments(rows.data() + row * size);
  for (std::size_t i = 0; i < histograms_.size(); ++i)
    for (std::size_t row = 0; row < count; ++row)
      if (const double x = rows[row * size + i]; x == x) histograms_[i].add(x);
}

/// Welford's step for every number of the row: the same operations as stats::Moments::add.
void Fold::add_moments(const double* row) {
  const std::size_t size = count_.size();
  double *count = count_.data(), *mean = mean_.data(), *m2 = m2_.data(), *min = min_.data(),
         *max = max_.data();
  for (std::size_t i = 0; i < size; ++i) {
    const double x = row[i];
    const double one = x == x ? 1.0 : 0.0;
    const double n = count[i] + one;
    const double off = x == x ? x - mean[i] : 0.0;
    count[i] = n;
    mean[i] += off / (n > 0.0 ? n : 1.0);
    m2[i] += off * (x == x ? x - mean[i] : 0.0);
    min[i] = x < min[i] ? x : min[i];
    max[i] = x > max[i] ? x : max[i];
  }
}

stats::Moments Fold::moments(std::size_t at) const {
  return {static_cast<std::int64_t>(count_[at]), mean_[at], m2_[at], min_[at], max_[at]};
}

stats::Summary Fold::summary(std::size_t at) const {
  const stats::Moments m = moments(at);
  if (m.count() == 0) return {};
  const auto q = [&](double p) { return histograms_[at].quantile(p); };
  return {.mean = m.mean(),
          .se = m.standard_error(),
          .sd = m.sd(),
          .min = m.min(),
          .q05 = q(0.05),
          .q10 = q(0.10),
          .q50 = q(0.50),
          .q90 = q(0.90),
          .q95 = q(0.95),
          .max = m.max(),
          .n = m.count()};
}

}  // namespace stegvis::experiment
