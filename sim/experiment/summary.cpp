#include "experiment/summary.hpp"

#include <utility>

#include "base/expects.hpp"

namespace stegvis::experiment {

using measure::Series;

Summary::Summary(measure::Layout layout)
    : layout_{std::move(layout)}, periods_{layout_.in(Series::monthly).size} {}

void Summary::add(const Rows& rows, std::size_t count) {
  replications_ += count;
  for (const Series series : measure::all_series) {
    const std::span<const double> numbers = rows.of(series).first(count * layout_.in(series).size);
    if (!kept(series))
      periods_.add(numbers, count);
    else
      rows_[static_cast<std::size_t>(series)].insert(rows_[static_cast<std::size_t>(series)].end(),
                                                     numbers.begin(), numbers.end());
  }
}

std::vector<double> Summary::column(Series series, std::size_t at) const {
  base::expects(kept(series), "only series kept per replication have columns");
  const std::size_t size = layout_.in(series).size;
  std::vector<double> numbers(replications_);
  for (std::size_t i = 0; i < replications_; ++i) numbers[i] = rows(series)[i * size + at];
  return numbers;
}

stats::Summary Summary::of(Series series, std::size_t at) const {
  if (!kept(series)) return periods_.summary(at);
  std::vector<double> numbers = column(series, at);
  std::erase_if(numbers, [](double x) { return x != x; });
  return stats::summarise(numbers);
}

Comparison::Comparison(measure::Layout own) : own_{std::move(own)} {}

Comparison::Comparison(measure::Layout own, measure::Layout base)
    : own_{std::move(own)}, base_{std::move(base)}, shared_{measure::shared(own_.layout(), base_->layout())} {
  difference_.emplace(shared_.layout);
}

void Comparison::add(const Block& block) {
  own_.add(block.own, block.count);
  if (!base_) return;
  base_->add(block.base, block.count);
  add_differences(block);
  difference_->add(rows_, block.count);
}

void Comparison::add_differences(const Block& block) {
  for (const Series series : measure::all_series) {
    const auto s = static_cast<std::size_t>(series);
    const std::size_t size = shared_.layout.in(series).size, own_size = own_.layout().in(series).size,
                      base_size = base_->layout().in(series).size;
    rows_.numbers[s].resize(block.count * size);
    for (std::size_t row = 0; row < block.count; ++row)
      for (std::size_t i = 0; i < size; ++i)
        rows_.numbers[s][row * size + i] = block.own.of(series)[row * own_size + shared_.in_first[s][i]] -
                                           block.base.of(series)[row * base_size + shared_.in_second[s][i]];
  }
}

}  // namespace stegvis::experiment
