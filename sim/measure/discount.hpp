#pragma once

#include "model/money_plan.hpp"

namespace stegvis::measure {

/// Mean of e^(-rate (t - origin)) over [from, until]: what a krona paid evenly through that time counts.
///
///   e^(-rate (from - origin)) (1 - e^(-x)) / x,  x = rate (until - from);  1 when the rate is 0
///
/// `rate` is continuous, per day. Within a month at 3.5 % a year, whatever is paid when, the exact factor is
/// less than 0.15 % away, and an amount spread over the month less than 0.001 %.
double mean_discount(double rate, double origin, double from, double until);

/// What a krona counts, by when it is paid: continuously, or in steps, where all that is paid within the k-th
/// step counts (1 + rate)^(-k L), L being a step's length in years and k = 0 the step that begins at the
/// moment whose money counts in full.
class Discounting {
 public:
  /// `rate` is per day, as the plan's. Contract: the plan outlives this.
  Discounting(const model::MoneyPlan& plan, double rate) : plan_{plan}, rate_{rate} {}

  double at(double day) const;
  /// Contract: no step begins inside (from, until).
  double over(double from, double until) const;

 private:
  double step(double day) const;

  const model::MoneyPlan& plan_;
  double rate_;
};

}  // namespace stegvis::measure
