#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace stegvis::stats {

/// A value that a metamodel foretells at a point nobody simulated, and how wrong it may be: the standard
/// deviation of the function there, not of a single noisy run.
struct Foretold {
  double value;
  double sd;
};

/// How well a metamodel foretells its own points, each left out in turn.
struct LeftOut {
  std::vector<Foretold> foretold;    ///< of the mean, without noise
  std::vector<double> standardised;  ///< (output - foretold) / sd of that difference, noise included
  double error = 0.0;                ///< root mean square of output - foretold
  double noise = 0.0;      ///< of it, what the outputs' own noise explains: root of the mean noise variance
  double explained = 0.0;  ///< 1 - error^2 / variance of the outputs
  double within_95 = 0.0;  ///< share of standardised differences within 1.96
};

/// A smooth function known at some points with noise: a Gaussian process with constant mean, Matérn 5/2
/// covariance with a length of its own for each input, and the outputs' known noise variances on the diagonal
/// (stochastic kriging). Variance and lengths are those of the greatest likelihood, the mean integrated out,
/// found by pattern search from several fixed starts on the logarithms; nothing is drawn. Inputs are expected
/// to be about the unit cube. Sources: C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine
/// Learning, MIT Press 2006, 2.7, 4.2.1, 5.4.2; B. Ankenman, B. L. Nelson, J. Staum, "Stochastic kriging for
/// simulation metamodeling", Oper. Res. 58 (2010), 371-382. Time grows with the cube of the points: a few
/// hundred are meant.
class GaussianProcess {
 public:
  /// `points` one after the other, an output and the variance of its noise for each (zeros where there is
  /// none). Contract: as many of each; more points than inputs + 2; finite; no negative variance.
  static GaussianProcess fitted(std::span<const double> points, std::size_t inputs,
                                std::span<const double> outputs, std::span<const double> noise_variances);

  Foretold at(std::span<const double> point) const;
  /// The value alone, far sooner told.
  double value_at(std::span<const double> point) const;
  /// From the fitted covariance, without fitting again.
  LeftOut left_out() const;

  const std::vector<double>& lengths() const { return lengths_; }  ///< one for each input
  double sd() const;                                               ///< of the function about its mean
  double mean() const { return mean_; }
  double log_likelihood() const { return log_likelihood_; }

 private:
  struct Fit;
  Fit fit(std::span<const double> logs) const;
  double covariance(const double* one, const double* other) const;
  void take(std::span<const double> logs);

  std::size_t inputs_ = 0;
  std::vector<double> points_, outputs_, noise_;
  std::vector<double> lengths_;
  double variance_ = 1.0, mean_ = 0.0, mean_variance_ = 0.0, log_likelihood_ = 0.0;
  std::vector<double> lower_;    ///< Cholesky factor of the covariance of the outputs, row after row
  std::vector<double> weights_;  ///< covariance^-1 (outputs - mean)
  std::vector<double> ones_;     ///< covariance^-1 1
};

}  // namespace stegvis::stats
