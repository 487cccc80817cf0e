#pragma once

namespace stegvis::base {

/// A sum that keeps what rounding would lose, so that ten million small amounts still add up. Source: A.
/// Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974), 39-51,
/// algorithm IV. Not finite once a term is not, or the plain sum overflows.
class Sum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += magnitude(sum_) >= magnitude(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  /// Adds another sum, with what it kept.
  void add(const Sum& other) {
    const double kept = other.lost_;
    add(other.sum_);
    lost_ += kept;
  }

  double value() const { return sum_ + lost_; }

 private:
  static double magnitude(double x) { return x < 0 ? -x : x; }

  double sum_ = 0.0;
  double lost_ = 0.0;
};

}  // namespace stegvis::base
