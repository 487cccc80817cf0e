#pragma once

#include <map>
#include <string>
#include <vector>

#include "io/document.hpp"

namespace stegvis::io {

/// What a scenario says once include, base, remove and [set] have been followed: one flat map by path.
struct Composed {
  std::map<std::string, Leaf> leaves;   ///< by path
  std::map<std::string, Place> tables;  ///< headers, by path
  /// What [set] names and the base has not, by path: the names that it has there.
  std::map<std::string, std::vector<std::string>> added;

  /// Whether anything is said at `path` or below it.
  bool has(const std::string& path) const;
  /// Whether this thing is defined: anything said of it, or its table alone.
  bool defines(const std::string& thing) const;
  /// Where a thing is first spoken of.
  Place place_of(const std::string& thing) const;
  /// Takes away `path` and all below it.
  void erase(const std::string& path);
  /// The path here that is nearest to one that is not.
  std::string nearest_to(const std::string& path) const;
  /// The names that stand here just below `path`.
  std::vector<std::string> names_below(const std::string& path) const;
};

/// What is defined as a whole in one place: a line at the top (`title`), or a thing of a table
/// (`stage.seeking` of `stage.seeking.to.work.scale`).
std::string thing_of(const std::string& path);
bool is_top_line(const std::string& thing);

/// The composed scenario as one TOML text in one order: the same scenario gives the same text, whatever the
/// files were.
std::string canonical(const Composed& composed);

}  // namespace stegvis::io
