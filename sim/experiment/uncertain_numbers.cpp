#include "experiment/uncertain_numbers.hpp"

#include <map>
#include <set>

#include "base/nearest.hpp"
#include "model/complaint.hpp"
#include "model/distribution.hpp"
#include "model/fields.hpp"

namespace stegvis::experiment {

using base::Problems;

base::Result<std::vector<Unknown>> uncertain_numbers(const model::Scenario& scenario,
                                                     const Uncertainties& uncertainties) {
  std::map<std::string, std::string> written;
  std::map<std::string, double> values;
  for (const model::Parameter& number : model::parameters(scenario)) {
    values.emplace(number.path, number.value);
    if (uncertainties.carried && !number.carried.distribution.empty())
      written[number.path] = number.carried.distribution;
  }
  for (const auto& [path, distribution] : uncertainties.given)
    if (values.contains(path)) written[path] = distribution;
  for (const std::string& path : uncertainties.fixed) written.erase(path);
  std::vector<Unknown> unknowns;
  Problems problems;
  for (const auto& [path, distribution] : written) {
    model::ReadUncertainty read = model::read_uncertainty(distribution, values.at(path));
    if (read.uncertainty)
      unknowns.push_back(
          {.id = path, .paths = {path}, .distribution = *read.uncertainty, .written = distribution});
    else
      problems.push_back(model::problem_of({.path = path,
                                            .found = model::quoted(distribution),
                                            .problem = read.problem,
                                            .why = {},
                                            .allowed = read.allowed,
                                            .suggestion = {}}));
  }
  if (!problems.empty()) return problems;
  return unknowns;
}

Problems nowhere(const std::vector<const model::Scenario*>& scenarios, const Uncertainties& uncertainties) {
  std::set<std::string> known;
  for (const model::Scenario* scenario : scenarios)
    for (const model::Parameter& number : model::parameters(*scenario)) known.insert(number.path);
  const std::vector<std::string> paths(known.begin(), known.end());
  Problems problems;
  std::vector<std::string> named = uncertainties.fixed;
  for (const auto& [path, distribution] : uncertainties.given) named.push_back(path);
  for (const std::string& path : named)
    if (!known.contains(path))
      problems.push_back(model::problem_of(
          {.path = path,
           .found = {},
           .problem = {"is no number that the scenario says", "är inget tal som scenariot säger"},
           .why = {},
           .allowed = {},
           .suggestion = base::nearest(path, paths)}));
  return problems;
}

}  // namespace stegvis::experiment
