#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.hpp"

namespace stegvis::io {

/// What the TOML library says about a text, in our own words: what is wrong and how it is written right.
base::Text in_our_words(std::string_view description);

/// The first line whose keys have more steps than any path of a scenario, so many that taking the tree apart
/// again could exhaust the stack; 0 when there is none.
std::uint32_t line_nested_too_deep(std::string_view text);

}  // namespace stegvis::io
