#include "io/schema.hpp"

#include <cmath>
#include <map>
#include <memory>
#include <vector>

#include "io/directions.hpp"
#include "io/json_text.hpp"
#include "model/allowed.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"
#include "model/value.hpp"

namespace stegvis::io {
namespace {

using base::Language;
using model::Field;
using model::Kind;

/// The patterns as a tree of keys.
struct Node {
  std::map<std::string, Node> named;
  std::unique_ptr<Node> open;  ///< any id
  const Field* field = nullptr;
};

Node tree() {
  Node root;
  for (const Field& field : model::fields()) {
    Node* at = &root;
    for (const std::string_view step : model::steps_of(field.path)) {
      if (!model::is_open(step)) {
        at = &at->named[std::string{step}];
        continue;
      }
      if (!at->open) at->open = std::make_unique<Node>();
      at = at->open.get();
    }
    at->field = &field;
  }
  return root;
}

constexpr const char* number_pattern = "[-+]?[0-9]+(\\\\.[0-9]+)?([eE][-+]?[0-9]+)?";
constexpr const char* time_words = "(days?|dag|dagar|weeks?|vecka|veckor|months?|månad|månader|years?|år)";

/// What the text form of a kind looks like, as a JSON regular expression; empty when it has none.
std::string pattern_of(Kind kind) {
  const std::string number = number_pattern, time = time_words;
  switch (kind) {
    case Kind::span:
    case Kind::spans:
    case Kind::instant:
    case Kind::instants:
      return number + " *" + time;
    case Kind::rate:
    case Kind::rates:
      return number + " *%? */ *" + time;
    case Kind::growth:
      return number + " *%?( */ *(year|år))?";
    case Kind::share:
      return number + " *%?";
    case Kind::share_or_rest:
      return "(rest|" + number + " *%?)";
    case Kind::money:
      return number + " *(SEK|kr)";
    default:
      return {};
  }
}

std::string text_form(Kind kind) {
  return "{\"type\": \"string\", \"pattern\": \"^" + pattern_of(kind) + "$\"}";
}

/// Ranges in the unit a plain number has; those of spans and rates depend on the unit said and are left to
/// the program.
std::string number_form(const Field& field) {
  std::string json = field.kind == Kind::whole || field.kind == Kind::seed ? "{\"type\": \"integer\""
                                                                           : "{\"type\": \"number\"";
  const auto bound = [&](const char* closed, const char* open, double x, bool is_open) {
    if (std::isfinite(x)) json += std::string{", \""} + (is_open ? open : closed) + "\": " + model::shown(x);
  };
  bound("minimum", "exclusiveMinimum", field.kind == Kind::seed ? 0.0 : field.range.least, field.range.above);
  bound("maximum", "exclusiveMaximum", field.range.most, field.range.below);
  return json + "}";
}

bool may_be_bare(Kind kind) { return kind != Kind::span && kind != Kind::rate; }

std::string one_number(const Field& field) {
  std::string forms;
  const auto add = [&](const std::string& form) { forms += (forms.empty() ? "" : ", ") + form; };
  if (may_be_bare(field.kind)) add(number_form(field));
  if (!pattern_of(field.kind).empty()) add(text_form(field.kind));
  add("{\"$ref\": \"#/$defs/number\"}");
  return "\"anyOf\": [" + forms + "]";
}

std::string words(const std::vector<std::string>& choices) {
  std::string list;
  for (const std::string& choice : choices) list += (list.empty() ? "" : ", ") + json_string(choice);
  return "\"enum\": [" + list + "]";
}

std::string list_of(const std::string& items) { return "\"type\": \"array\", \"items\": " + items; }

std::string type_of(const Field& field) {
  constexpr const char* date = "{\"type\": \"string\", \"format\": \"date\"}";
  const std::string moment = std::string{"{\"anyOf\": ["} + date + ", " + text_form(Kind::instant) + "]}";
  if (model::is_one_number(field.kind)) return one_number(field);
  switch (field.kind) {
    case Kind::flag:
      return "\"type\": \"boolean\"";
    case Kind::choice:
    case Kind::family:
      return words(field.choices);
    case Kind::id:
      return "\"type\": \"string\", \"pattern\": \"^[a-z0-9_]+$\"";
    case Kind::ids:
      return list_of("{\"type\": \"string\", \"pattern\": \"^[a-z0-9_]+([*][a-z0-9_]+)*$\"}");
    case Kind::date:
      return "\"type\": \"string\", \"format\": \"date\"";
    case Kind::instant:
      return std::string{"\"anyOf\": ["} + date + ", " + text_form(Kind::instant) + "]";
    case Kind::instants:
      return list_of(moment);
    case Kind::spans:
      return list_of(text_form(Kind::spans));
    case Kind::rates:
      return list_of(text_form(Kind::rates));
    case Kind::seed:
      return "\"type\": \"integer\", \"minimum\": 0";
    default:
      return "\"type\": \"string\"";
  }
}

/// Writes the tree, two spaces further in for each level.
class Writer {
 public:
  explicit Writer(Language language) : language_{language} {}

  std::string leaf(const Field& field) const {
    std::string meaning = field.meaning.in(language_);
    const std::string& fallback = field.fallback.in(language_);
    const std::string unit = model::unit_of(field).in(language_);
    if (!unit.empty()) meaning += " [" + unit + "]";
    if (!fallback.empty()) meaning += (language_ == Language::sv ? "; förval: " : "; default: ") + fallback;
    return "{\"description\": " + json_string(meaning) + ", " + type_of(field) + "}";
  }

  std::string table(const Node& node, int level, const std::string& extra) const {
    const std::string in(static_cast<std::size_t>(level) * 2, ' ');
    std::string json = "{\n" + in + "  \"type\": \"object\",\n";
    std::string properties = extra, names;
    for (const auto& [key, below] : node.named) {
      properties +=
          (properties.empty() ? "" : ",\n") + in + "    " + json_string(key) + ": " + one(below, level + 2);
      names += (names.empty() ? "" : "|") + key;
    }
    if (!properties.empty()) json += in + "  \"properties\": {\n" + properties + "\n" + in + "  },\n";
    if (node.open) {
      // A named key must not also be judged as an id.
      const std::string pattern = names.empty() ? "^[a-z0-9_]+$" : "^(?!(" + names + ")$)[a-z0-9_]+$";
      json += in + "  \"patternProperties\": {\n" + in + "    " + json_string(pattern) + ": " +
              one(*node.open, level + 2) + "\n" + in + "  },\n";
    }
    return json + in + "  \"additionalProperties\": false\n" + in + "}";
  }

 private:
  std::string one(const Node& node, int level) const {
    return node.field != nullptr ? leaf(*node.field) : table(node, level, "");
  }

  Language language_;
};

/// { value, unit, low, high, ... }
std::string carried_form(const Writer& writer) {
  std::string properties;
  for (const Field& field : model::carried_fields()) {
    const std::string key{model::last_step(field.path)};
    const bool open = key == "value" || key == "low" || key == "high";
    Field shown = field;
    if (key == "confidence") shown.choices = {"seed", "derived", "lit", "GK", "assume"};
    const std::string form =
        open ? "{\"description\": " + json_string(field.meaning.en) + ", \"type\": [\"number\", \"string\"]}"
             : writer.leaf(shown);
    properties +=
        (properties.empty() ? "" : ",\n") + std::string{"        "} + json_string(key) + ": " + form;
  }
  return "{\n      \"type\": \"object\",\n      \"required\": [\"value\"],\n      \"properties\": {\n" +
         properties + "\n      },\n      \"additionalProperties\": false\n    }";
}

/// The keys that put files together. What stands under [set] is judged by the program: its keys may be whole
/// paths.
std::string direction_forms(Language language) {
  std::string forms;
  for (const Field& direction : directions()) {
    const bool list = direction.kind == Kind::ids;
    const std::string type = list ? "\"type\": \"array\", \"items\": {\"type\": \"string\"}"
                             : direction.path == "set" ? "\"type\": \"object\""
                                                       : "\"type\": \"string\"";
    forms += (forms.empty() ? "" : ",\n") + std::string{"    "} + json_string(direction.path) +
             ": {\"description\": " + json_string(direction.meaning.in(language)) + ", " + type + "}";
  }
  return forms;
}

}  // namespace

std::string scenario_schema(Language language) {
  const Writer writer{language};
  std::string body = writer.table(tree(), 0, direction_forms(language));
  const std::string head =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"stegvis "
      "scenario\",\n  \"$defs\": {\n    \"number\": ";
  return head + carried_form(writer) + "\n  }," + body.substr(1) + "\n";
}

}  // namespace stegvis::io
