#include "experiment/decompose.hpp"

namespace stegvis::experiment {

std::vector<SpreadOrigin> spread_origins(const Summary& summary, std::size_t per_draw) {
  std::vector<SpreadOrigin> all;
  for (Total& total : totals_of(summary.layout())) {
    const std::vector<double> numbers = summary.column(measure::Series::totals, total.at);
    all.push_back({std::move(total), stats::two_level(numbers, per_draw)});
  }
  return all;
}

}  // namespace stegvis::experiment
