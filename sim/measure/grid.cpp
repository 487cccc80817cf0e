#include "measure/grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/expects.hpp"

namespace stegvis::measure {
namespace {

/// All moments inside (0, horizon) at which something begins or an amount changes, and the horizon; 0 only
/// when it is observed.
std::vector<double> cuts(const model::Programme& programme) {
  std::vector<double> at{programme.measure_from};
  const auto append = [&](const std::vector<double>& moments) {
    at.insert(at.end(), moments.begin(), moments.end());
  };
  append(programme.report.bounds);
  append(programme.years.bounds);
  append(programme.observe);
  append(programme.money.cuts);
  std::erase_if(at, [&](double moment) { return !(moment > 0.0 && moment < programme.horizon); });
  at.push_back(programme.horizon);
  if (std::find(programme.observe.begin(), programme.observe.end(), 0.0) != programme.observe.end())
    at.push_back(0.0);
  std::sort(at.begin(), at.end());
  at.erase(std::unique(at.begin(), at.end()), at.end());
  return at;
}

/// How many segments end at or before `moment`.
std::size_t segments_before(const std::vector<double>& ends, double moment) {
  return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), moment) - ends.begin());
}

std::vector<Stretch> stretches(const std::vector<double>& ends, const std::vector<double>& bounds) {
  std::vector<Stretch> result;
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i)
    result.push_back({segments_before(ends, bounds[i]), segments_before(ends, bounds[i + 1])});
  return result;
}

}  // namespace

bool all_single(const std::vector<Stretch>& stretches) {
  return std::all_of(stretches.begin(), stretches.end(),
                     [](Stretch stretch) { return stretch.last == stretch.first + 1; });
}

Grid::Grid(const model::Programme& programme) : ends_{cuts(programme)} {
  base::expects(programme.horizon > 0.0, "a run lasts some time");
  for (double day = 0.0; day < programme.horizon; day += 1.0)
    of_day_.push_back(static_cast<std::uint32_t>(segments_before(ends_, day)));
  of_day_.push_back(static_cast<std::uint32_t>(ends_.size() - 1));
  last_day_ = of_day_.size() - 1;
  for (const double end : ends_) whole_days_ = whole_days_ && (end == std::floor(end) || end == ends_.back());
  measured_ = {segments_before(ends_, programme.measure_from), ends_.size()};
  periods_ = stretches(ends_, programme.report.bounds);
  years_ = stretches(ends_, programme.years.bounds);
  for (const double moment : programme.observe) observed_.push_back(segments_before(ends_, moment));
}

std::size_t Grid::later_that_day(std::size_t segment, double at) const {
  while (segment + 1 < segments() && at >= ends_[segment]) ++segment;
  return segment;
}

void Cursor::move(double at) {
  segment_ = grid_->of(at);
  begin_ = grid_->begin(segment_);
  // What lies at the horizon or behind is in the last one.
  end_ = segment_ + 1 == grid_->segments() ? std::numeric_limits<double>::infinity() : grid_->end(segment_);
}

}  // namespace stegvis::measure
