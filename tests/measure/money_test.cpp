#include <gtest/gtest.h>

#include <cmath>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Series;

TEST(Money, PersonDaysAndStaffTimesThePriceTable) {
  Told told;
  told.capacity(0, 0.0, 10, 0.5).capacity(1, 0.0, 10, 0.5);
  told.arrive(0, 10.0).stay(0, "seeking", 10.0, 35.5, {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_DOUBLE_EQ(told.total("cost.state"), 25.5 * 100.0 + told.end() * 1.0 * 1000.0);
  EXPECT_DOUBLE_EQ(told.number(Series::monthly, "cost", {"2018-11-01", "state"}), 2000.0 + 30.0 * 1000.0);
}

TEST(Money, TheMonthsAndTheYearsAddUpToTheTotalToTheOre) {
  model::Scenario scenario = example_scenario();
  scenario.price["seeking"].per_day = 33.33;
  scenario.payer["town"].name = "Kommunen";
  scenario.price["work"].payer = "town";
  scenario.price["work"].per_day = 0.07;
  Told told{scenario};
  told.capacity(0, 0.0, 10, 0.37).capacity(1, 12.3, 10, 0.11);
  for (std::uint32_t i = 0; i < 60; ++i) {
    const double from = 1.7 * i, until = from + 3.1 * i + 0.123;
    told.arrive(i, from).stay(i, "seeking", from, until, {"work", Exit::moved, "seeking.work"});
    told.stay(i, "work", until, told.end());
  }
  told.done();
  for (const char* payer : {"state", "town"}) {
    std::int64_t months = 0, years = 0;
    for (const auto& period : told.programme().report.labels)
      months += std::llround(100.0 * told.number(Series::monthly, "cost", {period, payer}));
    for (const char* year : {"2018", "2019"})
      years += std::llround(100.0 * told.number(Series::yearly, "cost", {year, payer}));
    EXPECT_EQ(months, std::llround(100.0 * told.total(std::string{"cost."} + payer)));
    EXPECT_EQ(years, months);
  }
}

TEST(Money, ACostOfNothingChangesNothing) {
  Told without;
  model::Scenario scenario = example_scenario();
  scenario.price["work"].payer = "state";
  Told with{scenario};
  for (Told* told : {&without, &with})
    told->arrive(0, 1.0).stay(0, "work", 1.0, 100.0, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  EXPECT_EQ(with.total("cost.state"), without.total("cost.state"));
}

}  // namespace
}  // namespace stegvis::testing
