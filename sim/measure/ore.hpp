#pragma once

#include <cmath>
#include <cstdint>

namespace stegvis::measure {

/// An amount rounded to whole öre.
inline std::int64_t whole_ore(double ore) { return static_cast<std::int64_t>(std::floor(ore + 0.5)); }

}  // namespace stegvis::measure
