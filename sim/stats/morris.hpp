#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/told.hpp"

namespace stegvis::stats {

/// A screening design: trajectories through the unit cube on which one input moves at a time, each once.
struct MorrisDesign {
  std::size_t inputs = 0;
  std::vector<double> points;  ///< trajectory by trajectory, inputs + 1 points each, `inputs` numbers each
  std::vector<std::size_t> moved;  ///< for each trajectory and step: which input moved
};

/// Trajectories on a grid of `levels` levels, each the middle of its slice of the unit interval (a
/// distribution without end has no quantile at 0 and 1), with steps of exactly a half; made of uniform
/// numbers, 3 inputs for each trajectory: where it begins, which way and in which order inputs move. Source:
/// M. D. Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33
/// (1991), 161-174. Contract: inputs > 0, an even number of levels from 2 on, uniforms in (0, 1), a multiple
/// of 3 inputs of them.
MorrisDesign morris_design(std::size_t inputs, std::size_t levels, std::span<const double> uniforms);

/// What the steps of one input did to the output, per unit of the input's quantile.
struct ElementaryEffects {
  Told mu_star;  ///< mean size: how much the input matters
  Told mu;       ///< mean: which way
  Told sigma;    ///< spread over trajectories, without noise: how much it depends on the rest, or is not
                 ///< straight
};

struct Screening {
  std::vector<ElementaryEffects> effects;  ///< by input
  std::vector<double> noise_floor;         ///< by input; 0 with one replication, which knows of no noise
};

/// Effects by input from the outputs at the design's points: for each point its `replications` numbers.
///
/// Noise is known from the replications, paired at both ends of a step. What it adds to the spread is taken
/// off sigma (never below zero). mu* counts sizes, so noise pushes it up where effects are smaller than their
/// errors: an input that does nothing shows `noise_floor`. Intervals are Student's over trajectories, with
/// the error that trajectories share when their luck is common; sigma's is the jackknife's. Contract: at
/// least 2 trajectories, replications > 0, every number finite.
Screening screened(const MorrisDesign& design, std::span<const double> outputs, std::size_t replications);

}  // namespace stegvis::stats
