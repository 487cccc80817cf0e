#include <gtest/gtest.h>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Series;

TEST(Stays, WhoEntersIsCountedWhereAndWhenTheyEnter) {
  Told told;
  told.arrive(0, 3.0, 1).stay(0, "seeking", 3.0, 40.0, {"work", Exit::moved, "seeking.work"});
  told.stay(0, "work", 40.0, told.end());
  told.done();
  EXPECT_EQ(told.total("arrivals"), 1.0);
  EXPECT_EQ(told.total("arrivals", "town=east"), 0.0);
  EXPECT_EQ(told.total("arrivals", "town=west"), 1.0);
  EXPECT_EQ(told.total("entries.work"), 1.0);
  EXPECT_EQ(told.number(Series::monthly, "entries", {"2018-11-01", "all", "seeking"}), 1.0);
  EXPECT_EQ(told.number(Series::monthly, "entries", {"2018-12-01", "all", "work"}), 1.0);
  EXPECT_EQ(told.number(Series::yearly, "entries", {"2019", "all", "work"}), 0.0);
}

TEST(Stays, PersonDaysAreSharedOutToTheDayOverTheMonthsOfAStay) {
  Told told;
  told.arrive(0, 10.5).stay(0, "seeking", 10.5, 75.25, {"dropout", Exit::moved, "seeking.dropout"}).done();
  const auto days = [&](const char* month) {
    return told.number(Series::monthly, "person_days", {month, "all", "seeking"});
  };
  EXPECT_DOUBLE_EQ(days("2018-11-01"), 19.5);
  EXPECT_DOUBLE_EQ(days("2018-12-01"), 31.0);
  EXPECT_DOUBLE_EQ(days("2019-01-01"), 14.25);
  EXPECT_EQ(days("2019-02-01"), 0.0);
  EXPECT_DOUBLE_EQ(told.total("person_days.seeking"), 64.75);
}

TEST(Stays, AStockIsWhoEnteredBeforeAndLeftAtOrAfterTheMoment) {
  model::Scenario scenario = example_scenario();
  const auto after = [](double days) {
    return model::Instant{std::nullopt, base::Span{days, base::TimeUnit::day}};
  };
  scenario.observe = {after(5.0), after(20.0), after(30.0), after(30.5)};
  Told told{scenario};
  told.arrive(0, 5.0).stay(0, "seeking", 5.0, 30.0, {"dropout", Exit::moved, "seeking.dropout"}).done();
  const auto stock = [&](const char* moment) {
    return told.number(Series::observed, "stock", {moment, "all", "seeking"});
  };
  EXPECT_EQ(stock("2018-11-06"), 0.0);
  EXPECT_EQ(stock("2018-11-21"), 1.0);
  EXPECT_EQ(stock("2018-12-01"), 1.0);
  EXPECT_EQ(stock("2018-12-01T12:00"), 0.0);
}

TEST(Stays, TheStartingStockIsThereJustBeforeTheStartAndArrivesNowhere) {
  model::Scenario scenario = example_scenario();
  scenario.observe = {{scenario.start, std::nullopt}};
  Told told{scenario};
  told.arrive(0, 0.0, 0, true)
      .stay(0, "seeking", 0.0, 9.0, {"dropout", Exit::moved, "seeking.dropout", false, false, true});
  told.arrive(1, 0.0).stay(1, "seeking", 0.0, 9.0, {"dropout", Exit::moved, "seeking.dropout"}).done();
  EXPECT_EQ(told.number(Series::observed, "stock", {"2018-11-01", "all", "seeking"}), 1.0);
  EXPECT_EQ(told.total("arrivals"), 1.0);
  EXPECT_EQ(told.total("entries.seeking"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("person_days.seeking"), 18.0);
}

TEST(Stays, ABranchingTransitionIsCountedWholeAndByBranch) {
  Told told;
  told.arrive(0, 1.0).stay(0, "work", 1.0, 2.0, {"seeking.waiting", Exit::moved, "work.loss.seeking"});
  told.arrive(1, 1.0).stay(1, "work", 1.0, 2.0, {"dropout", Exit::moved, "work.loss.dropout"});
  told.arrive(2, 1.0).stay(2, "work", 1.0, 2.0, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  EXPECT_EQ(told.total("flow.work.loss"), 3.0);
  EXPECT_EQ(told.total("flow.work.loss.seeking"), 1.0);
  EXPECT_EQ(told.total("flow.work.loss.dropout"), 2.0);
  EXPECT_EQ(told.number(Series::yearly, "flow", {"2018", "all", "work.loss.dropout"}), 2.0);
}

TEST(Stays, WhoComesBackToAStageIsAReturnButWaitingForItIsNotHavingBeenThere) {
  Told told;
  told.arrive(0, 1.0)
      .stay(0, "seeking.waiting", 1.0, 3.0, {"seeking", Exit::granted, "", false})
      .stay(0, "seeking", 3.0, 8.0, {"work", Exit::moved, "seeking.work"})
      .stay(0, "work", 8.0, 9.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(0, "seeking", 9.0, 10.0, {"dropout", Exit::moved, "seeking.dropout"})
      .arrive(0, 20.0)  // somebody else in the same slot
      .stay(0, "seeking", 20.0, told.end())
      .done();
  EXPECT_EQ(told.total("entries.seeking"), 3.0);
  EXPECT_EQ(told.total("returns.seeking"), 1.0);
  EXPECT_EQ(told.total("returns.work"), 0.0);
}

TEST(Stays, WhoWasThereAtTheStartAndComesBackIsAReturn) {
  Told told;
  told.arrive(0, 0.0, 0, true)
      .stay(0, "seeking", 0.0, 8.0, {"work", Exit::moved, "seeking.work", false, false, true})
      .stay(0, "work", 8.0, 9.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(0, "seeking", 9.0, told.end())
      .done();
  EXPECT_EQ(told.total("entries.seeking"), 1.0);
  EXPECT_EQ(told.total("returns.seeking"), 1.0);
}

TEST(Stays, AChangeInsideAStageMovesPersonDaysBetweenGroupsButIsNoEntry) {
  Told told;
  told.arrive(0, 0.5, 0).stay(0, "seeking", 0.5, 10.0, {"seeking", Exit::changed});
  told.change_group(0, 1).stay(0, "seeking", 10.0, told.end(), {.entry = false});
  told.done();
  EXPECT_EQ(told.total("entries.seeking"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("person_days.seeking", "town=east"), 9.5);
  EXPECT_DOUBLE_EQ(told.total("person_days.seeking", "town=west"), told.end() - 10.0);
  EXPECT_EQ(told.total("stock_end.seeking", "town=west"), 1.0);
}

TEST(Stays, OnlyTheMeasuredTimeEntersTotals) {
  model::Scenario scenario = example_scenario();
  scenario.measure_from.after_start = base::Span{100.0, base::TimeUnit::day};
  Told told{scenario};
  told.arrive(0, 90.0).stay(0, "seeking", 90.0, 130.0, {"work", Exit::moved, "seeking.work"});
  told.stay(0, "work", 130.0, told.end());
  told.done();
  EXPECT_EQ(told.total("arrivals"), 0.0);
  EXPECT_EQ(told.total("entries.seeking"), 0.0);
  EXPECT_EQ(told.total("entries.work"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("person_days.seeking"), 30.0);
  EXPECT_EQ(told.number(Series::monthly, "entries", {"2019-01-01", "all", "seeking"}), 1.0);
}

TEST(Stays, ThePersonDaysOfAllPlacesAreThoseOfAllPeople) {
  Told told;
  for (std::uint32_t i = 0; i < 50; ++i) {
    const double from = 0.37 * i, middle = from + 1.9 * i, until = middle + 3.3 * i;
    told.arrive(i, from, i % 2).stay(i, "seeking", from, middle, {"work", Exit::moved, "seeking.work"});
    told.stay(i, "work", middle, until, {"dropout", Exit::moved, "work.loss.dropout"});
    told.stay(i, "dropout", until, told.end());
  }
  told.done();
  double expected = 0.0, all = 0.0;
  for (std::uint32_t i = 0; i < 50; ++i) expected += told.end() - 0.37 * i;
  for (const char* place : {"seeking", "work", "dropout"})
    all += told.total(std::string{"person_days."} + place);
  EXPECT_NEAR(all, expected, expected * 1e-14);
}

TEST(Stays, NothingIsLeftOverFromTheReplicationBefore) {
  Told told;
  told.arrive(0, 1.0).stay(0, "seeking", 1.0, told.end()).done();
  told.recorder().begin();
  told.done();
  EXPECT_EQ(told.total("arrivals"), 0.0);
  EXPECT_EQ(told.total("stock_end.seeking"), 0.0);
  EXPECT_EQ(told.total("person_days.seeking"), 0.0);
}

}  // namespace
}  // namespace stegvis::testing
