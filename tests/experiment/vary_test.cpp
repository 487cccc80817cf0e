#include <gtest/gtest.h>

#include "experiment/vary.hpp"
#include "measure/example.hpp"

namespace stegvis::experiment {
namespace {

TEST(Varied, ChangesByPathAndLeavesTheScenarioAlone) {
  const model::Scenario scenario = testing::example_scenario();
  const std::vector<Change> changes{{"pool.se.fte", model::Value{2.5}},
                                    {"title", model::Value{std::string{"Mer"}}}};
  const auto result = varied(scenario, changes);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->pool.at("se").all.fte, 2.5);
  EXPECT_EQ(result->title, "Mer");
  EXPECT_EQ(scenario.pool.at("se").all.fte, 0.5);
}

TEST(Varied, TellsEveryProblemAtOnce) {
  const std::vector<Change> changes{{"pool.se.fte", model::Value{-1.0}}, {"pool.se.ftee", model::Value{1.0}}};
  const auto result = varied(testing::example_scenario(), changes);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().size(), 2u);
}

TEST(Varied, JudgesTheResultAsAWhole) {
  const std::vector<Change> changes{{"support.support.stage", model::Value{std::string{"nowhere"}}}};
  EXPECT_FALSE(varied(testing::example_scenario(), changes).ok());
}

}  // namespace
}  // namespace stegvis::experiment
