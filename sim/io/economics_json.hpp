#pragma once

#include <string>

#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::io {

/// What a comparison says of money, as members of a JSON object, each with a comma before it: `payback` (by
/// difference and payer: the probability of having paid back before the end, and the period of those that
/// have) and, where scenarios count QALY, `plane` (shares of the replications by quadrant, ICER where neither
/// dominates) and `acceptability` (by SEK for a QALY). Empty without money.
std::string economics_json(const ComparisonName& name, const experiment::SideBySide& numbers,
                           const experiment::Payback& payback);

}  // namespace stegvis::io
