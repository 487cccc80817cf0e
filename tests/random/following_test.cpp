#include "random/following.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace {

using namespace stegvis::random;

TEST(Following, numbers_get_what_each_gets_alone) {
  // The words of one block spread over the parts of a key, so that every bit of every part is tried; at the
  // end of the numbers they begin again.
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    const auto w = philox({{i, 0, 0, 0}}, {1, 2}).w, v = philox({{i, 1, 0, 0}}, {1, 2}).w;
    const std::uint64_t seed = std::uint64_t{w[3]} << 32 | v[3];
    const std::uint32_t number = i % 5 == 0 ? 0xffffffffu - i % 20 : w[1];
    const Key first{seed, w[0], number, w[2], i % source_limit, v[0] % visit_limit};
    std::vector<double> firsts(i % 37), seconds(firsts.size()), alone(firsts.size());
    uniforms_of_following(first, firsts, seconds);
    uniforms_of_following(first, alone, {});
    for (std::uint32_t k = 0; k < firsts.size(); ++k) {
      Key key = first;
      key.number += k;
      const Pair pair = uniforms(key, 0);
      ASSERT_EQ(firsts[k], pair.first);
      ASSERT_EQ(seconds[k], pair.second);
      ASSERT_EQ(alone[k], pair.first);
    }
  }
}

TEST(FollowingDeathTest, two_lists_of_different_length_break_the_contract) {
  std::vector<double> three(3), two(2);
  EXPECT_DEATH(uniforms_of_following(Key{}, three, two), "");
}

}  // namespace
