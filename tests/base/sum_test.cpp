#include "base/sum.hpp"

#include <gtest/gtest.h>

namespace {

using stegvis::base::Sum;

// Plain summation is off by 1.6e-4.
TEST(Sum, of_ten_million_tenths_is_a_million) {
  Sum sum;
  for (int i = 0; i < 10'000'000; ++i) sum.add(0.1);
  EXPECT_NEAR(sum.value(), 1e6, 1e-9);
}

TEST(Sum, remembers_small_terms_beside_large_ones_of_either_order) {
  Sum sum;
  for (const double term : {1.0, 1e100, 1.0, -1e100}) sum.add(term);
  EXPECT_EQ(sum.value(), 2.0);
}

TEST(Sum, takes_over_what_another_sum_kept) {
  Sum large, small;
  large.add(1e100);
  large.add(1.0);
  small.add(1.0);
  small.add(-1e100);
  large.add(small);
  EXPECT_EQ(large.value(), 2.0);
}

TEST(Sum, of_nothing_is_zero) { EXPECT_EQ(Sum{}.value(), 0.0); }

}  // namespace
