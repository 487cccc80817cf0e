#include "experiment/fold.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/also_wide.hpp"

namespace stegvis::experiment {
namespace {

/// So many numbers stand side by side in registers: enough that one's division hides behind another's.
constexpr std::size_t many = 32, few = 8;

/// The moments of some numbers.
template <std::size_t beside>
struct Some {
  enum Kind : std::size_t { count, mean, m2, min, max, kinds };
  double of[kinds][beside];
};

/// Welford's step for each of them, row after row: the same operations as stats::Moments::add. What is
/// lacking stands for the mean: it is no way off it, so that nothing is moved, and nobody has to ask.
template <std::size_t beside>
[[gnu::always_inline]] inline void add_rows(Some<beside>& some, const double* rows, std::size_t size,
                                            std::size_t count) {
  using Kind = Some<beside>;
  Kind now = some;
  for (const double* row = rows; row != rows + size * count; row += size) {
    for (std::size_t i = 0; i < beside; ++i) {
      const double x = row[i], before = now.of[Kind::mean][i];
      const double n = now.of[Kind::count][i] + static_cast<double>(x == x);
      const double there = x == x ? x : before;
      const double off = there - before;
      const double mean = before + off / std::max(n, 1.0);
      now.of[Kind::count][i] = n;
      now.of[Kind::mean][i] = mean;
      now.of[Kind::m2][i] += off * (there - mean);
      now.of[Kind::min][i] = x < now.of[Kind::min][i] ? x : now.of[Kind::min][i];
      now.of[Kind::max][i] = x > now.of[Kind::max][i] ? x : now.of[Kind::max][i];
    }
  }
  some = now;
}

STEGVIS_ALSO_WIDE void add_many(Some<many>& some, const double* rows, std::size_t size, std::size_t count) {
  add_rows(some, rows, size, count);
}
STEGVIS_ALSO_WIDE void add_few(Some<few>& some, const double* rows, std::size_t size, std::size_t count) {
  add_rows(some, rows, size, count);
}

/// The same where rows end before there are enough to stand side by side.
void add_narrow(Some<few>& some, std::size_t wide, const double* rows, std::size_t size, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) {
    double numbers[few] = {};
    std::copy_n(rows + row * size, wide, numbers);
    add_few(some, numbers, few, 1);
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
  const std::size_t size = count_.size();
  // What is read for the moments is still at hand for the histograms.
  for (std::size_t from = 0; from < size;) {
    const std::size_t wide = size - from >= many ? many : std::min(few, size - from);
    double before[many];
    std::copy_n(count_.data() + from, wide, before);
    if (wide == many)
      add_moments<many>(rows.data(), count, from, wide);
    else
      add_moments<few>(rows.data(), count, from, wide);
    if (!histograms_.empty()) add_quantiles(rows.data(), count, from, {before, wide});
    from += wide;
  }
}

template <std::size_t beside>
void Fold::add_moments(const double* rows, std::size_t count, std::size_t from, std::size_t wide) {
  using Kind = Some<beside>;
  const std::pair<std::vector<double>*, std::size_t> kinds[] = {
      {&count_, Kind::count}, {&mean_, Kind::mean}, {&m2_, Kind::m2}, {&min_, Kind::min}, {&max_, Kind::max}};
  Kind some{};
  for (const auto& [numbers, kind] : kinds) std::copy_n(numbers->data() + from, wide, some.of[kind]);
  if constexpr (beside == many)
    add_many(some, rows + from, count_.size(), count);
  else if (wide == few)
    add_few(some, rows + from, count_.size(), count);
  else
    add_narrow(some, wide, rows + from, count_.size(), count);
  for (const auto& [numbers, kind] : kinds) std::copy_n(some.of[kind], wide, numbers->data() + from);
}

/// After the moments, which say whether there is anything new among these numbers; of each there had been so
/// many `before`.
void Fold::add_quantiles(const double* rows, std::size_t count, std::size_t from,
                         std::span<const double> before) {
  std::array<stats::Histogram*, 4> four;
  std::array<const double*, 4> numbers;
  std::size_t waiting = 0;
  for (std::size_t at = from; at < from + before.size(); ++at) {
    stats::Histogram& histogram = histograms_[at];
    const bool all_there = count_[at] - before[at - from] == static_cast<double>(count);
    if (!all_there || min_[at] != histogram.smallest() || max_[at] != histogram.largest()) {
      histogram.add_every(rows + at, count_.size(), count);
    } else if (!histogram.small_within(count)) {
      histogram.add_within(rows + at, count_.size(), count);
    } else {
      four[waiting] = &histogram;
      numbers[waiting] = rows + at;
      if (++waiting < four.size()) continue;
      stats::Histogram::add_four_within(four, numbers, count_.size(), count);
      waiting = 0;
    }
  }
  for (std::size_t k = 0; k < waiting; ++k) four[k]->add_within(numbers[k], count_.size(), count);
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
