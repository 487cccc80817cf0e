#include "stats/sobol_points.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace {

using namespace stegvis::stats;

TEST(SobolPoints, begin_as_the_published_sequence_does) {
  const std::vector<double> none(3, 0.0);
  const auto points = sobol_points(0, 4, none);
  const std::vector<double> published{0, 0, 0, 0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.25, 0.75, 0.75};
  ASSERT_EQ(points.size(), published.size());
  for (std::size_t i = 0; i < points.size(); ++i) EXPECT_NEAR(points[i], published[i], 1e-9) << i;
}

TEST(SobolPoints, of_a_power_of_two_put_one_in_each_slice_of_every_coordinate_and_keep_it_when_moved) {
  constexpr std::size_t dims = 40, count = 256;
  std::vector<double> shift(dims, 0.0);
  for (const bool moved : {false, true}) {
    for (std::size_t d = 0; moved && d < dims; ++d)
      shift[d] = static_cast<double>(d) / 256.0;  // whole slices
    const auto points = sobol_points(0, count, shift);
    for (std::size_t d = 0; d < dims; ++d) {
      std::set<int> slices;
      for (std::size_t i = 0; i < count; ++i) slices.insert(static_cast<int>(points[i * dims + d] * count));
      EXPECT_EQ(slices.size(), count) << "dimension " << d;
    }
  }
}

TEST(SobolPoints, go_on_from_anywhere) {
  const std::vector<double> shift{0.1, 0.7, 0.31, 0.999};
  const auto all = sobol_points(0, 100, shift);
  for (const std::size_t first : {0u, 1u, 2u, 37u, 64u}) {
    const auto rest = sobol_points(first, 100 - first, shift);
    EXPECT_EQ(rest, std::vector(all.begin() + static_cast<std::ptrdiff_t>(first * 4), all.end())) << first;
  }
  EXPECT_TRUE(sobol_points(3, 0, shift).empty());
}

TEST(SobolPoints, lie_strictly_inside) {
  const std::vector<double> shift{1.0 - 0x1p-53, 1.0 - 0x1p-33, 0.5 - 0x1p-33};
  for (const double u : sobol_points(0, 4096, shift)) {
    EXPECT_GT(u, 0.0);
    EXPECT_LT(u, 1.0);
  }
}

}  // namespace
