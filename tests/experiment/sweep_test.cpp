#include "experiment/sweep.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "experiment/outcomes.hpp"
#include "experiment/summary.hpp"
#include "experiment/tbb_executor.hpp"
#include "measure/example.hpp"

namespace stegvis::experiment {
namespace {

using testing::example_scenario;

const model::Scenario& scenario() {
  static const model::Scenario made = example_scenario();
  return made;
}

std::vector<Axis> axes(const std::vector<std::string>& written) {
  std::vector<Axis> read;
  for (const std::string& one : written) {
    auto axis = read_axis(one, scenario());
    EXPECT_TRUE(axis.ok()) << one << (axis.ok() ? "" : axis.problems().front().text.en);
    if (axis) read.push_back(std::move(axis).value());
  }
  return read;
}

Sweep swept(const std::vector<std::string>& written, Plan plan = Plan::grid, std::size_t points = 0) {
  auto sweep = Sweep::create(scenario(), axes(written), plan, points, 3);
  EXPECT_TRUE(sweep.ok()) << (sweep.ok() ? "" : sweep.problems().front().text.en);
  return std::move(sweep).value();
}

std::string axis_refused(const std::string& written) {
  const auto axis = read_axis(written, scenario());
  EXPECT_FALSE(axis.ok()) << written;
  return axis.ok() ? "" : axis.problems().front().text.en;
}

std::string refused(const std::vector<std::string>& written, Plan plan = Plan::grid, std::size_t points = 0) {
  const auto sweep = Sweep::create(scenario(), axes(written), plan, points, 3);
  EXPECT_FALSE(sweep.ok());
  return sweep.ok() ? "" : sweep.problems().front().text.en;
}

TEST(SweepAxes, AreListsRangesAndDistributions) {
  EXPECT_EQ(axes({"pool.se.fte=1, 2.5,4"})[0].values,
            (std::vector<model::Value>{{std::int64_t{1}}, {2.5}, {std::int64_t{4}}}));
  const auto range = axes({"pool.se.fte=1..2/5"})[0].values;
  ASSERT_EQ(range.size(), 5u);
  EXPECT_EQ(range[0].number(), 1.0);
  EXPECT_EQ(range[1].number(), 1.25);
  EXPECT_EQ(range[4].number(), 2.0);
  EXPECT_EQ(axes({"pool.se.fte=1..2"})[0].law->name, "U");
  EXPECT_EQ(axes({"pool.se.fte=PERT(0.2,0.5,1)"})[0].law->arguments, (std::vector<double>{0.2, 0.5, 1.0}));
  EXPECT_EQ(axes({"stage.seeking.to.work.mean=200,300"})[0].unit, "days");
}

TEST(SweepAxes, ThatAreNoneAreToldWithWhatIsAllowed) {
  EXPECT_NE(axis_refused("pool.se.ftee=1,2").find("Did you mean \"pool.se.fte\"?"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte").find("is not understood"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=").find("has no value"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=1,,2").find("empty value"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=3..1").find("does not rise"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=1..3/1").find("2 to 1000000 steps"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=a..b").find("no two numbers"), std::string::npos);
  EXPECT_NE(axis_refused("pool.se.fte=V(1,2)").find("no known distribution"), std::string::npos);
  EXPECT_NE(axis_refused("pool.sf.fte=1,2").find("does not have"), std::string::npos);
}

TEST(SweepDesigns, ThatCannotBeAreRefusedBeforeAnythingRuns) {
  EXPECT_NE(refused({}).find("nothing varies"), std::string::npos);
  EXPECT_NE(refused({"pool.se.fte=1..2"}).find("a grid needs steps"), std::string::npos);
  EXPECT_NE(refused({"pool.se.fte=1,2"}, Plan::lhs, 0).find("no points"), std::string::npos);
  EXPECT_NE(refused({"pool.se.fte=1,2", "pool.se.fte=3"}).find("varied twice"), std::string::npos);
  EXPECT_NE(refused({"pool.se.fte=1,-2"}).find("cannot be at pool.se.fte = -2"), std::string::npos);
  EXPECT_NE(refused({"pool.se.fte=0..1/1000000", "pool.se.norm=1..2/1000"}).find("too many points"),
            std::string::npos);
}

TEST(SweepDesigns, TheFirstPointThatCannotBeIsToldWhateverTheThreads) {
  // Below 0 somewhere in the middle, at both norms.
  auto falling = axes({"pool.se.norm=10,20"});
  Axis fte{.path = "pool.se.fte", .written = "falling"};
  for (int i = 0; i < 1'000; ++i) fte.values.push_back({0.5 - 0.001 * i});
  falling.push_back(fte);
  std::vector<std::string> told;
  SerialExecutor one;
  TbbExecutor four{4};
  const auto try_with = [&](auto& executor) {
    const auto sweep = Sweep::create(scenario(), falling, Plan::grid, 0, 3, executor);
    EXPECT_FALSE(sweep.ok());
    told.push_back(sweep.ok() ? "" : sweep.problems().front().text.en);
  };
  try_with(one);
  for (int i = 0; i < 20; ++i) try_with(four);
  EXPECT_NE(told.front().find("pool.se.norm = 10, pool.se.fte = -"), std::string::npos) << told.front();
  for (const std::string& text : told) EXPECT_EQ(text, told.front());
}

TEST(SweepDesigns, AGridIsEveryCombinationTheLastAxisFirst) {
  const Sweep sweep = swept({"pool.se.fte=0.5,1", "stage.seeking.to.work.mean=100..300/3"});
  ASSERT_EQ(sweep.count(), 6u);
  EXPECT_EQ(sweep.shown(0), "pool.se.fte = 0.5, stage.seeking.to.work.mean = 100");
  EXPECT_EQ(sweep.shown(1), "pool.se.fte = 0.5, stage.seeking.to.work.mean = 200");
  EXPECT_EQ(sweep.shown(5), "pool.se.fte = 1, stage.seeking.to.work.mean = 300");
  EXPECT_EQ(sweep.at(4)->pool.at("se").all.fte, 1.0);
  EXPECT_EQ(sweep.at(4)->stage.at("seeking").to.at("work").law.mean->days(), 200.0);
}

TEST(SweepDesigns, ALatinHypercubeMeetsEveryStratumOnce) {
  const Sweep sweep = swept({"pool.se.fte=1..2", "pool.se.norm=10,20"}, Plan::lhs, 50);
  std::set<int> strata;
  int low = 0;
  for (std::size_t i = 0; i < 50; ++i) {
    strata.insert(static_cast<int>((sweep.value(i, 0).number() - 1.0) * 50.0));
    low += sweep.value(i, 1).number() == 10.0;
  }
  EXPECT_EQ(strata.size(), 50u);
  EXPECT_EQ(low, 25) << "a list is met evenly too";
}

TEST(SweepDesigns, ASobolSequenceIsEvenInBothDirections) {
  const Sweep sweep = swept({"pool.se.fte=1..2", "pool.se.norm=10..20"}, Plan::sobol, 64);
  std::map<std::pair<int, int>, int> cells;
  for (std::size_t i = 0; i < 64; ++i)
    ++cells[{static_cast<int>((sweep.value(i, 0).number() - 1.0) * 4.0),
             static_cast<int>((sweep.value(i, 1).number() - 10.0) / 10.0 * 4.0)}];
  EXPECT_EQ(cells.size(), 16u);
  for (const auto& [cell, count] : cells) EXPECT_LE(count, 8) << "4 each, moved by a shift";
}

TEST(SweepDesigns, APriceKeepsTheYearItIsSaidIn) {
  model::Scenario priced = scenario();
  priced.provenance["price.seeking.per_day"].price_year = 2020;
  auto axis = read_axis("price.seeking.per_day=80,120", priced);
  ASSERT_TRUE(axis.ok());
  const auto sweep = Sweep::create(priced, {std::move(axis).value()}, Plan::grid, 0, 3);
  ASSERT_TRUE(sweep.ok());
  const auto point = sweep->at(1);
  ASSERT_TRUE(point.ok());
  EXPECT_EQ(point->provenance.at("price.seeking.per_day").price_year, 2020);
}

TEST(SweepRuns, EveryPointIsARunOfItsScenarioOnTheSameLuck) {
  const Sweep sweep = swept({"pool.se.fte=0.1,0.3,1"});
  const SweepDesign design{.sweep = &sweep,
                           .points = {0, 1, 2},
                           .outcomes = {"placements", "nothing"},
                           .seed = 4,
                           .replications = 60};
  std::vector<PointResult> serial, threaded;
  SerialExecutor one;
  TbbExecutor three{3};
  const auto into = [](std::vector<PointResult>& results) {
    return [&](const PointResult& point) {
      results.push_back(point);
      return base::Problems{};
    };
  };
  ASSERT_TRUE(run_sweep(design, one, into(serial), [] { return false; }).ok());
  ASSERT_TRUE(run_sweep(design, three, into(threaded), [] { return false; }).ok());
  ASSERT_EQ(serial.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(serial[i].point, threaded[i].point);
    EXPECT_EQ(std::vector<double>(serial[i].numbers.begin(), serial[i].numbers.begin() + 6),
              std::vector<double>(threaded[i].numbers.begin(), threaded[i].numbers.begin() + 6));
    EXPECT_NE(serial[i].numbers[6], serial[i].numbers[6]) << "no such outcome there";
  }
  const model::Programme middle = testing::programme_of(*sweep.at(1));
  Summary alone{measure::layout_of(middle)};
  (void)replicate(
      Design{.programme = &middle, .seed = 4, .replications = 60}, one,
      [&](const Block& block) {
        alone.add(block.own, block.count);
        return base::Problems{};
      },
      [] { return false; });
  const stats::Summary told =
      alone.of(measure::Series::totals, alone.layout().in(measure::Series::totals).find("placements")->first);
  EXPECT_EQ(std::vector<double>(serial[1].numbers.begin(), serial[1].numbers.begin() + 6),
            (std::vector<double>{told.mean, told.se, told.sd, told.q10, told.q50, told.q90}));
  EXPECT_LT(serial[0].numbers[0], serial[2].numbers[0]) << "more staff, more placements";
}

}  // namespace
}  // namespace stegvis::experiment
