#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"
#include "model/value.hpp"

namespace stegvis::model {

/// One path at which two scenarios say different things; nothing where one of them is silent.
struct Difference {
  std::string path;
  std::optional<Value> before;
  std::optional<Value> after;
};

/// Everything `after` says otherwise than `before`, by path. Sources and the like are no difference.
std::vector<Difference> differences(const Scenario& before, const Scenario& after);

}  // namespace stegvis::model
