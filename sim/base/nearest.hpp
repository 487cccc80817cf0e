#pragma once

#include <span>
#include <string>
#include <string_view>

namespace stegvis::base {

/// How many letters must be changed, added, removed or swapped with their neighbour to make one word of the
/// other (optimal string alignment).
std::size_t edits_between(std::string_view one, std::string_view other);

/// The candidate that was probably meant by `word`: the one with the fewest edits, the first of equals; empty
/// when all are further away than a third of the word.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace stegvis::base
