#include "io/read_calibration.hpp"

#include <algorithm>
#include <map>

#include "io/calibration_tables.hpp"
#include "io/read_targets.hpp"
#include "io/text_file.hpp"
#include "model/distribution.hpp"

namespace stegvis::io {
namespace {

using base::Problem;
using base::Problems;
using experiment::NumberAt;
using experiment::Unknown;
using model::Value;
using Said = CalibrationTables::Said;

class Reader {
 public:
  Reader(CalibrationTables& tables, const model::Scenario& scenario) : tables_{tables}, scenario_{scenario} {
    for (const model::Parameter& one : model::parameters(scenario)) own_.emplace(one.path, one);
  }

  void read(std::span<const NumberAt> numbers, Wanted wanted, CalibrationFile& file) {
    for (const auto& [id, said] : tables_.unknowns()) file.unknowns.push_back(unknown(id, said));
    if (wanted != Wanted::unknowns) file.targets = read_targets(tables_, numbers);
    in_order(file.unknowns, "unknown.");
    in_order(file.targets, "target.");
    tables_.require(!file.unknowns.empty(), {"nothing is unknown: a table [unknown.<id>] is needed",
                                             "inget är okänt: en tabell [unknown.<id>] behövs"});
    tables_.require(!file.targets.empty() || wanted == Wanted::unknowns,
                    {"nothing was observed: a table [target.<id>] is needed",
                     "inget är observerat: en tabell [target.<id>] behövs"});
    try_all(file.unknowns);
  }

 private:
  void try_all(const std::vector<Unknown>& unknowns) {
    std::vector<Unknown> sound;
    for (const Unknown& one : unknowns)
      if (!one.distribution.name.empty()) sound.push_back(one);
    const auto checked = experiment::Unknowns::create(scenario_, sound);
    if (checked.ok()) return;
    // They begin with the unknown's id; here that is a table's.
    for (const Problem& problem : checked.problems())
      tables_.complain(tables_.place_of("unknown." + problem.path),
                       Problem{problem.path, {"unknown." + problem.text.en, "unknown." + problem.text.sv}});
  }

  template <class Thing>
  void in_order(std::vector<Thing>& things, const std::string& head) const {
    std::stable_sort(things.begin(), things.end(), [&](const Thing& one, const Thing& other) {
      return tables_.place_of(head + one.id).line < tables_.place_of(head + other.id).line;
    });
  }

  Unknown unknown(const std::string& id, const Said& said) {
    const std::string table = "unknown." + id;
    Unknown made;
    made.id = id;
    made.name = tables_.text(said, "name", table);
    made.paths = paths(said, table);
    if (const Leaf* leaf = tables_.find(said, "factor", table, false)) {
      if (const bool* yes = leaf->value.as<bool>())
        made.factor = *yes;
      else
        tables_.wrong(*leaf, {"true or false", "true eller false"});
    }
    prior(said, table, made);
    return made;
  }

  std::vector<std::string> paths(const Said& said, const std::string& table) {
    const Leaf* leaf = tables_.find(said, "path", table, true);
    if (leaf == nullptr) return {};
    if (const auto* one = leaf->value.as<std::string>()) return {*one};
    std::vector<std::string> all;
    if (const auto* list = leaf->value.as<Value::List>())
      for (const Value& item : *list)
        if (const auto* one = item.as<std::string>()) all.push_back(*one);
    const auto* list = leaf->value.as<Value::List>();
    if (all.empty() || list == nullptr || all.size() != list->size())
      tables_.wrong(*leaf, {"a path, or a list of paths", "en sökväg, eller en lista av sökvägar"});
    return all;
  }

  void prior(const Said& said, const std::string& table, Unknown& made) {
    if (made.paths.empty()) return;
    const auto own = own_.find(made.paths[0]);
    if (own == own_.end()) {
      made.distribution = {"U", {0.0, 1.0}};  // the path is told as none, whatever its prior
      return;
    }
    const double value = made.factor ? 1.0 : own->second.value;
    made.written = tables_.text(said, "prior", table);
    Place place = tables_.place_of(table);
    if (const auto leaf = said.find("prior"); leaf != said.end())
      place = leaf->second->place;
    else if (!made.factor)
      made.written = own->second.carried.distribution;
    if (made.written.empty()) {
      tables_.complain(place, {.path = table,
                               .found = {},
                               .problem = {"lacks `prior`", "saknar `prior`"},
                               .why = {"the number carries no distribution", "talet har ingen fördelning"},
                               .allowed = {},
                               .suggestion = {}});
      return;
    }
    const auto read = model::read_uncertainty(made.written, value);
    if (read.uncertainty)
      made.distribution = *read.uncertainty;
    else
      tables_.complain(place, {.path = table + ".prior",
                               .found = model::quoted(made.written),
                               .problem = read.problem,
                               .why = {},
                               .allowed = read.allowed,
                               .suggestion = {}});
  }

  CalibrationTables& tables_;
  const model::Scenario& scenario_;
  std::map<std::string, model::Parameter> own_;
};

}  // namespace

base::Result<CalibrationFile> read_calibration(const std::filesystem::path& path,
                                               const model::Scenario& scenario,
                                               std::span<const NumberAt> numbers, Wanted wanted) {
  auto text = read_text(path);
  if (!text) return text.problems();
  CalibrationFile file;
  file.source = {path.lexically_normal().string(), std::move(text).value()};
  CalibrationTables tables{file.source.text};
  if (tables.is_toml()) Reader{tables, scenario}.read(numbers, wanted, file);
  if (Problems problems = tables.told(file.source.name); !problems.empty()) return problems;
  return file;
}

}  // namespace stegvis::io
