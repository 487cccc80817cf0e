#include "stats/moments.hpp"

#include <algorithm>
#include <cmath>

namespace stegvis::stats {

void Moments::merge(const Moments& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  const double ours = static_cast<double>(count_), theirs = static_cast<double>(other.count_),
               all = ours + theirs;
  const double deviation = other.mean_ - mean_;
  mean_ += deviation * (theirs / all);
  m2_ += other.m2_ + deviation * deviation * (ours * theirs / all);
  count_ += other.count_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

double Moments::variance() const { return count_ < 2 ? 0.0 : m2_ / static_cast<double>(count_ - 1); }

double Moments::sd() const { return std::sqrt(variance()); }

double Moments::standard_error() const {
  return count_ < 2 ? 0.0 : std::sqrt(variance() / static_cast<double>(count_));
}

}  // namespace stegvis::stats
