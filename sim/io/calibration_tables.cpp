#include "io/calibration_tables.hpp"

#include <algorithm>
#include <tuple>

#include "base/nearest.hpp"
#include "io/calibration_keys.hpp"
#include "model/path.hpp"

namespace stegvis::io {

using base::Problems;
using base::Text;

CalibrationTables::CalibrationTables(const std::string& text) : document_{parse_document(text, 0)} {
  problems_ = document_.problems;
  if (!document_.is_toml) return;
  for (const Header& header : document_.tables) open(header.path);
  for (const Leaf& leaf : document_.leaves) sort(leaf);
}

Problems CalibrationTables::told(const std::string& name) {
  std::stable_sort(problems_.begin(), problems_.end(), [](const Located& one, const Located& other) {
    return std::tie(one.place.line, one.place.column) < std::tie(other.place.line, other.place.column);
  });
  Problems all;
  for (const auto& [place, problem] : problems_) {
    const std::string where =
        place.line == 0 ? name : name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    all.push_back({problem.path, {where + ": " + problem.text.en, where + ": " + problem.text.sv}});
  }
  return all;
}

void CalibrationTables::complain(Place place, const model::Complaint& complaint) {
  problems_.push_back({place, model::problem_of(complaint)});
}

void CalibrationTables::require(bool holds, Text text) {
  if (!holds) problems_.push_back({{}, {"", std::move(text)}});
}

Place CalibrationTables::place_of(const std::string& table) const {
  for (const Header& header : document_.tables)
    if (header.path == table) return header.place;
  return {};
}

/// A table that says nothing is there all the same.
void CalibrationTables::open(const std::string& table) {
  const auto steps = model::steps_of(table);
  if (steps.size() == 2 && steps[0] == "unknown") unknowns_[std::string{steps[1]}];
  if (steps.size() == 2 && steps[0] == "target") targets_[std::string{steps[1]}];
}

/// Puts a leaf with its unknown or target, or complains of its name.
void CalibrationTables::sort(const Leaf& leaf) {
  const auto keys = calibration_keys();
  const auto steps = model::steps_of(leaf.path);
  if (steps.size() == 1 && (steps[0] == "title" || steps[0] == "about")) return;
  if (steps.size() == 3) {
    const std::string pattern = std::string{steps[0]} + ".<id>." + std::string{steps[2]};
    const bool known =
        std::any_of(keys.begin(), keys.end(), [&](const CalibrationKey& key) { return pattern == key.path; });
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

const Leaf* CalibrationTables::find(const Said& said, const std::string& key, const std::string& table,
                                    bool needed) {
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

void CalibrationTables::wrong(const Leaf& leaf, Text allowed) {
  complain(leaf.place, {.path = leaf.path,
                        .found = model::shown(leaf.value),
                        .problem = {"is not of the right kind", "är inte av rätt slag"},
                        .why = {},
                        .allowed = std::move(allowed),
                        .suggestion = {}});
}

std::string CalibrationTables::text(const Said& said, const std::string& key, const std::string& table,
                                    bool needed) {
  const Leaf* leaf = find(said, key, table, needed);
  if (leaf == nullptr) return {};
  if (const auto* word = leaf->value.as<std::string>()) return *word;
  wrong(*leaf, {"a text", "en text"});
  return {};
}

double CalibrationTables::number(const Said& said, const std::string& key, const std::string& table,
                                 bool needed) {
  const Leaf* leaf = find(said, key, table, needed);
  if (leaf == nullptr) return 0.0;
  const double x = leaf->value.number();
  const bool negative = key == "sd" && x < 0.0;
  if (!leaf->value.is_number() || !(x - x == 0.0) || negative)
    wrong(*leaf,
          key == "sd" ? Text{"a number from 0 on", "ett tal från 0 och uppåt"} : Text{"a number", "ett tal"});
  return x;
}

}  // namespace stegvis::io
