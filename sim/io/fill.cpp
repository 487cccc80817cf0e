#include "io/fill.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "io/directions.hpp"
#include "model/carried.hpp"
#include "model/complaint.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

using model::Provenance;

class Filler {
 public:
  explicit Filler(const Composed& composed) : composed_{composed} {}

  Filled run() {
    for (const auto& [path, place] : composed_.tables) table(path, place);
    for (const auto& [path, leaf] : composed_.leaves) {
      const std::string number{model::carrier_of(path)};
      if (model::find_field(path) == nullptr)
        unknown(path, leaf.place);
      else if (number.empty())
        note(model::set(filled_.scenario, path, leaf.value), leaf.place);
      else if (numbers_.insert(number).second)
        number_table(number, leaf.place);
    }
    return std::move(filled_);
  }

 private:
  /// A table makes its thing, even an empty one.
  void table(const std::string& path, Place place) {
    if (model::find_field(path) != nullptr) return;
    if (!model::make(filled_.scenario, path)) unknown(path, place);
  }

  /// A number that stands as { value, unit, low, high, ... }.
  void number_table(const std::string& number, Place place) {
    Provenance carried;
    bool fine = true;
    for (const model::Field& row : model::carried_fields()) {
      const std::string key{model::last_step(row.path)};
      const auto leaf = composed_.leaves.find(number + "." + key);
      if (key == "value" || leaf == composed_.leaves.end()) continue;
      fine = note(model::carry(carried, leaf->first, leaf->second.value), leaf->second.place) && fine;
    }
    const auto value = composed_.leaves.find(number + ".value");
    if (value == composed_.leaves.end()) return no_value(number, place);
    if (fine)
      note(model::set(filled_.scenario, number, value->second.value, &carried), value->second.place);
    else
      filled_.blamed.insert(number);
  }

  void no_value(const std::string& number, Place place) {
    note({model::problem_of(
             {.path = number,
              .found = {},
              .problem = {"has no value", "saknar värde"},
              .why = {"a table for a number needs `value`", "en tabell för ett tal behöver `value`"},
              .allowed = {},
              .suggestion = {}})},
         place);
  }

  /// One complaint for each wrong step, however many lines stand below it.
  void unknown(const std::string& path, Place place) {
    const std::string known{model::known_part(path)};
    const std::size_t next = path.find('.', known.empty() ? 0 : known.size() + 1);
    std::string wrong = path.substr(0, next);
    if (known.size() == path.size()) return not_a_value(path, place);
    if (!unknown_.insert(wrong).second) return;
    const bool worth_searching = unknown_.size() <= 200;
    const std::string meant = worth_searching ? meant_by(path) : std::string{};
    if (const std::size_t end = end_of_first_other(path, meant); end < wrong.size()) {
      // A misspelt key that could be a name: what stands below it is no mistake of its own.
      wrong.resize(end);
      if (!unknown_.insert(wrong).second) return;
      filled_.blamed.insert(meant.substr(0, depth_end(meant, wrong)));
      if (const auto table = composed_.tables.find(wrong); table != composed_.tables.end())
        place = table->second;
    }
    filled_.blamed.insert(wrong);
    if (!meant.empty()) filled_.blamed.insert(meant);
    const std::vector<std::string> keys =
        worth_searching ? model::keys_under(known) : std::vector<std::string>{};
    note({model::problem_of(
             {.path = wrong,
              .found = {},
              .problem = {"is not known here", "är inte känt här"},
              .why = {},
              .allowed = meant.empty() ? model::listed(keys) : base::Text{},
              .suggestion = std::string{model::last_step(meant.substr(0, depth_end(meant, wrong)))}})},
         place);
  }

  /// The path that was probably meant; the keys that put files together are candidates too.
  static std::string meant_by(const std::string& path) {
    std::vector<std::string> words;
    for (const model::Field& direction : directions()) words.push_back(direction.path);
    const std::string first = path.substr(0, path.find('.'));
    const std::string direction =
        model::known_part(path).empty() ? base::nearest(first, words) : std::string{};
    const std::string field = model::nearest_path(path);
    return field.empty() ? direction : field;
  }

  /// Where the first step of `path` ends that is another in `meant`; npos where that is its last, or none.
  static std::size_t end_of_first_other(const std::string& path, const std::string& meant) {
    if (meant.empty()) return std::string::npos;
    const auto [own, other] = std::mismatch(path.begin(), path.end(), meant.begin(), meant.end());
    return path.find('.', static_cast<std::size_t>(own - path.begin()));
  }

  /// Where the step as deep as the last of `wrong` ends in `meant`.
  static std::size_t depth_end(const std::string& meant, const std::string& wrong) {
    const std::size_t depth = model::steps_of(wrong).size();
    std::size_t end = 0;
    for (std::size_t i = 0; i < depth && end != std::string::npos; ++i)
      end = meant.find('.', end + (i > 0 ? 1 : 0));
    return end;
  }

  /// `stage = 3`: a table's path with a value.
  void not_a_value(const std::string& path, Place place) {
    const std::string meant = model::nearest_path(path);
    if (!meant.empty()) filled_.blamed.insert(meant);
    note({model::problem_of({.path = path,
                             .found = {},
                             .problem = {"is no known field (only a table may have a name of its own here)",
                                         "är inget känt fält (bara en tabell får ha ett eget namn här)"},
                             .why = {},
                             .allowed = model::listed(model::keys_under(path)),
                             .suggestion = std::string{model::last_step(meant)}})},
         place);
  }

  bool note(base::Problems problems, Place place) {
    for (base::Problem& problem : problems) {
      filled_.blamed.insert(problem.path);
      filled_.problems.push_back({place, std::move(problem)});
    }
    return problems.empty();
  }

  const Composed& composed_;
  Filled filled_;
  std::set<std::string> numbers_;
  std::set<std::string> unknown_;
};

}  // namespace

Filled fill(const Composed& composed) { return Filler{composed}.run(); }

}  // namespace stegvis::io
