#include "base/beta.hpp"

#include "base/math.hpp"
#include "base/survival.hpp"

namespace stegvis::base {
namespace {

double away_from_zero(double x) { return x > -1e-300 && x < 1e-300 ? 1e-300 : x; }

/// The continued fraction of I_x(a, b); converges fast for x < (a+1)/(a+b+2).
double fraction(double a, double b, double x) {
  double c = 1.0;
  double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
  double f = d;
  for (int m = 1; m <= 500; ++m) {
    const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
    d = 1.0 / away_from_zero(1.0 + even * d);
    c = away_from_zero(1.0 + even / c);
    f *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
    d = 1.0 / away_from_zero(1.0 + odd * d);
    c = away_from_zero(1.0 + odd / c);
    const double change = d * c;
    f *= change;
    if (change > 1.0 - 4e-16 && change < 1.0 + 4e-16) break;
  }
  return f;
}

/// One law: what does not depend on x is worked out once.
struct Beta {
  Beta(double alpha, double beta)
      : a{alpha}, b{beta}, log_scale{log_gamma(alpha + beta) - log_gamma(alpha) - log_gamma(beta)} {}

  /// x times the density, times (1 - x).
  double front(double x) const { return exp(log_scale + a * log(x) + b * log1p(-x)); }
  double density(double x) const { return front(x) / (x * (1.0 - x)); }
  double survival(double x) const {
    if (x <= 0.0) return 1.0;
    if (x >= 1.0) return 0.0;
    return 1.0 - x < (b + 1.0) / (a + b + 2.0) ? front(x) * fraction(b, a, 1.0 - x) / b
                                               : 1.0 - front(x) * fraction(a, b, x) / a;
  }
  double a, b, log_scale;
};

}  // namespace

double beta_survival(double alpha, double beta, double x) { return Beta{alpha, beta}.survival(x); }

/// Newton's steps, and halves of what is left where one would leave it.
double beta_from_survival(double alpha, double beta, double s) {
  const Beta law{alpha, beta};
  double low = 0.0, high = 1.0, x = alpha / (alpha + beta);
  for (int step = 0; step < 100 && high - low > 1e-15; ++step) {
    const double over = law.survival(x) - s;
    (over > 0.0 ? low : high) = x;
    const double newton = x + over / law.density(x);
    const double next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (next - x < 1e-16 && x - next < 1e-16) break;
    x = next;
  }
  return x;
}

}  // namespace stegvis::base
