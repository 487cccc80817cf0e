#include "io/document.hpp"

#include <algorithm>

#include "io/syntax.hpp"
#include "io/toml_library.hpp"
#include "model/complaint.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

using base::Text;
using model::Value;

Place place_of(const toml::source_region& source, std::size_t file) {
  return {file, source.begin.line, source.begin.column};
}

/// Walks the tree once; what it finds lands in the document.
class Flattener {
 public:
  Flattener(Document& document, std::size_t file) : document_{document}, file_{file} {}

  void table(const toml::table& table, const std::string& path, const std::string& inside) {
    for (auto&& [key, node] : table) {
      const Place place = place_of(key.source(), file_);
      if (const auto below = extended(path, key.str(), place)) entry(node, *below, inside, place);
    }
  }

 private:
  void entry(const toml::node& node, const std::string& path, const std::string& inside, Place place) {
    if (const toml::table* table_here = node.as_table()) {
      document_.tables.push_back({path, place});
      table(*table_here, path, inside.empty() && table_here->is_inline() ? path : inside);
    } else if (auto value = value_at(node, path, place)) {
      document_.leaves.push_back({path, std::move(*value), place, inside});
    }
  }

  /// The path with one key more (under [set] with a whole path more).
  std::optional<std::string> extended(const std::string& path, std::string_view key, Place place) {
    const bool whole_path = path == "set" || path.starts_with("set.");
    const auto steps = whole_path ? model::steps_of(key) : std::vector<std::string_view>{key};
    if (std::all_of(steps.begin(), steps.end(), model::is_id)) {
      return path.empty() ? std::string{key} : path + "." + std::string{key};
    }
    complain(place, path, model::quoted(key), {"is not an id", "är inget id"},
             {"ids are made of a to z, digits and _; a name with other letters goes into `name`",
              "id:n består av a till z, siffror och _; ett namn med andra bokstäver skrivs i `name`"},
             model::id_like(key));
    return std::nullopt;
  }

  std::optional<Value> value_at(const toml::node& node, const std::string& path, Place place) {
    switch (node.type()) {
      case toml::node_type::string:
        return Value{std::string{node.as_string()->get()}};
      case toml::node_type::integer:
        return Value{std::int64_t{node.as_integer()->get()}};
      case toml::node_type::floating_point:
        return Value{node.as_floating_point()->get()};
      case toml::node_type::boolean:
        return Value{node.as_boolean()->get()};
      case toml::node_type::date:
        return date_of(node.as_date()->get());
      case toml::node_type::array:
        return list_of(*node.as_array(), path, place);
      default:
        break;
    }
    complain(place, path, "",
             {"has a value that no scenario can have", "har ett värde som inget scenario kan ha"},
             {"a date has no time of day, and tables stand by their ids, not in lists",
              "ett datum har inget klockslag, och tabeller står under sina id:n, inte i listor"},
             "");
    return std::nullopt;
  }

  std::optional<Value> list_of(const toml::array& array, const std::string& path, Place place) {
    Value::List list;
    for (const toml::node& item : array) {
      auto value = value_at(item, path, place);
      if (!value) return std::nullopt;
      list.push_back(std::move(*value));
    }
    return Value{std::move(list)};
  }

  static Value date_of(const toml::date& date) {
    return {
        base::Date{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}}};
  }

  void complain(Place place, const std::string& path, std::string found, Text problem, Text why,
                std::string better) {
    document_.problems.push_back({place, model::problem_of({.path = path,
                                                            .found = std::move(found),
                                                            .problem = std::move(problem),
                                                            .why = std::move(why),
                                                            .allowed = {},
                                                            .suggestion = std::move(better)})});
  }

  Document& document_;
  std::size_t file_;
};

Document refused(Place place, Text text) {
  Document document;
  document.is_toml = false;
  document.problems.push_back({place, {"", std::move(text)}});
  return document;
}

}  // namespace

Document parse_document(std::string_view text, std::size_t file) {
  if (const std::uint32_t line = line_nested_too_deep(text); line > 0) {
    return refused({file, line, 1}, {"this line nests keys too deep for a scenario",
                                     "raden har för många led i sina nycklar för ett scenario"});
  }
  const toml::parse_result result = toml::parse(text);
  if (result.failed()) {
    const toml::parse_error& error = result.error();
    return refused(place_of(error.source(), file), in_our_words(error.description()));
  }
  Document document;
  Flattener{document, file}.table(result.table(), "", "");
  const auto by_place = [](const auto& one, const auto& other) { return one.place < other.place; };
  std::stable_sort(document.leaves.begin(), document.leaves.end(), by_place);
  std::stable_sort(document.tables.begin(), document.tables.end(), by_place);
  return document;
}

}  // namespace stegvis::io
