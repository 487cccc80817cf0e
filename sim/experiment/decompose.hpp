#pragma once

#include <vector>

#include "experiment/outcomes.hpp"
#include "experiment/summary.hpp"
#include "stats/two_level.hpp"

namespace stegvis::experiment {

/// Where the spread of a total comes from: from the numbers that were drawn, and from chance.
struct SpreadOrigin {
  Total total;
  stats::TwoLevel parts;
};

/// Every total of everybody. Contract: replications came draw by draw, `per_draw` >= 2 of each.
std::vector<SpreadOrigin> spread_origins(const Summary& summary, std::size_t per_draw);

}  // namespace stegvis::experiment
