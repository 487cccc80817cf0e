#pragma once

#include <span>
#include <vector>

#include "model/scenario.hpp"
#include "stats/estimate.hpp"

/// \file
/// The associations' standard value of a person in work, with what it leaves out as switches. It is a figure
/// of public finance from round numbers: it holds transfers, which are no gain of real resources, and stays
/// apart from the ledgers.
namespace stegvis::experiment {

/// Support, administration and tax together [SEK a month of full-time work].
double standard_month(const model::StandardValue& value);

/// Months in work within the first twelve of those of whom the share `survival` is still in work after
/// twelve, at a constant hazard: 12 (1 - S) / (-log S); 12 when all are, 0 when none.
double months_in_work(double survival);

struct Switches {
  double deadweight, full_time_share, survival_12m;
};

/// The first twelve months of each of `count` persons: count (1 - deadweight) full-time share x months in
/// work x the standard month [SEK]. Part-time takes the same share off the support saved as off the tax.
double standard_worth(double count, double month, const Switches& switches);

/// Worth less cost in each replication. Contract: as many counts as costs.
stats::Summary society_result(std::span<const double> counts, std::span<const double> costs, double month,
                              const Switches& switches);

}  // namespace stegvis::experiment
