#include "model/uncertain.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace stegvis::model;

double at(const std::string& written, double value, double u) {
  const auto read = read_uncertainty(written, value);
  EXPECT_TRUE(read.uncertainty) << written;
  return quantile(*read.uncertainty, u);
}

struct Tabled {
  const char* written;
  double value;
  std::vector<double> quantiles;  ///< at 0.01, 0.5 and 0.9, by scipy.stats
};

TEST(Uncertain, has_the_tabled_quantiles) {
  const std::vector<Tabled> table{
      {"LN(0.037, 0.3)", 0.037, {0.0184122011426, 0.037, 0.0543466721829}},
      {"Be(151, 196)", 0.4, {0.373989281599, 0.435033784022, 0.46933018964}},
      {"Be(65, 50)", 0.5, {0.457047330554, 0.565596760934, 0.624124843993}},
      {"Ga(2, 3)", 1, {0.44566422076, 5.03504097005, 11.6691605096}},
      {"N(3, 2)", 3, {-1.65269574808, 3.0, 5.56310313109}},
      {"PERT(160000, 200000, 300000)", 2e5, {165676.202042, 207651.772028, 245454.054927}},
      {"Tri(0, 2, 8)", 2, {0.4, 3.10102051443, 5.80910976998}},
      {"U(3, 12)", 6, {3.09, 7.5, 11.1}},
      {"Poisson(62)", 62, {44, 62, 72}},
      {"Poisson(0.1)", 0, {0, 0, 0}}};
  for (const Tabled& one : table) {
    const double us[] = {0.01, 0.5, 0.9};
    for (int i = 0; i < 3; ++i) {
      const double expected = one.quantiles[static_cast<std::size_t>(i)];
      EXPECT_NEAR(at(one.written, one.value, us[i]), expected, 1e-9 * std::abs(expected) + 1e-11)
          << one.written << " at " << us[i];
    }
  }
}

TEST(Uncertain, rises_and_stays_finite_at_both_ends) {
  for (const char* written : {"LN(1, 2)", "Be(0.5, 0.5)", "Be(2000, 3000)", "Ga(0.5, 1)", "N(0, 1)",
                              "PERT(0, 0, 1)", "Tri(0, 1, 1)", "U(0, 1)", "Poisson(1000)"}) {
    double before = -1e300;
    for (const double u : {0x1p-53, 1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9, 1 - 0x1p-53}) {
      const double x = at(written, 0.5, u);
      EXPECT_TRUE(std::isfinite(x)) << written << " at " << u;
      EXPECT_GE(x, before) << written << " at " << u;
      before = x;
    }
  }
}

}  // namespace
