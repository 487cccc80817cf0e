#include "experiment/best.hpp"

#include "experiment/outcomes.hpp"

namespace stegvis::experiment {
namespace {

using measure::Series;

bool differ(const SideBySide& numbers, std::size_t at) {
  for (std::size_t i = 1; i < numbers.scenarios(); ++i) {
    const Signs signs = numbers.signs(i, Series::totals, at);
    if (signs.above + signs.below > 0) return true;
  }
  return false;
}

}  // namespace

std::vector<BestTotal> best_totals(const SideBySide& numbers) {
  std::vector<BestTotal> found;
  for (Total& total : totals_of(numbers.layout())) {
    const Better direction = better(total.name);
    if (direction == Better::unsaid || !differ(numbers, total.at)) continue;
    stats::BestOf best = numbers.best(Series::totals, total.at, direction);
    if (best.replications > 0) found.push_back({std::move(total), direction, std::move(best)});
  }
  return found;
}

}  // namespace stegvis::experiment
