#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/calendar.hpp"
#include "stats/incidence.hpp"

namespace stegvis::measure {

/// Thirty to a month of 365.25 / 12 days, so that whole months end where an interval ends.
inline constexpr std::size_t intervals_per_month = 30;

/// How long things took, counted in short intervals since their beginning. Whole numbers: added over
/// replications in any order they give the same.
struct Curves {
  enum Support : std::size_t { with = 0, without = 1 };

  /// From arriving (not starting stock) to the first placement, or to a final stage that is none.
  std::vector<stats::LeftByCause> to_placement;
  /// From a placement to its end, with and without support at some time in its first visit.
  std::array<std::vector<stats::Left>, 2> retention;

  explicit Curves(double horizon = 0.0) {
    const std::size_t intervals = interval(horizon) + 1;
    to_placement.resize(intervals);
    for (auto& support : retention) support.resize(intervals);
  }

  static std::size_t interval(double days) {
    // By way of a signed number: to that the processor turns a fraction at once.
    return static_cast<std::size_t>(
        static_cast<std::int64_t>(days * (static_cast<double>(intervals_per_month) / base::days_per_month)));
  }

  /// Both must be of the same horizon.
  void add(const Curves& other);
};

/// What the curves are at whole months since the beginning: 0, 1, 2 ...
struct MonthlyCurves {
  std::vector<double> placed, other_exit, still_waiting;  ///< shares of those who arrived
  std::vector<std::int64_t> waiting_at_risk;    ///< people followed for at least so long and still waiting
  std::array<std::vector<double>, 3> retained;  ///< shares of the placed: all, with support, without
  std::array<std::vector<std::int64_t>, 3> retained_at_risk;
};
MonthlyCurves at_months(const Curves& curves);

}  // namespace stegvis::measure
