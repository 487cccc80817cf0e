#pragma once

#include <span>

#include "experiment/calibrate.hpp"
#include "io/calibration_tables.hpp"

namespace stegvis::io {

/// What was observed, target by target, each with the number of a run that it is; what is none of `numbers`
/// is complained of.
std::vector<experiment::ObservedTarget> read_targets(CalibrationTables& tables,
                                                     std::span<const experiment::NumberAt> numbers);

}  // namespace stegvis::io
