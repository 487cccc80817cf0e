#include "base/math.hpp"

#include <cmath>
#include <limits>

namespace stegvis::base {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// sin and cos of 2 pi f for |f| <= 1/8, by their Taylor series.
double sin_near(double f) {
  const double t = f * 0x1.921fb54442d18p+2;
  const double s = t * t;
  const double tail =
      (-1.0 / 6) +
      s * ((1.0 / 120) +
           s * ((-1.0 / 5040) +
                s * ((1.0 / 362880) +
                     s * ((-1.0 / 39916800) + s * ((1.0 / 6227020800) - s * (1.0 / 1307674368000))))));
  return t + t * s * tail;
}
double cos_near(double f) {
  const double t = f * 0x1.921fb54442d18p+2;
  const double s = t * t;
  const double tail =
      (1.0 / 24) +
      s * ((-1.0 / 720) +
           s * ((1.0 / 40320) +
                s * ((-1.0 / 3628800) +
                     s * ((1.0 / 479001600) + s * ((-1.0 / 87178291200) + s * (1.0 / 20922789888000))))));
  return (1.0 - 0.5 * s) + s * s * tail;
}

/// x = quarter / 4 + rest with |rest| <= 1/8, exactly; whole turns are dropped first.
struct Quarters {
  int quarter;
  double rest;
};
Quarters quarters(double x) {
  const double part = x - std::floor(x);
  const double quarter = std::floor(4.0 * part + 0.5);
  return {static_cast<int>(quarter) % 4, part - 0.25 * quarter};
}

double sine(const Quarters& angle) {
  const double size = angle.quarter % 2 == 0 ? sin_near(angle.rest) : cos_near(angle.rest);
  return angle.quarter < 2 ? size : -size;
}

}  // namespace

double detail::log_of_special(double x) {
  if (x == 0) return -infinity;
  if (x < 0) return nan;
  if (!(x < infinity)) return x;  // infinity or NaN
  return log_of_normal(std::bit_cast<std::uint64_t>(x * 0x1p52), -52);
}

/// exp(x + tail) where it overflows or is subnormal: the power of two is multiplied in last, in two steps.
double detail::exp_at_the_ends(double x, double tail) {
  if (x != x) return x;
  if (x > 710.0) return infinity;
  if (x < -746.0) return 0.0;
  const double far = x > 0 ? 256.0 : -256.0;  // k ln 2 with k = 256 is taken off: exp of the rest is in range
  const auto [scale, rest] = scaled_exp(x - far * tables::ln2_high, tail - far * tables::ln2_low);
  const double near = scale + scale * rest;
  return x > 0 ? near * 0x1p256 : near * 0x1p-256;
}

/// x^y where one of them is 0, infinite, NaN, or x is negative.
double detail::pow_of_special(double x, double y) {
  if (x != x || y != y || x < 0) return nan;
  if (y == infinity || y == -infinity) return (x > 1) == (y > 0) ? infinity : 0.0;
  return (x == 0) == (y > 0) ? 0.0 : infinity;
}

double log1p(double x) {
  const double u = 1.0 + x;
  if (!(u > 0 && u < infinity)) return log(u);
  const double lost = x > 1 ? 1.0 - (u - x) : x - (u - 1.0);  // exact: x = (u - 1) + lost
  return log(u) + lost / u;
}

double expm1(double x) {
  if (!(x > -708.0 && x < 708.0)) return detail::exp_at_the_ends(x, 0.0) - 1.0;
  const auto [scale, rest] = detail::scaled_exp(x, 0.0);
  return (scale - 1.0) + scale * rest;
}

double sin_turns(double x) {
  if (!(x > -infinity && x < infinity)) return nan;
  return x < 0 ? -sine(quarters(-x)) : sine(quarters(x));
}

double cos_turns(double x) {
  if (!(x > -infinity && x < infinity)) return nan;
  Quarters angle = quarters(x < 0 ? -x : x);
  angle.quarter = (angle.quarter + 1) % 4;
  return sine(angle);
}

}  // namespace stegvis::base
