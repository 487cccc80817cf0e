#include <gtest/gtest.h>

#include <cmath>

#include "measure/example.hpp"

namespace stegvis::testing {
namespace {

using measure::Curves;
using measure::Series;

TEST(Placements, ASpellLastsOverMovesBetweenPlacementStagesAndEndsOutsideThem) {
  Told told;
  told.arrive(0, 0.5)
      .stay(0, "work", 10.0, 375.0, {"kept", Exit::moved, "work.kept"})
      .stay(0, "kept", 375.0, told.end())
      .done();
  EXPECT_EQ(told.total("placements"), 1.0);
  EXPECT_EQ(told.total("sustained.12m"), 1.0);
}

TEST(Placements, EachEntryFromOutsideIsAPlacementOfItsOwn) {
  Told told;
  told.arrive(0, 0.5, 1)
      .stay(0, "work", 10.0, 20.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(0, "seeking", 20.0, 40.0, {"work", Exit::moved, "seeking.work"})
      .stay(0, "work", 40.0, told.end())
      .done();
  EXPECT_EQ(told.total("placements"), 2.0);
  EXPECT_EQ(told.total("placements", "town=west"), 2.0);
  EXPECT_EQ(told.number(Series::monthly, "placements", {"2018-12-01", "all"}), 1.0);
  EXPECT_EQ(told.number(Series::monthly, "placements_cumulative", {"2018-11-01", "all"}), 1.0);
  EXPECT_EQ(told.number(Series::monthly, "placements_cumulative", {"2019-12-01", "town=west"}), 2.0);
  EXPECT_EQ(told.yearly("placements", "2018"), 2.0);
}

TEST(Placements, SustainedCountsThoseWhoLastedAmongThosePlacedEarlyEnough) {
  Told told;
  const double half_a_year_on = told.day(2019, 5, 11), placed = told.day(2018, 11, 11);
  told.arrive(0, 0.5).stay(0, "work", placed, half_a_year_on, {"dropout", Exit::moved, "work.loss.dropout"});
  told.arrive(1, 0.5).stay(1, "work", placed, half_a_year_on - 0.01,
                           {"dropout", Exit::moved, "work.loss.dropout"});
  told.arrive(2, 0.5).stay(2, "work", told.day(2019, 7, 1), told.end());
  told.arrive(3, 0.5).stay(3, "work", told.day(2019, 7, 1) + 0.01, told.end()).done();
  EXPECT_EQ(told.total("sustained_of.6m"), 3.0)
      << "placed on 1 July is six months before the end, a moment later not";
  EXPECT_EQ(told.total("sustained.6m"), 2.0);
  EXPECT_DOUBLE_EQ(told.total("sustained_share.6m"), 2.0 / 3.0);
  EXPECT_TRUE(std::isnan(told.total("sustained_share.24m")));
}

/// How many spells that count are in a curve, however they ended.
std::int64_t spells(Told& told, Curves::Support support) {
  std::int64_t all = 0;
  for (const stats::Left& left : told.recorder().curves().retention[support])
    all += left.ended + left.censored;
  return all;
}

TEST(Placements, OnlySupportInTheFirstVisitOfASpellSaysOnWhichCurveItIs) {
  Told told;
  told.arrive(0, 0.5)
      .stay(0, "work", 10.0, 60.0, {"kept", Exit::moved, "work.kept", true, true})
      .stay(0, "kept", 60.0, told.end());
  told.arrive(1, 0.5)
      .stay(1, "work", 10.0, 60.0, {"kept", Exit::moved, "work.kept"})
      .stay(1, "kept", 60.0, told.end(), {"", Exit::horizon, "", true, true});
  told.arrive(2, 0.5)
      .stay(2, "work", 10.0, 20.0, {"seeking", Exit::moved, "work.loss.seeking"})
      .stay(2, "seeking", 20.0, 40.0, {"work", Exit::moved, "seeking.work"})
      .stay(2, "work", 40.0, told.end(), {"", Exit::horizon, "", true, true})
      .done();
  EXPECT_EQ(spells(told, Curves::with), 2) << "the first one's, and the third one's second";
  EXPECT_EQ(spells(told, Curves::without), 2);
}

TEST(Placements, WhoStandsInAPlacementAtTheStartWasNotPlacedInTheRun) {
  Told told;
  told.arrive(0, 0.0, 0, true)
      .stay(0, "work", 0.0, 100.0, {"kept", Exit::moved, "work.kept", false, false, true})
      .stay(0, "kept", 100.0, told.end())
      .done();
  EXPECT_EQ(told.total("placements"), 0.0);
  EXPECT_EQ(told.total("sustained_of.6m"), 0.0);
}

TEST(Placements, AnInterruptionDoesNotEndASpellNorBeginAnother) {
  Told told;
  told.arrive(0, 0.5)
      .stay(0, "work", 10.0, 20.0, {"seeking.waiting", Exit::interrupted})
      .stay(0, "seeking.waiting", 20.0, 30.0, {"work", Exit::granted, "", false})
      .stay(0, "work", 30.0, 300.0, {"dropout", Exit::moved, "work.loss.dropout", false})
      .done();
  EXPECT_EQ(told.total("placements"), 1.0);
  EXPECT_EQ(told.total("sustained.6m"), 1.0);
}

TEST(Placements, TimeToPlacementCountsEveryNewcomerOnceByWhatCameFirst) {
  Told told;
  const auto month = [](double months) { return months * base::days_per_month; };
  told.arrive(0, 10.0).stay(0, "seeking", 10.0, 10.0 + month(2.5), {"work", Exit::moved, "seeking.work"});
  told.stay(0, "work", 10.0 + month(2.5), 200.0, {"dropout", Exit::moved, "work.loss.dropout"});
  told.stay(0, "dropout", 200.0, told.end());
  told.arrive(1, 10.0).stay(1, "seeking", 10.0, 10.0 + month(1.5),
                            {"dropout", Exit::moved, "seeking.dropout"});
  told.stay(1, "dropout", 10.0 + month(1.5), told.end());
  told.arrive(2, told.end() - month(0.5)).stay(2, "seeking", told.end() - month(0.5), told.end());
  told.arrive(3, 0.0, 0, true).stay(3, "seeking", 0.0, told.end(), {.at_start = true}).done();
  const measure::MonthlyCurves months = measure::at_months(told.recorder().curves());
  EXPECT_EQ(months.waiting_at_risk[0], 3);
  EXPECT_EQ(months.waiting_at_risk[1], 2);
  EXPECT_EQ(months.waiting_at_risk[3], 0);
  EXPECT_DOUBLE_EQ(months.placed[2], 0.0);
  EXPECT_DOUBLE_EQ(months.placed[3], 0.5);
  EXPECT_DOUBLE_EQ(months.other_exit[2], 0.5);
  EXPECT_DOUBLE_EQ(months.still_waiting[3], 0.0);
}

TEST(Placements, RetentionIsToldWithAndWithoutSupportInTheFirstVisit) {
  Told told;
  told.arrive(0, 0.5).stay(0, "work", 10.0, 110.0, {"dropout", Exit::moved, "work.loss.dropout", true, true});
  told.arrive(1, 0.5).stay(1, "work", 10.0, 20.0, {"dropout", Exit::moved, "work.loss.dropout"});
  told.arrive(2, 0.5).stay(2, "work", 10.0, told.end()).done();
  const measure::MonthlyCurves months = measure::at_months(told.recorder().curves());
  EXPECT_DOUBLE_EQ(months.retained[0][1], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(months.retained[1][1], 1.0);
  EXPECT_DOUBLE_EQ(months.retained[1][4], 0.0);
  EXPECT_DOUBLE_EQ(months.retained[2][1], 0.5);
  EXPECT_EQ(months.retained_at_risk[2][0], 2);
}

TEST(Placements, CurvesOfReplicationsAreAdded) {
  Told told;
  told.arrive(0, 0.5).stay(0, "work", 10.0, 20.0, {"dropout", Exit::moved, "work.loss.dropout"}).done();
  Curves sum = told.recorder().curves();
  sum.add(told.recorder().curves());
  EXPECT_EQ(measure::at_months(sum).retained_at_risk[0][0], 2);
}

}  // namespace
}  // namespace stegvis::testing
