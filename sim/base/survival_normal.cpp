#include <cmath>

#include "base/math.hpp"
#include "base/mills_table.hpp"
#include "base/survival.hpp"

namespace stegvis::base {

namespace {

constexpr double log_half = -0x1.62e42fefa39efp-1;
constexpr double inverse_root_two_pi = 0x1.9884533d43651p-2;

/// Mills' ratio P(Z > z) / density(z) for z >= 0.
double mills(double z) {
  const double t = 4.0 / (4.0 + z);
  const int piece = t < 1.0 ? static_cast<int>(64.0 * t) : 63;
  const double s = 128.0 * t - (2 * piece + 1);
  const double* c = tables::mills_pieces[piece];
  const double s2 = s * s;
  return t * (((c[0] + s * c[1]) + s2 * (c[2] + s * c[3])) +
              s2 * s2 * ((c[4] + s * c[5]) + s2 * (c[6] + s * c[7])));
}

double upper_tail(double z) { return exp(-0.5 * z * z) * (inverse_root_two_pi * mills(z)); }

/// A first guess at the z >= 0 with this log P(Z > z), to 5e-4. Source: Abramowitz & Stegun 26.2.23.
double first_guess(double log_tail) {
  const double t = std::sqrt(-2.0 * log_tail);
  return t -
         (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/// The z >= 0 with this log P(Z > z) <= log 1/2, by two of Halley's steps, each of which cubes the error: log
/// S has the slope -h and the curvature -h (h - z), where h = 1 / mills(z) is the hazard.
double inverse_upper_tail(double log_tail) {
  double z = first_guess(log_tail);
  if (z < 0.0) z = 0.0;
  for (int step = 0; step < 2; ++step) {
    const double ratio = mills(z);
    const double miss = (log(inverse_root_two_pi * ratio) - 0.5 * z * z) - log_tail;
    z += miss * ratio / (1.0 + 0.5 * miss * (1.0 - z * ratio));
  }
  return z;
}

}  // namespace

double normal_survival(double z) {
  if (z != z) return z;
  return z > 0.0 ? upper_tail(z) : 1.0 - upper_tail(-z);
}

double normal_log_survival(double z) {
  if (z != z) return z;
  if (z > 0.0) return log(inverse_root_two_pi * mills(z)) - 0.5 * z * z;
  return log1p(-upper_tail(-z));
}

double normal_from_log_survival(double log_s) {
  if (!(log_s < 0.0)) return log_s == 0.0 ? log(0.0) : log(-1.0);
  if (log_s < -1e300) return -log_s;
  if (log_s <= log_half) return inverse_upper_tail(log_s);
  return -inverse_upper_tail(log(-expm1(log_s)));
}

}  // namespace stegvis::base
