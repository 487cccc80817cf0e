#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/library.hpp"

namespace stegvis::io {

/// What a scenario says once include, base, remove and [set] have been followed: one flat map by path.
struct Composed {
  std::map<std::string, Leaf> leaves;   ///< by path
  std::map<std::string, Place> tables;  ///< headers, by path
};

/// The file with this index and everything it draws in. An id defined twice, a path removed that is not
/// there, and [set] without a base are noted in `problems`.
Composed compose(const Library& library, std::size_t file, std::vector<Located>& problems);

/// The composed scenario as one TOML text in one order: the same scenario gives the same text, whatever the
/// files were.
std::string canonical(const Composed& composed);

}  // namespace stegvis::io
