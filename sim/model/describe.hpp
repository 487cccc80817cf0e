#pragma once

#include <string>

#include "base/text.hpp"
#include "model/scenario.hpp"

namespace stegvis::model {

/// What a valid scenario says, in plain words: horizon, who comes, stages and their ways out, pools with
/// their places by date, support, rules, money, and how well its numbers are founded. Ends with a newline.
std::string describe(const Scenario& scenario, base::Language language);

}  // namespace stegvis::model
