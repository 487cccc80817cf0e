#include "experiment/worth.hpp"

#include <initializer_list>

namespace stegvis::experiment {
namespace {

/// The first of these totals that the scenarios share.
const measure::Table* shared(const SideBySide& numbers, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const measure::Table* table = numbers.layout().in(measure::Series::totals).find(name)) return table;
  return nullptr;
}

}  // namespace

std::vector<double> worth_curve() {
  std::vector<double> thresholds;
  for (int step = 0; step <= 100; ++step) thresholds.push_back(10'000.0 * step);
  return thresholds;
}

std::optional<Worth> worth_of(const SideBySide& numbers) {
  const measure::Table* qaly = shared(numbers, {"present_qaly", "qaly"});
  const measure::Table* cost = shared(numbers, {"present_resources", "real_resources", "resources"});
  if (qaly == nullptr || cost == nullptr) return std::nullopt;
  const auto column = [](const auto& of, const measure::Table& table) {
    return of.column(measure::Series::totals, table.first);
  };
  Worth worth;
  for (std::size_t i = 0; i < numbers.scenarios(); ++i) {
    worth.effects.push_back(column(numbers.of(i), *qaly));
    worth.costs.push_back(column(numbers.of(i), *cost));
    if (i == 0) continue;
    worth.more_effects.push_back(column(numbers.difference(i), *qaly));
    worth.more_costs.push_back(column(numbers.difference(i), *cost));
  }
  return worth;
}

}  // namespace stegvis::experiment
