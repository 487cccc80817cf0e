#include "stats/incidence.hpp"

#include "base/expects.hpp"

namespace stegvis::stats {

namespace {

std::int64_t everyone(std::span<const LeftByCause> intervals, std::int64_t still_inside) {
  std::int64_t people = still_inside;
  for (const auto& [first, second, censored] : intervals) {
    base::expects(first >= 0 && second >= 0 && censored >= 0, "people are counted from nought");
    people += first + second + censored;
  }
  return people;
}

}  // namespace

Incidence cumulative_incidence(std::span<const LeftByCause> intervals, std::int64_t still_inside) {
  std::int64_t at_risk = everyone(intervals, still_inside);
  double inside = 1.0, by_first = 0.0, by_second = 0.0;
  Incidence result;
  for (const auto& [first, second, censored] : intervals) {
    if (at_risk > 0) {
      const double each = inside / static_cast<double>(at_risk);  // one person's weight
      by_first += each * static_cast<double>(first);
      by_second += each * static_cast<double>(second);
      inside = each * static_cast<double>(at_risk - first - second);
    }
    result.first.push_back(by_first);
    result.second.push_back(by_second);
    result.survival.push_back(inside);
    at_risk -= first + second + censored;
  }
  return result;
}

std::vector<double> kaplan_meier(std::span<const Left> intervals, std::int64_t still_inside) {
  std::vector<LeftByCause> one_reason;
  for (const auto& [ended, censored] : intervals)
    one_reason.push_back({.first = ended, .second = 0, .censored = censored});
  return cumulative_incidence(one_reason, still_inside).survival;
}

}  // namespace stegvis::stats
