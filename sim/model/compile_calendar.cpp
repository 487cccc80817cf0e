#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "model/compile_parts.hpp"

namespace stegvis::model::parts {
namespace {

constexpr double pi = 3.14159265358979323846;

/// Moments within [0, horizon] at which a factor may change: window edges, and every day under a season.
std::vector<double> breakpoints(const ById<Window>& windows, bool daily, const Names& names) {
  std::vector<double> at{0.0};
  for (const auto& [id, window] : windows) {
    at.push_back(names.day(window.from, 0.0));
    at.push_back(names.day(window.until, names.horizon));
  }
  for (double day = 1.0; daily && day < names.horizon; day += 1.0) at.push_back(day);
  std::sort(at.begin(), at.end());
  at.erase(std::unique(at.begin(), at.end()), at.end());
  std::erase_if(at, [&](double moment) { return moment < 0.0 || moment >= names.horizon; });
  return at;
}

double window_factor(const ById<Window>& windows, double at, const Names& names) {
  double factor = 1.0;
  for (const auto& [id, window] : windows) {
    const bool inside = at >= names.day(window.from, 0.0) && at < names.day(window.until, names.horizon);
    if (inside) factor *= window.ratio;
  }
  return factor;
}

}  // namespace

double season_mean(const Season& season, double from, double until) {
  if (season.amplitude == 0.0) return 1.0;
  const double period = season.period.days();
  const double shift = season.shift.days();
  const double wave = base::cos_turns((from - shift) / period) - base::cos_turns((until - shift) / period);
  return 1.0 + season.amplitude * wave * period / (2.0 * pi * (until - from));
}

std::vector<Step> steps_of(const ById<Window>& windows, const Season& season, const Names& names) {
  if (windows.empty() && season.amplitude == 0.0) return {};
  const std::vector<double> at = breakpoints(windows, season.amplitude != 0.0, names);
  std::vector<Step> steps;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double until = i + 1 < at.size() ? at[i + 1] : names.horizon;
    steps.push_back({at[i], window_factor(windows, at[i], names) * season_mean(season, at[i], until)});
  }
  return steps;
}

}  // namespace stegvis::model::parts
