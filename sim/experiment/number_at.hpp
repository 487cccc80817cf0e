#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "measure/layout.hpp"

namespace stegvis::experiment {

/// What a number of a run is called: `sus.exits` in `2019`, of the group `kon=kvinna`.
struct NumberName {
  std::string outcome;
  std::optional<std::string> year, group;
  std::optional<double> at;  ///< an observation: days from the start

  bool operator==(const NumberName&) const = default;
};

/// Where it lies in a replication's rows.
struct NumberAt {
  NumberName name;
  measure::Series series;
  std::size_t at;
  std::size_t row;  ///< how long each replication's row is
  std::string unit;
  base::Text label;
};

/// Every total, yearly number and observation.
std::vector<NumberAt> all_numbers(const measure::Layout& layout);

}  // namespace stegvis::experiment
