#include "experiment/one_at_a_time.hpp"

#include <gtest/gtest.h>

#include "experiment/outcomes.hpp"
#include "experiment/replicate.hpp"
#include "experiment/uncertain_numbers.hpp"
#include "measure/example.hpp"

namespace stegvis::experiment {
namespace {

using testing::example_scenario;
using testing::programme_of;

std::vector<Unknown> unknowns(const model::Scenario& scenario) {
  return *uncertain_numbers(
      scenario, {.given = {{"pool.se.fte", "U(0.1, 1.1)"}, {"stage.seeking.to.work.mean", "LN(200, 0.5)"}}});
}

// The tenth and the ninetieth percentile: a tenth of the way from either end of a uniform distribution; the
// median of a lognormal one divided and multiplied by exp(0.5 * 1.2815516).
TEST(OneAtATime, TakesEachNumberAloneToItsTenthAndNinetiethPercentile) {
  const model::Scenario scenario = example_scenario();
  const auto ends = one_at_a_time(scenario, unknowns(scenario));
  ASSERT_TRUE(ends.ok());
  ASSERT_EQ(ends->size(), 4u);
  EXPECT_NEAR((*ends)[0].value, 0.2, 1e-9);
  EXPECT_NEAR((*ends)[1].value, 1.0, 1e-9);
  EXPECT_NEAR((*ends)[2].value / (*ends)[3].value, 0.277606, 1e-5) << "exp(-1.2815516)";
  EXPECT_FALSE((*ends)[0].high);
  EXPECT_TRUE((*ends)[1].high);
  for (const End& end : *ends)
    EXPECT_EQ(end.path, end.path.starts_with("pool") ? "pool.se.fte" : "stage.seeking.to.work.mean");
  EXPECT_NEAR(*(*ends)[0].scenario.pool.at("se").all.fte, 0.2, 1e-9);
  EXPECT_EQ((*ends)[2].scenario.pool.at("se").all.fte, scenario.pool.at("se").all.fte) << "the other stays";
}

TEST(OneAtATime, SwingsArePairedAndTheLargestComesFirst) {
  const model::Scenario scenario = example_scenario();
  const auto ends = one_at_a_time(scenario, unknowns(scenario));
  ASSERT_TRUE(ends.ok());
  std::vector<model::Programme> programmes{programme_of(scenario)};
  for (const End& end : *ends) programmes.push_back(programme_of(end.scenario));
  Design design{.programme = &programmes[0], .seed = 3, .replications = 60};
  std::vector<measure::Layout> layouts;
  for (const model::Programme& programme : programmes) {
    layouts.push_back(measure::layout_of(programme));
    if (&programme != design.programme) design.beside.push_back(&programme);
  }
  SideBySide simulated{layouts};
  SerialExecutor here;
  ASSERT_TRUE(replicate(
                  design, here,
                  [&](const Block& block) {
                    simulated.add(block);
                    return base::Problems{};
                  },
                  [] { return false; })
                  .ok());
  const std::size_t at = simulated.layout().in(measure::Series::totals).find("placements")->first;
  const std::vector<Swing> found = swings(*ends, simulated, at);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_GE(found[0].size(), found[1].size());
  for (const Swing& swing : found) {
    const auto mean = [&](std::size_t i) { return simulated.of(i).of(measure::Series::totals, at).mean; };
    const std::size_t low = 1 + 2 * swing.number;
    EXPECT_EQ(swing.at_low, (*ends)[low - 1].value);
    EXPECT_NEAR(swing.low.mean, mean(low) - mean(0), 1e-9);
    EXPECT_NEAR(swing.high.mean, mean(low + 1) - mean(0), 1e-9);
    EXPECT_LT(swing.high.sd, simulated.of(low + 1).of(measure::Series::totals, at).sd) << "the same luck";
  }
}

}  // namespace
}  // namespace stegvis::experiment
