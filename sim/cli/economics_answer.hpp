#pragma once

#include <string>

#include "base/text.hpp"
#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::cli {

/// For each scenario beside the first: when it has paid back for each payer and how surely; and where effects
/// (QALY) are told, where it lies on the cost-effectiveness plane, its ratio, net benefit and acceptability
/// by threshold. Costs are the real resources used, discounted where the scenarios discount. Empty when there
/// is no money.
std::string economics_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                           const experiment::Payback& payback, base::Language language);

}  // namespace stegvis::cli
