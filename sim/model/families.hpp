#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/law.hpp"

/// \file
/// Which parameters each family of distributions has.
namespace stegvis::model {

/// One way to say a family: the parameters that belong together.
struct Recipe {
  Family family;
  std::string_view name;
  std::vector<std::string_view> parameters;
};

/// A family may have several recipes (`median` and `sigma`, or `mean` and `cv`). `numeric`: of an attribute, where a
/// rate is a number.
std::span<const Recipe> recipes();

/// none for a word that names no family.
Family family_named(std::string_view name);
std::string_view name_of(Family family);

/// Whether the family has a hazard.
bool has_hazard(Family family);

/// The names of the parameters that the law says.
std::vector<std::string_view> said_parameters(const Law& law);

}  // namespace stegvis::model
