#include "stats/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

/// Whole numbers first, then fractions; some below zero, some that are none, some too large to have a
/// fraction.
std::vector<double> mixed_numbers(std::size_t count) {
  std::mt19937_64 luck{5};
  std::vector<double> numbers(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto drawn = static_cast<double>(luck() % 300);
    numbers[i] = i < count / 2 ? drawn : drawn / 8;
    const auto kind = luck() % 50;
    if (kind == 0) numbers[i] = std::nan("");
    if (kind == 1) numbers[i] = -numbers[i];
    if (kind == 2) numbers[i] *= 0x1p60;
  }
  return numbers;
}

// A histogram of one number never takes the short way of numbers that fall into buckets that are there.
TEST(Histogram, numbers_in_a_row_are_counted_as_each_by_itself) {
  const std::vector<double> numbers = mixed_numbers(6'000);
  for (const std::size_t step : {1u, 2u, 7u}) {
    for (const std::size_t at_once : {1u, 2u, 50u, 800u}) {
      Histogram together, merged;
      for (std::size_t i = 0; i + (at_once - 1) * step < numbers.size(); i += at_once * step) {
        together.add_every(&numbers[i], step, at_once);
        for (std::size_t k = 0; k < at_once; ++k)
          if (const double x = numbers[i + k * step]; x == x) merged.merge(of({x}));
      }
      EXPECT_EQ(together.count(), merged.count());
      EXPECT_EQ(together.exported().edges, merged.exported().edges);
      EXPECT_EQ(together.exported().counts, merged.exported().counts);
      for (const double p : shares) EXPECT_EQ(together.quantile(p), merged.quantile(p)) << p;
    }
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

/// What comes many at a time goes by shorter ways than what comes alone: rows of whole numbers, of fractions,
/// of both, with gaps, below zero, and beyond all that came before.
TEST(Histogram, of_many_at_a_time_is_that_of_the_same_one_by_one) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  std::mt19937_64 bits{11};
  for (int kind = 0; kind < 200; ++kind) {
    Histogram together, alone;
    std::vector<double> all;
    for (int part = 0; part < 8; ++part) {
      constexpr std::size_t step = 3, count = 40;
      std::vector<double> numbers(step * count, -1e9);  // what stands between belongs to others
      for (std::size_t i = 0; i < count; ++i) {
        double x = static_cast<double>(bits() % (std::uint64_t{1} << (1 + kind % 23)));
        if (kind % 3 == 1 && part > 3) x += static_cast<double>(bits() % 1000) / 997.0;
        if (kind % 3 == 2 && bits() % 5 == 0) x = -x / 3.0;
        if (kind % 2 == 1 && bits() % 7 == 0) x = none;
        numbers[step * i] = x;
        if (x == x) alone.add(x), all.push_back(x);
      }
      together.add_every(numbers.data(), step, count);
    }
    ASSERT_EQ(together.count(), static_cast<std::int64_t>(all.size()));
    ASSERT_EQ(together.exported().counts, alone.exported().counts) << kind;
    ASSERT_EQ(together.exported().edges, alone.exported().edges) << kind;
    std::sort(all.begin(), all.end());
    const auto edges = together.exported().edges;
    const auto counts = together.exported().counts;
    for (std::size_t i = 0; kind % 3 == 1 && i < counts.size(); ++i)
      ASSERT_EQ(counts[i], std::lower_bound(all.begin(), all.end(), edges[i + 1]) -
                               std::lower_bound(all.begin(), all.end(), edges[i]))
          << kind << " bucket " << i;
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

}  // namespace
