#include "experiment/draw_bench.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "experiment/decompose.hpp"
#include "experiment/tbb_executor.hpp"
#include "measure/example.hpp"
#include "model/fields.hpp"
#include "model/validate.hpp"

namespace stegvis::experiment {
namespace {

using testing::example_scenario;

const std::string fte = "pool.se.fte", rate = "arrival.new.rate";

/// The example, its staff and intake uncertain.
model::Scenario uncertain_scenario(const std::string& staff = "U(0.2, 1.0)",
                                   const std::string& intake = "LN(0.1, 0.3)") {
  model::Scenario scenario = example_scenario();
  scenario.pool["se"].all.fte = 0.5;
  scenario.provenance[fte].distribution = staff;
  scenario.provenance[rate].distribution = intake;
  return scenario;
}

void correlate(model::Scenario& scenario, double r) { scenario.correlation["both"] = {fte, rate, r}; }

Draws drawn(const std::vector<const model::Scenario*>& scenarios, std::size_t count,
            Sampling sampling = Sampling::sobol, std::uint64_t seed = 7) {
  auto draws = Draws::create(scenarios, {.sampling = sampling}, seed, count);
  EXPECT_TRUE(draws.ok()) << (draws.ok() ? "" : draws.problems().front().text.en);
  return std::move(draws).value();
}

std::string refused(const model::Scenario& scenario, const Uncertainties& uncertainties = {},
                    std::size_t count = 200) {
  const auto draws = Draws::create({&scenario}, uncertainties, 1, count);
  EXPECT_FALSE(draws.ok());
  if (draws.ok()) return "";
  EXPECT_NE(draws.problems().front().text.en, draws.problems().front().text.sv);
  return draws.problems().front().text.en;
}

TEST(Draws, FollowTheirDistributionsEvenly) {
  const model::Scenario scenario = uncertain_scenario();
  const Draws sobol = drawn({&scenario}, 256), random = drawn({&scenario}, 256, Sampling::random);
  ASSERT_EQ(sobol.paths(), (std::vector<std::string>{rate, fte}));
  std::set<int> cells, cells_of_random;
  for (std::size_t d = 0; d < 256; ++d) {
    for (const Draws* draws : {&sobol, &random}) {
      EXPECT_GT(draws->value(0, d, 1), 0.2);
      EXPECT_LT(draws->value(0, d, 1), 1.0);
    }
    cells.insert(static_cast<int>((sobol.value(0, d, 1) - 0.2) / 0.8 * 256.0));
    cells_of_random.insert(static_cast<int>((random.value(0, d, 1) - 0.2) / 0.8 * 256.0));
    EXPECT_EQ(sobol.at(0, d)->pool.at("se").all.fte, sobol.value(0, d, 1));
    EXPECT_EQ(sobol.at(0, d)->arrival.at("new").rate, sobol.value(0, d, 0));
  }
  EXPECT_GE(cells.size(), 200u) << "moved by a shift, nearly every cell has its draw";
  EXPECT_LT(cells_of_random.size(), 190u) << "63 % of them";
}

TEST(Draws, APathIsTheSameDrawInScenariosSideBySide) {
  const model::Scenario a = uncertain_scenario();
  model::Scenario b = uncertain_scenario("U(1.2, 2.0)");
  b.pool["se"].all.fte = 1.5;
  b.provenance.erase(rate);
  const Draws draws = drawn({&a, &b}, 50);
  for (std::size_t d = 0; d < 50; ++d) {
    EXPECT_NEAR(draws.value(1, d, 1), draws.value(0, d, 1) + 1.0, 1e-12) << "by the distribution of its own";
    EXPECT_TRUE(std::isnan(draws.value(1, d, 0))) << "certain there";
    EXPECT_EQ(draws.at(1, d)->arrival.at("new").rate, b.arrival.at("new").rate);
  }
}

TEST(Draws, AnotherUncertainNumberMovesNoIndependentDraw) {
  const model::Scenario both = uncertain_scenario();
  model::Scenario one = both;
  one.provenance.erase(rate);
  const Draws of_both = drawn({&both}, 20, Sampling::random), of_one = drawn({&one}, 20, Sampling::random);
  for (std::size_t d = 0; d < 20; ++d) EXPECT_EQ(of_both.value(0, d, 1), of_one.value(0, d, 0));
  const Draws longer = drawn({&both}, 40);
  EXPECT_EQ(longer.value(0, 13, 1), drawn({&both}, 20).value(0, 13, 1))
      << "more draws go on where fewer ended";
  EXPECT_NE(longer.value(0, 13, 1), drawn({&both}, 40, Sampling::sobol, 8).value(0, 13, 1));
}

/// Spearman's rank correlation of a Gaussian copula is 6 / pi asin(r / 2).
TEST(Draws, WhatGoesTogetherDoesSoByAGaussianCopula) {
  for (const double r : {-0.9, 0.5}) {
    model::Scenario scenario = uncertain_scenario();
    correlate(scenario, r);
    ASSERT_TRUE(model::validate(scenario).empty());
    constexpr std::size_t n = 2000;
    const Draws draws = drawn({&scenario}, n);
    std::vector<double> a(n), b(n);
    for (std::size_t d = 0; d < n; ++d) a[d] = draws.value(0, d, 0), b[d] = draws.value(0, d, 1);
    const auto ranks = [](std::vector<double> values) {
      std::vector<double> sorted = values;
      std::sort(sorted.begin(), sorted.end());
      for (double& x : values)
        x = static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), x) - sorted.begin());
      return values;
    };
    const auto ra = ranks(a), rb = ranks(b);
    double sum = 0.0;
    for (std::size_t d = 0; d < n; ++d) sum += (ra[d] - rb[d]) * (ra[d] - rb[d]);
    const double spearman = 1.0 - 6.0 * sum / (static_cast<double>(n) * (static_cast<double>(n * n) - 1.0));
    EXPECT_NEAR(spearman, 6.0 / M_PI * std::asin(r / 2.0), 0.03);
  }
}

TEST(Draws, CorrelationsThatNoNumbersCanHaveAreRefused) {
  model::Scenario scenario = uncertain_scenario();
  const std::string third = "stage.seeking.to.work.mean";
  scenario.provenance[third].distribution = "U(200, 400)";
  scenario.provenance[third].unit = "days";
  scenario.correlation["ab"] = {fte, rate, 0.9};
  scenario.correlation["bc"] = {rate, third, 0.9};
  scenario.correlation["ac"] = {fte, third, -0.9};
  EXPECT_NE(refused(scenario).find("not positive definite"), std::string::npos);
}

TEST(Draws, ACorrelationWithACertainNumberIsToldToHaveNoEffect) {
  model::Scenario scenario = uncertain_scenario();
  correlate(scenario, 0.5);
  scenario.provenance.erase(rate);
  EXPECT_EQ(drawn({&scenario}, 10).idle(), std::vector<std::string>{"correlation.both"});
}

TEST(Draws, DistributionsThatLeaveWhatIsAllowedAreRefusedBeforeAnythingRuns) {
  EXPECT_NE(refused(uncertain_scenario("N(0.5, 0.5)")).find("is too small"), std::string::npos);
  // Beyond the ends that are tried first: six draws in ten thousand are below zero.
  EXPECT_NE(refused(uncertain_scenario("N(0.5, 0.155)"), {}, 5000).find("draws leave what is allowed"),
            std::string::npos);
  EXPECT_NE(refused(example_scenario()).find("nothing is uncertain"), std::string::npos);
  EXPECT_NE(refused(uncertain_scenario(), {.given = {{"pool.se.ftee", "U(1,2)"}}})
                .find("Did you mean \"pool.se.fte\"?"),
            std::string::npos);
  EXPECT_NE(refused(uncertain_scenario(), {.given = {{fte, "V(1,2)"}}}).find("no known distribution"),
            std::string::npos);
  EXPECT_NE(refused(uncertain_scenario(), {.fixed = {fte, rate}}).find("nothing is uncertain"),
            std::string::npos);
}

class Drawn : public ::testing::Test {
 protected:
  template <Executor E>
  Summary run(E executor, std::size_t first = 0, std::size_t count = 40) {
    Summary summary{measure::layout_of(testing::programme_of(scenario_)), 3};
    const DrawDesign design{.draws = &draws_, .seed = 5, .first = first, .count = count, .per_draw = 3};
    const auto ran = replicate_draws(
        design, executor,
        [&](const Block& block) {
          summary.add(block.own, block.count);
          return base::Problems{};
        },
        [] { return false; });
    EXPECT_TRUE(ran.ok());
    EXPECT_EQ(ran->replications, 3 * count);
    return summary;
  }

  model::Scenario scenario_ = uncertain_scenario();
  Draws draws_ = drawn({&scenario_}, 40);
};

TEST_F(Drawn, EveryReplicationIsItsDrawsScenarioWithItsOwnLuck) {
  const Summary all = run(SerialExecutor{});
  const std::size_t at = all.layout().in(measure::Series::totals).find("placements")->first;
  const model::Programme eleventh = testing::programme_of(*draws_.at(0, 11));
  Summary alone{measure::layout_of(eleventh)};
  SerialExecutor executor;
  (void)replicate(
      Design{.programme = &eleventh, .seed = 5, .first = 33, .replications = 3}, executor,
      [&](const Block& block) {
        alone.add(block.own, block.count);
        return base::Problems{};
      },
      [] { return false; });
  const auto column = all.column(measure::Series::totals, at);
  EXPECT_EQ(std::vector<double>(column.begin() + 33, column.begin() + 36),
            alone.column(measure::Series::totals, at));
  const Summary late = run(SerialExecutor{}, 11, 1);
  EXPECT_EQ(late.column(measure::Series::totals, at), alone.column(measure::Series::totals, at));
}

TEST_F(Drawn, ThreadsChangeNothing) {
  const Summary one = run(SerialExecutor{}), other = run(TbbExecutor{3});
  for (std::size_t at = 0; at < one.layout().in(measure::Series::monthly).size; ++at) {
    EXPECT_EQ(one.of(measure::Series::monthly, at).mean, other.of(measure::Series::monthly, at).mean);
    EXPECT_EQ(one.of(measure::Series::monthly, at).se, other.of(measure::Series::monthly, at).se);
  }
}

TEST_F(Drawn, TheMonteCarloErrorIsThatOfTheDraws) {
  const Summary summary = run(SerialExecutor{});
  const std::size_t at = summary.layout().in(measure::Series::totals).find("arrivals")->first;
  const auto numbers = summary.column(measure::Series::totals, at);
  stats::Moments means;
  for (std::size_t d = 0; d < 40; ++d)
    means.add((numbers[3 * d] + numbers[3 * d + 1] + numbers[3 * d + 2]) / 3.0);
  const stats::Summary told = summary.of(measure::Series::totals, at);
  EXPECT_DOUBLE_EQ(told.se, means.standard_error());
  EXPECT_GT(told.se, told.sd / std::sqrt(120.0)) << "replications of one draw are no independent ones";
  for (const SpreadOrigin& spread : spread_origins(summary, 3))
    if (spread.total.name == "arrivals") {
      EXPECT_GT(spread.parts.share, 0.1);
    }
}

TEST(Correlations, AreJudged) {
  const auto problem = [](const std::string& of, const std::string& with) {
    model::Scenario scenario = uncertain_scenario();
    scenario.correlation["x"] = {of, with, 0.5};
    const base::Problems problems = model::validate(scenario);
    return problems.size() == 1 ? problems.front().text.en : "";
  };
  EXPECT_NE(problem("pool.se.ftee", rate).find("Did you mean \"pool.se.fte\"?"), std::string::npos);
  EXPECT_NE(problem(fte, fte).find("is the same number"), std::string::npos);
  EXPECT_NE(problem("", rate).find("correlation.x.of"), std::string::npos);
  model::Scenario twice = uncertain_scenario();
  twice.correlation["x"] = {fte, rate, 0.5};
  twice.correlation["y"] = {rate, fte, 0.5};
  EXPECT_EQ(model::validate(twice).size(), 1u);
  model::Scenario scenario = example_scenario();
  EXPECT_FALSE(model::set(scenario, "correlation.x.r", model::Value{1.0}).empty());
}

}  // namespace
}  // namespace stegvis::experiment
