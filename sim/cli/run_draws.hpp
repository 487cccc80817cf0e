#pragma once

#include <string>
#include <vector>

#include "cli/run_options.hpp"
#include "experiment/draws.hpp"
#include "io/observed.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::cli {

/// The uncertain numbers of a run, drawn: from what the scenario says of them, or what a calibration left.
struct RunDraws {
  experiment::Draws draws;
  std::vector<io::Observed> observed;  ///< what the calibration was made on
};
/// Or why they cannot be. Contract: the plan asks for it.
base::Result<RunDraws> draws_of(const RunPlan& plan, const io::ScenarioFile& file, bool has_base);

}  // namespace stegvis::cli
