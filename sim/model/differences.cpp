#include "model/differences.hpp"

#include <map>

#include "model/fields.hpp"

namespace stegvis::model {
namespace {

/// What is said beyond the defaults, by path.
std::map<std::string, Value> all_said(const Scenario& scenario) {
  std::map<std::string, Value> values;
  for_each(scenario, [&](const std::string& path, const Field& field, const Slot& slot) {
    auto value = said(field, slot);
    if (value && !is_default(field, *value)) values.emplace(path, std::move(*value));
  });
  return values;
}

}  // namespace

std::vector<Difference> differences(const Scenario& before, const Scenario& after) {
  const auto old_values = all_said(before), new_values = all_said(after);
  std::map<std::string, Difference> found;
  for (const auto& [path, value] : old_values) {
    const auto other = new_values.find(path);
    if (other == new_values.end())
      found[path] = {path, value, std::nullopt};
    else if (!(other->second == value))
      found[path] = {path, value, other->second};
  }
  for (const auto& [path, value] : new_values) {
    if (!old_values.contains(path)) found[path] = {path, std::nullopt, value};
  }
  std::vector<Difference> sorted;
  for (auto& [path, difference] : found) sorted.push_back(std::move(difference));
  return sorted;
}

}  // namespace stegvis::model
