#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/outcomes.hpp"
#include "experiment/summary.hpp"
#include "model/scenario.hpp"

namespace stegvis::experiment {

/// Every replication's number of something that unit costs and standard values are told of, in the measured
/// time or in a calendar year; empty when it is not counted so. Persons enrolled are counted by year only.
std::vector<double> counted(const Summary& summary, const std::string& per,
                            const std::optional<std::string>& year);

/// What a payer pays for each, by year and for the whole time, as `unit_cost.<id>`. The mean is the ratio of
/// means and its error that ratio's (stats::ratio); quantiles are of each replication's own ratio. In whole
/// years when the count is by calendar year.
std::vector<Outcome> unit_costs(const Summary& summary, const model::Scenario& scenario);

/// The tables in which the scenario's unit costs count, where a run tells them.
std::vector<std::pair<measure::Series, std::string>> tables_counted(const model::Scenario& scenario);

/// What was reported: cost / years / count, by unit cost and year.
struct Observed {
  std::string unit_cost, year;
  double value;
};
std::vector<Observed> observed_costs(const model::Scenario& scenario);

}  // namespace stegvis::experiment
