#include "experiment/vary.hpp"

#include <iterator>

#include "model/validate.hpp"

namespace stegvis::experiment {

base::Result<model::Scenario> varied(const model::Scenario& scenario, std::span<const Change> changes) {
  model::Scenario result = scenario;
  base::Problems problems;
  for (const auto& [path, value] : changes) {
    base::Problems found = model::set(result, path, value);
    problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }
  if (problems.empty()) problems = model::validate(result);
  if (!problems.empty()) return problems;
  return result;
}

model::Provenance kept_of(const model::Scenario& scenario, const std::string& path, const std::string& unit) {
  model::Provenance kept;
  kept.unit = unit;
  if (const auto said = scenario.provenance.find(path); said != scenario.provenance.end())
    kept.price_year = said->second.price_year;
  return kept;
}

}  // namespace stegvis::experiment
