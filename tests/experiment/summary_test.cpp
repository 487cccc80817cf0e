#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "experiment/outcomes.hpp"
#include "experiment/precision.hpp"
#include "experiment/summary.hpp"
#include "measure/example.hpp"

namespace stegvis::experiment {
namespace {

using measure::Series;

/// A block in which number i of every series of replication r is f(r, i).
template <class F>
Rows rows_of(const measure::Layout& layout, std::size_t count, F f) {
  Rows rows;
  for (std::size_t s = 0; s < measure::series_count; ++s)
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t i = 0; i < layout.series[s].size; ++i) rows.numbers[s].push_back(f(r, i));
  return rows;
}

measure::Layout layout() { return measure::layout_of(testing::programme_of(testing::example_scenario())); }

TEST(Summary, QuantilesOfTotalsAreExactOrderStatistics) {
  Summary summary{layout()};
  summary.add(rows_of(summary.layout(), 101,
                      [](std::size_t r, std::size_t i) { return 1000.0 * double(i) + 3.0 * double(r); }),
              101);
  const stats::Summary told = summary.of(Series::totals, 2);
  EXPECT_EQ(told.q10, 2030.0);
  EXPECT_EQ(told.q50, 2150.0);
  EXPECT_EQ(told.max, 2300.0);
  EXPECT_EQ(told.n, 101);
}

TEST(Summary, WhatAReplicationLacksIsLeftOut) {
  Summary summary{layout()};
  summary.add(rows_of(summary.layout(), 4,
                      [](std::size_t r, std::size_t) {
                        return r == 1 ? std::numeric_limits<double>::quiet_NaN() : double(r);
                      }),
              4);
  EXPECT_EQ(summary.of(Series::totals, 0).n, 3);
  EXPECT_DOUBLE_EQ(summary.of(Series::totals, 0).mean, 5.0 / 3.0);
  EXPECT_EQ(summary.of(Series::monthly, 0).n, 3);
}

TEST(Summary, IsThatOfTheColumnWheneverItIsAskedFor) {
  Summary summary{layout()};
  for (const std::size_t count : {7u, 50u, 1u, 50u}) {
    summary.add(rows_of(summary.layout(), count,
                        [&](std::size_t r, std::size_t i) {
                          const double x = std::sin(double(r * 31 + i * 17 + count));
                          return (r + i) % 11 == 3 ? std::numeric_limits<double>::quiet_NaN()
                                 : i % 2 == 0      ? std::floor(40.0 * x)
                                                   : x;
                        }),
                count);
    for (const Series series : {Series::totals, Series::yearly, Series::observed})
      for (std::size_t at = 0; at < summary.layout().in(series).size; ++at) {
        std::vector<double> column = summary.column(series, at);
        std::erase_if(column, [](double x) { return x != x; });
        const stats::Summary alone = stats::summarise(column);
        for (int time = 0; time < 2; ++time) {
          const stats::Summary told = summary.of(series, at);
          ASSERT_EQ(told.n, alone.n);
          ASSERT_EQ(told.mean, alone.mean);
          ASSERT_EQ(told.se, alone.se);
          ASSERT_EQ(told.sd, alone.sd);
          ASSERT_EQ(told.min, alone.min);
          ASSERT_EQ(told.q05, alone.q05);
          ASSERT_EQ(told.q10, alone.q10);
          ASSERT_EQ(told.q50, alone.q50);
          ASSERT_EQ(told.q90, alone.q90);
          ASSERT_EQ(told.q95, alone.q95);
          ASSERT_EQ(told.max, alone.max);
        }
      }
  }
}

TEST(Comparison, DifferencesArePairedReplicationByReplication) {
  Comparison comparison{layout(), layout()};
  Block block;
  block.count = 20;
  block.own = rows_of(comparison.own().layout(), 20,
                      [](std::size_t r, std::size_t) { return 100.0 * double(r * r) + 5.0; });
  block.base = rows_of(comparison.own().layout(), 20,
                       [](std::size_t r, std::size_t) { return 100.0 * double(r * r); });
  comparison.add(block);
  for (const Series series : measure::all_series) {
    if (comparison.own().layout().in(series).size == 0) continue;
    EXPECT_EQ(comparison.difference()->of(series, 0).mean, 5.0);
    EXPECT_EQ(comparison.difference()->of(series, 0).sd, 0.0);
  }
  EXPECT_GT(comparison.own().of(Series::totals, 0).sd, 1000.0);
}

TEST(Comparison, BlocksMayBeLongerThanWhatTheyHold) {
  Comparison comparison{layout()};
  Block block;
  block.own = rows_of(comparison.own().layout(), 5, [](std::size_t r, std::size_t) { return double(r); });
  block.count = 2;
  comparison.add(block);
  EXPECT_EQ(comparison.own().of(Series::totals, 0).max, 1.0);
  EXPECT_EQ(comparison.own().replications(), 2u);
}

TEST(Outcomes, SayTheirYearAndGroupAndKeepTheirPublishedNames) {
  Summary summary{layout()};
  summary.add(rows_of(summary.layout(), 2, [](std::size_t, std::size_t i) { return double(i); }), 2);
  const auto all = outcomes(summary);
  const auto find = [&](const std::string& name, const char* group, const char* year) {
    for (const Outcome& outcome : all)
      if (outcome.name == name && outcome.group.value_or("") == group && outcome.year.value_or("") == year)
        return true;
    return false;
  };
  EXPECT_TRUE(find("entries.work", "", ""));
  EXPECT_TRUE(find("entries.work", "town=west", ""));
  EXPECT_TRUE(find("sus.enrolled", "", "2019"));
  EXPECT_TRUE(find("sus.exits", "town=east", "2018"));
  EXPECT_TRUE(find("cost.state", "", ""));
  EXPECT_TRUE(find("wait_days_all.se.west", "", ""));
}

TEST(Precision, CountsTheReplicationsThatWouldBringTheErrorToOnePercent) {
  Summary summary{layout()};
  const std::size_t placements = summary.layout().in(Series::totals).find("placements")->first;
  summary.add(rows_of(summary.layout(), 400,
                      [&](std::size_t r, std::size_t i) {
                        return i == placements ? (r % 2 == 0 ? 90.0 : 110.0) : 50.0;
                      }),
              400);
  const auto known = precision(summary);
  ASSERT_FALSE(known.empty());
  EXPECT_EQ(known.front().table->name, "placements");
  EXPECT_NEAR(known.front().relative(), 10.0 / std::sqrt(400.0) / 100.0, 1e-4);
  EXPECT_NEAR(static_cast<double>(known.front().replications_for_one_percent), 100.0, 1.0);
}

TEST(Precision, MainOutcomesAreOfThePoolAndNotOfItsMembers) {
  Summary summary{layout()};
  const auto& totals = summary.layout().in(Series::totals);
  const std::size_t member = totals.find("wait_days.se.west")->first,
                    pool = totals.find("wait_days.se")->first;
  summary.add(rows_of(summary.layout(), 100,
                      [&](std::size_t r, std::size_t i) {
                        const double spread = i == member ? 40.0 : i == pool ? 10.0 : 1.0;
                        return 100.0 + (r % 2 == 0 ? spread : -spread);
                      }),
              100);
  const auto known = precision(summary);
  ASSERT_FALSE(known.empty());
  EXPECT_EQ(known.front().table->name, "wait_days.se");
}

}  // namespace
}  // namespace stegvis::experiment
