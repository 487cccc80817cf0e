#include <gtest/gtest.h>

#include <cmath>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Series;

constexpr std::size_t east = 0, west = 1, support = 2;

TEST(Lists, WaitsAreMeansOverAllWhoGotAPlaceTheUnwaitedIncluded) {
  Told told;
  told.arrive(0, 1.0).list(0, east, 1.0, 1.0, End::granted);
  told.arrive(1, 2.0).list(1, east, 2.0, 12.0, End::granted);
  told.arrive(2, 3.0).list(2, east, 3.0, 33.0, End::gave_up);
  told.arrive(3, 4.0).list(3, east, 4.0, told.end(), End::horizon).done();
  EXPECT_EQ(told.total("joined.se"), 4.0);
  EXPECT_EQ(told.total("granted.se"), 2.0);
  EXPECT_EQ(told.total("gave_up.se"), 1.0);
  EXPECT_EQ(told.total("waiting_end.se"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days.se"), 5.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days_all.se"), (0.0 + 10.0 + 30.0 + told.end() - 4.0) / 4.0);
  EXPECT_DOUBLE_EQ(told.total("waiting.se"), (10.0 + 30.0 + told.end() - 4.0) / told.end());
}

TEST(Lists, AFamilyIsTheSumOfItsMembersAndItsMeansAreOverAllTheirGrants) {
  Told told;
  told.arrive(0, 1.0).list(0, east, 1.0, 4.0, End::granted);
  told.arrive(1, 1.0).list(1, west, 1.0, 1.0, End::granted);
  told.arrive(2, 1.0).list(2, west, 1.0, 1.0, End::granted);
  told.arrive(3, 1.0).list(3, support, 1.0, 1.0, End::refused, true).done();
  EXPECT_EQ(told.total("granted.se"), 3.0);
  EXPECT_EQ(told.total("granted.se.east"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days.se"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days.se.east"), 3.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days.se.west"), 0.0);
  EXPECT_EQ(told.total("refused.support"), 1.0);
  EXPECT_EQ(told.total("joined.support"), 0.0);
}

TEST(Lists, EverybodyWhoJoinedIsAccountedFor) {
  Told told;
  const End ends[] = {End::granted, End::gave_up, End::left};
  for (std::uint32_t i = 0; i < 30; ++i)
    told.arrive(i, 1.0 * i).list(i, i % 2, 1.0 * i, 2.0 * i, ends[i % 3]);
  told.arrive(30, 5.0).list(30, east, 5.0, told.end(), End::horizon).done();
  EXPECT_EQ(told.total("joined.se"), told.total("granted.se") + told.total("gave_up.se") +
                                         told.total("left.se") + told.total("waiting_end.se"));
}

TEST(Lists, StartingStockOnAListHasNotJoinedItButIsThereJustBeforeTheStart) {
  model::Scenario scenario = example_scenario();
  scenario.observe = {{scenario.start, std::nullopt}};
  Told told{scenario};
  told.arrive(0, 0.0, 0, true).list(0, east, 0.0, 7.0, End::granted);
  told.arrive(1, 0.0, 0, true).hold(1, east, 0.0, 9.0);
  told.arrive(2, 0.0).list(2, east, 0.0, 7.0, End::gave_up).done();
  EXPECT_EQ(told.total("joined.se"), 1.0);
  EXPECT_EQ(told.total("granted.se"), 1.0);
  EXPECT_EQ(told.number(Series::observed, "waiting", {"2018-11-01", "se"}), 1.0);
  EXPECT_EQ(told.number(Series::observed, "caseload", {"2018-11-01", "se"}), 1.0);
}

TEST(Lists, CaseloadAndUtilisationAreTimeAveragesOverCapacityByDate) {
  Told told;
  told.capacity(east, 0.0, 2, 0.1).capacity(west, 0.0, 0, 0.0).capacity(support, 0.0, 4, 4.0);
  told.capacity(east, 30.0, 4, 0.2);
  told.arrive(0, 5.0).hold(0, east, 5.0, 45.0);
  told.arrive(1, 10.0).hold(1, east, 10.0, told.end()).done();
  const double busy = 40.0 + told.end() - 10.0, slots = 2.0 * 30.0 + 4.0 * (told.end() - 30.0);
  EXPECT_DOUBLE_EQ(told.total("caseload.se"), busy / told.end());
  EXPECT_DOUBLE_EQ(told.total("slots.se"), slots / told.end());
  EXPECT_DOUBLE_EQ(told.total("utilisation.se"), busy / slots);
  EXPECT_DOUBLE_EQ(told.number(Series::monthly, "caseload", {"2018-11-01", "se"}), (25.0 + 20.0) / 30.0);
  EXPECT_DOUBLE_EQ(told.number(Series::monthly, "slots", {"2018-12-01", "se.east"}), 4.0);
}

TEST(Lists, AMonthWithoutGrantsHasNoMeanWait) {
  Told told;
  told.arrive(0, 1.0).list(0, east, 1.0, 41.0, End::granted).done();
  EXPECT_TRUE(std::isnan(told.number(Series::monthly, "wait_days", {"2018-11-01", "se"})));
  EXPECT_DOUBLE_EQ(told.number(Series::monthly, "wait_days", {"2018-12-01", "se"}), 40.0);
}

TEST(Lists, TheCrowdedTimeIsTheTimeWithSomebodyWaiting) {
  Told told;
  told.arrive(0, 0.5).list(0, east, 10.0, 14.0, End::granted);
  told.arrive(1, 0.5).list(1, west, 12.0, 20.0, End::gave_up);
  told.arrive(2, 0.5).list(2, east, 30.0, 30.0, End::granted);
  told.arrive(3, 0.5).list(3, east, 8.0, 31.0, End::left);
  told.arrive(4, 0.5).list(4, east, 40.0, 41.0, End::left).done();
  EXPECT_DOUBLE_EQ(told.total("crowded.se"), 24.0 / told.end());
  EXPECT_DOUBLE_EQ(told.total("crowded.se.west"), 8.0 / told.end());
}

TEST(Lists, BeforeTheMeasuredTimeNothingCounts) {
  model::Scenario scenario = example_scenario();
  scenario.measure_from.after_start = base::Span{50.0, base::TimeUnit::day};
  Told told{scenario};
  told.capacity(east, 0.0, 1, 1.0).capacity(west, 0.0, 0, 0.0);
  told.arrive(0, 1.0).list(0, east, 1.0, 20.0, End::granted).hold(0, east, 20.0, 60.0);
  told.arrive(1, 2.0).list(1, east, 2.0, 60.0, End::granted).hold(1, east, 60.0, told.end()).done();
  EXPECT_EQ(told.total("joined.se"), 0.0);
  EXPECT_EQ(told.total("granted.se"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("wait_days.se"), 58.0);
  EXPECT_DOUBLE_EQ(told.total("utilisation.se"), 1.0);
  EXPECT_DOUBLE_EQ(told.total("crowded.se"), 10.0 / (told.end() - 50.0));
}

}  // namespace
}  // namespace stegvis::testing
