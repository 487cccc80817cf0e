#include "stats/morris.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/expects.hpp"

namespace stegvis::stats {
namespace {

constexpr double step = 0.5;

std::vector<std::size_t> order_of(std::span<const double> keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}

/// Effects of one input: by trajectory, then by replication.
class Effects {
 public:
  Effects(std::size_t trajectories, std::size_t replications)
      : replications_{replications}, numbers_(trajectories * replications) {}

  double& at(std::size_t trajectory, std::size_t r) { return numbers_[trajectory * replications_ + r]; }

  ElementaryEffects told() const {
    const std::size_t n = trajectories();
    std::vector<double> effects(n), sizes(n);
    for (std::size_t t = 0; t < n; ++t) effects[t] = mean(t), sizes[t] = std::fabs(effects[t]);
    const double shared = shared_noise();
    return {of_mean(sizes, shared), of_mean(effects, shared), spread()};
  }

  /// What the mean size of effects would be if they were noise alone: of a normal one, 0.798 of its error.
  double noise_floor() const {
    const auto n = static_cast<double>(replications_);
    if (n < 2) return 0.0;
    double variance = 0.0;
    for (std::size_t t = 0; t < trajectories(); ++t) variance += variance_of(row(t)) / n;
    return 0.7978845608028654 * std::sqrt(variance / static_cast<double>(trajectories()));
  }

 private:
  std::size_t trajectories() const { return numbers_.size() / replications_; }
  std::span<const double> row(std::size_t t) const {
    return std::span{numbers_}.subspan(t * replications_, replications_);
  }
  static double sum_of(std::span<const double> x) { return std::accumulate(x.begin(), x.end(), 0.0); }
  static double variance_of(std::span<const double> x) {
    const auto n = static_cast<double>(x.size());
    const double mean = sum_of(x) / n;
    double squares = 0.0;
    for (const double one : x) squares += (one - mean) * (one - mean);
    return n > 1 ? squares / (n - 1) : 0.0;
  }
  double mean(std::size_t t) const { return sum_of(row(t)) / static_cast<double>(replications_); }

  /// Variance of the mean effect that all trajectories share, because their luck is the same.
  double shared_noise() const {
    std::vector<double> means(replications_, 0.0);
    for (std::size_t t = 0; t < trajectories(); ++t)
      for (std::size_t r = 0; r < replications_; ++r)
        means[r] += row(t)[r] / static_cast<double>(trajectories());
    return variance_of(means) / static_cast<double>(replications_);
  }
  Told of_mean(std::span<const double> x, double shared) const {
    const auto n = static_cast<double>(x.size());
    return stats::told(sum_of(x) / n, variance_of(x) / n + shared, x.size() - 1);
  }

  /// The spread over all trajectories but one (n: but none). Both squares are of different replications.
  double spread_without(std::size_t left_out) const {
    std::vector<double> sums(replications_, 0.0);
    double squares = 0.0, n = 0.0;
    for (std::size_t t = 0; t < trajectories(); ++t) {
      if (t == left_out) continue;
      squares += product(row(t));
      for (std::size_t r = 0; r < replications_; ++r) sums[r] += row(t)[r];
      n += 1.0;
    }
    return std::sqrt(std::max(0.0, (squares - product(sums) / n) / (n - 1)));
  }
  static double product(std::span<const double> x) {
    return mean_product(static_cast<double>(x.size()), sum_of(x),
                        std::inner_product(x.begin(), x.end(), x.begin(), 0.0));
  }
  Told spread() const {
    const std::size_t all = trajectories();
    const double value = spread_without(all);
    if (all < 3) return {value, 0.0, 0.0, value};
    const auto n = static_cast<double>(all);
    std::vector<double> without(all);
    for (std::size_t t = 0; t < all; ++t) without[t] = spread_without(t);
    Told spread = stats::told(value, variance_of(without) * (n - 1) * (n - 1) / n, all - 1);
    spread.low = std::max(0.0, spread.low);
    return spread;
  }

  std::size_t replications_;
  std::vector<double> numbers_;
};

}  // namespace

MorrisDesign morris_design(std::size_t inputs, std::size_t levels, std::span<const double> uniforms) {
  base::expects(inputs > 0 && levels >= 2 && levels % 2 == 0, "inputs, and an even number of levels");
  base::expects(uniforms.size() % (3 * inputs) == 0, "three uniform numbers for each input and trajectory");
  MorrisDesign design{inputs, {}, {}};
  const double half = static_cast<double>(levels) / 2;
  for (std::size_t at = 0; at < uniforms.size(); at += 3 * inputs) {
    std::vector<double> point(inputs);
    std::vector<bool> down(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
      down[i] = uniforms[at + inputs + i] < 0.5;
      point[i] = (std::floor(uniforms[at + i] * half) + 0.5) / (2 * half) + (down[i] ? step : 0.0);
    }
    design.points.insert(design.points.end(), point.begin(), point.end());
    for (const std::size_t i : order_of(uniforms.subspan(at + 2 * inputs, inputs))) {
      point[i] += down[i] ? -step : step;
      design.points.insert(design.points.end(), point.begin(), point.end());
      design.moved.push_back(i);
    }
  }
  return design;
}

Screening screened(const MorrisDesign& design, std::span<const double> outputs, std::size_t replications) {
  const std::size_t inputs = design.inputs, trajectories = design.moved.size() / inputs;
  base::expects(trajectories >= 2 && replications > 0, "two trajectories or more");
  base::expects(outputs.size() == trajectories * (inputs + 1) * replications, "outputs at every point");
  std::vector<Effects> effects(inputs, Effects{trajectories, replications});
  for (std::size_t t = 0; t < trajectories; ++t)
    for (std::size_t s = 0; s < inputs; ++s) {
      const std::size_t point = t * (inputs + 1) + s, i = design.moved[t * inputs + s];
      const bool up = design.points[(point + 1) * inputs + i] > design.points[point * inputs + i];
      for (std::size_t r = 0; r < replications; ++r) {
        const double change = outputs[(point + 1) * replications + r] - outputs[point * replications + r];
        effects[i].at(t, r) = (up ? change : -change) / step;
      }
    }
  Screening screening;
  for (const Effects& one : effects) {
    screening.effects.push_back(one.told());
    screening.noise_floor.push_back(one.noise_floor());
  }
  return screening;
}

}  // namespace stegvis::stats
