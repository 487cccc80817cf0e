#include "base/math_of_each.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/also_wide.hpp"
#include "base/math.hpp"

namespace stegvis::base {
namespace {

constexpr double least = 0x1p-1022, largest = 0x1.fffffffffffffp+1023;

// In parts of fixed length: then the whole loop is wide, with no rest.
constexpr std::size_t part = 8;

STEGVIS_ALSO_WIDE void log_of_normals(const double* x, double* into) {
  for (std::size_t i = 0; i < part; ++i)
    into[i] = detail::log_of_normal(std::bit_cast<std::uint64_t>(x[i]), 0);
}

/// Right where x is normal and |y log x| < 708.
STEGVIS_ALSO_WIDE void pow_of_normals(const double* x, double y, double* into) {
  for (std::size_t i = 0; i < part; ++i) {
    const auto [power, tail] = detail::times(y, detail::precise_log_of_normal(x[i]));
    const auto [scale, rest] = detail::scaled_exp(power, tail);
    into[i] = scale + scale * rest;
  }
}

bool normal(double x) { return x >= least && x <= largest; }

}  // namespace

void log_of_each(std::span<const double> x, std::span<double> into) {
  std::size_t i = 0;
  for (; i + part <= x.size(); i += part) {
    bool all = true;
    for (std::size_t k = i; k < i + part; ++k) all = all && normal(x[k]);
    if (all)
      log_of_normals(&x[i], &into[i]);
    else
      for (std::size_t k = i; k < i + part; ++k) into[k] = log(x[k]);
  }
  for (; i < x.size(); ++i) into[i] = log(x[i]);
}

void pow_of_each(std::span<const double> x, double y, std::span<double> into) {
  // |log x| is at most 53 log 2 between these bounds.
  const bool small = y > 0.0 && y < 18.0;
  std::size_t i = 0;
  for (; i + part <= x.size(); i += part) {
    bool all = small;
    for (std::size_t k = i; k < i + part; ++k) all = all && x[k] >= 0x1p-53 && x[k] <= 0x1p53;
    if (all)
      pow_of_normals(&x[i], y, &into[i]);
    else
      for (std::size_t k = i; k < i + part; ++k) into[k] = pow(x[k], y);
  }
  for (; i < x.size(); ++i) into[i] = pow(x[i], y);
}

}  // namespace stegvis::base
