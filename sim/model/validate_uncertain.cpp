#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/nearest.hpp"
#include "model/fields.hpp"
#include "model/judge.hpp"

namespace stegvis::model {
namespace {

bool is_number(const Scenario& scenario, const std::string& path) {
  const Field* field = find_field(path);
  return field != nullptr && is_one_number(field->kind) && get(scenario, path).has_value();
}

std::string nearest_number(const Scenario& scenario, const std::string& path) {
  std::vector<std::string> paths;
  for (const Parameter& parameter : parameters(scenario)) paths.push_back(parameter.path);
  return base::nearest(path, paths);
}

/// A number that an alternative has made certain may stay in a correlation: it has no effect there.
void judge_end(Judge& judge, const std::string& path, const std::string& end) {
  if (end.empty())
    judge.missing(path, {"two uncertain numbers go together", "två osäkra tal hör ihop"});
  else if (!is_number(judge.said, end))
    judge.wrong(
        {.path = path,
         .found = quoted(end),
         .problem = {"is no number that the scenario says", "är inget tal som scenariot säger"},
         .why = {},
         .allowed = {"the path of a number with a distribution", "sökvägen till ett tal med en fördelning"},
         .suggestion = nearest_number(judge.said, end)});
}

}  // namespace

void judge_correlations(Judge& judge) {
  std::set<std::pair<std::string, std::string>> met;
  for (const auto& [id, pair] : judge.said.correlation) {
    const std::string path = "correlation." + id;
    judge_end(judge, path + ".of", pair.of);
    judge_end(judge, path + ".with", pair.with);
    if (pair.of.empty() || pair.with.empty()) continue;
    if (pair.of == pair.with)
      judge.wrong(path + ".with", {"is the same number", "är samma tal"});
    else if (!met.insert(std::minmax(pair.of, pair.with)).second)
      judge.wrong(path, {"is of two numbers that another one is of already",
                         "gäller två tal som en annan redan gäller"});
  }
}

}  // namespace stegvis::model
