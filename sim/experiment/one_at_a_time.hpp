#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/unknowns.hpp"
#include "model/scenario.hpp"

namespace stegvis::experiment {

/// A scenario in which one uncertain number is low or high, and everything else as it stands.
struct End {
  std::string path;
  double value = 0.0;  ///< in the unit that the scenario says it in
  bool high = false;
  model::Scenario scenario;
};

/// Each number at the 10th and at the 90th percentile of its distribution: two ends for each, the low one
/// first.
base::Result<std::vector<End>> one_at_a_time(const model::Scenario& scenario,
                                             const std::vector<Unknown>& numbers);

/// What one uncertain number alone changes: the paired differences to the scenario as it stands.
struct Swing {
  std::size_t number;        ///< its place among the uncertain numbers
  double at_low, at_high;    ///< the number's values
  stats::Summary low, high;  ///< the differences there

  double size() const;
};

/// The largest swing first. Contract: the scenario as it stands was simulated first, then the ends in their
/// order; `at` is the place of the outcome in the row of totals.
std::vector<Swing> swings(const std::vector<End>& ends, const SideBySide& simulated, std::size_t at);

}  // namespace stegvis::experiment
