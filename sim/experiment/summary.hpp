#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/block.hpp"
#include "experiment/fold.hpp"
#include "measure/layout.hpp"
#include "stats/estimate.hpp"

namespace stegvis::experiment {

/// What replications say together. Totals, years and observations are kept of each replication (their
/// quantiles are exact); report periods as moments and histograms. Numbers that a replication lacks (NaN: the
/// mean wait of nobody) are left out of that number's summary.
class Summary {
 public:
  explicit Summary(measure::Layout layout);

  void add(const Rows& rows, std::size_t count);

  const measure::Layout& layout() const { return layout_; }
  std::size_t replications() const { return replications_; }

  static bool kept(measure::Series series) { return series != measure::Series::monthly; }
  /// All rows of a series that is kept.
  std::span<const double> rows(measure::Series series) const {
    return rows_[static_cast<std::size_t>(series)];
  }
  /// Every replication's value of one number of a series that is kept.
  std::vector<double> column(measure::Series series, std::size_t at) const;

  /// Mean, error, spread and quantiles of one number; `at` is its place in the row.
  stats::Summary of(measure::Series series, std::size_t at) const;

 private:
  measure::Layout layout_;
  std::size_t replications_ = 0;
  std::array<std::vector<double>, measure::series_count> rows_;
  Fold periods_;
};

/// A programme's summary, and those of its base and of the paired differences, programme minus base, when
/// there is one.
class Comparison {
 public:
  explicit Comparison(measure::Layout own);
  Comparison(measure::Layout own, measure::Layout base);

  void add(const Block& block);

  const Summary& own() const { return own_; }
  const Summary* base() const { return base_ ? &*base_ : nullptr; }
  const Summary* difference() const { return difference_ ? &*difference_ : nullptr; }

 private:
  void add_differences(const Block& block);

  Summary own_;
  std::optional<Summary> base_, difference_;
  measure::Shared shared_;
  Rows rows_;
};

}  // namespace stegvis::experiment
