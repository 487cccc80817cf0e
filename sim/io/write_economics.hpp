#pragma once

#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "io/results_file.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::io {

/// The groups `payback` (where scenarios cost something by month) and `plane`, `acceptability` (where they
/// count QALY) of a comparison's file, as the README's "Results file" describes them: what economics_json
/// tells, of each replication and along the whole curve.
void write_economics(ResultsFile& out, const ComparisonName& name, const experiment::SideBySide& numbers,
                     const experiment::Payback& payback);

}  // namespace stegvis::io
