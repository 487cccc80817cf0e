#include "stats/economics.hpp"

#include <algorithm>

#include "base/expects.hpp"
#include "stats/moments.hpp"

namespace stegvis::stats {
namespace {

double mean_of(std::span<const double> numbers) {
  Moments moments;
  for (const double x : numbers) moments.add(x);
  return moments.mean();
}

/// Gives the scenarios with the largest number their even part of one replication.
void share_best(const std::vector<double>& numbers, std::vector<double>& into) {
  const double best = *std::max_element(numbers.begin(), numbers.end());
  const auto ties = static_cast<double>(std::count(numbers.begin(), numbers.end(), best));
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i] == best) into[i] += 1.0 / ties;
}

}  // namespace

std::vector<double> net_benefit(std::span<const double> effects, std::span<const double> costs,
                                double threshold) {
  base::expects(effects.size() == costs.size(), "every replication has an effect and a cost");
  std::vector<double> benefit;
  for (std::size_t i = 0; i < effects.size(); ++i) benefit.push_back(threshold * effects[i] - costs[i]);
  return benefit;
}

Plane plane(std::span<const double> effects, std::span<const double> costs) {
  base::expects(effects.size() == costs.size(), "every replication has an effect and a cost");
  Plane found;
  const double part = effects.empty() ? 0.0 : 1.0 / static_cast<double>(effects.size());
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const double effect = effects[i], cost = costs[i];
    double& share = effect == 0.0 || cost == 0.0 ? found.on_an_axis
                    : effect > 0.0               ? (cost > 0.0 ? found.dearer_better : found.cheaper_better)
                    : cost > 0.0                 ? found.dearer_worse
                                                 : found.cheaper_worse;
    share += part;
  }
  return found;
}

std::optional<double> icer(std::span<const double> effects, std::span<const double> costs) {
  const double effect = mean_of(effects), cost = mean_of(costs);
  if (effect == 0.0 || (effect > 0.0) != (cost > 0.0)) return std::nullopt;
  return cost / effect;
}

std::vector<Acceptability> acceptability(const std::vector<std::vector<double>>& effects,
                                         const std::vector<std::vector<double>>& costs,
                                         std::span<const double> thresholds) {
  base::expects(effects.size() == costs.size() && !effects.empty() && !effects[0].empty(),
                "every scenario has effects and costs");
  std::vector<Acceptability> curve;
  const std::size_t scenarios = effects.size(), replications = effects[0].size();
  for (const double threshold : thresholds) {
    std::vector<std::vector<double>> benefit;
    for (std::size_t s = 0; s < scenarios; ++s)
      benefit.push_back(net_benefit(effects[s], costs[s], threshold));
    Acceptability at{threshold, std::vector<double>(scenarios), 0, 0.0};
    std::vector<double> one(scenarios);
    for (std::size_t i = 0; i < replications; ++i) {
      for (std::size_t s = 0; s < scenarios; ++s) one[s] = benefit[s][i];
      share_best(one, at.probability);
    }
    for (double& share : at.probability) share /= static_cast<double>(replications);
    for (std::size_t s = 1; s < scenarios; ++s)
      if (mean_of(benefit[s]) > mean_of(benefit[at.best_on_average])) at.best_on_average = s;
    at.frontier = at.probability[at.best_on_average];
    curve.push_back(std::move(at));
  }
  return curve;
}

std::optional<std::size_t> break_even(std::span<const double> extra_cost_by_period) {
  double sum = 0.0;
  std::size_t after = 0;
  for (std::size_t i = 0; i < extra_cost_by_period.size(); ++i) {
    sum += extra_cost_by_period[i];
    if (sum > 0.005) after = i + 2;  // half an öre: sums of kronor are rounded
  }
  if (after == 0) return 0;
  return after <= extra_cost_by_period.size() ? std::optional{after} : std::nullopt;
}

}  // namespace stegvis::stats
