#pragma once

#include "model/programme.hpp"

/// \file
/// When a hazard fires, exactly, with factors that change by the calendar: pure functions of the stage's
/// clock.
namespace stegvis::engine {

/// The moment at which the hazard of `way`, times `ratio` and the way's calendar, has used up `budget` from
/// `from` on [days]; never (infinity) if it does not. `clock_zero` is when the stage's clock stood at 0.
/// Solves  integral_{from}^{t} ratio c(s) h(s - clock_zero) ds = budget  piece by piece of c.
double fire_time_in_pieces(const model::Way& way, double clock_zero, double from, double budget,
                           double ratio);
inline double fire_time(const model::Way& way, double clock_zero, double from, double budget, double ratio) {
  const bool fresh = from == clock_zero && way.calendar.empty() && ratio > 0.0;
  return fresh ? from + way.hazard.age_at(budget / ratio)
               : fire_time_in_pieces(way, clock_zero, from, budget, ratio);
}

/// What the hazard uses of its budget from `from` to `until`: the integral above.
double used(const model::Way& way, double clock_zero, double from, double until, double ratio);

/// The moment of an age, by the calendar from the birth date: 00:00 on the birthday, or on the first of its
/// month.
double age_reached(const model::Programme& programme, double born, base::Span age, bool month_start);

}  // namespace stegvis::engine
