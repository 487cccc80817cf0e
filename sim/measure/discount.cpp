#include "measure/discount.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "base/math.hpp"

namespace stegvis::measure {

double mean_discount(double rate, double origin, double from, double until) {
  const double x = rate * (until - from);
  return base::exp(-rate * (from - origin)) * (x == 0.0 ? 1.0 : -base::expm1(-x) / x);
}

double Discounting::at(double day) const {
  return plan_.discount_steps.empty() ? base::exp(-rate_ * (day - plan_.discount_from)) : step(day);
}

double Discounting::over(double from, double until) const {
  return plan_.discount_steps.empty() ? mean_discount(rate_, plan_.discount_from, from, until) : step(from);
}

double Discounting::step(double day) const {
  const auto& begins = plan_.discount_steps;
  const auto after = std::upper_bound(begins.begin(), begins.end(), day);
  const int k = plan_.first_discount_step + static_cast<int>(after - begins.begin()) - 1;
  return k == 0 ? 1.0 : base::pow(1.0 + rate_ * base::days_per_year, -k * plan_.discount_step_years);
}

}  // namespace stegvis::measure
