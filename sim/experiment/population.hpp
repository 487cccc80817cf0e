#pragma once

#include <string>
#include <vector>

#include "model/scenario.hpp"

namespace stegvis::experiment {

/// The paths at which two scenarios say different things of who comes, who is there at the start and what
/// they are like, and of when: where there are any, the scenarios are not compared on the same people. Names
/// and titles do not count. `stock.<id>.list` stands for lists with other rows.
std::vector<std::string> unshared_population(const model::Scenario& one, const model::Scenario& other);

}  // namespace stegvis::experiment
