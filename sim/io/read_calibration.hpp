#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/calibrate.hpp"
#include "experiment/unknowns.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::io {

/// What a calibration is asked to find, and what it has to go by.
struct CalibrationFile {
  Source source;
  std::vector<experiment::Unknown> unknowns;
  std::vector<experiment::ObservedTarget> targets;
};

/// Whether something must have been observed; where not, [target] tables are passed over.
enum class Wanted : std::uint8_t { unknowns_and_targets, unknowns };

/// Reads what is unknown in a scenario and what was observed. `numbers` are those that a run of the scenario
/// tells. Failing, it gives every problem at once, each beginning with `file:line:column: `; paths, and what
/// the scenario cannot bear, are checked too.
base::Result<CalibrationFile> read_calibration(const std::filesystem::path& path,
                                               const model::Scenario& scenario,
                                               std::span<const experiment::NumberAt> numbers,
                                               Wanted wanted = Wanted::unknowns_and_targets);

}  // namespace stegvis::io
