#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
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

/// Whose an outcome is: of "wait_days.se" behind "wait_days." the pool "se". Empty when the name does not
/// begin so, or is of one member alone ("wait_days.se.west").
std::string_view whose(std::string_view name, std::string_view kind);

/// Every total, yearly number and observation, in the order of the layout. Report periods are in the results
/// file.
std::vector<Outcome> outcomes(const Summary& summary);

/// A total of everybody: its published name, and its place in the row of totals.
struct Total {
  std::string name;
  std::string unit;
  base::Text label;
  std::size_t at = 0;
};

/// Every total of everybody that a run tells, in the order of the layout.
std::vector<Total> totals_of(const measure::Layout& layout);

/// Told of a name that is no total of these: what was `said` ("--outcome placement:"), and what may have been
/// meant.
base::Problem no_total(const std::string& said, const std::string& name, const std::vector<Total>& totals);

}  // namespace stegvis::experiment
