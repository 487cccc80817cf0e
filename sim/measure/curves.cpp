#include "measure/curves.hpp"

#include <algorithm>

namespace stegvis::measure {
namespace {

std::int64_t gone(const stats::LeftByCause& left) { return left.first + left.second + left.censored; }
std::int64_t gone(const stats::Left& left) { return left.ended + left.censored; }

/// How many are still followed at the beginning and after every month.
template <class Interval>
std::vector<std::int64_t> at_risk(const std::vector<Interval>& intervals) {
  std::int64_t inside = 0;
  for (const Interval& interval : intervals) inside += gone(interval);
  std::vector<std::int64_t> result{inside};
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    inside -= gone(intervals[i]);
    if ((i + 1) % intervals_per_month == 0) result.push_back(inside);
  }
  return result;
}

/// The value at the beginning and at the end of every whole month.
std::vector<double> each_month(double first, const std::vector<double>& at_ends) {
  std::vector<double> result{first};
  for (std::size_t i = intervals_per_month; i <= at_ends.size(); i += intervals_per_month)
    result.push_back(at_ends[i - 1]);
  return result;
}

std::vector<stats::Left> sum(const std::vector<stats::Left>& a, const std::vector<stats::Left>& b) {
  std::vector<stats::Left> result = a;
  for (std::size_t i = 0; i < b.size(); ++i) {
    result[i].ended += b[i].ended;
    result[i].censored += b[i].censored;
  }
  return result;
}

}  // namespace

void Curves::add(const Curves& other) {
  for (std::size_t i = 0; i < to_placement.size(); ++i) {
    to_placement[i].first += other.to_placement[i].first;
    to_placement[i].second += other.to_placement[i].second;
    to_placement[i].censored += other.to_placement[i].censored;
  }
  for (std::size_t k = 0; k < retention.size(); ++k) retention[k] = sum(retention[k], other.retention[k]);
}

MonthlyCurves at_months(const Curves& curves) {
  MonthlyCurves months;
  const stats::Incidence incidence = stats::cumulative_incidence(curves.to_placement);
  months.placed = each_month(0.0, incidence.first);
  months.other_exit = each_month(0.0, incidence.second);
  months.still_waiting = each_month(1.0, incidence.survival);
  months.waiting_at_risk = at_risk(curves.to_placement);
  const std::array kinds{sum(curves.retention[Curves::with], curves.retention[Curves::without]),
                         curves.retention[Curves::with], curves.retention[Curves::without]};
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    months.retained[k] = each_month(1.0, stats::kaplan_meier(kinds[k]));
    months.retained_at_risk[k] = at_risk(kinds[k]);
  }
  return months;
}

}  // namespace stegvis::measure
