#pragma once

namespace stegvis::base {

// Survival functions S(x) = P(X > x) of the standard normal and the gamma law with scale 1, and their
// inverses, for drawing a waiting time from a threshold: the logarithm of S is minus an exponential number.
// Working with log S keeps all digits in both tails: it may be -1e4 (S itself would be 0) or -1e-300 (S
// itself would be 1).
//
// Relative accuracy 1e-12 of S (so absolute 1e-12 of log S, or relative where |log S| > 1) and of the
// inverses; the inverse of the normal one is accurate to an absolute 1e-15 near its zero, the median. The
// same bits on every machine. NaN in, NaN out. Sources: Abramowitz & Stegun (1964), chapters 6 and 26.

/// P(Z > z).
double normal_survival(double z);

/// log P(Z > z).
double normal_log_survival(double z);

/// The z with log P(Z > z) = log_s, for log_s <= 0: infinity for -infinity, -infinity for 0. NaN above 0.
double normal_from_log_survival(double log_s);

/// log of the gamma function, x > 0. Relative error 1e-15 above 3; absolute 1e-14 below, where it crosses
/// zero.
double log_gamma(double x);

/// P(X > x) for a gamma law with this shape and scale 1: the regularised Q(shape, x). Shapes from 0.05 to
/// 1e4; time grows with the square root of the shape. 1 for x <= 0.
double gamma_survival(double shape, double x);

/// log P(X > x).
double gamma_log_survival(double shape, double x);

/// The x with log P(X > x) = log_s, for log_s <= 0. NaN above 0.
double gamma_from_log_survival(double shape, double log_s);

}  // namespace stegvis::base
