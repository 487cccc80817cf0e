#include "stats/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "stats/quantile.hpp"

namespace {

using stegvis::stats::Histogram;
using stegvis::stats::quantile;

constexpr double shares[] = {0.0, 0.001, 0.05, 0.1, 0.25, 0.5, 0.9, 0.975, 0.999, 1.0};

Histogram of(const std::vector<double>& numbers) {
  Histogram histogram;
  for (const double x : numbers) histogram.add(x);
  return histogram;
}

double bucket_width(double x) { return std::max(1.0 / 1024, std::abs(x) / 64); }

std::vector<double> numbers_of_all_sizes(std::size_t count) {
  std::mt19937_64 bits{3};
  std::uniform_real_distribution<double> exponent{-3, 18};
  std::vector<double> numbers(count);
  for (double& x : numbers) x = (bits() % 3 == 0 ? -1 : 1) * std::exp(exponent(bits));
  return numbers;
}

TEST(Histogram, quantiles_are_within_a_buckets_width_of_the_exact_ones) {
  std::vector<double> numbers = numbers_of_all_sizes(20'001);
  const Histogram histogram = of(numbers);
  std::sort(numbers.begin(), numbers.end());
  for (const double p : shares) {
    const double exact = quantile(numbers, p);
    EXPECT_NEAR(histogram.quantile(p), exact, bucket_width(exact)) << p;
  }
}

TEST(Histogram, whole_numbers_below_64_are_counted_exactly) {
  std::vector<double> numbers;
  for (int i = -63; i < 64; ++i) numbers.insert(numbers.end(), static_cast<std::size_t>(1 + (i * i) % 7), i);
  const Histogram histogram = of(numbers);
  for (const double p : shares) EXPECT_EQ(histogram.quantile(p), quantile(numbers, p)) << p;
}

TEST(Histogram, numbers_between_whole_ones_are_spread_over_their_bucket) {
  const Histogram histogram = of({3.001, 3.002, 3.003, 3.03});
  EXPECT_EQ(histogram.quantile(1.0 / 3), 3.0 + 0.03125 * 1.5 / 4);
  EXPECT_EQ(histogram.quantile(2.0 / 3), 3.0 + 0.03125 * 2.5 / 4);
}

TEST(Histogram, never_tells_more_than_the_largest_or_less_than_the_smallest) {
  const Histogram histogram = of({11.95, 12.0, 12.0, 12.0, 12.0});
  EXPECT_EQ(histogram.quantile(0.0), 11.95);
  EXPECT_EQ(histogram.quantile(0.5), 12.0);
  EXPECT_EQ(histogram.quantile(1.0), 12.0);
}

TEST(Histogram, whole_numbers_that_came_before_a_fraction_keep_their_buckets) {
  std::vector<double> numbers{0.0, 1.0, -3.0, 63.0, 64.0, 100.0, -1000.0, 4097.0, 0.25};
  const Histogram histogram = of(numbers);
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    EXPECT_NEAR(histogram.quantile(static_cast<double>(i) / 8), numbers[i], bucket_width(numbers[i])) << i;
}

TEST(Histogram, is_mirrored_below_zero) {
  const std::vector<double> numbers{0.5, 70.3, 64.0, 1e5 + 0.25, 3.7};
  Histogram above = of(numbers), below;
  for (const double x : numbers) below.add(-x);
  for (const double p : {0.0, 0.5, 1.0}) EXPECT_DOUBLE_EQ(below.quantile(1 - p), -above.quantile(p)) << p;
}

TEST(Histogram, merged_parts_are_the_whole_in_any_order) {
  const std::vector<double> numbers = numbers_of_all_sizes(999);
  const Histogram first = of({numbers.begin(), numbers.begin() + 100});
  const Histogram second = of({numbers.begin() + 100, numbers.end()});
  Histogram forwards = first, backwards = second;
  forwards.merge(second);
  backwards.merge(first);
  const auto whole = of(numbers).exported();
  for (const Histogram& merged : {forwards, backwards}) {
    EXPECT_EQ(merged.count(), 999);
    EXPECT_EQ(merged.exported().edges, whole.edges);
    EXPECT_EQ(merged.exported().counts, whole.counts);
  }
}

TEST(Histogram, merging_nothing_changes_nothing) {
  Histogram some = of({5.0}), none;
  some.merge(Histogram{});
  EXPECT_EQ(some.count(), 1);
  none.merge(some);
  EXPECT_EQ(none.quantile(0.5), 5.0);
}

TEST(Histogram, exported_buckets_hold_what_was_added_and_are_narrow) {
  const std::vector<double> numbers = numbers_of_all_sizes(5'000);
  const auto [edges, counts] = of(numbers).exported();
  ASSERT_EQ(edges.size(), counts.size() + 1);
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0u), 5'000u);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double lower = edges[i], upper = edges[i + 1];
    ASSERT_LT(lower, upper);
    EXPECT_LE(upper - lower, std::max(1.0, std::min(std::abs(lower), std::abs(upper)) / 64)) << lower;
    const auto inside = [=](double x) { return x < 0 ? lower < x && x <= upper : lower <= x && x < upper; };
    EXPECT_EQ(std::count_if(numbers.begin(), numbers.end(), inside), counts[i]) << lower;
  }
}

TEST(Histogram, takes_memory_only_for_the_stretch_seen) {
  EXPECT_EQ(of({1e9, 1.01e9}).exported().counts.size(), 2u);
  EXPECT_TRUE(Histogram{}.exported().edges.empty());
}

TEST(HistogramDeathTest, takes_finite_numbers_and_has_no_quantile_of_nothing) {
  Histogram histogram;
  EXPECT_DEATH(histogram.add(std::numeric_limits<double>::infinity()), "");
  EXPECT_DEATH(histogram.add(std::nan("")), "");
  EXPECT_DEATH((void)histogram.quantile(0.5), "");
}

/// Rows of `kind`: whole numbers alone, or with fractions from some `part` on, or some below zero; some of
/// them with numbers that are none, some with numbers too large to have a fraction.
std::vector<double> numbers_of_kind(int kind, int part, std::size_t count, std::mt19937_64& bits) {
  std::vector<double> numbers(count);
  for (double& x : numbers) {
    x = static_cast<double>(bits() % (std::uint64_t{1} << (1 + kind % 23)));
    if (kind % 3 == 1 && part > 3) x += static_cast<double>(bits() % 1000) / 997.0;
    if (kind % 3 == 2 && bits() % 5 == 0) x = -x / 3.0;
    if (kind % 5 == 4 && bits() % 25 == 0) x *= 0x1p60;
    if (kind % 2 == 1 && bits() % 7 == 0) x = std::numeric_limits<double>::quiet_NaN();
  }
  return numbers;
}

// What comes many at a time goes by shorter ways than what comes alone, where it falls into buckets that are
// there; a histogram of one number never takes them.
TEST(Histogram, of_many_at_a_time_is_that_of_each_by_itself) {
  constexpr std::size_t steps[] = {1, 2, 3, 7}, counts[] = {1, 2, 40, 300};
  std::mt19937_64 bits{11};
  for (int kind = 0; kind < 240; ++kind) {
    const std::size_t step = steps[kind % 4], count = counts[kind / 4 % 4];
    Histogram together, merged;
    for (int part = 0; part < 8; ++part) {
      const std::vector<double> numbers = numbers_of_kind(kind, part, count, bits);
      std::vector<double> apart(step * count, -1e9);  // what stands between belongs to others
      for (std::size_t i = 0; i < count; ++i) {
        apart[step * i] = numbers[i];
        if (numbers[i] == numbers[i]) merged.merge(of({numbers[i]}));
      }
      together.add_every(apart.data(), step, count);
    }
    ASSERT_EQ(together.count(), merged.count()) << kind;
    ASSERT_EQ(together.exported().edges, merged.exported().edges) << kind;
    ASSERT_EQ(together.exported().counts, merged.exported().counts) << kind;
    if (merged.count() == 0) continue;
    for (const double p : shares) ASSERT_EQ(together.quantile(p), merged.quantile(p)) << kind << " " << p;
  }
}

/// Numbers between those that were there: small whole ones, larger ones, fractions below 1/16 and above,
/// below zero, with a fraction where there had been none.
TEST(Histogram, of_numbers_within_its_own_is_that_of_any) {
  std::mt19937_64 bits{13};
  for (const double least : {0.0, 5.0, 64.0, 100.0, 0.0625, 0.01, -7.0, -80.5, -0.0, 0x1p53}) {
    for (const double width : {0.0, 1.0, 30.0, 63.0, 500.0, 1e6, 0x1p54}) {
      for (const double part : {1.0, 8.0, 997.0}) {
        Histogram within, any;
        for (const double end : {least, least + width}) within.add(end), any.add(end);
        for (int block = 0; block < 4; ++block) {
          constexpr std::size_t step = 3, count = 40;
          std::vector<double> numbers(step * count, 1e300);  // what stands between belongs to others
          for (std::size_t i = 0; i < count; ++i) {
            const double share = static_cast<double>(bits() >> 11) * 0x1p-53;
            const double x =
                least + (block == 2 ? std::floor(share * width * part) / part : std::floor(share * width));
            any.add(numbers[step * i] = x);
          }
          within.add_within(numbers.data(), step, count);
        }
        ASSERT_EQ(within.count(), any.count());
        ASSERT_EQ(within.exported().counts, any.exported().counts) << least << " " << width << " " << part;
        ASSERT_EQ(within.exported().edges, any.exported().edges) << least << " " << width << " " << part;
      }
    }
  }
}

/// Four at a time as one after the other; in some blocks a fraction comes to some of them.
TEST(Histogram, four_at_once_are_each_by_itself) {
  std::mt19937_64 bits{17};
  constexpr double least[] = {0.0, 3.0, 0.0, 90.0}, width[] = {1.0, 30.0, 127.0, 37.0};
  for (int fractions = 0; fractions < 16; ++fractions) {
    std::array<Histogram, 4> together, apart;
    for (std::size_t k = 0; k < 4; ++k)
      for (const double end : {least[k], least[k] + width[k]}) together[k].add(end), apart[k].add(end);
    constexpr std::size_t step = 5, count = 33;
    for (int block = 0; block < 3; ++block) {
      std::vector<double> numbers(step * count, 1e300);  // the fifth belongs to others
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < 4; ++k)
          numbers[step * i + k] =
              least[k] + std::floor(static_cast<double>(bits() % 1000) / 1000.0 * width[k]);
      const bool last = block == 2;
      for (std::size_t k = 0; k < 4; ++k)
        if (last && (fractions >> k & 1) != 0) numbers[step * (k * 7) + k] = least[k] + 0.5;
      for (std::size_t k = 0; k < 4; ++k) {
        ASSERT_TRUE(together[k].small_within(count));
        apart[k].add_within(numbers.data() + k, step, count);
      }
      Histogram::add_four_within({&together[0], &together[1], &together[2], &together[3]},
                                 {&numbers[0], &numbers[1], &numbers[2], &numbers[3]}, step, count);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      ASSERT_EQ(together[k].count(), apart[k].count());
      ASSERT_EQ(together[k].exported().edges, apart[k].exported().edges) << fractions << " " << k;
      ASSERT_EQ(together[k].exported().counts, apart[k].exported().counts) << fractions << " " << k;
    }
  }
}

}  // namespace
