#include "experiment/fold.hpp"

#include <algorithm>
#include <limits>

#include "base/also_wide.hpp"

namespace stegvis::experiment {
namespace {

constexpr std::size_t beside = 8;

/// The moments of a few numbers, as they stand side by side in registers.
struct Some {
  double count[beside], mean[beside], m2[beside], min[beside], max[beside];
};

/// Welford's step for each of them, row after row: the same operations as stats::Moments::add.
STEGVIS_ALSO_WIDE void add_rows(Some& some, const double* rows, std::size_t size, std::size_t count) {
  Some now = some;
  for (const double* row = rows; row != rows + size * count; row += size) {
    for (std::size_t i = 0; i < beside; ++i) {
      const double x = row[i];
      const double one = x == x ? 1.0 : 0.0;
      const double n = now.count[i] + one;
      const double off = x == x ? x - now.mean[i] : 0.0;
      now.count[i] = n;
      now.mean[i] += off / (n > 0.0 ? n : 1.0);
      now.m2[i] += off * (x == x ? x - now.mean[i] : 0.0);
      now.min[i] = x < now.min[i] ? x : now.min[i];
      now.max[i] = x > now.max[i] ? x : now.max[i];
    }
  }
  some = now;
}

}  // namespace

Fold::Fold(std::size_t size, bool quantiles)
    : count_(size),
      mean_(size),
      m2_(size),
      min_(size, std::numeric_limits<double>::infinity()),
      max_(size, -std::numeric_limits<double>::infinity()),
      histograms_(quantiles ? size : 0) {}

void Fold::add(std::span<const double> rows, std::size_t count) {
  add_moments(rows.data(), count);
  for (std::size_t i = 0; i < histograms_.size(); ++i)
    histograms_[i].add_every(rows.data() + i, count_.size(), count);
}

void Fold::add_moments(const double* rows, std::size_t count) {
  const std::size_t size = count_.size();
  for (std::size_t i = 0; i < size; i += beside) {
    const std::size_t wide = std::min(beside, size - i);
    Some some{};
    const auto each = [&](std::vector<double>& kept, double* here) { std::copy_n(kept.data() + i, wide, here); };
    const auto back = [&](const double* here, std::vector<double>& kept) { std::copy_n(here, wide, kept.data() + i); };
    each(count_, some.count), each(mean_, some.mean), each(m2_, some.m2), each(min_, some.min), each(max_, some.max);
    if (wide == beside) {
      add_rows(some, rows + i, size, count);
    } else {
      for (std::size_t row = 0; row < count; ++row) {
        double rest[beside] = {};
        std::copy_n(rows + row * size + i, wide, rest);
        add_rows(some, rest, size, 1);
      }
    }
    back(some.count, count_), back(some.mean, mean_), back(some.m2, m2_), back(some.min, min_), back(some.max, max_);
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
