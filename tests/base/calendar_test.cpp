#include <gtest/gtest.h>

#include "base/calendar.hpp"

namespace {

using namespace stegvis::base;
using namespace std::chrono;

constexpr Date new_year = year{2026} / 1 / 1;

TEST(Calendar, a_year_is_365_and_a_quarter_days_wherever_time_is_random) {
  EXPECT_EQ((Span{1, TimeUnit::year}.days()), 365.25);
  EXPECT_EQ((Span{12, TimeUnit::month}.days()), 365.25);
  EXPECT_EQ((Span{6, TimeUnit::month}.days()), 182.625);
  EXPECT_EQ((Span{2, TimeUnit::week}.days()), 14.0);
  EXPECT_EQ((Span{1.5, TimeUnit::day}.days()), 1.5);
}

TEST(Calendar, counts_days_across_leap_years_in_both_directions) {
  EXPECT_EQ(days_between(year{2024} / 2 / 28, year{2024} / 3 / 1), 2.0);
  EXPECT_EQ(days_between(year{2026} / 2 / 28, year{2026} / 3 / 1), 1.0);
  EXPECT_EQ(days_between(new_year, year{1996} / 1 / 1), -10958.0);
}

TEST(Calendar, an_instant_lies_in_the_day_that_began_before_it) {
  EXPECT_EQ(date_after(new_year, 0.0), new_year);
  EXPECT_EQ(date_after(new_year, 30.999), year{2026} / 1 / 31);
  EXPECT_EQ(date_after(new_year, 31.0), year{2026} / 2 / 1);
  EXPECT_EQ(date_after(new_year, -0.25), year{2025} / 12 / 31);
}

TEST(Calendar, the_last_day_of_january_and_a_month_is_the_last_of_february) {
  EXPECT_EQ(plus_months(year{2026} / 1 / 31, 1), year{2026} / 2 / 28);
  EXPECT_EQ(plus_months(year{2024} / 1 / 31, 1), year{2024} / 2 / 29);
  EXPECT_EQ(plus_months(year{2026} / 1 / 31, 3), year{2026} / 4 / 30);
  EXPECT_EQ(plus_months(year{2024} / 2 / 29, 12), year{2025} / 2 / 28);
  EXPECT_EQ(plus_months(year{2026} / 3 / 31, -1), year{2026} / 2 / 28);
  EXPECT_EQ(plus_months(year{2026} / 11 / 30, 14), year{2028} / 1 / 30);
}

TEST(Calendar, whole_months_and_years_count_by_the_calendar_from_the_entry_date) {
  EXPECT_EQ(calendar_after(new_year, 30.0, {1, TimeUnit::month}), 58.0);
  EXPECT_EQ(calendar_after(new_year, 30.75, {1, TimeUnit::month}), 58.75);
  EXPECT_EQ(calendar_after(new_year, 0.0, {1, TimeUnit::year}), 365.0);
  EXPECT_EQ(calendar_after(new_year, 0.0, {3, TimeUnit::year}), 365.0 + 365.0 + 366.0);
  EXPECT_EQ(calendar_after(new_year, 0.0, {0.5, TimeUnit::year}), 181.0);
}

TEST(Calendar, from_an_entry_before_the_start_as_well) {
  EXPECT_EQ(calendar_after(new_year, -1.0, {1, TimeUnit::month}), 30.0);
  EXPECT_EQ(calendar_after(new_year, -0.5, {1, TimeUnit::month}), 30.5);
  EXPECT_EQ(calendar_after(new_year, 0.0, {-58, TimeUnit::year}), -21185.0);
}

TEST(Calendar, days_weeks_and_parts_of_months_are_plain_addition) {
  EXPECT_EQ(calendar_after(new_year, 30.5, {10, TimeUnit::day}), 40.5);
  EXPECT_EQ(calendar_after(new_year, 1.0, {2, TimeUnit::week}), 15.0);
  EXPECT_EQ(calendar_after(new_year, 0.0, {0.5, TimeUnit::month}), 365.25 / 24.0);
}

TEST(Calendar, dates_are_written_as_in_iso_8601) {
  EXPECT_EQ(iso(year{2026} / 3 / 9), "2026-03-09");
  EXPECT_EQ(iso(year{987} / 12 / 31), "0987-12-31");
}

}  // namespace
