#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stegvis::base {

/// Days in a year and in a month wherever time is random or a rate (product.md "Time").
inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12.0;

using Date = std::chrono::year_month_day;

enum class TimeUnit : std::uint8_t { day, week, month, year };

/// A length of time as the scenario says it. Fixed limits count `count` months or years by the calendar;
/// rates and random durations use `days()`.
struct Span {
  double count = 0.0;
  TimeUnit unit = TimeUnit::day;

  double days() const;
  bool operator==(const Span&) const = default;
};

/// Days from `start` to `date`, both at 00:00 [days].
double days_between(Date start, Date date);

/// The date `days` after `start` (the day in which that instant lies).
Date date_after(Date start, double days);

/// `date` moved by whole months; a day that the month lacks becomes its last (31 January + 1 month = the last
/// of February).
Date plus_months(Date date, int months);

/// The instant `span` after `from` [days from `start`]: by the calendar when `span` is whole months or years,
/// keeping the time of day; otherwise plain addition of days.
double calendar_after(Date start, double from, Span span);

/// ISO 8601, `2020-01-31`.
std::string iso(Date date);

}  // namespace stegvis::base
