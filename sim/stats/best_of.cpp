#include "stats/best_of.hpp"

#include <algorithm>
#include <cmath>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/survival.hpp"

namespace stegvis::stats {
namespace {

constexpr std::int64_t never = std::int64_t{1} << 62;

/// What is told draw by draw: how often each plan was best, and how far each is ahead of the first.
class Draws {
 public:
  explicit Draws(std::size_t plans) : shares_(plans), ahead_(plans), values_(plans), best_(plans) {}

  void add(std::span<const std::vector<double>> plans, double sign, std::size_t first, std::size_t count) {
    std::size_t told = 0;
    std::fill(best_.begin(), best_.end(), 0.0);
    std::vector<double> ahead(plans.size());
    for (std::size_t i = first; i < first + count; ++i) {
      if (!take(plans, sign, i)) continue;
      ++told;
      share();
      for (std::size_t p = 0; p < plans.size(); ++p) ahead[p] += values_[p] - values_[0];
    }
    replications_ += static_cast<std::int64_t>(told);
    for (std::size_t p = 0; p < plans.size() && told > 0; ++p) {
      shares_[p].add(best_[p] / static_cast<double>(told));
      ahead_[p].add(ahead[p] / static_cast<double>(told));
    }
  }

  const std::vector<Moments>& shares() const { return shares_; }
  const std::vector<Moments>& ahead() const { return ahead_; }
  std::int64_t replications() const { return replications_; }

 private:
  /// Whether all plans have something to tell there.
  bool take(std::span<const std::vector<double>> plans, double sign, std::size_t at) {
    for (std::size_t p = 0; p < plans.size(); ++p) values_[p] = sign * plans[p][at];
    return std::all_of(values_.begin(), values_.end(), [](double x) { return std::isfinite(x); });
  }
  void share() {
    const double most = *std::max_element(values_.begin(), values_.end());
    const auto ties = static_cast<double>(std::count(values_.begin(), values_.end(), most));
    for (std::size_t p = 0; p < values_.size(); ++p)
      if (values_[p] == most) best_[p] += 1.0 / ties;
  }

  std::vector<Moments> shares_, ahead_;
  std::vector<double> values_, best_;
  std::int64_t replications_ = 0;
};

/// A rival's paired differences to the plan that is best on average.
Moments behind(std::span<const std::vector<double>> plans, std::size_t best, std::size_t rival, double sign,
               std::size_t per_draw) {
  Moments draws;
  const std::size_t count = plans[0].size();
  for (std::size_t first = 0; first < count; first += per_draw) {
    double sum = 0.0, told = 0.0;
    for (std::size_t i = first; i < first + per_draw; ++i) {
      const bool all = std::all_of(plans.begin(), plans.end(),
                                   [&](const std::vector<double>& plan) { return std::isfinite(plan[i]); });
      if (all) sum += sign * (plans[best][i] - plans[rival][i]), ++told;
    }
    if (told > 0.0) draws.add(sum / told);
  }
  return draws;
}

}  // namespace

double probability_of_choosing(std::size_t k, double distance) {
  base::expects(k >= 2, "a choice is between two or more");
  constexpr double step = 0.05, reach = 9.0;
  constexpr double density = 0.3989422804014327;  // 1 / sqrt(2 pi)
  double sum = 0.0;
  for (int i = 0; i <= static_cast<int>(2.0 * reach / step); ++i) {
    const double z = -reach + step * i;
    const double below = base::normal_survival(-(z + distance));
    double all = 1.0;
    for (std::size_t rival = 1; rival < k; ++rival) all *= below;
    sum += density * base::exp(-0.5 * z * z) * all;
  }
  return sum * step;
}

double selection_distance(std::size_t k) {
  double low = 0.0, high = 20.0;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (probability_of_choosing(k, middle) < 0.95 ? low : high) = middle;
  }
  return high;
}

BestOf best_of(std::span<const std::vector<double>> plans, bool more_is_better, std::size_t per_draw,
               double distance) {
  base::expects(plans.size() >= 2 && per_draw > 0 && plans[0].size() % per_draw == 0, "plans in whole draws");
  const double sign = more_is_better ? 1.0 : -1.0;
  Draws draws{plans.size()};
  for (std::size_t first = 0; first < plans[0].size(); first += per_draw)
    draws.add(plans, sign, first, per_draw);
  BestOf told;
  told.replications = draws.replications();
  for (const Moments& share : draws.shares()) told.probability.push_back(estimate(share));
  for (std::size_t p = 1; p < plans.size(); ++p)
    if (draws.ahead()[p].mean() > draws.ahead()[told.on_average].mean()) told.on_average = p;
  for (std::size_t p = 0; p < plans.size(); ++p) {
    if (p == told.on_average) continue;
    const Moments gap = behind(plans, told.on_average, p, sign, per_draw);
    if (gap.count() == 0 || (gap.mean() == 0.0 && gap.m2() == 0.0)) continue;
    const double error = gap.standard_error();
    if (error > 0.0) told.right -= base::normal_survival(gap.mean() / error);
    const double ratio = distance * distance * gap.variance() / (2.0 * gap.mean() * gap.mean());
    const double needed = std::ceil(ratio) * static_cast<double>(per_draw);
    told.needed = std::max(told.needed, needed < 4.0e18 ? static_cast<std::int64_t>(needed) : never);
  }
  told.right = std::max(told.right, 0.0);
  return told;
}

}  // namespace stegvis::stats
