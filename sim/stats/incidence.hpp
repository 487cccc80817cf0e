#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stegvis::stats {

// Shares that left by a given age, estimated from people some of whom were only followed for a while
// (censored). Convention: those censored in an interval count as at risk during all of it and leave after its
// events; so whoever is censored at an interval's very beginning belongs to the interval before. Interval k's
// estimate is for its end.

/// What happened in one interval of time since the start.
struct LeftByCause {
  std::int64_t first = 0;     ///< left for the first reason
  std::int64_t second = 0;    ///< left for the second, which makes the first impossible
  std::int64_t censored = 0;  ///< no longer followed, still inside
};

/// At the end of each interval, as shares of everyone; first + second + survival = 1.
struct Incidence {
  std::vector<double> first;
  std::vector<double> second;
  std::vector<double> survival;
};

/// Cumulative incidence of two competing reasons. `still_inside` people are followed beyond the last
/// interval. At risk in an interval is everyone not gone before it; with nobody at risk the estimates stay as
/// they are. Source: O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978), 141-150, for
/// grouped times.
Incidence cumulative_incidence(std::span<const LeftByCause> intervals, std::int64_t still_inside = 0);

struct Left {
  std::int64_t ended = 0;
  std::int64_t censored = 0;
};

/// Share still inside at the end of each interval.
/// Source: E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), 457-481.
std::vector<double> kaplan_meier(std::span<const Left> intervals, std::int64_t still_inside = 0);

}  // namespace stegvis::stats
