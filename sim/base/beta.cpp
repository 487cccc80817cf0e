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
    if (change > 1.0 - 1e-16 && change < 1.0 + 1e-16) break;
  }
  return f;
}

double regularised(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x));
  return x < (a + 1.0) / (a + b + 2.0) ? front * fraction(a, b, x) / a : 1.0 - front * fraction(b, a, 1.0 - x) / b;
}

}  // namespace

double beta_survival(double alpha, double beta, double x) { return regularised(beta, alpha, 1.0 - x); }

double beta_from_survival(double alpha, double beta, double s) {
  double low = 0.0, high = 1.0;
  for (int step = 0; step < 60 && high - low > 1e-15; ++step) {
    const double middle = 0.5 * (low + high);
    (beta_survival(alpha, beta, middle) > s ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace stegvis::base
