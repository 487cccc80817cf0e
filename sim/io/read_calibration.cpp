#include "io/read_calibration.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/nearest.hpp"
#include "io/document.hpp"
#include "io/text_file.hpp"
#include "model/complaint.hpp"
#include "model/distribution.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

using base::Problem;
using base::Problems;
using base::Text;
using experiment::NumberAt;
using experiment::ObservedTarget;
using experiment::Unknown;
using model::Value;

const std::array<CalibrationKey, 11> keys{{
    {"unknown.<id>.name", {"name for people", "namn för människor"}},
    {"unknown.<id>.path",
     {"the number that it decides, or a list of them; each in the unit in which the scenario says it",
      "talet som den bestämmer, eller en lista; vart och ett i den enhet som scenariot anger"}},
    {"unknown.<id>.prior",
     {"what is known beforehand, such as LN(0.037, 0.3); else the distribution beside the (first) number",
      "vad man vet på förhand, som LN(0.037, 0.3); annars fördelningen vid (det första) talet"}},
    {"unknown.<id>.factor",
     {"true: it multiplies the scenario's numbers instead of replacing them",
      "true: den multiplicerar scenariots tal i stället för att ersätta dem"}},
    {"target.<id>.name", {"name for people", "namn för människor"}},
    {"target.<id>.outcome",
     {"a number that a run tells, such as sus.exits", "ett tal som en körning ger, som sus.exits"}},
    {"target.<id>.year", {"of a yearly number", "för ett tal per år"}},
    {"target.<id>.group",
     {"of a reporting group, such as kon=kvinna", "för en redovisningsgrupp, som kon=kvinna"}},
    {"target.<id>.value", {"what was observed", "vad som observerades"}},
    {"target.<id>.sd",
     {"standard deviation of the observation's own error; 0 when nothing is said",
      "standardavvikelse för observationens eget fel; 0 när inget sägs"}},
    {"target.<id>.source", {"where the observation stands", "var observationen står"}},
}};

class Reader {
 public:
  Reader(const std::string& text, const model::Scenario& scenario, std::span<const NumberAt> numbers,
         Wanted wanted)
      : document_{parse_document(text, 0)}, numbers_{numbers}, wanted_{wanted} {
    for (const model::Parameter& one : model::parameters(scenario)) own_.emplace(one.path, one);
  }

  void read(const model::Scenario& scenario, CalibrationFile& file) {
    problems_ = document_.problems;
    if (!document_.is_toml) return;
    for (const Header& header : document_.tables) open(header.path);
    for (const Leaf& leaf : document_.leaves) sort(leaf);
    for (const auto& [id, said] : unknowns_) file.unknowns.push_back(unknown(id, said));
    if (wanted_ == Wanted::unknowns) targets_.clear();
    for (const auto& [id, said] : targets_) file.targets.push_back(target(id, said));
    in_order(file.unknowns, "unknown.");
    in_order(file.targets, "target.");
    require(!unknowns_.empty(), {"nothing is unknown: a table [unknown.<id>] is needed",
                                 "inget är okänt: en tabell [unknown.<id>] behövs"});
    require(!targets_.empty() || wanted_ == Wanted::unknowns,
            {"nothing was observed: a table [target.<id>] is needed",
             "inget är observerat: en tabell [target.<id>] behövs"});
    std::vector<Unknown> sound;
    for (const Unknown& one : file.unknowns)
      if (!one.distribution.name.empty()) sound.push_back(one);
    const auto checked = experiment::Unknowns::create(scenario, sound);
    if (checked.ok()) return;
    // They begin with the unknown's id; here that is a table's.
    for (const Problem& problem : checked.problems())
      problems_.push_back({place_of("unknown." + problem.path),
                           {problem.path, {"unknown." + problem.text.en, "unknown." + problem.text.sv}}});
  }

  Problems told(const std::string& name) {
    std::stable_sort(problems_.begin(), problems_.end(), [](const Located& one, const Located& other) {
      return std::tie(one.place.line, one.place.column) < std::tie(other.place.line, other.place.column);
    });
    Problems all;
    for (const auto& [place, problem] : problems_) {
      const std::string where =
          place.line == 0 ? name
                          : name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
      all.push_back({problem.path, {where + ": " + problem.text.en, where + ": " + problem.text.sv}});
    }
    return all;
  }

 private:
  using Said = std::map<std::string, const Leaf*>;

  void complain(Place place, model::Complaint complaint) {
    problems_.push_back({place, model::problem_of(complaint)});
  }
  void require(bool holds, Text text) {
    if (!holds) problems_.push_back({{}, {"", std::move(text)}});
  }

  Place place_of(const std::string& table) const {
    for (const Header& header : document_.tables)
      if (header.path == table) return header.place;
    return {};
  }
  template <class Thing>
  void in_order(std::vector<Thing>& things, const std::string& head) const {
    std::stable_sort(things.begin(), things.end(), [&](const Thing& one, const Thing& other) {
      return place_of(head + one.id).line < place_of(head + other.id).line;
    });
  }

  /// A table that says nothing is there all the same.
  void open(const std::string& table) {
    const auto steps = model::steps_of(table);
    if (steps.size() == 2 && steps[0] == "unknown") unknowns_[std::string{steps[1]}];
    if (steps.size() == 2 && steps[0] == "target") targets_[std::string{steps[1]}];
  }

  /// Puts a leaf with its unknown or target, or complains of its name.
  void sort(const Leaf& leaf) {
    const auto steps = model::steps_of(leaf.path);
    if (steps.size() == 1 && (steps[0] == "title" || steps[0] == "about")) return;
    if (steps.size() == 3) {
      const std::string pattern = std::string{steps[0]} + ".<id>." + std::string{steps[2]};
      const bool known = std::any_of(keys.begin(), keys.end(),
                                     [&](const CalibrationKey& key) { return pattern == key.path; });
      if (known) {
        (steps[0] == "unknown" ? unknowns_ : targets_)[std::string{steps[1]}][std::string{steps[2]}] = &leaf;
        return;
      }
    }
    std::vector<std::string> words;
    const std::string first{steps[0]}, last{steps.back()};
    for (const CalibrationKey& key : keys)
      if (std::string_view{key.path}.starts_with(first + "."))
        words.emplace_back(std::string{key.path}.substr(first.size() + 6));
    const bool table = !words.empty();
    if (!table) words = {"unknown", "target", "title", "about"};
    complain(leaf.place, {.path = leaf.path,
                          .found = {},
                          .problem = {"is not known here", "är inte känt här"},
                          .why = {},
                          .allowed = model::listed(words),
                          .suggestion = base::nearest(table ? last : first, words)});
  }

  const Leaf* find(const Said& said, const std::string& key, const std::string& table, bool needed) {
    const auto found = said.find(key);
    if (found != said.end()) return found->second;
    if (needed)
      complain(place_of(table), {.path = table,
                                 .found = {},
                                 .problem = {"lacks `" + key + "`", "saknar `" + key + "`"},
                                 .why = {},
                                 .allowed = {},
                                 .suggestion = {}});
    return nullptr;
  }
  void wrong(const Leaf& leaf, Text allowed) {
    complain(leaf.place, {.path = leaf.path,
                          .found = model::shown(leaf.value),
                          .problem = {"is not of the right kind", "är inte av rätt slag"},
                          .why = {},
                          .allowed = std::move(allowed),
                          .suggestion = {}});
  }
  std::string text(const Said& said, const std::string& key, const std::string& table, bool needed = false) {
    const Leaf* leaf = find(said, key, table, needed);
    if (leaf == nullptr) return {};
    if (const auto* word = leaf->value.as<std::string>()) return *word;
    wrong(*leaf, {"a text", "en text"});
    return {};
  }
  double number(const Said& said, const std::string& key, const std::string& table, bool needed) {
    const Leaf* leaf = find(said, key, table, needed);
    if (leaf == nullptr) return 0.0;
    const double x = leaf->value.number();
    const bool negative = key == "sd" && x < 0.0;
    if (!leaf->value.is_number() || !(x - x == 0.0) || negative)
      wrong(*leaf, key == "sd" ? Text{"a number from 0 on", "ett tal från 0 och uppåt"}
                               : Text{"a number", "ett tal"});
    return x;
  }

  Unknown unknown(const std::string& id, const Said& said) {
    const std::string table = "unknown." + id;
    Unknown made;
    made.id = id;
    made.name = text(said, "name", table);
    made.paths = paths(said, table);
    if (const Leaf* leaf = find(said, "factor", table, false)) {
      if (const bool* yes = leaf->value.as<bool>())
        made.factor = *yes;
      else
        wrong(*leaf, {"true or false", "true eller false"});
    }
    prior(said, table, made);
    return made;
  }

  std::vector<std::string> paths(const Said& said, const std::string& table) {
    const Leaf* leaf = find(said, "path", table, true);
    if (leaf == nullptr) return {};
    if (const auto* one = leaf->value.as<std::string>()) return {*one};
    std::vector<std::string> all;
    if (const auto* list = leaf->value.as<Value::List>())
      for (const Value& item : *list)
        if (const auto* one = item.as<std::string>()) all.push_back(*one);
    const auto* list = leaf->value.as<Value::List>();
    if (all.empty() || list == nullptr || all.size() != list->size())
      wrong(*leaf, {"a path, or a list of paths", "en sökväg, eller en lista av sökvägar"});
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
    made.written = text(said, "prior", table);
    Place place = place_of(table);
    if (const auto leaf = said.find("prior"); leaf != said.end())
      place = leaf->second->place;
    else if (!made.factor)
      made.written = own->second.carried.distribution;
    if (made.written.empty()) {
      complain(place, {.path = table,
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
      complain(place, {.path = table + ".prior",
                       .found = model::quoted(made.written),
                       .problem = read.problem,
                       .why = {},
                       .allowed = read.allowed,
                       .suggestion = {}});
  }

  ObservedTarget target(const std::string& id, const Said& said) {
    const std::string table = "target." + id;
    ObservedTarget made;
    made.id = id;
    made.number.outcome = text(said, "outcome", table, true);
    made.source = text(said, "source", table);
    made.observed.value = number(said, "value", table, true);
    made.observed.sd = number(said, "sd", table, false);
    if (const std::string group = text(said, "group", table); !group.empty()) made.number.group = group;
    if (const Leaf* leaf = find(said, "year", table, false)) made.number.year = model::shown(leaf->value);
    if (!made.number.outcome.empty()) locate(said, table, made);
    return made;
  }

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
      return complain(place, {.path = table + ".outcome",
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
    complain(place, {.path = table,
                     .found = model::quoted(made.number.outcome),
                     .problem = {"exists, but not for this year or group",
                                 "finns, men inte för detta år eller denna grupp"},
                     .why = {},
                     .allowed = std::move(allowed),
                     .suggestion = {}});
  }

  Document document_;
  std::span<const NumberAt> numbers_;
  Wanted wanted_;
  std::map<std::string, model::Parameter> own_;
  std::map<std::string, Said> unknowns_, targets_;
  std::vector<Located> problems_;
};

}  // namespace

std::span<const CalibrationKey> calibration_keys() { return keys; }

base::Result<CalibrationFile> read_calibration(const std::filesystem::path& path,
                                               const model::Scenario& scenario,
                                               std::span<const NumberAt> numbers, Wanted wanted) {
  auto text = read_text(path);
  if (!text) return text.problems();
  CalibrationFile file;
  file.source = {path.lexically_normal().string(), std::move(text).value()};
  Reader reader{file.source.text, scenario, numbers, wanted};
  reader.read(scenario, file);
  if (Problems problems = reader.told(file.source.name); !problems.empty()) return problems;
  return file;
}

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
