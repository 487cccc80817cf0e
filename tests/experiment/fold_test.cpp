#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "experiment/fold.hpp"

namespace stegvis::experiment {
namespace {

const double lacks = std::numeric_limits<double>::quiet_NaN();

std::vector<double> rows_of_three(std::size_t count) {
  std::vector<double> rows;
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back(static_cast<double>(i % 7));
    rows.push_back(i % 3 == 0 ? lacks : 1.5 * static_cast<double>(i));
    rows.push_back(lacks);
  }
  return rows;
}

TEST(Fold, IsMomentsAndHistogramOfEachNumberWithoutWhatIsLacking) {
  const std::vector<double> rows = rows_of_three(100);
  Fold fold{3};
  fold.add(rows, 100);
  stats::Moments moments;
  stats::Histogram histogram;
  for (std::size_t i = 0; i < 100; ++i)
    if (const double x = rows[3 * i + 1]; x == x) moments.add(x), histogram.add(x);
  EXPECT_EQ(fold.moments(1).count(), moments.count());
  EXPECT_EQ(fold.moments(1).mean(), moments.mean());
  EXPECT_EQ(fold.moments(1).m2(), moments.m2());
  EXPECT_EQ(fold.moments(1).min(), 1.5);
  EXPECT_EQ(fold.summary(1).q90, histogram.quantile(0.9));
  EXPECT_EQ(fold.summary(0).q50, 3.0);
  EXPECT_EQ(fold.summary(2).n, 0);
}

TEST(Fold, GivesTheSameBitsHoweverTheRowsCome) {
  const std::vector<double> rows = rows_of_three(97);
  Fold whole{3}, parts{3};
  whole.add(rows, 97);
  const std::span<const double> all{rows};
  parts.add(all.first(3 * 10), 10);
  parts.add(all.subspan(3 * 10, 3 * 1), 1);
  parts.add(all.subspan(3 * 11), 86);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(whole.moments(i).mean(), parts.moments(i).mean());
    EXPECT_EQ(whole.moments(i).m2(), parts.moments(i).m2());
    EXPECT_EQ(whole.summary(i).q10, parts.summary(i).q10);
  }
}

/// Numbers of every kind side by side: counts, large ones, fractions, some that are lacking or below zero,
/// the same ones always, whole ones that get a fraction one day.
double number_of_any_kind(std::size_t at, std::size_t row, std::mt19937_64& bits) {
  const auto drawn = static_cast<double>(bits() % 200);
  switch (at % 9) {
    case 0:
      return drawn / 8 < 24 ? std::floor(drawn / 8) : 3.0;
    case 1:
      return drawn;
    case 2:
      return drawn / 7 + 1.0;
    case 3:
      return bits() % 9 == 0 ? lacks : drawn / 1000;
    case 4:
      return drawn - 100.0;
    case 5:
      return (drawn - 100.0) / 3.0;
    case 6:
      return -0.0 * drawn;
    case 7:
      return row == 333 ? 20.25 : std::floor(drawn / 5);
    default:
      return 60.0 + std::floor(drawn / 20);
  }
}

// Rows as wide as several vectors, a shorter one and a rest, in blocks of all sizes: whatever ways they go,
// every number is folded as it would be alone.
TEST(Fold, OfManyNumbersSideBySideIsThatOfEachAlone) {
  for (const std::size_t size : {1u, 8u, 31u, 32u, 45u, 109u}) {
    std::mt19937_64 bits{size};
    Fold fold{size}, bare{size, false};
    std::vector<stats::Moments> moments(size);
    std::vector<stats::Histogram> histograms(size);
    std::size_t row = 0;
    for (const std::size_t count : {1u, 2u, 50u, 7u, 50u, 50u, 50u, 50u, 50u, 50u, 50u, 50u}) {
      std::vector<double> rows;
      for (std::size_t k = 0; k < count; ++k, ++row)
        for (std::size_t i = 0; i < size; ++i) {
          const double x = rows.emplace_back(number_of_any_kind(i, row, bits));
          if (x == x) moments[i].add(x), histograms[i].add(x);
        }
      fold.add(rows, count);
      bare.add(rows, count);
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (const Fold* one : {&fold, &bare}) {
        ASSERT_EQ(one->moments(i).count(), moments[i].count()) << i;
        ASSERT_EQ(one->moments(i).mean(), moments[i].mean()) << i;
        ASSERT_EQ(one->moments(i).m2(), moments[i].m2()) << i;
        ASSERT_EQ(one->moments(i).min(), moments[i].min()) << i;
        ASSERT_EQ(one->moments(i).max(), moments[i].max()) << i;
      }
      ASSERT_EQ(fold.histogram(i).count(), histograms[i].count()) << i;
      ASSERT_EQ(fold.histogram(i).exported().counts, histograms[i].exported().counts) << i;
      ASSERT_EQ(fold.histogram(i).exported().edges, histograms[i].exported().edges) << i;
    }
  }
}

}  // namespace
}  // namespace stegvis::experiment
