#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"

namespace stegvis::model {

/// How a waiting time is distributed. The first seven have hazards and may be used as hazards or durations;
/// the rest are durations only. Densities and inversions stand in model/hazard.hpp.
enum class Family : std::uint8_t {
  none,
  exponential,   ///< `rate` or `mean`
  weibull,       ///< `shape`, `scale`:  H(t) = (t/scale)^shape
  gompertz,      ///< `rate` at time 0, `growth`:  h(t) = rate exp(growth t)
  log_logistic,  ///< `shape`, `scale`:  H(t) = log(1 + (t/scale)^shape)
  lognormal,     ///< `median` and `sigma`, or `mean` and `cv`
  gamma,         ///< `shape` and `scale`, or `mean` and `cv`
  piecewise,     ///< `from` = [0, ...], `rates` = [...]: constant hazard between the points
  fixed,         ///< `value`; months and years count by the calendar
  uniform,       ///< `low`, `high`
  pert,          ///< `low`, `mode`, `high`
  geometric,     ///< whole `period`s; each ends with `probability`
  normal         ///< `centre`, `sigma`: numbers of an attribute only
};

/// The parameters a family may have, as the scenario says them; which ones a family needs is checked by
/// model/validate. Times are spans (the unit is kept), rates are per day.
struct Law {
  Family family = Family::none;
  std::optional<double> rate;    ///< [1/day]
  std::optional<double> growth;  ///< [1/day]
  std::optional<base::Span> mean, scale, median, value, low, mode, high, period;
  std::optional<double> shape, sigma, cv, probability, centre;
  std::vector<base::Span> from;  ///< piecewise: starts, the first is 0
  std::vector<double> rates;     ///< piecewise: [1/day]
};

}  // namespace stegvis::model
