#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "model/law.hpp"

/// \file
/// Which parameters each family of distributions has.
namespace stegvis::model {

/// One way to say a family: the parameters that belong together.
struct Recipe {
  Family family;
  std::string_view name;
  std::vector<std::string_view> parameters;
  base::Text phrase;  ///< for people, `{scale}` standing for the parameter's number
};

/// A family may have several recipes (`median` and `sigma`, or `mean` and `cv`).
std::span<const Recipe> recipes();

/// The recipe that was most likely meant: of those of the family the one of which most is said; null for
/// none.
const Recipe* recipe_for(const Law& law);

/// none for a word that names no family.
Family family_named(std::string_view name);
std::string_view name_of(Family family);

/// Whether the family has a hazard.
bool has_hazard(Family family);

/// The names of the parameters that the law says.
std::vector<std::string_view> said_parameters(const Law& law);

}  // namespace stegvis::model
