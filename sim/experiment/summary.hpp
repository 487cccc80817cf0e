#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "measure/curves.hpp"
#include "measure/layout.hpp"
#include "stats/estimate.hpp"
#include "stats/histogram.hpp"
#include "stats/moments.hpp"

namespace stegvis::experiment {

/// What replications say together, folded one by one in their order. Totals, years and observations are kept per
/// replication (their quantiles are exact order statistics); report periods as moments and a histogram.
/// Numbers that a replication lacks (NaN: the mean wait of nobody) are left out of that number's summary.
class Summary {
 public:
  explicit Summary(const measure::Layout& layout);

  void add(const measure::ConstRow& row);

  const measure::Layout& layout() const { return *layout_; }
  std::int64_t replications() const { return replications_; }

  /// Every replication's value of one number of a series that is kept per replication; its place as in the layout.
  std::span<const double> column(measure::Series series, std::size_t at) const;
  static bool kept(measure::Series series) { return series != measure::Series::monthly; }

  /// Mean, error, spread and quantiles of one number.
  stats::Summary of(measure::Series series, std::size_t at) const;
  stats::Summary of(measure::Series series, const measure::Table& table, std::size_t offset = 0) const {
    return of(series, table.first + offset);
  }

 private:
  struct Folded {
    stats::Moments moments;
    stats::Histogram histogram;
  };
  const measure::Layout* layout_;
  std::int64_t replications_ = 0;
  std::array<std::vector<std::vector<double>>, measure::series_count> columns_;
  std::vector<Folded> periods_;
};

/// Paired differences, programme minus base, replication by replication, of every number that both tell.
class Differences {
 public:
  Differences(const measure::Layout& programme, const measure::Layout& base);
  Differences(const Differences&) = delete;
  Differences& operator=(const Differences&) = delete;

  /// The difference of one replication; valid until the next.
  const measure::ConstRow& of(const measure::ConstRow& programme, const measure::ConstRow& base);
  const measure::Layout& layout() const { return shared_.layout; }

 private:
  measure::Shared shared_;
  std::array<std::vector<double>, measure::series_count> rows_;
  measure::ConstRow spans_;
};

}  // namespace stegvis::experiment
