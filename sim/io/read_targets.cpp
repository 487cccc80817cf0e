#include "io/read_targets.hpp"

#include <algorithm>

#include "base/nearest.hpp"

namespace stegvis::io {
namespace {

using base::Text;
using experiment::NumberAt;
using experiment::ObservedTarget;
using Said = CalibrationTables::Said;

class Targets {
 public:
  Targets(CalibrationTables& tables, std::span<const NumberAt> numbers)
      : tables_{tables}, numbers_{numbers} {}

  ObservedTarget target(const std::string& id, const Said& said) {
    const std::string table = "target." + id;
    ObservedTarget made;
    made.id = id;
    made.number.outcome = tables_.text(said, "outcome", table, true);
    made.source = tables_.text(said, "source", table);
    made.observed.value = tables_.number(said, "value", table, true);
    made.observed.sd = tables_.number(said, "sd", table, false);
    if (const std::string group = tables_.text(said, "group", table); !group.empty())
      made.number.group = group;
    if (const Leaf* leaf = tables_.find(said, "year", table, false))
      made.number.year = model::shown(leaf->value);
    if (!made.number.outcome.empty()) locate(said, table, made);
    return made;
  }

 private:
  void locate(const Said& said, const std::string& table, ObservedTarget& made) {
    const auto here = std::find_if(numbers_.begin(), numbers_.end(),
                                   [&](const NumberAt& one) { return one.name == made.number; });
    if (here != numbers_.end()) {
      made.at = *here;
      return;
    }
    std::vector<std::string> names, years, groups;
    const auto add = [](std::vector<std::string>& to, const std::string& word) {
      if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
    };
    for (const NumberAt& one : numbers_) {
      add(names, one.name.outcome);
      if (one.name.outcome != made.number.outcome) continue;
      if (one.name.year) add(years, *one.name.year);
      if (one.name.group) add(groups, *one.name.group);
    }
    const bool known = std::find(names.begin(), names.end(), made.number.outcome) != names.end();
    const Place place = said.at("outcome")->place;
    if (!known)
      return tables_.complain(place, {.path = table + ".outcome",
                                      .found = model::quoted(made.number.outcome),
                                      .problem = {"is no number that a run of the scenario tells",
                                                  "är inget tal som en körning av scenariot ger"},
                                      .why = {},
                                      .allowed = {},
                                      .suggestion = base::nearest(made.number.outcome, names)});
    Text allowed;
    if (!years.empty()) {
      const Text list = model::listed(years);
      allowed = {"year " + list.en, "year " + list.sv};
    } else {
      allowed = {"no year", "inget år"};
    }
    if (!groups.empty()) {
      const Text list = model::listed(groups);
      allowed.en += "; group none, " + list.en;
      allowed.sv += "; group ingen, " + list.sv;
    }
    tables_.complain(place, {.path = table,
                             .found = model::quoted(made.number.outcome),
                             .problem = {"exists, but not for this year or group",
                                         "finns, men inte för detta år eller denna grupp"},
                             .why = {},
                             .allowed = std::move(allowed),
                             .suggestion = {}});
  }

  CalibrationTables& tables_;
  std::span<const NumberAt> numbers_;
};

}  // namespace

std::vector<ObservedTarget> read_targets(CalibrationTables& tables, std::span<const NumberAt> numbers) {
  Targets targets{tables, numbers};
  std::vector<ObservedTarget> all;
  for (const auto& [id, said] : tables.targets()) all.push_back(targets.target(id, said));
  return all;
}

}  // namespace stegvis::io
