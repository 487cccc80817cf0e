#pragma once

#include <span>

/// \file
/// `log` and `pow` of many numbers at once: bit for bit what they are one by one. Where a processor has wide
/// registers (AVX-512) several are worked on side by side.
namespace stegvis::base {

/// log x of each.
void log_of_each(std::span<const double> x, std::span<double> into);

/// x^y of each. Contract for both: `into` is as long as `x`; it may be the same.
void pow_of_each(std::span<const double> x, double y, std::span<double> into);

}  // namespace stegvis::base
