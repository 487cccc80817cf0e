#include "experiment/summary.hpp"

#include <utility>

#include "base/expects.hpp"

namespace stegvis::experiment {

using measure::Series;

namespace {

/// The mean of each number over a draw's rows, those that lack it left out.
std::vector<double> mean_rows(std::span<const double> rows, std::size_t size, std::size_t per_draw) {
  std::vector<double> means;
  for (std::size_t draw = 0; draw * per_draw * size < rows.size(); ++draw)
    for (std::size_t i = 0; i < size; ++i) {
      double sum = 0.0, count = 0.0;
      for (std::size_t k = 0; k < per_draw; ++k)
        if (const double x = rows[(draw * per_draw + k) * size + i]; x == x) sum += x, ++count;
      means.push_back(sum / count);
    }
  return means;
}

}  // namespace

Summary::Summary(measure::Layout layout, std::size_t per_draw, const std::shared_ptr<Shelf>& shelf)
    : layout_{std::move(layout)},
      per_draw_{per_draw},
      periods_{layout_.in(Series::monthly).size},
      period_draws_{per_draw > 1 ? layout_.in(Series::monthly).size : 0, false} {
  for (const Series series : measure::all_series) {
    if (!kept(series)) continue;
    const auto s = static_cast<std::size_t>(series);
    const std::size_t size = layout_.in(series).size;
    columns_[s] = Columns{size, shelf};
    moments_[s] = Fold{size, false};
    known_[s].resize(size);
  }
}

void Summary::add(const Rows& rows, std::size_t count) {
  replications_ += count;
  for (const Series series : measure::all_series) {
    if (!kept(series) && rows.of(series).empty()) continue;
    const std::span<const double> numbers = rows.of(series).first(count * layout_.in(series).size);
    if (!kept(series)) {
      periods_.add(numbers, count);
      if (per_draw_ > 1) {
        base::expects(count % per_draw_ == 0, "draws come whole");
        period_draws_.add(mean_rows(numbers, layout_.in(series).size, per_draw_), count / per_draw_);
      }
    } else {
      columns_[static_cast<std::size_t>(series)].add(numbers);
      moments_[static_cast<std::size_t>(series)].add(numbers, count);
    }
  }
}

std::vector<double> Summary::column(Series series, std::size_t at) const {
  base::expects(kept(series), "only series kept per replication have columns");
  return columns_[static_cast<std::size_t>(series)].column(at);
}

stats::Summary Summary::of(Series series, std::size_t at) const {
  if (!kept(series)) {
    stats::Summary told = periods_.summary(at);
    if (per_draw_ > 1) told.se = period_draws_.moments(at).standard_error();
    return told;
  }
  if (replications_ == 0) return {};
  Known& known = known_[static_cast<std::size_t>(series)][at];
  if (known.replications != replications_) known = {replications_, worked_out(series, at)};
  return known.told;
}

stats::Summary Summary::worked_out(Series series, std::size_t at) const {
  std::vector<double> numbers = column(series, at);
  const double error = per_draw_ > 1 ? draw_means(numbers).standard_error() : 0.0;
  const stats::Moments moments = moments_[static_cast<std::size_t>(series)].moments(at);
  if (moments.count() != static_cast<std::int64_t>(numbers.size()))
    std::erase_if(numbers, [](double x) { return x != x; });
  stats::Summary told = stats::summarise(numbers, moments);
  if (per_draw_ > 1) told.se = error;
  return told;
}

std::int64_t Summary::independent(Series series, std::size_t at) const {
  return draw_means(column(series, at)).count();
}

stats::Moments Summary::draw_means(const std::vector<double>& column) const {
  stats::Moments draws;
  for (const double mean : mean_rows(column, 1, per_draw_))
    if (mean == mean) draws.add(mean);
  return draws;
}

Comparison::Comparison(measure::Layout own, std::size_t per_draw, std::shared_ptr<Shelf> shelf)
    : shelf_{std::move(shelf)}, own_{std::move(own), per_draw, shelf_} {}

Comparison::Comparison(measure::Layout own, measure::Layout base, std::size_t per_draw,
                       std::shared_ptr<Shelf> shelf)
    : shelf_{std::move(shelf)},
      own_{std::move(own), per_draw, shelf_},
      base_{std::in_place, std::move(base), per_draw, shelf_},
      shared_{measure::shared(own_.layout(), base_->layout())} {
  difference_.emplace(shared_.layout, per_draw, shelf_);
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
    if (!Summary::kept(series) && block.own.of(series).empty()) {
      rows_.numbers[s].clear();
      continue;
    }
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
