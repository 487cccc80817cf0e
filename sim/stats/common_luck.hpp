#pragma once

#include <cstdint>
#include <span>

namespace stegvis::stats {

/// How many times as many replications independent luck would take for the same error of a paired difference:
/// (Var a + Var b) / Var(b - a), with its 95 % confidence interval.
struct LuckGain {
  double ratio = 0.0;  ///< infinity when the difference never varies; NaN when nothing varies at all
  double low = 0.0;
  double high = 0.0;
  std::int64_t n = 0;  ///< pairs
};

/// The gain in these pairs; those with a NaN are left out. The interval is that of the jackknife on the
/// ratio's logarithm, so that neither normality nor equal variances are assumed; below four pairs it is 0 to
/// infinity. Source: B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, SIAM 1982, chapter 3.
/// Contract: as many of the one as of the other.
LuckGain gain_of_common_luck(std::span<const double> a, std::span<const double> b);

}  // namespace stegvis::stats
