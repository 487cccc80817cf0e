#include <gtest/gtest.h>

#include <cmath>

#include "base/math.hpp"
#include "measure/discount.hpp"
#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Series;

TEST(Money, PersonDaysAndStaffTimesThePriceTable) {
  Told told;
  told.capacity(0, 0.0, 10, 0.5).capacity(1, 0.0, 10, 0.5);
  told.arrive(0, 10.0).stay(0, "seeking", 10.0, 35.5, {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_DOUBLE_EQ(told.total("cost.state"), 25.5 * 100.0 + told.end() * 1.0 * 1000.0);
  EXPECT_DOUBLE_EQ(told.number(Series::monthly, "cost", {"2018-11-01", "all", "state"}),
                   2000.0 + 30.0 * 1000.0);
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
      months += std::llround(100.0 * told.number(Series::monthly, "cost", {period, "all", payer}));
    for (const char* year : {"2018", "2019"})
      years += std::llround(100.0 * told.number(Series::yearly, "cost", {year, "all", payer}));
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

/// Work pays a wage by hours, taxed above an allowance; the employer pays contributions and gets a subsidy.
model::Scenario with_wages() {
  model::Scenario scenario = example_scenario();
  scenario.payer["employer"].ledger = "private";
  scenario.payer["people"].ledger = "individual";
  scenario.payer["town"];
  scenario.payer["region"];
  model::Price& wage = scenario.price["wage"];
  wage.stage = "work";
  wage.payer = "employer";
  wage.to = "people";
  wage.per_month = 19000.0;
  wage.taxable = true;
  wage.by["town"]["west"] = 0.5;
  const auto levy = [&](const char* id, double rate, const char* payer, const char* to) -> model::Levy& {
    model::Levy& line = scenario.levy[id];
    line.rate = rate;
    line.payer = payer;
    line.to = to;
    return line;
  };
  levy("tax_town", 0.207, "people", "town").allowance = 3033.33;
  levy("tax_region", 0.1158, "people", "region").allowance = 3033.33;
  levy("contributions", 0.3142, "employer", "state").on = {"wage"};
  model::Levy& subsidy = levy("subsidy", 0.65, "state", "employer");
  subsidy.on = {"wage"};
  subsidy.at_most = 10000.0;
  subsidy.where["town"] = {"east"};
  return scenario;
}

TEST(Money, WagesTaxAndSubsidiesMoveTheSameOreFromOneToAnother) {
  Told told{with_wages()};
  const double months = 100.0 / base::days_per_month;
  told.capacity(0, 0.0, 10, 0.37).capacity(1, 12.3, 10, 0.11);
  told.arrive(0, 0.0).stay(0, "work", 0.0, 100.0, {"dropout", Exit::moved, "work.loss.dropout"});
  told.done();
  // East: full time. Every amount per month is whole öre; each segment is rounded once.
  EXPECT_NEAR(told.total("income.people"), months * (19000.0 - (0.207 + 0.1158) * (19000.0 - 3033.33)), 0.1);
  EXPECT_NEAR(told.total("cost.town"), -months * 0.207 * (19000.0 - 3033.33), 0.1);
  EXPECT_NEAR(told.total("cost.employer"), months * (19000.0 * 1.3142 - 0.65 * 10000.0), 0.1);
  double all = 0.0;
  for (const char* payer : {"state", "town", "region", "employer", "people"})
    all += told.total(std::string{"cost."} + payer);
  EXPECT_EQ(std::llround(100.0 * all), std::llround(100.0 * told.total("resources")));
}

TEST(Money, AClassHasItsOwnPriceAndOthersNone) {
  model::Scenario scenario = with_wages();
  scenario.paying_class = {"town"};
  scenario.report_by = {};
  Told east{scenario}, west{scenario};
  east.arrive(0, 0.0).stay(0, "work", 0.0, 100.0, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  west.arrive(0, 0.0, 1).stay(0, "work", 0.0, 100.0, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  const double months = 100.0 / base::days_per_month;
  EXPECT_NEAR(west.total("cost.employer"), months * 9500.0 * 1.3142, 0.1);
  EXPECT_GT(east.total("cost.employer"), west.total("cost.employer"));
  EXPECT_EQ(east.recorder().layout().axis(measure::Along::group).size(), 1u);
}

TEST(Money, AnAmountOnceForEachEntryAndEachMove) {
  model::Scenario scenario = example_scenario();
  scenario.payer["town"];
  scenario.price["start"].payer = scenario.price["lost"].payer = "town";
  scenario.price["start"].stage = "work";
  scenario.price["start"].once = 1000.0;
  scenario.price["lost"].once = 70.0;
  scenario.price["lost"].flow["work"] = {"loss"};
  Told told{scenario};
  told.arrive(0, 1.0).stay(0, "work", 1.0, 100.0, {"dropout", Exit::moved, "work.loss.dropout"});
  told.arrive(1, 1.0).stay(1, "work", 1.0, told.end()).done();
  EXPECT_DOUBLE_EQ(told.total("cost.town"), 2 * 1000.0 + 70.0);
}

TEST(Money, DatedAmountsAreSpreadToTheOreAndDiscountedByTheirDay) {
  model::Scenario scenario = example_scenario();
  scenario.payer["town"];
  scenario.cost["start"].payer = scenario.cost["rent"].payer = "town";
  scenario.cost["start"].amount = 1000.0;
  scenario.cost["start"].at.date =
      base::Date{std::chrono::year{2019}, std::chrono::month{3}, std::chrono::day{17}};
  scenario.cost["rent"].amount = 100.01;
  scenario.cost["rent"].from.date =
      base::Date{std::chrono::year{2018}, std::chrono::month{11}, std::chrono::day{20}};
  scenario.cost["rent"].until.date =
      base::Date{std::chrono::year{2019}, std::chrono::month{2}, std::chrono::day{20}};
  scenario.discount.rate = 0.035;
  Told told{scenario};
  told.done();
  EXPECT_EQ(told.total("cost.town"), 1100.01);
  EXPECT_DOUBLE_EQ(told.number(Series::yearly, "cost", {"2019", "all", "town"}), 1054.35);
  const auto factor = [](double day) { return base::exp(-0.035 / base::days_per_year * day); };
  EXPECT_NEAR(told.total("present_cost.town"), 1000.0 * factor(136.0) + 100.01 * factor(19.0 + 46.0), 0.01);
}

/// (1 + 0.035)^-k for the k-th year from the start, by the calendar; before the moment that counts in full
/// more.
TEST(Money, DiscountedInStepsAWholeYearCountsTheSame) {
  model::Scenario scenario = example_scenario();
  scenario.payer["town"];
  const auto on = [&](const char* id, int year, unsigned month, unsigned day) {
    model::DatedCost& cost = scenario.cost[id];
    cost.payer = "town";
    cost.amount = 1000.0;
    cost.at.date = base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  };
  on("first_day", 2018, 11, 1), on("last_of_the_year", 2019, 10, 31), on("next", 2019, 11, 1);
  scenario.discount.rate = 0.035;
  scenario.discount.steps = base::Span{1.0, base::TimeUnit::year};
  Told told{scenario};
  told.done();
  EXPECT_NEAR(told.total("present_cost.town"), 2000.0 + 1000.0 / 1.035, 1e-9);
  scenario.discount.from.after_start = base::Span{1.0, base::TimeUnit::year};
  Told later{scenario};
  later.done();
  EXPECT_NEAR(later.total("present_cost.town"), 2000.0 * 1.035 + 1000.0, 1e-9);
}

TEST(Money, WhatHasAnotherPriceYearIsRestatedAndAWindowEndsAPrice) {
  model::Scenario scenario = example_scenario();
  scenario.index["kpi"] = {{"2018", 328.40}, {"2024", 415.1}};
  scenario.prices_in = 2024;
  scenario.provenance["price.seeking.per_day"].price_year = 2018;
  scenario.provenance["staff_cost.se.per_fte_year"].price_year = 2018;
  scenario.price["seeking"].until.after_start = base::Span{10.0, base::TimeUnit::day};
  Told told{scenario};
  told.arrive(0, 4.0).stay(0, "seeking", 4.0, 35.5, {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_DOUBLE_EQ(told.total("cost.state"), 600.0);
  EXPECT_DOUBLE_EQ(told.total("real_cost.state"), 600.0 * 415.1 / 328.40);
}

TEST(Money, AnAssociationIsLookedThroughToTheOre) {
  model::Scenario scenario = example_scenario();
  scenario.payer["fund"].funding = {{"state", 0.5}, {"region", 0.25}, {"town", 0.25}};
  scenario.payer["town"], scenario.payer["region"];
  scenario.cost["work"].payer = "fund";
  scenario.cost["work"].amount = 100.03;
  scenario.cost["work"].at.after_start = base::Span{3.0, base::TimeUnit::day};
  Told told{scenario};
  told.done();
  EXPECT_EQ(told.total("cost.fund"), 100.03);
  EXPECT_EQ(told.total("cost.state"), 0.0);
  const double through =
      told.total("cost_through.state") + told.total("cost_through.region") + told.total("cost_through.town");
  EXPECT_EQ(std::llround(100.0 * through), 10003);
  EXPECT_NEAR(told.total("cost_through.region"), 25.01, 0.011);
}

TEST(Money, APlaceThatIsRefilledFreesCapacityAndSavesNothing) {
  model::Scenario scenario = example_scenario();
  scenario.price["seeking"].cashable = false;
  Told told{scenario};
  told.capacity(0, 0.0, 10, 0.5);
  told.arrive(0, 0.0).stay(0, "seeking", 0.0, 10.0, {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_DOUBLE_EQ(told.total("cost_capacity.state"), 1000.0);
  EXPECT_DOUBLE_EQ(told.total("cost_cashable.state"), told.total("cost.state") - 1000.0);
}

TEST(Money, AMonthsMeanFactorIsTheExactOneWithinATenthOfAPercent) {
  const double rate = 0.035 / base::days_per_year;
  // Against the sum over many short pieces, for a cost that grows through the month as steeply as may be.
  double even = 0.0, rising = 0.0, weight = 0.0;
  for (int i = 0; i < 3100; ++i) {
    const double t = 200.0 + (i + 0.5) / 100.0, f = base::exp(-rate * t);
    even += f / 3100.0;
    rising += f * (i + 0.5);
    weight += i + 0.5;
  }
  const double mean = measure::mean_discount(rate, 0.0, 200.0, 231.0);
  EXPECT_NEAR(mean / even, 1.0, 1e-9);
  EXPECT_NEAR(mean / (rising / weight), 1.0, 1e-3);
  EXPECT_EQ(measure::mean_discount(0.0, 0.0, 5.0, 9.0), 1.0);
}

TEST(Money, AYearInAStageIsItsQuality) {
  model::Scenario scenario = example_scenario();
  scenario.quality["work"] = 0.03;
  Told told{scenario};
  told.arrive(0, 0.0).stay(0, "work", 0.0, 365.25, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  EXPECT_NEAR(told.total("qaly"), 0.03, 1e-12);
}

}  // namespace
}  // namespace stegvis::testing
