#include <cmath>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/survival.hpp"

namespace stegvis::base {

namespace {

constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
constexpr double enough = 0x1p-54;  // a term this small, relatively, changes nothing

/// log Gamma(x) - [(x - 1/2) log x - x + log(2 pi) / 2] for x >= 10. Source: Abramowitz & Stegun 6.1.41.
double stirling_rest(double x) {
  const double y = 1.0 / x, s = y * y;
  return y * (1.0 / 12 -
              s * (1.0 / 360 -
                   s * (1.0 / 1260 -
                        s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s * (1.0 / 156)))))));
}

/// log(x / a) - (x - a) / a, with all digits where x is near a: with s = d / (2 + d), log(1 + d) = 2 artanh
/// s.
double log_less_first_term(double x, double a) {
  const double d = (x - a) / a;
  if (d < -0.4 || d > 0.6) return log(x / a) - d;
  const double s = d / (2.0 + d), s2 = s * s;
  double sum = 0.0, power = s2;
  for (int k = 3; power > enough * s2; k += 2, power *= s2) sum += power / k;
  return 2.0 * s * sum - d * s;
}

/// log of x^a e^-x / Gamma(a + 1). For a large shape its three parts nearly cancel, so they are taken
/// together.
double log_front(double a, double x) {
  if (a < 10.0) return a * log(x) - x - log_gamma(a + 1.0);
  return a * log_less_first_term(x, a) - (0.5 * log(a) + half_log_two_pi + stirling_rest(a));
}

/// P(X <= x) / front = 1 + x/(a+1) + x^2/((a+1)(a+2)) + ...  Source: Abramowitz & Stegun 6.5.29.
double lower_series(double a, double x) {
  double term = 1.0, sum = 1.0;
  for (double k = a + 1.0; term > enough * sum; k += 1.0) {
    term *= x / k;
    sum += term;
  }
  return sum;
}

/// P(X > x) / (a front), the continued fraction 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))) by Lentz'
/// method. Source: Abramowitz & Stegun 6.5.31, even part.
double upper_fraction(double a, double x) {
  double b = x + 1.0 - a;
  double c = 1e300, d = 1.0 / b, fraction = d;
  for (int i = 1; i < 100'000; ++i) {
    const double numerator = -i * (i - a);
    b += 2.0;
    d = 1.0 / (numerator * d + b);
    c = b + numerator / c;
    const double change = c * d;
    fraction *= change;
    if (change - 1.0 < 2 * enough && 1.0 - change < 2 * enough) break;
  }
  return fraction;
}

/// One tail of the gamma law at x: its logarithm, and x density / tail, the slope of that logarithm against
/// log x.
struct Tail {
  double log_size;
  double slope;
};
struct Tails {
  Tail lower;
  Tail upper;
};

Tail other(double log_size, double log_density) {
  const double log_rest = log1p(-exp(log_size));
  return {log_rest, exp(log_density - log_rest)};
}

/// The smaller tail from its own series, the other one as the rest.
Tails tails(double a, double x) {
  const double front = log_front(a, x);
  const double log_density = front + log(a);  // of log X
  if (x < a + 1.0) {
    const double series = lower_series(a, x);
    const double log_lower = front + log(series);
    return {.lower = {log_lower, a / series}, .upper = other(log_lower, log_density)};
  }
  const double fraction = upper_fraction(a, x);
  const double log_upper = log_density + log(fraction);
  return {.lower = other(log_upper, log_density), .upper = {log_upper, 1.0 / fraction}};
}

/// x where the lower tail is small: the first term of its series, and a little more.
double guess_near_zero(double a, double log_lower) {
  const double x = exp((log_lower + log_gamma(a + 1.0)) / a);
  return x < a + 1.0 ? x * exp(x / (a + 1.0)) : a + 1.0;
}

/// Wilson and Hilferty: the cube root of a gamma number is nearly normal. Abramowitz & Stegun 26.4.17.
double guess_in_the_middle(double a, double log_s) {
  const double root = 1.0 - 1.0 / (9.0 * a) + normal_from_log_survival(log_s) / (3.0 * std::sqrt(a));
  return root > 0.0 ? a * root * root * root : 0.0;
}

/// x where the upper tail is small: S is about x^(a-1) e^-x / Gamma(a).
double guess_far_out(double a, double log_s) {
  const double y = -log_s - log_gamma(a);
  return y > 1.0 ? y + (a - 1.0) * log(y) : 0.0;
}

double larger(double x, double y) { return x > y ? x : y; }

/// Finds the x whose tail is as asked. Both tails are log-concave in log x, so Newton's method finds it from
/// anywhere; Halley's, with the curvature c slope, is quicker: each step cubes the error.
template <class Miss>
double solve(double x, Miss miss) {
  for (int step = 0; step < 200 && x > 0.0; ++step) {
    const auto [newton, bend] = miss(x);
    const double damped = 1.0 + (bend < -0.5 ? -0.5 : bend > 1.0 ? 1.0 : bend);
    double move = newton / damped;
    if (move > 2.0) move = 2.0;
    if (move < -2.0) move = -2.0;
    x *= exp(move);
    if (move < 1e-6 && move > -1e-6) break;
  }
  return x;
}

struct Step {
  double newton;
  double bend;
};

double from_lower(double a, double log_lower, double guess) {
  return solve(guess, [=](double x) {
    const Tail tail = tails(a, x).lower;
    const double newton = -(tail.log_size - log_lower) / tail.slope;
    return Step{newton, 0.5 * newton * (a - x - tail.slope)};
  });
}

double from_upper(double a, double log_s, double guess) {
  return solve(guess, [=](double x) {
    const Tail tail = tails(a, x).upper;
    const double newton = (tail.log_size - log_s) / tail.slope;
    return Step{newton, 0.5 * newton * (a - x + tail.slope)};
  });
}

}  // namespace

double log_gamma(double x) {
  expects(!(x <= 0.0), "log_gamma takes positive numbers");
  double product = 1.0;
  for (; x < 10.0; x += 1.0) product *= x;
  return (x - 0.5) * log(x) - x + half_log_two_pi + stirling_rest(x) - log(product);
}

double gamma_log_survival(double shape, double x) {
  expects(shape > 0.0, "the shape of a gamma law is positive");
  if (!(x > 0.0)) return x <= 0.0 ? 0.0 : x;
  if (x > 1e300) return -x;
  return tails(shape, x).upper.log_size;
}

double gamma_survival(double shape, double x) { return exp(gamma_log_survival(shape, x)); }

double gamma_from_log_survival(double shape, double log_s) {
  expects(shape > 0.0, "the shape of a gamma law is positive");
  if (!(log_s < 0.0)) return log_s == 0.0 ? 0.0 : log(-1.0);
  if (log_s < -1e300) return -log_s;
  const bool below = log_s > (shape < 1.0 ? -3.0 : -0.7);  // solve for the smaller tail, roughly
  if (!below)
    return from_upper(shape, log_s,
                      larger(larger(guess_far_out(shape, log_s), 0.3),
                             shape < 1.0 ? 0.0 : guess_in_the_middle(shape, log_s)));
  const double log_lower = log(-expm1(log_s));
  const double near = guess_near_zero(shape, log_lower);
  const bool tiny = shape < 1.0 || near < 0.2 * (shape + 1.0);
  return from_lower(shape, log_lower, tiny ? near : larger(near, guess_in_the_middle(shape, log_s)));
}

}  // namespace stegvis::base
