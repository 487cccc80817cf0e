#include "io/economics_json.hpp"

#include <fmt/format.h>

#include "experiment/worth.hpp"
#include "io/json_text.hpp"
#include "stats/economics.hpp"
#include "stats/estimate.hpp"

namespace stegvis::io {
namespace {

std::string number(double x, bool known = true) { return known ? fmt::format("{}", x) : "null"; }

/// ", \"name\": [ ... ]"; nothing for an empty list.
std::string list(const char* name, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  return fmt::format(", \"{}\": [\n  {}\n]", name, fmt::join(items, ",\n  "));
}

std::vector<std::string> paid_back(const ComparisonName& name, const experiment::Payback& payback,
                                   std::size_t scenario) {
  std::vector<std::string> items;
  for (const experiment::BreakEven& found : payback.of(scenario)) {
    if (!found.differs) continue;
    const stats::Summary when = stats::summarise(found.periods);
    const bool some = !found.periods.empty();
    items.push_back(fmt::format(
        "{{\"difference\": {}, \"payer\": {}, \"probability\": {}, \"period\": {{\"q10\": {}, \"q50\": {}, "
        "\"q90\": {}}}}}",
        json_string(name.difference(scenario)), json_string(found.payer), number(found.probability()),
        number(when.q10, some), number(when.q50, some), number(when.q90, some)));
  }
  return items;
}

std::string on_the_plane(const std::string& difference, const std::vector<double>& effects,
                         const std::vector<double>& costs) {
  const stats::Plane at = stats::plane(effects, costs);
  const auto ratio = stats::icer(effects, costs);
  return fmt::format(
      "{{\"difference\": {}, \"dearer_better\": {}, \"cheaper_better\": {}, \"dearer_worse\": {}, "
      "\"cheaper_worse\": {}, \"on_an_axis\": {}, \"icer\": {}}}",
      json_string(difference), at.dearer_better, at.cheaper_better, at.dearer_worse, at.cheaper_worse,
      at.on_an_axis, number(ratio.value_or(0.0), ratio.has_value()));
}

std::vector<std::string> acceptable(const ComparisonName& name, const experiment::Worth& worth) {
  std::vector<std::string> items;
  for (const auto& at : stats::acceptability(worth.effects, worth.costs, experiment::worth_thresholds)) {
    std::vector<std::string> chances;
    for (std::size_t i = 0; i < at.probability.size(); ++i)
      chances.push_back(fmt::format("{}: {}", json_string(name.ids[i]), at.probability[i]));
    items.push_back(fmt::format("{{\"per_qaly\": {}, \"probability\": {{{}}}, \"best_on_average\": {}}}",
                                at.threshold, fmt::join(chances, ", "),
                                json_string(name.ids[at.best_on_average])));
  }
  return items;
}

}  // namespace

std::string economics_json(const ComparisonName& name, const experiment::SideBySide& numbers,
                           const experiment::Payback& payback) {
  std::vector<std::string> paid, planes;
  for (std::size_t i = 1; i < numbers.scenarios(); ++i)
    for (std::string& one : paid_back(name, payback, i)) paid.push_back(std::move(one));
  std::string text = list("payback", paid);
  const auto worth = experiment::worth_of(numbers);
  if (!worth) return text;
  for (std::size_t i = 1; i < numbers.scenarios(); ++i)
    planes.push_back(on_the_plane(name.difference(i), worth->more_effects[i - 1], worth->more_costs[i - 1]));
  return text + list("plane", planes) + list("acceptability", acceptable(name, *worth));
}

}  // namespace stegvis::io
