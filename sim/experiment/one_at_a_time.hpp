#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
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

}  // namespace stegvis::experiment
