#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Series;

/// People who wait, get a coach, work and stop in both towns, on whole eighths of days: sums of such are
/// exact.
void tell_of_many(Told& told) {
  std::mt19937_64 bits{17};
  const auto days = [&](std::uint64_t below) { return static_cast<double>(bits() % (8 * below)) / 8.0; };
  told.capacity(0, 0.0, 6, 0.25)
      .capacity(1, 0.0, 8, 0.5)
      .capacity(2, 0.0, 4, 4.0)
      .capacity(0, 100.125, 9, 0.75);
  const End ends[] = {End::granted, End::gave_up, End::left, End::granted, End::refused};
  for (std::uint32_t person = 0; person < 300; ++person) {
    const double came = days(300), asked = came + days(20),
                 served = asked + (person % 4 == 0 ? 0.0 : days(30));
    const double left = std::min(told.end(), served + days(90));
    const End end = ends[person % 5];
    const std::uint32_t town = person % 3 == 0 ? 1 : 0;
    told.arrive(person, came, town);
    told.stay(person, "seeking.waiting", came, served, {"seeking", Exit::moved, "", person % 2 == 0});
    told.list(person, person % 7 == 0 ? 2 : town, asked, end == End::refused ? asked : served, end);
    told.hold(person, town, served, left);
    const bool over = left < told.end();
    told.stay(person, "seeking", served, left, over ? Ending{"work", Exit::moved, "seeking.work"} : Ending{});
    if (over) told.stay(person, "work", left, told.end());
  }
  told.done();
}

void expect_same(const Told& one, const Told& other, Series series) {
  ASSERT_EQ(one.row(series).size(), other.row(series).size());
  const measure::Layout layout = measure::layout_of(one.programme());
  for (const measure::Table& table : layout.in(series).tables)
    for (std::size_t i = table.first; i < table.first + table.size; ++i) {
      const double x = one.row(series)[i], y = other.row(series)[i];
      EXPECT_TRUE(x == y || (std::isnan(x) && std::isnan(y)) ||
                  (!table.whole && std::fabs(x - y) < 1e-9 * std::fabs(x)))
          << table.name << " " << x << " " << y;
    }
}

/// Months in which nothing else begins go shorter ways than those that are cut.
TEST(Segments, AMomentThatIsAskedAboutInTheMiddleOfAMonthChangesNoOtherNumber) {
  model::Scenario asked = example_scenario();
  for (double day = 14.0; day < 420.0; day += 10.0)
    asked.observe.push_back({std::nullopt, base::Span{day, base::TimeUnit::day}});
  Told whole, cut{asked};
  tell_of_many(whole);
  tell_of_many(cut);
  for (const Series series : {Series::totals, Series::yearly, Series::monthly})
    expect_same(whole, cut, series);
  EXPECT_GT(whole.total("gave_up.se.east"), 10.0);
}

TEST(Segments, WithoutReportPeriodsTheTotalsAreTheSame) {
  model::Scenario bare = example_scenario();
  bare.report = "none";
  Told whole, none{bare};
  tell_of_many(whole);
  tell_of_many(none);
  for (const Series series : {Series::totals, Series::yearly}) expect_same(whole, none, series);
  EXPECT_EQ(none.row(Series::monthly).size(), 0u);
}

}  // namespace
}  // namespace stegvis::testing
