#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.hpp"

/// \file
/// Approximate Bayesian computation by sequential Monte Carlo: which values of the unknowns simulate what was
/// observed. Unknowns are standard normal coordinates a priori; whoever calls turns them into values by the
/// quantiles of the priors, so that any prior will do.
namespace stegvis::experiment {

/// A number that was observed, and how sure it is.
struct ObservedNumber {
  double value;
  double sd = 0.0;  ///< of the observation's own error; 0: it is what it is
};

struct AbcDesign {
  std::size_t unknowns = 1;
  std::vector<ObservedNumber> observed;
  std::uint64_t seed = 1;
  std::size_t particles = 1'000;  ///< kept from round to round
  double least_accepted = 0.05;   ///< the rounds end when fewer of the proposals come within the tolerance
  std::uint32_t most_rounds = 60;
};

/// Simulates each proposal once (`unknowns` coordinates, one after the other): what it gives for each
/// observed number, NaN where there is nothing. Proposals are numbered through all rounds, the first here
/// `first`: their number keys their luck.
using Trials =
    std::function<base::Result<std::vector<double>>(std::span<const double> proposals, std::uint32_t first)>;

/// Points in the space of the unknowns that simulate about what was observed.
struct Particles {
  std::vector<double> unknowns;  ///< particle by particle
  std::vector<double>
      simulated;  ///< particle by particle, what was compared with the observed: own errors added
  std::vector<double> distance;  ///< root mean square of the differences in units of the prior's spread
  std::vector<double> weight;    ///< sum 1

  std::size_t size() const { return weight.size(); }
  /// How many independent draws they are worth, judging by the weights: 1 / sum of squares.
  double effective() const;
};

struct Round {
  double tolerance;         ///< largest distance kept
  double accepted;          ///< share of the round's proposals within the tolerance before it
  double effective;         ///< sample size
  std::uint64_t simulated;  ///< up to now
};

struct Posterior {
  Particles particles;
  std::vector<double> spread;  ///< of each observed number over the prior; distances are measured by it
  std::vector<Round> rounds;
  bool stopped = false;  ///< before the rounds had ended by themselves
};

/// The posterior. Each round proposes as many particles as are kept, by weight and moved by a normal kernel
/// with twice their weighted covariance, and keeps the nearest of old and new: the tolerance falls by itself,
/// and a proposal's weight is its prior for what it was proposed by. An observation's own error is added to
/// what is simulated, so that it is part of the likelihood (R. D. Wilkinson, Stat. Appl. Genet. Mol. Biol. 12
/// (2013), 129-141). Source: M. Lenormand, F. Jabot, G. Deffuant, "Adaptive approximate Bayesian computation
/// for complex models", Comput. Stat. 28 (2013), 2777-2796. The same design gives the same numbers whatever
/// runs the trials. `stop` is asked between rounds. Problems: those of the trials.
base::Result<Posterior> abc_smc(const AbcDesign& design, const Trials& trials,
                                const std::function<bool(const Round&)>& stop = {});

/// The particles moved along the straight line that the simulated numbers explain, to where they equal the
/// observed ones; nearer particles count for more (M. A. Beaumont, W. Zhang, D. J. Balding, Genetics 162
/// (2002), 2025-2035). It takes off most of what a tolerance above zero adds to the spread. Left as they are
/// when the tolerance is zero or there are fewer than ten particles for each observed number.
Particles adjusted(const Posterior& posterior, std::span<const ObservedNumber> observed);

/// Particles as equally likely draws: numbers of particles, each about `count` times its weight (systematic
/// resampling), in an order that is again luck.
std::vector<std::size_t> resampled(const Particles& particles, std::size_t count, std::uint64_t seed);

}  // namespace stegvis::experiment
