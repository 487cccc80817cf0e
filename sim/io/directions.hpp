#pragma once

#include <span>
#include <string_view>

#include "model/field.hpp"

namespace stegvis::io {

/// The keys of a file that say how it is put together with others: include, base, remove, set. They are gone
/// when the files have been composed, so no scenario has them.
std::span<const model::Field> directions();

/// Whether a path begins with one of them.
bool is_direction(std::string_view path);

/// The row of such a key; null for any other.
const model::Field* find_direction(std::string_view key);

}  // namespace stegvis::io
