#include <cstdio>
#include <memory>
#include <optional>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/directions.hpp"
#include "io/read_scenario.hpp"
#include "model/allowed.hpp"
#include "model/complaint.hpp"
#include "model/fields.hpp"

namespace stegvis::cli {
namespace {

using base::Text;
using model::Field;

struct Explain {
  std::string path;
  std::optional<std::string> file;
  bool json = false;
};

/// Says `label: words`, nothing when there are no words.
class Sheet {
 public:
  explicit Sheet(const Context& context) : language_{context.language} {}

  void line(const Text& label, const std::string& words) const {
    if (!words.empty()) std::printf("  %s: %s\n", label.in(language_).c_str(), words.c_str());
  }
  void line(const Text& label, const Text& words) const { line(label, words.in(language_)); }
  const std::string& say(const Text& text) const { return text.in(language_); }

 private:
  base::Language language_;
};

void tell_field(const Sheet& sheet, const Field& field) {
  std::printf("%s\n  %s\n", field.path.c_str(), sheet.say(field.meaning).c_str());
  if (io::is_direction(field.path)) return;
  sheet.line({"unit", "enhet"}, model::unit_of(field));
  sheet.line({"allowed", "tillåtet"}, model::allowed_in(field));
  sheet.line({"default", "förval"}, field.fallback);
  if (!field.refers.empty()) sheet.line({"names", "namnger"}, field.refers);
}

void tell_number(const Sheet& sheet, const model::Provenance& carried) {
  const Text nothing{"no source given, assume", "ingen källa angiven, antagande (assume)"};
  sheet.line({"source", "källa"}, carried.source.empty() ? sheet.say(nothing) : carried.source);
  sheet.line({"confidence", "tillförlitlighet"}, carried.confidence);
  if (carried.low) sheet.line({"low", "lägst"}, model::shown(*carried.low));
  if (carried.high) sheet.line({"high", "högst"}, model::shown(*carried.high));
  sheet.line({"distribution, not varied in a run", "fördelning, varieras inte i en körning"},
             carried.distribution);
  if (carried.price_year) sheet.line({"price year", "prisår"}, std::to_string(*carried.price_year));
  sheet.line({"note", "anmärkning"}, carried.note);
}

void tell_value(const Sheet& sheet, const std::string& path, const io::ScenarioFile& file) {
  for (const model::Parameter& one : model::parameters(file.scenario)) {
    if (one.path != path) continue;
    sheet.line({"here", "här"}, model::shown(one.value) + (one.unit.empty() ? "" : " " + one.unit));
    sheet.line({"stands at", "står vid"}, io::where_is(file, path));
    return tell_number(sheet, one.carried);
  }
  const auto value = model::get(file.scenario, path);
  if (!value) return sheet.line({"here", "här"}, Text{"not said", "inte sagt"});
  sheet.line({"here", "här"}, model::shown(*value));
  if (file.places.contains(path)) sheet.line({"stands at", "står vid"}, io::where_is(file, path));
}

/// A table: what may stand in it.
void tell_table(const Sheet& sheet, const std::string& path, const std::vector<std::string>& keys) {
  std::printf("%s\n", path.c_str());
  for (const std::string& key : keys) {
    const Field* field = model::find_field(path + "." + key);
    std::printf("  %s%s\n", key.c_str(), field == nullptr ? "." : (": " + sheet.say(field->meaning)).c_str());
  }
}

int unknown(const Explain& asked, const Context& context) {
  const std::string& path = asked.path;
  return refuse_as(
      asked.json, asked.file.value_or(""),
      {model::problem_of({.path = path,
                          .found = {},
                          .problem = {"is no path of a scenario", "är ingen sökväg i ett scenario"},
                          .why = {},
                          .allowed = {},
                          .suggestion = model::nearest_path(path)})},
      context);
}

/// What a scenario says of it, with where it comes from.
void add_value(std::vector<JsonPair>& told, const std::string& path, const io::ScenarioFile& file) {
  const auto value = model::get(file.scenario, path);
  told.push_back({"here", value ? json_of(model::shown(*value)) : "null"});
  for (const model::Parameter& one : model::parameters(file.scenario))
    if (one.path == path)
      told.insert(told.end(), {{"source", json_of(one.carried.source)},
                               {"confidence", json_of(one.carried.confidence)},
                               {"distribution", json_of(one.carried.distribution)}});
  if (file.places.contains(path)) told.push_back({"stands_at", json_of(io::where_is(file, path))});
}

int tell_json(const Explain& asked, const Field* field, const std::vector<std::string>& keys,
              const std::optional<io::ScenarioFile>& file, const Context& context) {
  std::vector<JsonPair> told{{"path", json_of(asked.path)}};
  if (field == nullptr) {
    std::vector<std::string> names;
    for (const std::string& key : keys) names.push_back(json_of(key));
    told.push_back({"keys", json_list(names)});
    return print_json(told);
  }
  told.push_back({"meaning", json_of(field->meaning.in(context.language))});
  if (io::is_direction(field->path)) return print_json(told);
  told.insert(told.end(), {{"unit", json_of(model::unit_of(*field).in(context.language))},
                           {"allowed", json_of(model::allowed_in(*field).in(context.language))},
                           {"default", json_of(field->fallback.in(context.language))}});
  if (file) add_value(told, asked.path, *file);
  return print_json(told);
}

int explain(const Explain& asked, const Context& context) {
  const Field* direction = io::find_direction(asked.path);
  const Field* field = direction != nullptr ? direction : model::find_field(asked.path);
  const auto keys = model::keys_under(asked.path);
  if (field == nullptr && keys.empty()) return unknown(asked, context);
  std::optional<io::ScenarioFile> file;
  if (asked.file) {
    auto read = io::read_scenario(*asked.file);
    if (!read) return refuse_as(asked.json, *asked.file, read.problems(), context);
    file = std::move(*read);
  }
  if (asked.json) return tell_json(asked, field, keys, file, context);
  const Sheet sheet{context};
  if (field == nullptr) {
    tell_table(sheet, asked.path, keys);
  } else {
    tell_field(sheet, *field);
    if (file && direction == nullptr) tell_value(sheet, asked.path, *file);
  }
  return fine;
}

}  // namespace

Verb explain_verb() {
  const auto asked = std::make_shared<Explain>();
  return {.name = "explain",
          .help = {"explain a path: meaning, unit, range, default, and its value in a scenario",
                   "förklara en sökväg: betydelse, enhet, spann, förval, och dess värde i ett scenario"},
          .options = {{.name = "PATH",
                       .into = &asked->path,
                       .help = {"such as pool.se.fte", "som pool.se.fte"},
                       .required = true,
                       .choices = {}},
                      {.name = "FILE",
                       .into = &asked->file,
                       .help = {"scenario", "scenario"},
                       .required = false,
                       .choices = {}},
                      json_option(&asked->json)},
          .act = [asked](const Context& context) { return explain(*asked, context); }};
}

}  // namespace stegvis::cli
