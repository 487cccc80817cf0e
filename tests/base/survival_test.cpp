#include "base/survival.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "base/math.hpp"

namespace {

namespace base = stegvis::base;
using Wide = long double;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double shapes[] = {0.05, 0.3, 0.9, 1.0, 1.7, 5.0, 9.99, 10.0, 80.0, 1e3, 1e4};

Wide exact_normal_log_survival(double z) {
  const Wide tail = boost::math::erfc(std::abs(static_cast<Wide>(z)) / std::sqrt(Wide{2})) / 2;
  return z > 0 ? std::log(tail) : std::log1p(-tail);
}

Wide exact_gamma_log_survival(double shape, double x) {
  const Wide upper = boost::math::gamma_q(Wide{shape}, Wide{x});
  return upper < 0.5L ? std::log(upper) : std::log1p(-boost::math::gamma_p(Wide{shape}, Wide{x}));
}

/// The error of log S that matters: relative in S, so absolute in a large |log S|, relative in a small one.
double error(double log_s, Wide exact) {
  return static_cast<double>(std::abs((Wide{log_s} - exact) / std::min(Wide{1}, std::abs(exact))));
}

/// Logarithms of S from -1e4 (far out) to -1e-300 (nobody has left yet).
template <class Visit>
void for_thresholds(Visit visit) {
  for (double size = 9.2; size > -690.0; size -= size > -8 ? 0.173 : 13.1) visit(-std::exp(size));
}

TEST(NormalSurvival, keeps_its_digits_in_both_tails) {
  for (double z = -37; z < 38; z += 0.0137) {
    EXPECT_LT(error(base::normal_log_survival(z), exact_normal_log_survival(z)), 1e-12) << z;
    const Wide survival = boost::math::erfc(Wide{z} / std::sqrt(Wide{2})) / 2;
    EXPECT_LT(std::abs(base::normal_survival(z) / static_cast<double>(survival) - 1), 1e-12) << z;
  }
  EXPECT_LT(error(base::normal_log_survival(141), exact_normal_log_survival(141)) / 1e4, 1e-15);
}

TEST(NormalSurvival, knows_the_ends_of_the_line) {
  EXPECT_EQ(base::normal_survival(0), 0.5);
  EXPECT_EQ(base::normal_survival(-infinity), 1.0);
  EXPECT_EQ(base::normal_log_survival(infinity), -infinity);
  EXPECT_EQ(base::normal_from_log_survival(-infinity), infinity);
  EXPECT_EQ(base::normal_from_log_survival(0.0), -infinity);
  EXPECT_TRUE(std::isnan(base::normal_from_log_survival(0.1)));
  EXPECT_TRUE(std::isnan(base::normal_log_survival(std::nan(""))));
}

TEST(NormalSurvival, is_inverted_everywhere) {
  for_thresholds([](double log_s) {
    const double z = base::normal_from_log_survival(log_s);
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI);
    const Wide miss = exact_normal_log_survival(z) - Wide{log_s};
    const Wide hazard = z > 30 ? Wide{z} : density / std::exp(Wide{log_s});
    EXPECT_LT(std::abs(miss / hazard), 1e-12L * std::max(1.0, std::abs(z))) << log_s;
  });
}

TEST(LogGamma, agrees_with_boost) {
  for (double x = 1e-4; x < 1e6; x *= 1.07) {
    const double exact = boost::math::lgamma(x);
    EXPECT_LT(std::abs(base::log_gamma(x) - exact), 1e-14 * std::max(1.0, std::abs(exact))) << x;
  }
}

TEST(LogGammaDeathTest, takes_positive_numbers_only) { EXPECT_DEATH((void)base::log_gamma(0), ""); }

TEST(GammaSurvival, keeps_its_digits_in_both_tails_and_is_inverted_there) {
  for (const double shape : shapes) {
    for_thresholds([=](double log_s) {
      const double x = base::gamma_from_log_survival(shape, log_s);
      if (x < 1e-290) return;  // for a small shape all but nobody leaves later than this
      const Wide exact = exact_gamma_log_survival(shape, x);
      if (!std::isfinite(exact)) return;
      EXPECT_LT(error(base::gamma_log_survival(shape, x), exact), 1e-12 * std::max(1.0, -log_s / 100))
          << shape << ' ' << x;
      const Wide slope = Wide{x} * boost::math::gamma_p_derivative(Wide{shape}, Wide{x}) / std::exp(exact);
      EXPECT_LT(std::abs((exact - Wide{log_s}) / slope), 1e-12L) << shape << ' ' << log_s;
    });
  }
}

TEST(GammaSurvival, of_shape_one_is_the_exponential) {
  for (const double x : {1e-200, 1e-9, 0.3, 0.999, 1.0, 2.5, 700.0, 9999.0}) {
    EXPECT_NEAR(base::gamma_log_survival(1.0, x) / -x, 1.0, 1e-13) << x;
    EXPECT_NEAR(base::gamma_from_log_survival(1.0, -x) / x, 1.0, 1e-13) << x;
  }
}

TEST(GammaSurvival, knows_the_ends_of_the_line) {
  EXPECT_EQ(base::gamma_survival(2.0, 0.0), 1.0);
  EXPECT_EQ(base::gamma_survival(2.0, -1.0), 1.0);
  EXPECT_EQ(base::gamma_log_survival(2.0, infinity), -infinity);
  EXPECT_EQ(base::gamma_from_log_survival(2.0, 0.0), 0.0);
  EXPECT_EQ(base::gamma_from_log_survival(2.0, -infinity), infinity);
  EXPECT_EQ(base::gamma_from_log_survival(0.05, -1e-300), 0.0);
  EXPECT_TRUE(std::isnan(base::gamma_from_log_survival(2.0, 1.0)));
  EXPECT_TRUE(std::isnan(base::gamma_log_survival(2.0, std::nan(""))));
}

TEST(GammaSurvivalDeathTest, needs_a_positive_shape) {
  EXPECT_DEATH((void)base::gamma_log_survival(0.0, 1.0), "");
}

TEST(GammaSurvival, never_rises) {
  for (const double shape : shapes) {
    double before = 0.0;
    for (double x = 0.0; x < 4 * shape + 40; x += 0.01 * shape + 0.003) {
      const double now = base::gamma_log_survival(shape, x);
      ASSERT_LE(now, before + 1e-13 * std::max(1.0, -before)) << shape << ' ' << x;
      before = now;
    }
  }
}

}  // namespace
