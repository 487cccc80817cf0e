#include <algorithm>

#include "model/describe_many.hpp"
#include "model/describer.hpp"

namespace stegvis::model {
namespace {

std::string mark(const Describer& describer, const Parameter& one) {
  return one.carried.confidence.empty() ? describer.in("no mark, assume", "inget märke, assume")
                                        : one.carried.confidence;
}

}  // namespace

/// Where the numbers come from: what has no source is an assumption, and is called one.
void describe_numbers(Describer& describer) {
  std::vector<Parameter> numbers = parameters(describer.said);
  std::erase_if(numbers, [](const Parameter& one) {
    return one.field->path.ends_with(".order") || one.path == "length";
  });
  describer.heading("Numbers", "Tal");
  const auto sourced = std::count_if(numbers.begin(), numbers.end(),
                                     [](const Parameter& one) { return !one.carried.source.empty(); });
  describer.line(1, std::to_string(numbers.size()) + describer.in(" numbers, ", " tal, ") +
                        std::to_string(sourced) + describer.in(" with a source", " med källa"));
  std::vector<OneOfMany> told, bare;
  for (const Parameter& one : numbers) {
    const std::string value = " = " + describer.number(one.path, one.value) + ": ";
    if (one.carried.source.empty())
      bare.push_back({one.path, value + describer.in("no source given, assume",
                                                     "ingen källa angiven, antagande (assume)")});
    else
      told.push_back({one.path, value + one.carried.source + " [" + mark(describer, one) + "]"});
  }
  for (const auto& kind : {told, bare})
    for (const std::string& line : told_together(describer, kind)) describer.line(2, line);
  const auto uncertain = std::any_of(numbers.begin(), numbers.end(),
                                     [](const Parameter& one) { return !one.carried.distribution.empty(); });
  if (!uncertain) return;
  describer.line(1, describer.in("Varied only by `run --uncertain`:", "Varieras bara av `run --uncertain`:"));
  for (const Parameter& one : numbers) {
    if (!one.carried.distribution.empty()) describer.line(2, one.path + ": " + one.carried.distribution);
  }
  for (const auto& [id, pair] : describer.said.correlation)
    describer.line(2, pair.of + describer.in(" and ", " och ") + pair.with +
                          describer.in(" go together, correlation ", " hör ihop, korrelation ") +
                          describer.number("correlation." + id + ".r", pair.r));
}

}  // namespace stegvis::model
