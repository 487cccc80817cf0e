#pragma once

#include <functional>
#include <vector>

#include "experiment/outcomes.hpp"
#include "measure/layout.hpp"
#include "model/programme.hpp"

namespace stegvis::experiment {

/// The units of some replications as they were kept: for each non-zero number where it stands in the row of
/// measure::KeptUnits, replication after replication.
struct KeptRun {
  std::vector<double> segment_ends;  ///< [days]
  std::vector<double> first_entry;   ///< by replication
  std::vector<double> places, values;
};

/// The outcomes of money when a kept run is priced by `programme`: the same numbers, to the last bit, as a
/// new run with those prices would give. Problems when the prices ask for what was not kept: other classes of
/// people, or amounts that change in the middle of a kept stretch of time.
base::Result<std::vector<Outcome>> reprice(const model::Programme& programme, const KeptRun& run);

}  // namespace stegvis::experiment
