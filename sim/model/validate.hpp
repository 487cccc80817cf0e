#pragma once

#include "base/result.hpp"
#include "model/scenario.hpp"

namespace stegvis::model {

/// Everything that is wrong with a scenario as a whole: names that lead nowhere, laws without their
/// parameters, shares that do not sum to 1, stages nobody can leave, circles that take no time, luck that two
/// things would share ... Each field by itself has been checked when it was set.
base::Problems validate(const Scenario& scenario);

}  // namespace stegvis::model
