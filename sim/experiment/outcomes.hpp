#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/summary.hpp"
#include "stats/estimate.hpp"

namespace stegvis::experiment {

/// One number that a run tells, by its published name, over replications.
struct Outcome {
  std::string name;  ///< "entries.seeking", "sus.enrolled", "cost.kommunen"
  std::string unit;
  base::Text label;
  std::optional<std::string> group;  ///< "sex=women"; none: everybody
  std::optional<std::string> year;   ///< of the calendar
  std::optional<double> at;          ///< an observation: days from the start
  stats::Summary summary;
};

/// Every total, yearly number and observation, in the order of the layout. Report periods are in the results
/// file.
std::vector<Outcome> outcomes(const Summary& summary);

}  // namespace stegvis::experiment
