#include "experiment/fold.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/also_wide.hpp"

namespace stegvis::experiment {
namespace {

constexpr std::size_t beside = 8;

/// The moments of a few numbers, as they stand side by side in registers.
struct Some {
  enum Kind : std::size_t { count, mean, m2, min, max, kinds };
  double of[kinds][beside];
};

/// Welford's step for each of them, row after row: the same operations as stats::Moments::add.
STEGVIS_ALSO_WIDE void add_rows(Some& some, const double* rows, std::size_t size, std::size_t count) {
  Some now = some;
  for (const double* row = rows; row != rows + size * count; row += size) {
    for (std::size_t i = 0; i < beside; ++i) {
      const double x = row[i];
      const double one = x == x ? 1.0 : 0.0;
      const double n = now.of[Some::count][i] + one;
      const double off = x == x ? x - now.of[Some::mean][i] : 0.0;
      now.of[Some::count][i] = n;
      now.of[Some::mean][i] += off / (n > 0.0 ? n : 1.0);
      now.of[Some::m2][i] += off * (x == x ? x - now.of[Some::mean][i] : 0.0);
      now.of[Some::min][i] = x < now.of[Some::min][i] ? x : now.of[Some::min][i];
      now.of[Some::max][i] = x > now.of[Some::max][i] ? x : now.of[Some::max][i];
    }
  }
  some = now;
}

/// The same where rows end before there are enough to stand side by side.
void add_narrow_rows(Some& some, std::size_t wide, const double* rows, std::size_t size, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) {
    double numbers[beside] = {};
    std::copy_n(rows + row * size, wide, numbers);
    add_rows(some, numbers, beside, 1);
  }
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
    const std::pair<std::vector<double>*, std::size_t> kinds[] = {{&count_, Some::count},
                                                                  {&mean_, Some::mean},
                                                                  {&m2_, Some::m2},
                                                                  {&min_, Some::min},
                                                                  {&max_, Some::max}};
    Some some{};
    for (const auto& [numbers, kind] : kinds) std::copy_n(numbers->data() + i, wide, some.of[kind]);
    if (wide == beside)
      add_rows(some, rows + i, size, count);
    else
      add_narrow_rows(some, wide, rows + i, size, count);
    for (const auto& [numbers, kind] : kinds) std::copy_n(some.of[kind], wide, numbers->data() + i);
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
