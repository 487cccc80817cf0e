#include "base/math_of_each.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "base/math.hpp"

namespace {

namespace base = stegvis::base;

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

/// Exp(1) thresholds from the smallest to the largest, with some that are not ordinary numbers.
std::vector<double> numbers(std::size_t count, std::mt19937_64& luck) {
  std::vector<double> x(count);
  const double odd[] = {0.0,  1.0,    0x1p-1074, 0x1p-1022, std::numeric_limits<double>::infinity(),
                        -1.0, 0x1p60, 0x1p50,    0x1p-50,   std::numeric_limits<double>::quiet_NaN()};
  for (double& one : x) {
    one = -base::log((static_cast<double>(luck() >> 12) + 0.5) * 0x1p-52);
    if (luck() % 40 == 0) one = odd[luck() % 10];
  }
  return x;
}

TEST(MathOfEach, is_bit_for_bit_what_it_is_one_by_one) {
  std::mt19937_64 luck{1};
  for (int round = 0; round < 20'000; ++round) {
    const std::vector<double> x = numbers(luck() % 40, luck);
    const double y = round % 10 == 0 ? static_cast<double>(round % 70) - 20.0
                                     : 0.2 + static_cast<double>(luck() % 1000) / 300.0;
    std::vector<double> log(x.size()), pow(x.size());
    base::log_of_each(x, log);
    base::pow_of_each(x, y, pow);
    for (std::size_t i = 0; i < x.size(); ++i) {
      ASSERT_EQ(bits(log[i]), bits(base::log(x[i]))) << x[i];
      ASSERT_EQ(bits(pow[i]), bits(base::pow(x[i], y))) << x[i] << " to " << y;
    }
  }
}

TEST(MathOfEach, may_write_where_it_reads) {
  std::mt19937_64 luck{2};
  const std::vector<double> x = numbers(37, luck);
  std::vector<double> same = x, other(x.size());
  base::log_of_each(x, other);
  base::log_of_each(same, same);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(bits(same[i]), bits(other[i]));
}

}  // namespace
