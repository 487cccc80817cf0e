#pragma once

#include <bit>
#include <cstdint>

#include "base/math_tables.hpp"

namespace stegvis::base {

// Mathematical functions that give the same bits on every machine. Whatever enters a result uses these and
// never the system's, which choose other instructions, and so other last digits, on another processor. They
// are made of IEEE
// + - * /, comparisons and bit casts only, and need a compiler that does not fuse a * b + c
// (-ffp-contract=off).
//
// Largest relative errors seen over millions of arguments: log and exp 1.7e-16, log1p 2.5e-16, expm1
// 3.3e-16, sine and cosine 2.7e-16, pow 1.2e-16 (1.1e-15 where x is within 1 % of 1 and y in the ten
// thousands). Method: argument reduction by tables of 128 steps, then a short Taylor polynomial; see P. T. P.
// Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", ACM TOMS
// 16 (1990), 378-400, and the same author on the exponential, ACM TOMS 15 (1989), 144-157.

namespace detail {

/// log of the positive normal number with these bits, plus `shift` times log 2.
inline double log_of_normal(std::uint64_t bits, std::int64_t shift) {
  const std::uint64_t offset = bits - 0x3fe6000000000000u;
  const tables::LogStep& step = tables::log_steps[(offset >> 45) % 128];
  const std::uint64_t mantissa = bits - (offset & 0xfff0000000000000u);
  const double k = static_cast<double>((static_cast<std::int64_t>(offset) >> 52) + shift);
  const double z = std::bit_cast<double>(mantissa);
  // r = z / c - 1, rounded once: the upper half of z times the short reciprocal is exact, and so is the
  // lower.
  const double upper = std::bit_cast<double>(mantissa & 0xffffffffe0000000u);
  const double r = (upper * step.inverse - 1.0) + (z - upper) * step.inverse;
  const double r2 = r * r;
  const double whole = k * tables::ln2_high + step.log_high;  // exact
  const double series = ((-1.0 / 2) + r * (1.0 / 3)) + r2 * ((-1.0 / 4) + r * (1.0 / 5)) +
                        r2 * r2 * (((-1.0 / 6) + r * (1.0 / 7)) - r2 * (1.0 / 8));
  return whole + (r + (r2 * series + (k * tables::ln2_low + step.log_low)));
}

/// exp(x + tail) for |x| < 708 and a far smaller tail, as scale + scale * rest.
struct ScaledExp {
  double scale;
  double rest;
};
inline ScaledExp scaled_exp(double x, double tail) {
  constexpr double rounder = 0x1.8p52;  // adding it leaves a whole number in the last bits
  const double shifted = x * tables::steps_per_ln2 + rounder;
  const std::uint64_t k = std::bit_cast<std::uint64_t>(shifted);
  const double steps = shifted - rounder;
  const double r = ((x - steps * tables::step_high) - steps * tables::step_low) + tail;
  const tables::ExpStep& step = tables::exp_steps[k % 128];
  const double r2 = r * r;
  const double rest = (step.tail + r) + r2 * ((0.5 + r * (1.0 / 6)) + r2 * ((1.0 / 24) + r * (1.0 / 120)));
  return {std::bit_cast<double>(step.bits + (k << 45)), rest};
}

/// A number as the unevaluated sum of two doubles, about 100 bits.
struct Double2 {
  double high;
  double low;
};

/// The first 26 bits of x: the product of two such is exact.
inline double upper_half(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xfffffffff8000000u);
}

/// log x to about 68 bits, for normal x > 0, plus `shift` times log 2: x^y multiplies the error by |y log x|,
/// which reaches 709.
inline Double2 precise_log_of_normal(double x, std::int64_t shift = 0) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t offset = bits - 0x3fe6000000000000u;
  const tables::LogStep& step = tables::log_steps[(offset >> 45) % 128];
  const std::uint64_t mantissa = bits - (offset & 0xfff0000000000000u);
  const double k = static_cast<double>((static_cast<std::int64_t>(offset) >> 52) + shift);
  // The nearest 24-bit number: cut off instead, r_high would exceed r itself where x is within 2^-24 of 1.
  const double upper = std::bit_cast<double>((mantissa + 0x10000000u) & 0xffffffffe0000000u);
  const double r_high = upper * step.inverse - 1.0;                               // exact, 26 bits
  const double r_low = (std::bit_cast<double>(mantissa) - upper) * step.inverse;  // exact
  const double r = r_high + r_low;
  // -r^2 / 2 in two parts, the first exact; then the parts largest first, each with what its rounding lost.
  const double square = -0.5 * r_high * r_high;
  const double square_low = -0.5 * r_low * (r_high + r);
  const double whole = k * tables::ln2_high + step.log_high;  // exact
  const double sum1 = whole + r;
  const double lost1 = ((whole - sum1) + r) + ((r_high - r) + r_low);
  const double sum2 = sum1 + square;
  const double lost2 = (sum1 - sum2) + square;
  const double r2 = r * r;
  const double series =
      ((1.0 / 3) - r * (1.0 / 4)) + r2 * (((1.0 / 5) - r * (1.0 / 6)) + r2 * ((1.0 / 7) - r * (1.0 / 8)));
  const double low = (k * tables::ln2_low + step.log_low) + lost1 + lost2 + square_low + r * r2 * series;
  const double high = sum2 + low;
  return {high, (sum2 - high) + low};
}

/// The same of any x > 0 finite.
inline Double2 precise_log(double x) {
  return x < 0x1p-1022 ? precise_log_of_normal(x * 0x1p52, -52) : precise_log_of_normal(x);
}

/// The product to about 2^-78, relative.
inline Double2 times(double y, const Double2& x) {
  const double y_upper = upper_half(y);
  const double x_upper = upper_half(x.high);
  const double x_rest = (x.high - x_upper) + x.low;
  return {y_upper * x_upper, (y - y_upper) * x_upper + y * x_rest};
}

double log_of_special(double x);
double exp_at_the_ends(double x, double tail);
double pow_of_special(double x, double y);

}  // namespace detail

/// Natural logarithm. log(0) = -infinity; NaN below zero.
inline double log(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  if (bits - 0x0010000000000000u >= 0x7fe0000000000000u) [[unlikely]]
    return detail::log_of_special(x);
  return detail::log_of_normal(bits, 0);
}

/// e^x. Infinity above 709.78, subnormal below -708.4, 0 below -745.13.
inline double exp(double x) {
  if (!(x > -708.0 && x < 708.0)) [[unlikely]]
    return detail::exp_at_the_ends(x, 0.0);
  const auto [scale, rest] = detail::scaled_exp(x, 0.0);
  return scale + scale * rest;
}

/// log(1 + x), accurate for small x too. -infinity at -1, NaN below.
double log1p(double x);

/// exp(x) - 1, accurate for small x too.
double expm1(double x);

/// x^y for x >= 0; NaN for x < 0. pow(x, 0) = pow(1, y) = 1, as in IEEE 754.
inline double pow(double x, double y) {
  if (y == 0 || x == 1) return 1.0;
  constexpr double largest = 0x1.fffffffffffffp+1023;
  if (!(x > 0 && x <= largest && y >= -largest && y <= largest)) [[unlikely]]
    return detail::pow_of_special(x, y);
  const auto [power, tail] = detail::times(y, detail::precise_log(x));
  if (!(power > -708.0 && power < 708.0)) [[unlikely]]
    return detail::exp_at_the_ends(power, tail);
  const auto [scale, rest] = detail::scaled_exp(power, tail);
  return scale + scale * rest;
}

/// sin(2 pi x) and cos(2 pi x): x in turns, exactly periodic. NaN for an infinite x.
double sin_turns(double x);
double cos_turns(double x);

}  // namespace stegvis::base
