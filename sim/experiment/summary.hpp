#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "experiment/block.hpp"
#include "experiment/columns.hpp"
#include "experiment/fold.hpp"
#include "measure/layout.hpp"
#include "stats/estimate.hpp"
#include "stats/moments.hpp"

namespace stegvis::experiment {

/// What replications say together. Totals, years and observations are kept of each replication (their
/// quantiles are exact); report periods as moments and histograms. Numbers that a replication lacks (NaN: the
/// mean wait of nobody) are left out of that number's summary.
class Summary {
 public:
  /// Where numbers of the scenario are drawn anew for every `per_draw` replications, those of one draw are no
  /// independent ones: the Monte Carlo error is then that of the draws' means.
  /// What is kept of each replication is on the shelf, or else in memory.
  explicit Summary(measure::Layout layout, std::size_t per_draw = 1,
                   const std::shared_ptr<Shelf>& shelf = nullptr);

  /// Contract: whole draws. Rows without report periods are of replications whose periods are folded already.
  void add(const Rows& rows, std::size_t count);

  const measure::Layout& layout() const { return layout_; }
  std::size_t replications() const { return replications_; }
  std::size_t per_draw() const { return per_draw_; }

  static bool kept(measure::Series series) { return series != measure::Series::monthly; }
  /// Numbers of a table of a series that is kept, of the replications from `first` on, row by row.
  std::vector<double> rows(measure::Series series, const measure::Table& table, std::size_t first = 0,
                           std::size_t count = std::numeric_limits<std::size_t>::max() / 2) const {
    return columns_[static_cast<std::size_t>(series)].stretch(table.first, table.size, first, count);
  }
  /// Every replication's value of one number of a series that is kept.
  std::vector<double> column(measure::Series series, std::size_t at) const;

  /// Mean, error, spread and quantiles of one number; `at` is its place in the row. Asked for again before
  /// more is added, it is not worked out again: so not from two threads at once.
  stats::Summary of(measure::Series series, std::size_t at) const;
  /// On how many independent numbers the mean of one number of a series that is kept rests: replications that
  /// had it, or draws in which one had it.
  std::int64_t independent(measure::Series series, std::size_t at) const;

  /// What is known of report periods: all that rows without them lack.
  template <class Self, class P>
  static void pass_periods(Self& self, P& p) {
    p(self.periods_, self.period_draws_);
  }

 private:
  /// What was told of a number when there were so many replications.
  struct Known {
    std::size_t replications = 0;
    stats::Summary told;
  };

  stats::Summary worked_out(measure::Series series, std::size_t at) const;
  stats::Moments draw_means(const std::vector<double>& column) const;

  measure::Layout layout_;
  std::size_t per_draw_;
  std::size_t replications_ = 0;
  std::array<Columns, measure::series_count> columns_;
  std::array<Fold, measure::series_count> moments_;  ///< of the columns
  mutable std::array<std::vector<Known>, measure::series_count> known_;
  Fold periods_;
  Fold period_draws_;  ///< the draws' means; empty when every replication is one
};

/// A programme's summary, and those of its base and of the paired differences, programme minus base, when
/// there is one.
class Comparison {
 public:
  /// `shelf` as Summary's.
  explicit Comparison(measure::Layout own, std::size_t per_draw = 1, std::shared_ptr<Shelf> shelf = nullptr);
  Comparison(measure::Layout own, measure::Layout base, std::size_t per_draw = 1,
             std::shared_ptr<Shelf> shelf = nullptr);

  void add(const Block& block);
  /// What the shelf could not keep.
  base::Problems problems() const { return shelf_ ? shelf_->problems() : base::Problems{}; }

  const Summary& own() const { return own_; }
  const Summary* base() const { return base_ ? &*base_ : nullptr; }
  const Summary* difference() const { return difference_ ? &*difference_ : nullptr; }

  /// As Summary's, of all of them.
  template <class Self, class P>
  static void pass_periods(Self& self, P& p) {
    Summary::pass_periods(self.own_, p);
    if (self.base_) Summary::pass_periods(*self.base_, p);
    if (self.difference_) Summary::pass_periods(*self.difference_, p);
  }

 private:
  void add_differences(const Block& block);

  std::shared_ptr<Shelf> shelf_;
  Summary own_;
  std::optional<Summary> base_, difference_;
  measure::Shared shared_;
  Rows rows_;
};

}  // namespace stegvis::experiment
