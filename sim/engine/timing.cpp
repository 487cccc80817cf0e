#include "engine/timing.hpp"

#include <algorithm>
#include <cmath>

#include "engine/person.hpp"

namespace stegvis::engine {
namespace {

double hazard_at(const model::Way& way, double age) { return age > 0.0 ? way.hazard.cumulative(age) : 0.0; }

/// The calendar piece in force at `from`.
std::size_t piece_at(const std::vector<model::Step>& calendar, double from) {
  const auto after = std::upper_bound(calendar.begin(), calendar.end(), from,
                                      [](double at, const model::Step& step) { return at < step.from; });
  return after == calendar.begin() ? 0 : static_cast<std::size_t>(after - calendar.begin()) - 1;
}

double until_of(const std::vector<model::Step>& calendar, std::size_t piece) {
  return piece + 1 < calendar.size() ? calendar[piece + 1].from : never;
}

}  // namespace

double fire_time_in_pieces(const model::Way& way, double clock_zero, double from, double budget,
                           double ratio) {
  if (!(ratio > 0.0) || budget == never) return never;
  double start = hazard_at(way, from - clock_zero);
  if (way.calendar.empty()) return std::max(from, clock_zero + way.hazard.age_at(start + budget / ratio));
  for (std::size_t piece = piece_at(way.calendar, from); piece < way.calendar.size(); ++piece) {
    const double factor = ratio * way.calendar[piece].factor;
    const double until = until_of(way.calendar, piece);
    const double end = until == never ? never : hazard_at(way, until - clock_zero);
    if (factor > 0.0 && (until == never || budget <= factor * (end - start)))
      return std::max(from, clock_zero + way.hazard.age_at(start + budget / factor));
    budget -= factor * (end - start);
    start = end;
  }
  return never;
}

double used(const model::Way& way, double clock_zero, double from, double until, double ratio) {
  if (until <= from) return 0.0;
  double start = hazard_at(way, from - clock_zero);
  if (way.calendar.empty()) return ratio * (hazard_at(way, until - clock_zero) - start);
  double total = 0.0;
  for (std::size_t piece = piece_at(way.calendar, from); piece < way.calendar.size(); ++piece) {
    const double edge = std::min(until, until_of(way.calendar, piece));
    const double end = hazard_at(way, edge - clock_zero);
    total += ratio * way.calendar[piece].factor * (end - start);
    if (edge >= until) break;
    start = end;
  }
  return total;
}

double age_reached(const model::Programme& programme, double born, base::Span age, bool month_start) {
  const double birthday = base::calendar_after(programme.start, std::floor(born), age);
  if (!month_start) return birthday;
  const base::Date date = base::date_after(programme.start, birthday);
  return base::days_between(programme.start, date.year() / date.month() / 1);
}

}  // namespace stegvis::engine
