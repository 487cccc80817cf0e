#pragma once

#include <vector>

#include "experiment/unknowns.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::io {

/// The numbers of a scenario that carry a distribution, each an unknown of its own under its path; every
/// problem.
base::Result<std::vector<experiment::Unknown>> carried_unknowns(const ScenarioFile& file);

}  // namespace stegvis::io
