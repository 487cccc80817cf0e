#include "random/philox.hpp"

#include <gtest/gtest.h>

namespace {

using stegvis::random::philox;
using stegvis::random::Words4;

// Known answers published by the authors of the generator with Random123 (kat_vectors).
TEST(Philox, gives_the_published_answers) {
  EXPECT_EQ(philox({{0, 0, 0, 0}}, {0, 0}), (Words4{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({{ones, ones, ones, ones}}, {ones, ones}),
            (Words4{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
  EXPECT_EQ(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {0xa4093822, 0x299f31d0}),
            (Words4{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

}  // namespace
