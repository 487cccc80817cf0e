#pragma once

#include <span>

#include "random/luck.hpp"

namespace stegvis::random {

/// `uniforms` (draw 0) of `first` and of the numbers that follow it: the first of each pair into `firsts`,
/// the second into `seconds`, which may be empty. The same bits as one by one; eight at a time where the
/// processor has AVX-512. Contract: `seconds` is empty or as long as `firsts`.
void uniforms_of_following(const Key& first, std::span<double> firsts, std::span<double> seconds);

}  // namespace stegvis::random
