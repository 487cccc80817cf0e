#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/outcomes.hpp"

namespace stegvis::cli {

/// The outcomes that an answer's table tells, in their order: totals of everybody that a board asks for. A
/// mean wait over those who got a place hides those who never did, so theirs stands beside it.
std::vector<const experiment::Outcome*> main_outcomes(const std::vector<experiment::Outcome>& outcomes);

/// A value of this outcome for people: shares as percentages, money and days with their unit.
std::string shown(double x, const experiment::Outcome& outcome, base::Language language);

/// A difference of this outcome, with its sign; shares differ by percentage points.
std::string shown_change(double x, const experiment::Outcome& outcome, base::Language language);

}  // namespace stegvis::cli
