#include "random/side_by_side.hpp"

#include <gtest/gtest.h>

namespace {

using namespace stegvis::random;

void expect_same(const Pair& a, const Pair& b) {
  EXPECT_EQ(a.first, b.first);
  EXPECT_EQ(a.second, b.second);
}

TEST(SideBySide, two_keys_get_what_each_gets_alone) {
  // The words of one block spread over the keys of the next, so that every bit of every part is tried.
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const auto w = philox({{i, 0, 0, 0}}, {1, 2}).w, v = philox({{i, 1, 0, 0}}, {1, 2}).w;
    const std::uint64_t seed = std::uint64_t{w[3]} << 32 | v[3];
    const Key a{seed, w[0], w[1], w[2], i % source_limit, v[0] % visit_limit};
    const Key b{seed, v[0], v[1], v[2], w[0] % source_limit, i % visit_limit};
    const std::uint32_t n = w[1] % draw_limit;
    const auto both = uniforms_of_two(a, b, n);
    expect_same(both[0], uniforms(a, n));
    expect_same(both[1], uniforms(b, n));
    const auto first = first_uniforms_of_two(a, b, n);
    EXPECT_EQ(first[0], first_uniform(a, n));
    EXPECT_EQ(first[1], first_uniform(b, n));
  }
}

#if defined(__SSE2__)
TEST(SideBySide, the_ends_of_the_unit_interval_are_the_same) {
  const auto half_full = detail::uniform_of_two(detail::both(0, 0xffffffffu), detail::both(0, 0xffffffffu));
  EXPECT_EQ(half_full[0], uniform(0, 0));
  EXPECT_EQ(half_full[1], uniform(0xffffffffu, 0xffffffffu));
}

TEST(SideBySideDeathTest, a_part_too_large_for_its_bits_breaks_the_contract) {
  const Key good{1, 2, 3, 4, 5, 6};
  Key wide = good;
  wide.source = source_limit;
  EXPECT_DEATH((void)first_uniforms_of_two(good, wide, 0), "");
  EXPECT_DEATH((void)first_uniforms_of_two(good, good, draw_limit), "");
  wide = good;
  wide.seed = 2;
  EXPECT_DEATH((void)first_uniforms_of_two(good, wide, 0), "");
}
#endif

}  // namespace
