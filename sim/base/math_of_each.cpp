#include "base/math_of_each.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/also_wide.hpp"
#include "base/math.hpp"

namespace stegvis::base {
namespace {

// In parts of fixed length: then the whole loop is wide, with no rest.
constexpr std::size_t part = 8;

/// 1 where x does not lie between two positive numbers, whose bits sort as they do.
std::uint64_t outside(double x, double least, double most) {
  const auto from = std::bit_cast<std::uint64_t>(least), to = std::bit_cast<std::uint64_t>(most);
  return std::bit_cast<std::uint64_t>(x) - from > to - from ? 1 : 0;
}

/// Part by part, as far as all numbers of a part are normal: how many those were.
STEGVIS_ALSO_WIDE std::size_t log_of_normals(const double* x, std::size_t size, double* into) {
  std::size_t done = 0;
  for (; done + part <= size; done += part) {
    double logs[part];
    std::uint64_t others = 0;
    for (std::size_t i = 0; i < part; ++i) {
      others |= outside(x[done + i], 0x1p-1022, 0x1.fffffffffffffp+1023);
      logs[i] = detail::log_of_normal(std::bit_cast<std::uint64_t>(x[done + i]), 0);
    }
    if (others != 0) break;
    std::copy_n(logs, part, into + done);
  }
  return done;
}

/// The same of powers, as far as |log x| is at most 53 log 2. Contract: 0 < y < 18, so that |y log x| < 708.
STEGVIS_ALSO_WIDE std::size_t pow_of_normals(const double* x, std::size_t size, double y, double* into) {
  std::size_t done = 0;
  for (; done + part <= size; done += part) {
    double powers[part];
    std::uint64_t others = 0;
    for (std::size_t i = 0; i < part; ++i) {
      others |= outside(x[done + i], 0x1p-53, 0x1p53);
      const auto [power, tail] = detail::times(y, detail::precise_log_of_normal(x[done + i]));
      const auto [scale, rest] = detail::scaled_exp(power, tail);
      powers[i] = scale + scale * rest;
    }
    if (others != 0) break;
    std::copy_n(powers, part, into + done);
  }
  return done;
}

}  // namespace

void log_of_each(std::span<const double> x, std::span<double> into) {
  for (std::size_t i = 0; i < x.size();) {
    i += log_of_normals(x.data() + i, x.size() - i, into.data() + i);
    for (const std::size_t end = std::min(i + part, x.size()); i < end; ++i) into[i] = log(x[i]);
  }
}

void pow_of_each(std::span<const double> x, double y, std::span<double> into) {
  const bool small = y > 0.0 && y < 18.0;
  for (std::size_t i = 0; i < x.size();) {
    if (small) i += pow_of_normals(x.data() + i, x.size() - i, y, into.data() + i);
    for (const std::size_t end = std::min(i + part, x.size()); i < end; ++i) into[i] = pow(x[i], y);
  }
}

}  // namespace stegvis::base
