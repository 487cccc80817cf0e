#include "any_staff.hpp"
#include "law_checker.hpp"
#include "told_simulators.hpp"

namespace {
using namespace stegvis::engine::by_hand;
using stegvis::engine::told::Recording;

/// What a replication told, in one string that shows every bit.
std::string all_bits(const stegvis::model::Programme& programme, const Recording& told) {
  std::string text;
  for (const auto& line : stegvis::engine::told::lines(programme, told)) text += line + "\n";
  return text;
}

TEST(EveryLaw, holds_in_every_scenario_whatever_is_in_it) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("scenario " + std::to_string(seed));
    const Scenario scenario = AnyScenario{seed}.make();
    const auto programme = compiled(scenario);
    stegvis::engine::Simulator<Recording> simulator{*programme};
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
      Recording told;
      const auto finished = simulator.run(seed, replication, told);
      ASSERT_TRUE(finished.ok()) << finished.problems().front().text.en;
      EXPECT_THAT(stegvis::engine::told::breaches(*programme, told, finished->participants),
                  testing::IsEmpty());
    }
  }
}

TEST(EveryLaw, a_replication_is_the_same_whatever_was_run_before) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto programme = compiled(AnyScenario{seed}.make());
    stegvis::engine::Simulator<Recording> used{*programme};
    Recording told;
    for (const std::uint32_t replication : {5u, 0u, 7u}) told = {}, (void)used.run(seed, replication, told);
    Recording anew;
    stegvis::engine::Simulator<Recording> fresh{*programme};
    (void)fresh.run(seed, 7, anew);
    EXPECT_EQ(all_bits(*programme, told), all_bits(*programme, anew)) << "scenario " << seed;
  }
}

TEST(EveryLaw, holds_with_posts_persons_and_weights) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("scenario " + std::to_string(seed));
    const Scenario scenario = AnyStaff{seed}.make(AnyScenario{seed}.make());
    const auto programme = compiled(scenario);
    stegvis::engine::Simulator<Recording> simulator{*programme};
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
      Recording told;
      const auto finished = simulator.run(seed, replication, told);
      ASSERT_TRUE(finished.ok()) << finished.problems().front().text.en;
      EXPECT_THAT(stegvis::engine::told::breaches(*programme, told, finished->participants),
                  testing::IsEmpty());
    }
  }
}

TEST(EveryLaw, a_replication_with_posts_is_the_same_whatever_was_run_before) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto programme = compiled(AnyStaff{seed}.make(AnyScenario{seed}.make()));
    stegvis::engine::Simulator<Recording> used{*programme};
    Recording told;
    for (const std::uint32_t replication : {5u, 0u, 7u}) told = {}, (void)used.run(seed, replication, told);
    Recording anew;
    stegvis::engine::Simulator<Recording> fresh{*programme};
    (void)fresh.run(seed, 7, anew);
    EXPECT_EQ(all_bits(*programme, told), all_bits(*programme, anew)) << "scenario " << seed;
  }
}
}  // namespace
