#include "random/keyed_bits.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <random>

namespace {

using namespace stegvis::random;

static_assert(std::uniform_random_bit_generator<KeyedBits>);

constexpr Key key{.seed = 1, .replication = 2, .number = 3, .purpose = 4, .source = 5, .visit = 6};

TEST(KeyedBits, are_the_words_of_the_keys_blocks_in_order) {
  KeyedBits bits{key};
  for (std::uint32_t block = 0; block < 3; ++block) {
    for (const std::uint32_t word : draw(key, block).w) EXPECT_EQ(bits(), word);
  }
}

TEST(KeyedBits, start_at_the_block_asked_for) {
  KeyedBits bits{key, 7};
  EXPECT_EQ(bits(), draw(key, 7).w[0]);
}

TEST(KeyedBits, keep_nothing_of_a_former_key) {
  Key other = key;
  other.number = 4;
  KeyedBits bits{key};
  (void)bits();  // three words of this block are left over, and must die with the key
  bits = KeyedBits{other};
  EXPECT_EQ(bits(), draw(other, 0).w[0]);
}

TEST(KeyedBitsDeathTest, end_after_1024_blocks) {
  KeyedBits bits{key, 1023};
  for (int word = 0; word < 4; ++word) (void)bits();
  EXPECT_DEATH((void)bits(), "");
}

// 4000 throws of a die; the chi-square of 5 degrees of freedom exceeds 36.4 for one seed in 1 300 000.
TEST(KeyedBits, drive_a_distribution_of_boost) {
  boost::random::uniform_int_distribution<int> die{1, 6};
  KeyedBits bits{key};
  std::array<int, 7> seen{};
  for (int i = 0; i < 4000; ++i) ++seen.at(static_cast<std::size_t>(die(bits)));
  double chi_square = 0;
  for (std::size_t face = 1; face <= 6; ++face)
    chi_square += std::pow(seen[face] - 4000 / 6.0, 2) / (4000 / 6.0);
  EXPECT_LT(chi_square, 36.4);
}

TEST(KeyedBits, give_the_same_throw_whatever_was_thrown_before_under_another_key) {
  Key other = key;
  other.purpose = 99;
  boost::random::uniform_int_distribution<int> die{1, 1000};
  KeyedBits before{other};
  (void)die(before);
  KeyedBits again{key};
  KeyedBits alone{key};
  EXPECT_EQ(die(again), boost::random::uniform_int_distribution<int>(1, 1000)(alone));
}

}  // namespace
