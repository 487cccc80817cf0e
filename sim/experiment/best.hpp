#pragma once

#include <vector>

#include "experiment/side_by_side.hpp"

namespace stegvis::experiment {

/// Which of the scenarios does best in one total of everybody.
struct BestTotal {
  Total total;
  Better better;
  stats::BestOf best;
};

/// Every total of everybody in which a direction is said and the scenarios differ, in the order of the
/// layout.
std::vector<BestTotal> best_totals(const SideBySide& numbers);

}  // namespace stegvis::experiment
