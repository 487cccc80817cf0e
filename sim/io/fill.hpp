#pragma once

#include <set>
#include <string>
#include <vector>

#include "io/compose.hpp"
#include "model/scenario.hpp"

namespace stegvis::io {

/// What came of filling a typed scenario from a composed text.
struct Filled {
  model::Scenario scenario;
  std::vector<Located> problems;
  std::set<std::string> blamed;  ///< paths already complained about, or probably meant by a misspelt one
};

/// Sets every leaf on the typed scenario by its path. What a path is, in which unit and range, model/fields
/// knows.
Filled fill(const Composed& composed);

}  // namespace stegvis::io
