#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace stegvis::stats {

/// Where the spread of an outcome comes from, when the numbers behind it were drawn several times and chance
/// several times for each draw.
struct TwoLevel {
  double parameter_sd = 0.0;  ///< spread of the expected outcome over the draws
  double chance_sd = 0.0;     ///< spread around it, the same numbers given
  double share = 0.0;         ///< of the variance that comes from the parameters
  double low = 0.0;           ///< its 95 % confidence interval
  double high = 1.0;
  std::int64_t worth = 2;  ///< replications per draw that would tell the share best for the same work
  std::int64_t draws = 0;  ///< that had something to tell in every replication
};

inline constexpr std::int64_t most_worth = 1'000;

/// Balanced one-way analysis of variance with random effects: chance is the mean square within draws, the
/// parameters' variance (between - within) / per_draw, never below 0. The interval is the jackknife's over
/// draws. `worth` is R = 1 + c / p, p and c being the parameters' and chance's variance, between 2 and 1 000:
/// for M R replications in all it makes the variance of the parameters' part least, which for normal data
/// goes as R (p + c / R)^2 + c^2 / (R (R - 1)) = p^2 R + 2 p c + c^2 / (R - 1). Source: S. R. Searle, G.
/// Casella, C. E. McCulloch, Variance Components, Wiley 1992, 3.5-3.6. `values` stand draw by draw; a draw
/// with a NaN is left out. Contract: per_draw >= 2; whole draws.
TwoLevel two_level(std::span<const double> values, std::size_t per_draw);

}  // namespace stegvis::stats
