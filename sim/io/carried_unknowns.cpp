#include "io/carried_unknowns.hpp"

#include "model/distribution.hpp"

namespace stegvis::io {

using base::Problem;
using base::Problems;
using experiment::Unknown;

base::Result<std::vector<Unknown>> carried_unknowns(const ScenarioFile& file) {
  std::vector<Unknown> unknowns;
  for (const model::Parameter& number : model::parameters(file.scenario)) {
    const auto read = model::read_uncertainty(number.carried.distribution, number.value);
    if (read.uncertainty)
      unknowns.push_back({number.path, "", {number.path}, *read.uncertainty, number.carried.distribution});
  }
  if (unknowns.empty())
    return Problem{"",
                   {file.name + ": no number carries a distribution, so nothing is unknown",
                    file.name + ": inget tal har en fördelning, så inget är okänt"}};
  const auto checked = experiment::Unknowns::create(file.scenario, unknowns);
  if (checked.ok()) return unknowns;
  Problems problems;
  for (const Problem& problem : checked.problems()) {
    const std::string where = where_is(file, problem.path);
    problems.push_back({problem.path, {where + ": " + problem.text.en, where + ": " + problem.text.sv}});
  }
  return problems;
}

}  // namespace stegvis::io
