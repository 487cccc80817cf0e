#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/estimate.hpp"
#include "stats/histogram.hpp"
#include "stats/moments.hpp"

namespace stegvis::experiment {

/// Moments and histograms of many numbers at once: one row per replication, folded in their order, so that
/// the same replications give the same bits however they came in blocks. NaN is a number that a replication
/// lacks; it is left out.
class Fold {
 public:
  explicit Fold(std::size_t size = 0, bool quantiles = true);

  /// `count` rows, one after the other.
  void add(std::span<const double> rows, std::size_t count);

  stats::Moments moments(std::size_t at) const;
  const stats::Histogram& histogram(std::size_t at) const { return histograms_[at]; }
  /// Quantiles by the histogram. Contract, here and above: quantiles were asked for.
  stats::Summary summary(std::size_t at) const;

  /// Everything there is to save of it.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.count_, self.mean_, self.m2_, self.min_, self.max_, self.histograms_);
  }

 private:
  template <std::size_t beside>
  void add_moments(const double* rows, std::size_t count, std::size_t from, std::size_t wide);
  void add_quantiles(const double* rows, std::size_t count, std::size_t from, std::span<const double> before);

  // Side by side by kind, so that rows are folded by vector instructions; each number's own operations stay
  // in order.
  std::vector<double> count_, mean_, m2_, min_, max_;
  std::vector<stats::Histogram> histograms_;
};

}  // namespace stegvis::experiment
