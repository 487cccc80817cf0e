#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "base/beta.hpp"

namespace {

using stegvis::base::beta_from_survival;
using stegvis::base::beta_survival;

/// alpha and beta as PERT uses them: from 1 to 5, their sum 6.
constexpr double shapes[] = {1.0, 1.5, 2.0, 7.0 / 3.0, 3.0, 4.2, 5.0};

TEST(Beta, survival_agrees_with_boost_to_twelve_digits) {
  for (const double alpha : shapes) {
    const boost::math::beta_distribution<> known{alpha, 6.0 - alpha};
    for (int i = 1; i < 200; ++i) {
      const double x = i / 200.0;
      const double expected = boost::math::cdf(boost::math::complement(known, x));
      EXPECT_NEAR(beta_survival(alpha, 6.0 - alpha, x), expected, 1e-12 * std::max(expected, 1e-6))
          << alpha << " " << x;
    }
  }
}

TEST(Beta, is_all_below_nothing_above) {
  EXPECT_EQ(beta_survival(2.0, 4.0, 0.0), 1.0);
  EXPECT_EQ(beta_survival(2.0, 4.0, 1.0), 0.0);
}

TEST(Beta, quantiles_agree_with_boost) {
  for (const double alpha : shapes) {
    const boost::math::beta_distribution<> known{alpha, 6.0 - alpha};
    for (const double s : {1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999}) {
      const double expected = boost::math::quantile(boost::math::complement(known, s));
      EXPECT_NEAR(beta_from_survival(alpha, 6.0 - alpha, s), expected, 1e-11) << alpha << " " << s;
    }
  }
}

TEST(Beta, the_survival_at_a_quantile_is_what_was_asked_for_in_both_tails) {
  for (const double alpha : shapes)
    for (const double s : {1e-12, 1e-3, 0.5, 0.999, 1.0 - 1e-12})
      EXPECT_NEAR(beta_survival(alpha, 6.0 - alpha, beta_from_survival(alpha, 6.0 - alpha, s)), s, 2e-14)
          << alpha;
}

TEST(Beta, a_mirrored_distribution_has_mirrored_quantiles) {
  for (const double s : {0.05, 0.25, 0.5, 0.8})
    EXPECT_NEAR(beta_from_survival(2.0, 4.0, s), 1.0 - beta_from_survival(4.0, 2.0, 1.0 - s), 1e-12);
}

TEST(Beta, the_uniform_is_its_simplest_case) {
  for (const double x : {0.1, 0.25, 0.5, 0.9}) EXPECT_NEAR(beta_survival(1.0, 1.0, x), 1.0 - x, 1e-13);
}

}  // namespace
