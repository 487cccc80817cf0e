// The same bytes everywhere: Eigen without vector instructions, threads or a look at the processor's caches,
// which would change the order of its sums.
#define EIGEN_DONT_VECTORIZE
#define EIGEN_DONT_PARALLELIZE
#define EIGEN_NO_CPUID
#include "stats/gaussian_process.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "base/expects.hpp"
#include "base/math.hpp"

namespace stegvis::stats {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr double sqrt_5 = 2.23606797749979;
constexpr double smallest_length = 0.02, largest_length = 50.0;
/// So that two points at the same place without noise do not stop the factorisation; relative to the
/// variance.
constexpr double jitter = 1e-9;

double matern(double squared_distance) {
  const double d = sqrt_5 * std::sqrt(squared_distance);
  return (1.0 + d + d * d / 3.0) * base::exp(-d);
}

double spread_of(std::span<const double> x) {
  double mean = 0.0, squares = 0.0;
  for (const double one : x) mean += one / static_cast<double>(x.size());
  for (const double one : x) squares += (one - mean) * (one - mean);
  return squares / static_cast<double>(x.size());
}

}  // namespace

/// Everything that follows from the covariance's parameters.
struct GaussianProcess::Fit {
  bool possible = false;
  Matrix lower;
  Vector weights, ones;
  double mean = 0.0, mean_variance = 0.0, log_likelihood = 0.0;
};

double GaussianProcess::covariance(const double* one, const double* other) const {
  double squared = 0.0;
  for (std::size_t i = 0; i < inputs_; ++i) {
    const double d = (one[i] - other[i]) / lengths_[i];
    squared += d * d;
  }
  return variance_ * matern(squared);
}

/// `logs`: of the variance, then of the lengths. The likelihood is that of the outputs' contrasts: the mean
/// is integrated out.
GaussianProcess::Fit GaussianProcess::fit(std::span<const double> logs) const {
  GaussianProcess tried = *this;
  tried.variance_ = base::exp(logs[0]);
  for (std::size_t i = 0; i < inputs_; ++i) tried.lengths_[i] = base::exp(logs[i + 1]);
  const auto n = static_cast<Eigen::Index>(outputs_.size());
  Matrix k(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const double* one = points_.data() + static_cast<std::size_t>(i) * inputs_;
    for (Eigen::Index j = 0; j < i; ++j)
      k(i, j) = k(j, i) = tried.covariance(one, points_.data() + static_cast<std::size_t>(j) * inputs_);
    k(i, i) = tried.variance_ * (1.0 + jitter) + noise_[static_cast<std::size_t>(i)];
  }
  Fit result;
  const Eigen::LLT<Matrix> factor{k};
  if (factor.info() != Eigen::Success) return result;
  result.lower = factor.matrixL();
  const Vector y = Eigen::Map<const Vector>(outputs_.data(), n);
  result.ones = factor.solve(Vector::Ones(n));
  const double information = result.ones.sum();
  result.mean = result.ones.dot(y) / information;
  result.mean_variance = 1.0 / information;
  const Vector rest = y - Vector::Constant(n, result.mean);
  result.weights = factor.solve(rest);
  double log_determinant = 0.0;
  for (Eigen::Index i = 0; i < n; ++i) log_determinant += base::log(result.lower(i, i));
  result.log_likelihood = -0.5 * rest.dot(result.weights) - log_determinant - 0.5 * base::log(information);
  result.possible = true;
  return result;
}

void GaussianProcess::take(std::span<const double> logs) {
  const Fit best = fit(logs);
  base::expects(best.possible, "the best covariance has a factor");
  variance_ = base::exp(logs[0]);
  for (std::size_t i = 0; i < inputs_; ++i) lengths_[i] = base::exp(logs[i + 1]);
  const auto n = outputs_.size();
  lower_.resize(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      lower_[i * n + j] = best.lower(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
  weights_.assign(best.weights.data(), best.weights.data() + n);
  ones_.assign(best.ones.data(), best.ones.data() + n);
  mean_ = best.mean;
  mean_variance_ = best.mean_variance;
  log_likelihood_ = best.log_likelihood;
}

GaussianProcess GaussianProcess::fitted(std::span<const double> points, std::size_t inputs,
                                        std::span<const double> outputs,
                                        std::span<const double> noise_variances) {
  base::expects(inputs > 0 && points.size() == outputs.size() * inputs &&
                    outputs.size() == noise_variances.size() && outputs.size() > inputs + 2,
                "points, outputs and noise for each, and enough of them");
  GaussianProcess made;
  made.inputs_ = inputs;
  made.points_.assign(points.begin(), points.end());
  made.outputs_.assign(outputs.begin(), outputs.end());
  made.noise_.assign(noise_variances.begin(), noise_variances.end());
  made.lengths_.assign(inputs, 1.0);
  const double spread = std::max(spread_of(outputs), 1e-300);
  const double least = base::log(spread) - 12.0, most = base::log(spread) + 8.0;
  const auto within = [&](std::size_t i, double x) {
    return i == 0 ? std::clamp(x, least, most)
                  : std::clamp(x, base::log(smallest_length), base::log(largest_length));
  };
  std::vector<double> best;
  double best_likelihood = 0.0;
  for (const double length : {0.3, 1.0, 3.0}) {
    std::vector<double> here(inputs + 1, base::log(length));
    here[0] = base::log(spread);
    double likelihood = made.fit(here).log_likelihood;
    // Pattern search: a step up or down along each in turn, halved when none helps. Source: R. Hooke and T.
    // A. Jeeves, J. ACM 8 (1961), 212-229, without the pattern move.
    for (double step = 1.0; step > 0.02;) {
      bool better = false;
      for (std::size_t i = 0; i < here.size(); ++i)
        for (const double sign : {1.0, -1.0}) {
          std::vector<double> there = here;
          there[i] = within(i, here[i] + sign * step);
          const Fit tried = made.fit(there);
          if (!tried.possible || !(tried.log_likelihood > likelihood + 1e-6)) continue;
          here = there;
          likelihood = tried.log_likelihood;
          better = true;
          break;
        }
      if (!better) step *= 0.5;
    }
    if (best.empty() || likelihood > best_likelihood) best = here, best_likelihood = likelihood;
  }
  made.take(best);
  return made;
}

double GaussianProcess::sd() const { return std::sqrt(variance_); }

double GaussianProcess::value_at(std::span<const double> point) const {
  double value = mean_;
  for (std::size_t i = 0; i < outputs_.size(); ++i)
    value += covariance(point.data(), points_.data() + i * inputs_) * weights_[i];
  return value;
}

Foretold GaussianProcess::at(std::span<const double> point) const {
  base::expects(point.size() == inputs_, "a coordinate for each input");
  const std::size_t n = outputs_.size();
  std::vector<double> k(n);
  double value = mean_, ones = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    k[i] = covariance(point.data(), points_.data() + i * inputs_);
    value += k[i] * weights_[i];
    ones += k[i] * ones_[i];
  }
  double known = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) k[i] -= lower_[i * n + j] * k[j];
    k[i] /= lower_[i * n + i];
    known += k[i] * k[i];
  }
  const double variance = variance_ - known + (1.0 - ones) * (1.0 - ones) * mean_variance_;
  return {value, std::sqrt(std::max(0.0, variance))};
}

/// By the inverse of the covariance with the mean integrated out: P = K^-1 - K^-1 1 1' K^-1 / (1' K^-1 1).
/// Left out, output i differs from what is foretold by (P y)_i / P_ii, with variance 1 / P_ii, its own noise
/// included (S. Sundararajan and S. S. Keerthi, Neural Computation 13 (2001), 1103-1118).
LeftOut GaussianProcess::left_out() const {
  const auto n = static_cast<Eigen::Index>(outputs_.size());
  Matrix lower = Matrix::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j <= i; ++j)
      lower(i, j) = lower_[static_cast<std::size_t>(i) * outputs_.size() + static_cast<std::size_t>(j)];
  const Matrix half = lower.triangularView<Eigen::Lower>().solve(Matrix::Identity(n, n));
  LeftOut all;
  double squares = 0.0, noise = 0.0;
  std::size_t within = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double p = half.col(i).squaredNorm() - ones_[at] * ones_[at] * mean_variance_;
    const double difference = weights_[at] / p, variance = 1.0 / p;
    all.foretold.push_back({outputs_[at] - difference, std::sqrt(std::max(0.0, variance - noise_[at]))});
    all.standardised.push_back(difference / std::sqrt(variance));
    squares += difference * difference;
    noise += noise_[at];
    within += std::fabs(all.standardised.back()) <= 1.96;
  }
  const auto count = static_cast<double>(n);
  const double spread = spread_of(outputs_);
  all.error = std::sqrt(squares / count);
  all.noise = std::sqrt(noise / count);
  all.explained = spread > 0.0 ? 1.0 - squares / count / spread : 0.0;
  all.within_95 = static_cast<double>(within) / count;
  return all;
}

}  // namespace stegvis::stats
