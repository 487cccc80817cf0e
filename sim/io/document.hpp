#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/value.hpp"

/// \file
/// A TOML text as a flat list of what it says and where. It knows positions and text; what a path means, it
/// does not.
namespace stegvis::io {

/// Line and column (in characters), from 1; 0: the file as a whole.
struct Place {
  std::size_t file = 0;  ///< index in the list of files read
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Place&) const = default;
};

/// A mistake and where it stands.
struct Located {
  Place place;
  base::Problem problem;
};

/// One `path = value`.
struct Leaf {
  std::string path;
  model::Value value;
  Place place;
  /// The outermost inline table (`{ ... }`) it stands in, as a path; empty when it stands in none. Under
  /// [set] such a table replaces what was there.
  std::string inside;
};

/// A table, by its header or in passing.
struct Header {
  std::string path;
  Place place;
};

struct Document {
  std::vector<Leaf> leaves;  ///< in the order of the file
  std::vector<Header> tables;
  std::vector<Located> problems;  ///< values and keys that no scenario can have
  bool is_toml = true;            ///< false: one problem says where it stops being TOML, and nothing was read
};

/// Reads a text. Under the table [set] keys may be whole paths (`"pool.se.fte" = 2.3`); they are taken apart.
Document parse_document(std::string_view text, std::size_t file);

}  // namespace stegvis::io
