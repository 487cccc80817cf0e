#pragma once

#include <span>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "model/fields.hpp"
#include "model/scenario.hpp"

namespace stegvis::experiment {

/// A change of a scenario by path: `pool.se.nassjo.fte` and its new value.
using Change = std::pair<std::string, model::Value>;

/// The scenario with the changes made, checked as a whole again: every problem of the changes, or else of the
/// result.
base::Result<model::Scenario> varied(const model::Scenario& scenario, std::span<const Change> changes);

/// What a number that is tried keeps of the one it stands for: the unit in which it is said, and the year of
/// its prices.
model::Provenance kept_of(const model::Scenario& scenario, const std::string& path, const std::string& unit);

}  // namespace stegvis::experiment
