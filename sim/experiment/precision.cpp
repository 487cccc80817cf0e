#include "experiment/precision.hpp"

#include <algorithm>
#include <array>

#include "experiment/outcomes.hpp"

namespace stegvis::experiment {
namespace {

bool is_main(const std::string& name) {
  static constexpr std::array kinds{"entries.", "wait_days.", "cost."};
  return name == "placements" || std::any_of(kinds.begin(), kinds.end(),
                                             [&](const char* kind) { return !whose(name, kind).empty(); });
}

}  // namespace

std::vector<Precision> precision(const Summary& summary) {
  std::vector<Precision> known;
  const bool net = summary.layout().in(measure::Series::totals).find("resources") != nullptr;
  for (const measure::Table& table : summary.layout().in(measure::Series::totals).tables) {
    if (!is_main(table.name) || (net && table.name.starts_with("cost."))) continue;
    const stats::Summary total = summary.of(measure::Series::totals, table.first);
    if (total.n < 2 || total.mean == 0.0 || total.se == 0.0) continue;
    const double wanted = 0.01 * (total.mean < 0.0 ? -total.mean : total.mean);
    known.push_back({&table, total.mean, total.se,
                     stats::replications_for(total.se, static_cast<double>(total.n), wanted)});
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const Precision& a, const Precision& b) { return a.relative() > b.relative(); });
  return known;
}

}  // namespace stegvis::experiment
