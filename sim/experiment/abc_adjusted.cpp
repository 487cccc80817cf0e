#include <algorithm>
#include <numeric>

#include "experiment/abc_smc.hpp"
#include "stats/cholesky.hpp"

namespace stegvis::experiment {
namespace {

/// Weighted least squares of each unknown on the simulated numbers, as differences from the observed in units
/// of their spread; the last column is the constant.
class Regression {
 public:
  Regression(const Posterior& posterior, std::span<const ObservedNumber> observed)
      : from_{posterior.particles},
        targets_{observed.size()},
        unknowns_{from_.unknowns.size() / from_.size()},
        columns_{targets_ + 1},
        x_(from_.size() * columns_, 1.0) {
    for (std::size_t p = 0; p < from_.size(); ++p)
      for (std::size_t k = 0; k < targets_; ++k)
        x_[p * columns_ + k] = (from_.simulated[p * targets_ + k] - observed[k].value) / posterior.spread[k];
    weights_ = nearness();
  }

  const std::vector<double>& weights() const { return weights_; }

  /// False when the numbers do not tell the slopes.
  bool solve() {
    std::vector<double> a(columns_ * columns_, 0.0);
    slopes_.assign(unknowns_ * columns_, 0.0);
    for (std::size_t p = 0; p < from_.size(); ++p)
      for (std::size_t i = 0; i < columns_; ++i) {
        const double wx = weights_[p] * x_[p * columns_ + i];
        for (std::size_t k = 0; k < columns_; ++k) a[i * columns_ + k] += wx * x_[p * columns_ + k];
        for (std::size_t u = 0; u < unknowns_; ++u)
          slopes_[u * columns_ + i] += wx * from_.unknowns[p * unknowns_ + u];
      }
    // Numbers that add up to one another (a stock and its flows) leave a slope open: a little ridge settles
    // it.
    for (std::size_t i = 0; i < targets_; ++i) a[i * columns_ + i] += 1e-6 * a[i * columns_ + i] + 1e-12;
    if (!stats::cholesky(a, columns_)) return false;
    for (std::size_t u = 0; u < unknowns_; ++u) {
      const auto row = std::span{slopes_}.subspan(u * columns_, columns_);
      stats::solve_lower(a, row);
      stats::solve_upper(a, row);
    }
    return true;
  }

  double moved(std::size_t p, std::size_t unknown) const {
    double z = from_.unknowns[p * unknowns_ + unknown];
    for (std::size_t k = 0; k < targets_; ++k) z -= slopes_[unknown * columns_ + k] * x_[p * columns_ + k];
    return z;
  }

 private:
  /// Epanechnikov's kernel: the farthest count for nothing.
  std::vector<double> nearness() const {
    const double farthest = *std::max_element(from_.distance.begin(), from_.distance.end());
    std::vector<double> weights = from_.weight;
    for (std::size_t p = 0; p < weights.size(); ++p) {
      const double share = from_.distance[p] / farthest;
      weights[p] *= 1.0 - share * share;
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights) w /= sum;
    return weights;
  }

  const Particles& from_;
  std::size_t targets_, unknowns_, columns_;
  std::vector<double> x_, weights_, slopes_;
};

}  // namespace

Particles adjusted(const Posterior& posterior, std::span<const ObservedNumber> observed) {
  Particles particles = posterior.particles;
  if (posterior.rounds.back().tolerance <= 0.0 || particles.size() < 10 * observed.size()) return particles;
  Regression regression{posterior, observed};
  if (!regression.solve()) return particles;
  const std::size_t unknowns = particles.unknowns.size() / particles.size();
  for (std::size_t p = 0; p < particles.size(); ++p)
    for (std::size_t u = 0; u < unknowns; ++u) particles.unknowns[p * unknowns + u] = regression.moved(p, u);
  particles.weight = regression.weights();
  return particles;
}

}  // namespace stegvis::experiment
