#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// \file
/// Health economics of paired replications. Differences are scenario minus comparator, on the same people
/// with the same luck; effects are better when larger (QALY), costs when smaller.
namespace stegvis::stats {

/// Net monetary benefit of each replication: threshold x effect - cost. A. A. Stinnett and J. Mullahy, "Net
/// health benefits", Medical Decision Making 18 (1998), S68-S80. Contract: as many effects as costs.
std::vector<double> net_benefit(std::span<const double> effects, std::span<const double> costs,
                                double threshold);

/// Where the replications of a difference lie on the cost-effectiveness plane, as shares that sum to 1 with
/// those on an axis: a point on an axis is in no quadrant.
struct Plane {
  double dearer_better = 0.0;   ///< north-east: whether it is worth it depends on the threshold
  double cheaper_better = 0.0;  ///< south-east: dominates
  double dearer_worse = 0.0;    ///< north-west: is dominated
  double cheaper_worse = 0.0;   ///< south-west: saves at a loss
  double on_an_axis = 0.0;
};
Plane plane(std::span<const double> effects, std::span<const double> costs);

/// Incremental cost-effectiveness ratio: mean cost difference / mean effect difference, a ratio of means.
/// Told only where both have the same sign: elsewhere one scenario dominates, and the quotient orders
/// nothing.
std::optional<double> icer(std::span<const double> effects, std::span<const double> costs);

/// One threshold of the acceptability of several scenarios.
struct Acceptability {
  double threshold = 0.0;
  std::vector<double>
      probability;  ///< by scenario: that its net benefit is the largest; ties are shared evenly
  std::size_t best_on_average = 0;  ///< the scenario with the largest mean net benefit; the first of equals
  double frontier = 0.0;            ///< probability[best_on_average]
};

/// Acceptability curves and the acceptability frontier. The frontier is the probability of the scenario that
/// is best *on average*, not the largest of the probabilities: with skewed costs they differ, and the
/// decision follows the mean. E. Fenwick, K. Claxton, M. Sculpher, "Representing uncertainty: the role of
/// cost-effectiveness acceptability curves", Health Economics 10 (2001), 779-787; BCEA pull request 78 mends
/// a frontier that took the other definition. `effects` and `costs` by scenario, each over the same
/// replications; the comparator is one of them. Contract: as many of each, at least one replication.
std::vector<Acceptability> acceptability(const std::vector<std::vector<double>>& effects,
                                         const std::vector<std::vector<double>>& costs,
                                         std::span<const double> thresholds);

/// The first period from whose end on the summed extra cost never is above zero again: 0 when it never is,
/// nothing when it is above zero at the horizon. A first dip below zero that does not last is no break-even.
std::optional<std::size_t> break_even(std::span<const double> extra_cost_by_period);

}  // namespace stegvis::stats
