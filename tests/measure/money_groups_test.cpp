#include <gtest/gtest.h>

#include <cmath>

#include "measure/example.hpp"

/// \file
/// Money by reporting group.
namespace stegvis::testing {
namespace {

using measure::Series;

std::int64_t ore(double kronor) { return std::llround(100.0 * kronor); }

/// A wage with tax, a price with odd öre, a lump at each entry; staff and a dated amount that are nobody's.
model::Scenario with_groups() {
  model::Scenario scenario = example_scenario();
  scenario.payer["employer"].ledger = "private";
  scenario.payer["people"].ledger = "individual";
  scenario.payer["town"];
  scenario.price["seeking"].per_day = 33.337;
  model::Price& wage = scenario.price["wage"];
  wage.stage = "work";
  wage.payer = "employer";
  wage.to = "people";
  wage.per_month = 19000.07;
  wage.taxable = true;
  model::Levy& tax = scenario.levy["tax"];
  tax.rate = 0.3228;
  tax.payer = "people";
  tax.to = "town";
  scenario.price["start"].payer = "town";
  scenario.price["start"].stage = "work";
  scenario.price["start"].once = 1000.01;
  scenario.cost["rent"].payer = "town";
  scenario.cost["rent"].amount = 1234.56;
  scenario.quality["work"] = 0.1;
  return scenario;
}

/// Fifty people of the two groups at odd times.
Told& fifty(Told& told) {
  told.capacity(0, 0.0, 10, 0.37).capacity(1, 12.3, 10, 0.11);
  for (std::uint32_t i = 0; i < 50; ++i) {
    const double from = 1.7 * i, until = from + 3.1 * i + 0.123;
    told.arrive(i, from, i % 3 == 0).stay(i, "seeking", from, until, {"work", Exit::moved, "seeking.work"});
    told.stay(i, "work", until, told.end());
  }
  return told.done();
}

const std::vector<const char*> payers{"state", "town", "employer", "people"};

TEST(MoneyGroups, TheGroupsAndWhatIsNobodysAreTheWholeToTheOre) {
  Told told{with_groups()};
  fifty(told);
  const auto& groups = told.recorder().layout().axis(measure::Along::group).ids;
  ASSERT_EQ(groups.size(), 3u);
  const auto sum = [&](const std::string& name) {
    return ore(told.total(name, groups[1])) + ore(told.total(name, groups[2]));
  };
  for (const std::string payer : payers) {
    EXPECT_EQ(sum("cost." + payer) + ore(told.total("cost_common." + payer)),
              ore(told.total("cost." + payer)))
        << payer;
    for (const char* group : {groups[1].c_str(), groups[2].c_str()})
      EXPECT_NE(told.total("cost." + payer, group), 0.0);
  }
  EXPECT_EQ(ore(told.total("cost_common.town")), 123456);
  EXPECT_EQ(told.total("cost_common.employer"), 0.0);
  EXPECT_GT(told.total("cost_common.state"), 0.0) << "staff";
  EXPECT_EQ(sum("resources") + ore(told.total("resources_common")), ore(told.total("resources")));
  EXPECT_EQ(sum("income.people"), ore(told.total("income.people")));
  EXPECT_NEAR(told.total("qaly", groups[1]) + told.total("qaly", groups[2]), told.total("qaly"), 1e-9);
}

TEST(MoneyGroups, TransfersBetweenGroupsPeopleAndPayersSumToTheResourcesOfEachGroup) {
  Told told{with_groups()};
  fifty(told);
  for (const std::string& group : told.recorder().layout().axis(measure::Along::group).ids) {
    std::int64_t all = 0;
    for (const std::string payer : payers) all += ore(told.total("cost." + payer, group));
    EXPECT_EQ(all, ore(told.total("resources", group))) << group;
  }
}

TEST(MoneyGroups, MonthsAndYearsOfAGroupAreItsTotal) {
  Told told{with_groups()};
  fifty(told);
  for (const std::string& group : told.recorder().layout().axis(measure::Along::group).ids)
    for (const std::string payer : payers) {
      std::int64_t months = 0, years = 0;
      for (const auto& period : told.programme().report.labels)
        months += ore(told.number(Series::monthly, "cost", {period, group, payer}));
      for (const char* year : {"2018", "2019"})
        years += ore(told.number(Series::yearly, "cost", {year, group, payer}));
      EXPECT_EQ(months, ore(told.total("cost." + payer, group))) << payer << " " << group;
      EXPECT_EQ(years, months);
    }
}

TEST(MoneyGroups, AGroupPaysForItsOwnDaysAndWhoWasNotThereForNothing) {
  Told told{with_groups()};
  told.capacity(0, 0.0, 10, 0.5);
  told.arrive(0, 0.0, 1).stay(0, "seeking", 0.0, 10.5, {"dropout", Exit::moved, "seeking.dropout"}).done();
  const auto& groups = told.recorder().layout().axis(measure::Along::group).ids;
  EXPECT_EQ(told.total("cost.state", groups[1]), 0.0);
  EXPECT_DOUBLE_EQ(told.total("cost.state", groups[2]), 350.07);  // 10.5 days of 33.34
  EXPECT_GT(told.total("cost.state"), 350.07) << "and staff";
}

TEST(MoneyGroups, ProductsOfAttributesAreSharedOutEachByItself) {
  model::Scenario scenario = with_groups();
  scenario.attribute["sex"].values = {{"women", {0.5, false}}, {"men", {0.5, false}}};
  scenario.report_by = {"town", "town*sex"};
  Told told{scenario};
  told.capacity(0, 0.0, 10, 0.37);
  for (std::uint32_t i = 0; i < 40; ++i) told.arrive(i, 0.3 * i, i % 4).stay(i, "work", 0.3 * i, told.end());
  told.done();
  const auto& groups = told.recorder().layout().axis(measure::Along::group).ids;
  ASSERT_EQ(groups.size(), 7u);
  std::int64_t first = 0, second = 0;
  for (std::size_t i = 1; i < 3; ++i) first += ore(told.total("cost.employer", groups[i]));
  for (std::size_t i = 3; i < 7; ++i) second += ore(told.total("cost.employer", groups[i]));
  EXPECT_EQ(first, ore(told.total("cost.employer")));
  EXPECT_EQ(second, first);
}

TEST(MoneyGroups, WithoutGroupsNothingIsAdded) {
  model::Scenario scenario = with_groups();
  scenario.report_by = {};
  scenario.paying_class = {"town"};
  Told told{scenario};
  fifty(told);
  EXPECT_EQ(told.recorder().layout().in(Series::totals).find("cost_common.town"), nullptr);
  Told grouped{with_groups()};
  fifty(grouped);
  for (const std::string payer : payers)
    EXPECT_EQ(told.total("cost." + payer), grouped.total("cost." + payer));
}

}  // namespace
}  // namespace stegvis::testing
