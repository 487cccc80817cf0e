#pragma once

#include <span>
#include <vector>

#include "base/calendar.hpp"
#include "model/law.hpp"

namespace stegvis::model {

/// A hazard by the stage's clock. `a` and `b` are, by family:
/// exponential rate a; Weibull 1/scale a, shape b; Gompertz rate a, growth b; log-logistic 1/scale a, shape
/// b; lognormal median a, sigma b; gamma shape a, 1/scale b. Times in days.
struct Hazard {
  struct Piece {
    double from;    ///< [days]
    double rate;    ///< [1/day]
    double hazard;  ///< cumulative hazard at `from`
  };
  Family family = Family::none;
  double a = 0.0, b = 0.0;
  double inverse_b = 0.0;
  std::vector<Piece> pieces;  ///< piecewise

  /// Cumulative hazard H(age) = -log S(age), age >= 0 [days].
  double cumulative(double age) const;

  /// The age at which the cumulative hazard reaches `h` >= 0 [days]; infinite if it never does.
  double age_at(double h) const {
    return family == Family::exponential && a > 0.0 ? h / a : age_of_others(h);
  }

  /// The same of many; `ages` is as long, and may be the same.
  void ages_at(std::span<const double> h, std::span<double> ages) const;

 private:
  double age_of_others(double h) const;
};

/// A waiting time drawn once from one keyed uniform.
struct Duration {
  Family family = Family::none;
  Hazard hazard;       ///< when the family has one: inversion of S
  base::Span value{};  ///< fixed
  double low = 0.0, mode = 0.0, high = 0.0, period = 0.0, probability = 0.0;

  /// The time for the survivor share u in (0,1) (u near 1: short) [days], given that `elapsed` has passed:
  /// the total duration, at least `elapsed`. Fixed spans of months and years count by the calendar from
  /// `entered` (days from `start`) on.
  double draw(double u, double elapsed, base::Date start, double entered) const;

  /// The same of many who enter at the start [days]: nothing has passed. `drawn` is as long as `u`, and may
  /// be the same.
  void draw_each(std::span<const double> u, base::Date start, std::span<double> drawn) const;

  /// The longest it can be from `entered` on [days]; infinite for a law without end.
  double longest(base::Date start, double entered) const;
};

/// The compiled forms of a law whose parameters have been validated.
Hazard hazard_of(const Law& law);
Duration duration_of(const Law& law);

}  // namespace stegvis::model
