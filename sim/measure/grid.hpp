#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/programme.hpp"

namespace stegvis::measure {

/// A run of segments, [first, last).
struct Stretch {
  std::size_t first, last;
};

/// Whether nothing begins inside any of them: each is one segment.
bool all_single(const std::vector<Stretch>& stretches);

/// The time of a run cut at every moment that any outcome asks about: report periods, years, observations and
/// `measure_from`. All counts and person-days are kept per segment; each outcome is a sum over a stretch of
/// segments, so that parts and wholes agree exactly.
class Grid {
 public:
  explicit Grid(const model::Programme& programme);

  std::size_t segments() const { return ends_.size(); }
  double begin(std::size_t segment) const { return segment == 0 ? 0.0 : ends_[segment - 1]; }
  double end(std::size_t segment) const { return ends_[segment]; }
  double horizon() const { return ends_.back(); }

  /// The segment in which an instant lies: [begin, end). From the horizon on: the last. What was there before
  /// the start belongs to the first segment, 0, which has no length if the state just before the start is
  /// asked for.
  std::size_t of(double at) const {
    const std::size_t day = at > 0.0 ? static_cast<std::size_t>(static_cast<std::int64_t>(at)) : 0;
    const std::size_t segment = of_day_[std::min(day, last_day_)];
    return whole_days_ ? segment : later_that_day(segment, at);
  }

  /// The same, sooner. Contract: 0 <= at <= horizon.
  std::size_t of_inside(double at) const {
    const std::size_t segment = of_day_[static_cast<std::size_t>(static_cast<std::int64_t>(at))];
    return whole_days_ ? segment : later_that_day(segment, at);
  }

  Stretch measured() const { return measured_; }                    ///< from `measure_from` on
  const std::vector<Stretch>& periods() const { return periods_; }  ///< the report's
  const std::vector<Stretch>& years() const { return years_; }
  /// For each observation the number of segments before it: the state just before is the state at their end.
  const std::vector<std::size_t>& observed() const { return observed_; }

 private:
  std::size_t later_that_day(std::size_t segment, double at) const;

  std::vector<double> ends_;
  std::vector<std::uint32_t> of_day_;  ///< the segment at 00:00 of each day, the horizon included
  std::size_t last_day_ = 0;           ///< the last entry of of_day_
  bool whole_days_ = true;             ///< every segment begins at 00:00
  Stretch measured_{};
  std::vector<Stretch> periods_, years_;
  std::vector<std::size_t> observed_;
};

/// Remembers the segment last asked for: facts come in order of time, so the next one mostly lies in it too.
class Cursor {
 public:
  explicit Cursor(const Grid& grid) : grid_{&grid} {}

  /// As Grid::of.
  std::size_t of(double at) {
    if (!(at >= begin_ && at < end_)) move(at);
    return segment_;
  }

 private:
  void move(double at);

  const Grid* grid_;
  double begin_ = 0.0, end_ = 0.0;
  std::size_t segment_ = 0;
};

}  // namespace stegvis::measure
