#include "experiment/side_by_side.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "experiment/population.hpp"
#include "experiment/replicate.hpp"
#include "experiment/tbb_executor.hpp"
#include "measure/example.hpp"
#include "measure/recorder.hpp"

namespace stegvis::experiment {
namespace {

using measure::Series;
using testing::example_scenario;
using testing::programme_of;

model::Scenario with_fte(double fte) {
  model::Scenario scenario = example_scenario();
  scenario.pool["se"].all.fte = fte;
  return scenario;
}

std::size_t place(const measure::Layout& layout, const std::string& name) {
  return layout.in(Series::totals).find(name)->first;
}

class Three : public ::testing::Test {
 protected:
  template <Executor E>
  SideBySide compared(E executor) const {
    SideBySide numbers{{measure::layout_of(a_), measure::layout_of(b_), measure::layout_of(c_)}};
    const auto ran = replicate(
        Design{.programme = &a_, .seed = 3, .replications = 120, .beside = {&b_, &c_}}, executor,
        [&](const Block& block) {
          numbers.add(block);
          return base::Problems{};
        },
        [] { return false; });
    EXPECT_TRUE(ran.ok());
    return numbers;
  }

  model::Programme a_ = programme_of(with_fte(0.1)), b_ = programme_of(with_fte(0.2)),
                   c_ = programme_of(with_fte(1.0));
};

TEST_F(Three, EachIsWhatItIsAloneAndDifferencesArePairByPair) {
  const SideBySide numbers = compared(SerialExecutor{});
  Summary alone{measure::layout_of(c_)};
  SerialExecutor executor;
  (void)replicate(
      Design{.programme = &c_, .seed = 3, .replications = 120}, executor,
      [&](const Block& block) {
        alone.add(block.own, block.count);
        return base::Problems{};
      },
      [] { return false; });
  const std::size_t at = place(numbers.layout(), "placements");
  EXPECT_EQ(numbers.of(2).column(Series::totals, at),
            alone.column(Series::totals, place(alone.layout(), "placements")));
  const auto first = numbers.of(0).column(Series::totals, at),
             third = numbers.of(2).column(Series::totals, at),
             difference = numbers.difference(2).column(Series::totals, at);
  Signs expected;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(difference[i], third[i] - first[i]);
    expected.above += difference[i] > 0;
    expected.below += difference[i] < 0;
  }
  const Signs signs = numbers.signs(2, Series::totals, at);
  EXPECT_EQ(signs.above, expected.above);
  EXPECT_EQ(signs.below, expected.below);
  EXPECT_EQ(signs.pairs, 120u);
  EXPECT_GT(signs.above, 60u) << "ten times the coaches";
}

TEST_F(Three, AreTheSameOnEveryExecutor) {
  const SideBySide one = compared(SerialExecutor{}), other = compared(TbbExecutor{3});
  for (std::size_t at = 0; at < one.layout().in(Series::monthly).size; ++at) {
    EXPECT_EQ(one.difference(1).of(Series::monthly, at).mean,
              other.difference(1).of(Series::monthly, at).mean);
    EXPECT_EQ(one.signs(2, Series::monthly, at).above, other.signs(2, Series::monthly, at).above);
  }
}

TEST_F(Three, ToldByOutcomeWithDirectionAndGain) {
  const SideBySide numbers = compared(SerialExecutor{});
  bool placements = false, yearly = false;
  for (const Difference& one : numbers.differences(1)) {
    if (one.outcome.name == "placements" && !one.outcome.group && !one.outcome.year) {
      placements = true;
      EXPECT_EQ(one.better, Better::more);
      EXPECT_EQ(one.beats(), one.signs.share_above());
      EXPECT_GT(one.gain.ratio, 1.0) << "the same people with the same luck";
      const auto variance = [&](const Summary& of) {
        const double sd = of.of(Series::totals, place(numbers.layout(), "placements")).sd;
        return sd * sd;
      };
      EXPECT_NEAR(one.gain.ratio,
                  (variance(numbers.of(0)) + variance(numbers.of(1))) / variance(numbers.difference(1)),
                  1e-9);
      EXPECT_LE(one.gain.low, one.gain.ratio);
      const std::size_t at = place(numbers.layout(), "placements");
      EXPECT_NEAR(one.outcome.summary.mean,
                  numbers.of(1).of(Series::totals, at).mean - numbers.of(0).of(Series::totals, at).mean,
                  1e-12);
    }
    if (one.outcome.name == "wait_days.se") {
      EXPECT_EQ(one.better, Better::less);
      EXPECT_EQ(one.beats(), one.signs.share_below());
    }
    yearly |= one.outcome.year.has_value();
  }
  EXPECT_TRUE(placements && yearly);
}

TEST(SideBySideLayouts, WhatOnlySomeHaveIsNotCompared) {
  model::Scenario more = example_scenario();
  more.pool["extra"].all.slots = 1;
  more.stage["seeking"].needs = "extra";
  const auto own = measure::layout_of(programme_of(more)),
             other = measure::layout_of(programme_of(example_scenario()));
  const SideBySide numbers{{other, own}};
  EXPECT_EQ(numbers.layout().in(Series::totals).find("wait_days.extra"), nullptr);
  const auto names = not_shared(own, numbers.layout());
  EXPECT_NE(std::find(names.begin(), names.end(), "wait_days.extra"), names.end());
  EXPECT_TRUE(not_shared(other, numbers.layout()).empty());
}

TEST(Better, IsSaidOnlyWhereItIsBeyondDispute) {
  for (const char* name : {"placements", "sustained.6m", "sustained_share.12m", "sus.to_work_studies"})
    EXPECT_EQ(better(name), Better::more) << name;
  for (const char* name :
       {"wait_days.se", "wait_days_all.se", "waiting.se", "gave_up.se.nassjo", "refused.se", "held_back.se",
        "crowded.se", "cost.kommun", "uncoached_days.se", "coach_changes.se"})
    EXPECT_EQ(better(name), Better::less) << name;
  for (const char* name : {"arrivals", "entries.work", "flow.seeking.work", "stock_end.work", "caseload.se",
                           "utilisation.se", "sustained_of.6m", "costly"})
    EXPECT_EQ(better(name), Better::unsaid) << name;
}

TEST(Population, PathsThatMakeOtherPeopleAreNamed) {
  const model::Scenario one = example_scenario();
  EXPECT_TRUE(unshared_population(one, with_fte(3.0)).empty()) << "staff are no population";
  model::Scenario other = one;
  other.arrival.begin()->second.rate = 0.2;
  other.arrival.begin()->second.name = "another name";
  other.stage.begin()->second.name = "another name";
  ASSERT_EQ(unshared_population(one, other).size(), 1u);
  EXPECT_EQ(unshared_population(one, other).front(), "arrival." + one.arrival.begin()->first + ".rate");
  model::Scenario listed = one, longer = one;
  listed.stock["today"].people.push_back({.id = "a"});
  longer.stock["today"].people.push_back({.id = "b"});
  EXPECT_EQ(unshared_population(listed, longer), std::vector<std::string>{"stock.today.list"});
}

}  // namespace
}  // namespace stegvis::experiment
