#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stegvis::model {

/// The steps of a dotted path: `pool.se.fte` -> pool, se, fte.
std::vector<std::string_view> steps_of(std::string_view path);

/// The path without its last step; empty when there is one step only.
std::string_view parent_of(std::string_view path);
std::string_view last_step(std::string_view path);

/// Whether `path` is `above` or lies below it.
bool lies_in(std::string_view path, std::string_view above);

/// Ids are lower-case letters a to z, digits and underscores.
bool is_id(std::string_view word);

/// The id nearest to a word that is none: `Nässjö kommun` -> `nassjo_kommun`; empty when nothing is left.
std::string id_like(std::string_view word);

/// `<stage>` in a pattern.
bool is_open(std::string_view step);

}  // namespace stegvis::model
