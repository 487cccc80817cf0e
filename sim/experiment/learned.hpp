#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "experiment/abc_smc.hpp"
#include "experiment/unknowns.hpp"

namespace stegvis::experiment {

/// A distribution in five numbers and its moments.
struct Quantiles {
  double mean = 0.0, sd = 0.0;
  double q025 = 0.0, q10 = 0.0, q50 = 0.0, q90 = 0.0, q975 = 0.0;
};

/// How much the observed numbers say of an unknown.
enum class Identified : std::uint8_t {
  well,       ///< at least half of the prior's variance is gone, beyond the error
  somewhat,   ///< some of it, beyond the error
  not_at_all  ///< none that can be told from the error
};

/// What was learned of one unknown.
struct Learned {
  Quantiles prior, posterior;
  double contraction =
      0.0;  ///< 1 - variance of the posterior for that of the prior, where the prior is normal
  double contraction_se = 0.0;
  Identified identified = Identified::not_at_all;
};

/// What was learned of each unknown. The contraction's error is that of a sample variance of as many
/// independent normal draws as the particles are worth. Priors are told by their own quantiles.
std::vector<Learned> learned(const Unknowns& unknowns, const Particles& particles);

/// Weighted numbers as a spread; quantiles by cumulated weight. NaN is left out.
Quantiles quantiles_of(std::span<const double> numbers, std::span<const double> weights);

/// What the particles simulate of each of so many observed numbers.
std::vector<Quantiles> fitted(const Particles& particles, std::size_t targets);

/// Two unknowns that the observed numbers tell together but not apart.
struct Tangled {
  std::size_t first, second;
  double correlation;  ///< of their posterior, where the priors are normal and independent
};

/// Pairs with a correlation of at least 0.6 in size, the strongest first.
std::vector<Tangled> tangled(const Particles& particles, std::size_t unknowns);

/// The value of each unknown of a particle; particle by particle.
std::vector<double> values_of(const Unknowns& unknowns, const Particles& particles);

/// So many draws of the priors, draw by draw: quantiles at the middles of equal slices, each unknown's in an
/// order of its own.
std::vector<double> prior_draws(const Unknowns& unknowns, std::size_t count, std::uint64_t seed);

}  // namespace stegvis::experiment
