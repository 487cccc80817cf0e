#pragma once

#include "measure/cube.hpp"

namespace stegvis::measure {

/// How many are somewhere, by difference: each coming and going is noted once, in its segment, whatever the
/// length of the stay; the levels and person-days of all segments follow in one pass at the end. Person-days
/// of segment s = level at its beginning * its length + sum over comings (end - t) - sum over goings (end -
/// t).
class Levels {
 public:
  Levels(std::size_t rows, std::size_t cells, const Grid& grid)
      : grid_{&grid},
        rows_{rows},
        cells_{cells},
        edges_{rows, cells, grid.segments()},
        days_{rows, cells, grid.segments()},
        level_{rows, cells, grid.segments()} {}

  void clear() { edges_.clear(); }

  /// `by` more from `at` on (or from the start, if that is later), which lies in `segment`.
  void rise(std::size_t row, std::size_t cell, std::size_t segment, double at, double by = 1.0) {
    Edge& edge = edges_.at(row, cell, segment);
    edge.days += by * (grid_->end(segment) - std::max(0.0, at));
    edge.weight += by;
  }
  void fall(std::size_t row, std::size_t cell, std::size_t segment, double at, double by = 1.0) {
    Edge& edge = edges_.at(row, cell, segment);
    edge.days -= by * (grid_->end(segment) - at);
    edge.weight -= by;
  }

  /// One more from `entered` on, who lies in segment `in`, and one fewer from `left` on, in segment `out`, if
  /// they are `gone`. Where they came may be told whether that was an entry, and by somebody who had been
  /// there before.
  void stay(std::size_t row, std::size_t cell, std::size_t in, double entered, std::size_t out, double left,
            bool gone, std::int32_t entry = 0, std::int32_t again = 0) {
    Edge* const edges = &edges_.at(row, cell, 0);
    edges[in].days += grid_->end(in) - std::max(0.0, entered);
    ++edges[in].people;
    edges[in].entries += entry;
    edges[in].returns += again;
    if (!gone) return;
    edges[out].days -= grid_->end(out) - left;
    --edges[out].people;
  }

  /// Works out days() and level() from what has been noted.
  void cumulate();
  const Cube<double>& days() const { return days_; }    ///< in each segment [person-days]
  const Cube<double>& level() const { return level_; }  ///< at the end of each segment
  std::int32_t entries(std::size_t row, std::size_t cell, std::size_t segment) const {
    return edges_.at(row, cell, segment).entries;
  }
  std::int32_t returns(std::size_t row, std::size_t cell, std::size_t segment) const {
    return edges_.at(row, cell, segment).returns;
  }

 private:
  /// What begins less what ends in a segment: `weight` of what rises and falls, `people` of those who stay.
  struct Edge {
    double days = 0.0, weight = 0.0;
    std::int32_t people = 0, entries = 0, returns = 0;
  };
  template <std::size_t beside>
  void cumulate_rows(std::size_t row);

  const Grid* grid_;
  std::size_t rows_, cells_;
  Cube<Edge> edges_;
  Cube<double> days_, level_;
};

}  // namespace stegvis::measure
