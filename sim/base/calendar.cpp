#include "base/calendar.hpp"

#include <cmath>

#include "base/expects.hpp"

namespace stegvis::base {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

std::string padded(unsigned number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

double Span::days() const {
  switch (unit) {
    case TimeUnit::day: return count;
    case TimeUnit::week: return count * 7.0;
    case TimeUnit::month: return count * days_per_month;
    case TimeUnit::year: return count * days_per_year;
  }
  return count;
}

double days_between(Date start, Date date) {
  return static_cast<double>((sys_days{date} - sys_days{start}).count());
}

Date date_after(Date start, double elapsed) {
  return Date{sys_days{start} + days{static_cast<std::int64_t>(std::floor(elapsed))}};
}

Date plus_months(Date date, int count) {
  const Date moved = date + months{count};
  return moved.ok() ? moved : Date{sys_days{moved.year() / moved.month() / std::chrono::last}};
}

double calendar_after(Date start, double from, Span span) {
  const double whole = span.unit == TimeUnit::year ? span.count * 12.0 : span.count;
  const bool by_calendar =
      (span.unit == TimeUnit::month || span.unit == TimeUnit::year) && whole == std::floor(whole);
  if (!by_calendar) return from + span.days();
  const double time_of_day = from - std::floor(from);
  return days_between(start, plus_months(date_after(start, from), static_cast<int>(whole))) + time_of_day;
}

std::string iso(Date date) {
  expects(date.ok(), "a real date");
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace stegvis::base
