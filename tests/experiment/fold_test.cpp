#include <gtest/gtest.h>

#include <limits>
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

}  // namespace
}  // namespace stegvis::experiment
