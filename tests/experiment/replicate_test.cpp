#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "experiment/replicate.hpp"
#include "experiment/tbb_executor.hpp"
#include "measure/example.hpp"

namespace stegvis::experiment {
namespace {

using measure::Series;
using testing::example_scenario;
using testing::programme_of;

/// Everything that was handed over, and how it ended.
struct Told {
  std::array<std::vector<double>, measure::series_count> own, base;
  std::vector<measure::LogEntry> log;
  std::vector<std::uint32_t> numbers;
  base::Result<Ran> ran = Ran{};
};

void append(std::vector<double>& into, std::span<const double> numbers, const Block& block,
            std::size_t size) {
  into.insert(into.end(), numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(block.count * size));
}

template <Executor E>
Told run(const Design& design, E executor, std::uint32_t stop_after = 1'000'000) {
  const measure::Layout layout = measure::layout_of(*design.programme);
  Told told;
  const auto consume = [&](const Block& block) {
    for (const Series series : measure::all_series) {
      const auto s = static_cast<std::size_t>(series);
      append(told.own[s], block.own.of(series), block, layout.in(series).size);
      if (design.base != nullptr)
        append(told.base[s], block.base.of(series), block, measure::layout_of(*design.base).in(series).size);
    }
    for (std::uint32_t i = 0; i < block.count; ++i) told.numbers.push_back(block.first + i);
    told.log.insert(told.log.end(), block.log.begin(), block.log.end());
    return base::Problems{};
  };
  told.ran = replicate(design, executor, consume, [&] { return told.numbers.size() >= stop_after; });
  return told;
}

/// Equal, NaN to NaN.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i] && (a[i] == a[i] || b[i] == b[i])) return false;
  return true;
}

TEST(Replicate, GivesTheSameNumbersOnEveryExecutor) {
  const model::Programme programme = programme_of(example_scenario());
  const Design design{.programme = &programme, .seed = 7, .replications = 203};
  const Told serial = run(design, SerialExecutor{});
  ASSERT_TRUE(serial.ran.ok());
  ASSERT_EQ(serial.numbers.size(), 203u);
  for (const std::size_t threads : {1, 2, 3}) {
    const Told threaded = run(design, TbbExecutor{threads});
    EXPECT_EQ(threaded.numbers, serial.numbers);
    for (std::size_t s = 0; s < measure::series_count; ++s)
      EXPECT_TRUE(same(threaded.own[s], serial.own[s])) << s;
    EXPECT_EQ(threaded.ran->curves.to_placement[40].first, serial.ran->curves.to_placement[40].first);
    EXPECT_EQ(measure::at_months(threaded.ran->curves).placed, measure::at_months(serial.ran->curves).placed);
  }
}

TEST(Replicate, AReplicationIsItsNumberWhateverWasRunBefore) {
  const model::Programme programme = programme_of(example_scenario());
  const Told all = run({.programme = &programme, .seed = 7, .replications = 60}, SerialExecutor{});
  const Told late =
      run({.programme = &programme, .seed = 7, .first = 55, .replications = 5}, SerialExecutor{});
  const std::size_t size = measure::layout_of(programme).in(Series::totals).size;
  const std::vector<double> tail(all.own[0].begin() + static_cast<std::ptrdiff_t>(55 * size),
                                 all.own[0].end());
  EXPECT_TRUE(same(late.own[0], tail));
  EXPECT_EQ(late.numbers.front(), 55u);
}

TEST(Replicate, AnotherSeedGivesOtherNumbers) {
  const model::Programme programme = programme_of(example_scenario());
  const Told one = run({.programme = &programme, .seed = 1, .replications = 20}, SerialExecutor{});
  const Told other = run({.programme = &programme, .seed = 2, .replications = 20}, SerialExecutor{});
  EXPECT_FALSE(same(one.own[0], other.own[0]));
}

TEST(Replicate, TheBaseRunsBesideWithTheSamePeople) {
  model::Scenario changed = example_scenario();
  changed.pool["se"].all.fte = 2.0;
  const model::Programme programme = programme_of(changed), base = programme_of(example_scenario());
  const Told pair =
      run({.programme = &programme, .base = &base, .seed = 3, .replications = 30}, TbbExecutor{2});
  const Told alone = run({.programme = &base, .seed = 3, .replications = 30}, SerialExecutor{});
  EXPECT_TRUE(same(pair.base[0], alone.own[0]));
  const measure::Layout layout = measure::layout_of(programme);
  const std::size_t arrivals = layout.in(Series::totals).find("arrivals")->first;
  for (std::size_t i = 0; i < 30; ++i)
    EXPECT_EQ(pair.own[0][i * layout.in(Series::totals).size + arrivals],
              pair.base[0][i * layout.in(Series::totals).size + arrivals]);
}

TEST(Replicate, WhenStoppedTellsHowManyWereRun) {
  const model::Programme programme = programme_of(example_scenario());
  const Told told = run({.programme = &programme, .seed = 1, .replications = 100'000}, TbbExecutor{2}, 100);
  ASSERT_TRUE(told.ran.ok());
  EXPECT_GE(told.ran->replications, 100u);
  EXPECT_LT(told.ran->replications, 2000u);
  EXPECT_EQ(told.ran->replications, told.numbers.size());
}

TEST(Replicate, AProblemOfWhoConsumesEndsTheRun) {
  const model::Programme programme = programme_of(example_scenario());
  std::uint32_t told = 0;
  TbbExecutor executor{2};
  const auto ran = replicate(
      {.programme = &programme, .seed = 1, .replications = 100'000}, executor,
      [&](const Block& block) {
        told += block.count;
        return told < 200 ? base::Problems{} : base::Problems{{"", {"disk full", "disken är full"}}};
      },
      [] { return false; });
  ASSERT_FALSE(ran.ok());
  EXPECT_EQ(ran.problems().front().text.en, "disk full");
  EXPECT_LT(told, 300u);
}

/// Everybody who loses work at once looks for it again and finds it at once.
model::Scenario circle() {
  model::Scenario scenario = example_scenario();
  model::Transition& found = scenario.stage["seeking"].to["work"];
  found.hazard.clear();
  found.duration = "fixed";
  found.law = {};
  found.law.family = model::Family::fixed;
  found.law.value = base::Span{0.0, base::TimeUnit::day};
  model::Transition& lost = scenario.stage["work"].to["loss"];
  lost = {};
  lost.to = "seeking";
  lost.duration = "fixed";
  lost.law.family = model::Family::fixed;
  lost.law.value = base::Span{0.0, base::TimeUnit::day};
  return scenario;
}

TEST(Replicate, ACircleThatNeverRestsIsAProblemAndNotAHang) {
  const model::Programme programme = programme_of(circle());
  for (const std::size_t threads : {1, 2}) {
    const Told told = run({.programme = &programme, .seed = 1, .replications = 50}, TbbExecutor{threads});
    ASSERT_FALSE(told.ran.ok());
    EXPECT_NE(told.ran.problems().front().text.en.find("circle"), std::string::npos);
  }
}

TEST(Replicate, TheLogTellsEverybodyWithoutChangingTheNumbers) {
  const model::Programme programme = programme_of(example_scenario());
  const Told plain = run({.programme = &programme, .seed = 5, .replications = 11}, SerialExecutor{});
  const Told logged =
      run({.programme = &programme, .seed = 5, .replications = 11, .log = true}, TbbExecutor{2});
  for (std::size_t s = 0; s < measure::series_count; ++s) EXPECT_TRUE(same(plain.own[s], logged.own[s]));
  const measure::Layout layout = measure::layout_of(programme);
  double arrivals = 0.0, came = 0.0;
  for (std::size_t i = 0; i < 11; ++i)
    arrivals +=
        plain.own[0][i * layout.in(Series::totals).size + layout.in(Series::totals).find("arrivals")->first];
  for (const auto& entry : logged.log) came += entry.what == measure::Happening::arrive;
  EXPECT_EQ(came, arrivals);
}

}  // namespace
}  // namespace stegvis::experiment
