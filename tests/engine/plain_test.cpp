#include "any_scenario.hpp"

namespace {
using namespace stegvis::engine;
using namespace stegvis::engine::by_hand;
using stegvis::engine::told::Recording;

template <Can can>
std::vector<std::string> told_by(const stegvis::model::Programme& programme, std::uint64_t seed) {
  Recording told;
  Simulator<Recording, can> simulator{programme};
  EXPECT_TRUE(simulator.run(seed, 3, told).ok());
  return told::lines(programme, told);
}

TEST(Plain, what_a_simulator_leaves_out_makes_no_difference_to_a_plain_programme) {
  int met = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    const auto programme = compiled(AnyScenario{seed}.make());
    if (!is_plain(*programme)) continue;
    ++met;
    EXPECT_EQ(told_by<Can::plain>(*programme, seed), told_by<Can::everything>(*programme, seed))
        << "scenario " << seed;
  }
  EXPECT_GT(met, 60);
}

}  // namespace
