#pragma once

#include <cstdint>
#include <limits>

namespace stegvis::stats {

/// Count, mean, spread and range of a stream of numbers, one at a time or merged from parts. Stable for
/// numbers far from zero: deviations are squared, never the numbers. Merging the same parts in the same order
/// gives the same bits. Sources: B. P. Welford, Technometrics 4 (1962), 419-420; T. F. Chan, G. H. Golub, R.
/// J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", COMPSTAT 1982,
/// 30-41.
class Moments {
 public:
  Moments() = default;
  /// From what was kept of an earlier one (a results file).
  Moments(std::int64_t count, double mean, double m2, double min, double max)
      : count_{count}, mean_{mean}, m2_{m2}, min_{min}, max_{max} {}

  void add(double x) {
    ++count_;
    const double deviation = x - mean_;
    mean_ += deviation / static_cast<double>(count_);
    m2_ += deviation * (x - mean_);
    min_ = x < min_ ? x : min_;
    max_ = x > max_ ? x : max_;
  }
  void merge(const Moments& other);

  std::int64_t count() const { return count_; }
  double mean() const { return mean_; }  ///< 0 when nothing was added
  double m2() const { return m2_; }      ///< sum of squared deviations from the mean
  double min() const { return min_; }    ///< infinity when nothing was added
  double max() const { return max_; }    ///< -infinity when nothing was added
  double variance() const;               ///< of the sample, m2 / (n - 1); 0 below two numbers
  double sd() const;                     ///< square root of the variance
  double standard_error() const;         ///< of the mean, sd / sqrt(n); 0 below two numbers

 private:
  std::int64_t count_ = 0;
  double mean_ = 0.0;
  double m2_ = 0.0;
  double min_ = std::numeric_limits<double>::infinity();
  double max_ = -std::numeric_limits<double>::infinity();
};

}  // namespace stegvis::stats
