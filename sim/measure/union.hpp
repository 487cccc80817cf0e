#pragma once

#include <algorithm>
#include <vector>

namespace stegvis::measure {

/// How long at least one of many intervals lasted. They come in the order in which they end, so whatever a
/// new one overlaps lies last.
class Union {
 public:
  void clear() { parts_.clear(); }

  /// [from, until), `until` not before that of any earlier interval.
  void add(double from, double until) {
    if (!(until > from)) return;
    while (!parts_.empty() && parts_.back().until >= from) {
      from = std::min(from, parts_.back().from);
      parts_.pop_back();
    }
    parts_.push_back({from, until});
  }

  /// Its length from `begin` on.
  double length(double begin) const {
    double sum = 0.0;
    for (const Part& part : parts_) sum += std::max(0.0, part.until - std::max(part.from, begin));
    return sum;
  }

 private:
  struct Part {
    double from, until;
  };
  std::vector<Part> parts_;
};

}  // namespace stegvis::measure
