#include "stats/moments.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace {

using stegvis::stats::Moments;

// 1e9 + {4, 7, 13, 16}, a million times over: mean 1e9 + 10, population variance 22.5. The sum of squares
// less the square of the sum gives a variance of several million here.
constexpr std::array far_from_zero{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
constexpr std::int64_t four_million = 4'000'000;

Moments of_stretch(std::int64_t from, std::int64_t to) {
  Moments moments;
  for (std::int64_t i = from; i < to; ++i) moments.add(far_from_zero[static_cast<std::size_t>(i % 4)]);
  return moments;
}

void expect_mean_and_spread_of_all(const Moments& moments) {
  const double n = static_cast<double>(four_million);
  EXPECT_EQ(moments.count(), four_million);
  EXPECT_NEAR(moments.mean() / 1000000010.0, 1.0, 1e-14);
  EXPECT_NEAR(moments.m2() / n / 22.5, 1.0, 1e-10);
  EXPECT_NEAR(moments.variance() / (22.5 * n / (n - 1)), 1.0, 1e-10);
  EXPECT_EQ(moments.min(), 1e9 + 4);
  EXPECT_EQ(moments.max(), 1e9 + 16);
}

TEST(Moments, of_numbers_far_from_zero_keep_their_digits) {
  expect_mean_and_spread_of_all(of_stretch(0, four_million));
}

TEST(Moments, merged_from_seven_unequal_parts_are_those_of_the_whole) {
  Moments all;
  std::int64_t from = 0;
  for (const std::int64_t size : {1, 2, 30, 1'000, 99'967, 900'000, 2'999'000}) {
    all.merge(of_stretch(from, from + size));
    from += size;
  }
  ASSERT_EQ(from, four_million);
  expect_mean_and_spread_of_all(all);
}

TEST(Moments, merging_nothing_changes_nothing) {
  Moments some = of_stretch(0, 10);
  const Moments before = some;
  some.merge(Moments{});
  EXPECT_EQ(some.mean(), before.mean());
  EXPECT_EQ(some.m2(), before.m2());
  Moments none;
  none.merge(before);
  EXPECT_EQ(none.count(), 10);
  EXPECT_EQ(none.m2(), before.m2());
  EXPECT_EQ(none.min(), before.min());
}

TEST(Moments, of_a_few_numbers_are_those_of_the_textbook) {
  Moments moments;
  for (const double x : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) moments.add(x);
  EXPECT_DOUBLE_EQ(moments.mean(), 5.0);
  EXPECT_DOUBLE_EQ(moments.m2(), 32.0);
  EXPECT_DOUBLE_EQ(moments.sd(), std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(moments.standard_error(), std::sqrt(32.0 / 7 / 8));
}

TEST(Moments, of_fewer_than_two_numbers_have_no_spread) {
  Moments moments;
  EXPECT_EQ(moments.count(), 0);
  EXPECT_EQ(moments.variance(), 0.0);
  moments.add(3.0);
  EXPECT_EQ(moments.mean(), 3.0);
  EXPECT_EQ(moments.standard_error(), 0.0);
  EXPECT_EQ(moments.min(), 3.0);
  EXPECT_EQ(moments.max(), 3.0);
}

TEST(Moments, can_be_taken_up_again_from_what_was_kept) {
  const Moments before = of_stretch(0, 9);
  Moments again{before.count(), before.mean(), before.m2(), before.min(), before.max()};
  again.add(1e9);
  Moments straight = before;
  straight.add(1e9);
  EXPECT_EQ(again.m2(), straight.m2());
  EXPECT_EQ(again.mean(), straight.mean());
}

}  // namespace
