#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/told.hpp"

namespace stegvis::stats {

/// How much of an output's variance each input explains alone (first) and with all its interactions (total),
/// as shares. They may fall a little outside 0 to 1 and are not repaired.
/// All NaN when the output does not vary beyond its noise.
struct SobolIndices {
  double variance;  ///< of the output over the inputs, without simulation noise
  std::vector<Told> first, total;
};

/// The points that the indices of `inputs` inputs are estimated from, made of `count` points in 2 inputs
/// dimensions: each row gives inputs + 2 points, one after the other: a (its first half), b (its second half)
/// and for each input i the point a with the coordinate i of b.
std::vector<double> radial_points(std::span<const double> rows, std::size_t inputs);

/// The indices from the outputs at radial_points: for each point its `replications` numbers, one after the
/// other.
///
/// The total index of input i is E(ab_i - a)^2 / 2 for the pooled variance of a and ab_i (M. J. W. Jansen,
/// Comput. Phys. Commun. 117 (1999), 35-43; A. Janon and others, ESAIM: Probab. Stat. 18 (2014), 342-364),
/// the first-order one E b (ab_i - a) for that of a and b (A. Saltelli and others, Comput. Phys. Commun. 181
/// (2010), 259-270).
///
/// Simulation noise: every square is the mean of products of two different replications, so that what the
/// noise adds on average is gone, whether all points share their luck or each has its own. With one
/// replication nothing is known of noise, and it is taken for none.
///
/// Errors: delete-a-group jackknife over 16 blocks of rows and, from four replications on, over up to 16
/// groups of replications; the two variances are added, which counts their interaction twice. With Sobol
/// points the blocks differ more than whole designs do, so that the intervals are too wide rather than too
/// narrow. Contract: inputs > 0, replications > 0, at least 16 rows, every number finite.
SobolIndices sobol_indices(std::span<const double> outputs, std::size_t inputs, std::size_t replications);

}  // namespace stegvis::stats
