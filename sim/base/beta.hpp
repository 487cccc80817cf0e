#pragma once

namespace stegvis::base {

/// P(X > x) of a beta distribution with `alpha`, `beta` > 0, x in [0,1]: the regularised incomplete beta
/// function I_{1-x}(beta, alpha). Relative error about 1e-12 for parameters of the size PERT uses (1 to 5).
/// Source: continued fraction, DLMF 8.17.22, by the modified Lentz method.
double beta_survival(double alpha, double beta, double x);

/// The x with beta_survival(alpha, beta, x) = s, s in [0,1], by Newton's steps within what is left: the
/// survival there is s to 2e-14.
double beta_from_survival(double alpha, double beta, double s);

}  // namespace stegvis::base
