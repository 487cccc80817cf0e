#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/standard_value.hpp"
#include "model/money.hpp"

namespace stegvis::io {

/// What `stegvis value` tells of a scenario.
struct Valued {
  std::string scenario;  ///< the file's name
  std::uint64_t seed = 0;
  const model::StandardValue& said;
  const std::vector<double>&counts, &costs;  ///< of each replication
  std::vector<experiment::Switches> rows;    ///< the scenario's own first
};

/// One JSON object: {"scenario", "seed", "replications", "standard_value": {"support", "administration",
/// "tax", "month", "year"} [SEK], "example"?: {"persons", "months", "worth"}, "valued": {"per", "mean", "se",
/// "sd", "min", "q05", "q10", "q50", "q90", "q95", "max"}, "cost": {"payer", the same}, "rows":
/// [{"deadweight", "full_time_share", "survival_12m", "months_in_work", the same of society's result}]}.
std::string value_json(const Valued& valued);

}  // namespace stegvis::io
