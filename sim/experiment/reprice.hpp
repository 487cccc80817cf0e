#pragma once

#include <string>
#include <vector>

#include "experiment/outcomes.hpp"
#include "experiment/summary.hpp"
#include "measure/layout.hpp"
#include "model/programme.hpp"

namespace stegvis::experiment {

/// A table of counts as a run kept it, by replication: [year,] group.
struct KeptCount {
  measure::Series series;  ///< totals or yearly
  std::string name;
  std::vector<double> numbers;
};

/// The units of some replications as they were kept: for each non-zero number where it stands in the row of
/// measure::KeptUnits, replication after replication; and what unit costs count.
struct KeptRun {
  std::vector<double> segment_ends;  ///< [days]
  std::vector<double> first_entry;   ///< by replication
  std::vector<double> places, values;
  std::vector<KeptCount> counts;
};

/// A kept run and what its prices are now to be. Both must outlive the pricing.
struct Priced {
  const model::Programme* programme;
  const KeptRun* run;
};

/// The money of a kept run, priced anew, and the paired differences to its base where that was kept too: the
/// same numbers, to the last bit, as a new run with those prices would give. Besides money there are only the
/// counts. Problems when the prices ask for what was not kept: other classes of people, or amounts that
/// change in the middle of a kept stretch of time. Contract: as many replications of the base.
base::Result<Comparison> reprice(const Priced& own, const Priced* base = nullptr);

/// The outcomes of money alone, without the counts that were read for unit costs.
std::vector<Outcome> money_outcomes(const Summary& summary, const KeptRun& run);

}  // namespace stegvis::experiment
