#include "experiment/learned.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "random/luck.hpp"

namespace stegvis::experiment {
namespace {

struct Mean2 {
  double mean, variance;
};

Mean2 moments(std::span<const double> x, std::span<const double> weights) {
  double mean = 0.0, variance = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) mean += weights[i] * x[i];
  for (std::size_t i = 0; i < x.size(); ++i) variance += weights[i] * (x[i] - mean) * (x[i] - mean);
  return {mean, variance};
}

/// One coordinate of all particles.
std::vector<double> column(std::span<const double> rows, std::size_t width, std::size_t which) {
  std::vector<double> numbers;
  for (std::size_t at = which; at < rows.size(); at += width) numbers.push_back(rows[at]);
  return numbers;
}

/// The prior by its quantiles at the middles of a thousand slices of equal chance.
Quantiles prior_of(const model::Uncertainty& distribution) {
  constexpr std::size_t slices = 1000;
  std::vector<double> numbers;
  for (std::size_t i = 0; i < slices; ++i)
    numbers.push_back(model::quantile(distribution, (static_cast<double>(i) + 0.5) / slices));
  return quantiles_of(numbers, std::vector<double>(slices, 1.0 / slices));
}

Identified judged(double contraction, double error) {
  if (contraction - 1.96 * error > 0.5) return Identified::well;
  return contraction - 1.96 * error > 0.0 ? Identified::somewhat : Identified::not_at_all;
}

}  // namespace

Quantiles quantiles_of(std::span<const double> numbers, std::span<const double> weights) {
  std::vector<double> x, w;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i] == numbers[i]) x.push_back(numbers[i]), w.push_back(weights[i]);
  const double all = std::accumulate(w.begin(), w.end(), 0.0);
  if (!(all > 0.0)) return {};
  for (double& one : w) one /= all;
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
  const auto quantile = [&](double p) {
    double sum = 0.0;
    for (const std::size_t i : order)
      if ((sum += w[i]) >= p) return x[i];
    return x[order.back()];
  };
  const auto [mean, variance] = moments(x, w);
  return {mean,          std::sqrt(variance), quantile(0.025), quantile(0.1),
          quantile(0.5), quantile(0.9),       quantile(0.975)};
}

std::vector<double> values_of(const Unknowns& unknowns, const Particles& particles) {
  std::vector<double> values;
  for (std::size_t p = 0; p < particles.size(); ++p) {
    const auto one =
        unknowns.values(std::span{particles.unknowns}.subspan(p * unknowns.size(), unknowns.size()));
    values.insert(values.end(), one.begin(), one.end());
  }
  return values;
}

std::vector<Learned> learned(const Unknowns& unknowns, const Particles& particles) {
  const std::vector<double> values = values_of(unknowns, particles);
  std::vector<Learned> all;
  for (std::size_t u = 0; u < unknowns.size(); ++u) {
    Learned one{prior_of(unknowns.all()[u].distribution),
                quantiles_of(column(values, unknowns.size(), u), particles.weight)};
    const double left = moments(column(particles.unknowns, unknowns.size(), u), particles.weight).variance;
    one.contraction = 1.0 - left;
    one.contraction_se = left * std::sqrt(2.0 / std::max(1.0, particles.effective() - 1.0));
    one.identified = judged(one.contraction, one.contraction_se);
    all.push_back(one);
  }
  return all;
}

std::vector<Quantiles> fitted(const Particles& particles, std::size_t targets) {
  std::vector<Quantiles> all;
  for (std::size_t k = 0; k < targets; ++k)
    all.push_back(quantiles_of(column(particles.simulated, targets, k), particles.weight));
  return all;
}

std::vector<Tangled> tangled(const Particles& particles, std::size_t unknowns) {
  std::vector<Tangled> pairs;
  for (std::size_t a = 0; a < unknowns; ++a)
    for (std::size_t b = a + 1; b < unknowns; ++b) {
      const auto x = column(particles.unknowns, unknowns, a), y = column(particles.unknowns, unknowns, b);
      const Mean2 of_x = moments(x, particles.weight), of_y = moments(y, particles.weight);
      double together = 0.0;
      for (std::size_t i = 0; i < x.size(); ++i)
        together += particles.weight[i] * (x[i] - of_x.mean) * (y[i] - of_y.mean);
      const double correlation = together / std::sqrt(of_x.variance * of_y.variance);
      if (std::fabs(correlation) >= 0.6) pairs.push_back({a, b, correlation});
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Tangled& one, const Tangled& other) {
    return std::fabs(one.correlation) > std::fabs(other.correlation);
  });
  return pairs;
}

std::vector<double> prior_draws(const Unknowns& unknowns, std::size_t count, std::uint64_t seed) {
  std::vector<double> drawn(count * unknowns.size());
  for (std::size_t u = 0; u < unknowns.size(); ++u) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i) {
      const random::Key key{seed,
                            static_cast<std::uint32_t>(u),
                            static_cast<std::uint32_t>(i),
                            random::purpose_word("calibrate.prior_order"),
                            0,
                            0};
      std::swap(order[i - 1],
                order[static_cast<std::size_t>(random::first_uniform(key, 0) * static_cast<double>(i))]);
    }
    for (std::size_t i = 0; i < count; ++i)
      drawn[i * unknowns.size() + u] = model::quantile(
          unknowns.all()[u].distribution, (static_cast<double>(order[i]) + 0.5) / static_cast<double>(count));
  }
  return drawn;
}

}  // namespace stegvis::experiment
