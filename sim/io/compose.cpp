#include "io/compose.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "io/directions.hpp"
#include "model/complaint.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

using base::Text;
using model::lies_in;
using model::Value;

/// What a file's own lines are laid over.
enum class Over { nothing, base };

class Composer {
 public:
  Composer(const Library& library, std::vector<Located>& problems) : library_{library}, problems_{problems} {}

  Composed compose(std::size_t file) {
    const Volume& volume = library_.volumes[file];
    Composed whole;
    for (const Reference& base : volume.base) whole = compose(base.file);
    const bool has_base = !volume.base.empty();
    if (has_base) remove(volume.document, whole);
    for (const Reference& include : volume.includes) add(compose(include.file), whole, Over::nothing);
    add(own(volume.document), whole, has_base ? Over::base : Over::nothing);
    set(volume.document, has_base, whole);
    return whole;
  }

 private:
  /// What the file says itself.
  static Composed own(const Document& document) {
    Composed own;
    for (const Leaf& leaf : document.leaves) {
      if (!is_direction(leaf.path)) own.leaves.emplace(leaf.path, leaf);
    }
    for (const Header& table : document.tables) {
      if (!is_direction(table.path)) own.tables.emplace(table.path, table.place);
    }
    return own;
  }

  /// Adds things; one that is there already is refused, except that a file's own top lines (title, seed ...)
  /// win over those of its base.
  void add(const Composed& more, Composed& whole, Over over) {
    std::map<std::string, Place> clashes;
    std::set<std::string> won;
    const auto meet = [&](const std::string& path, Place place) {
      const std::string thing = thing_of(path);
      if (!whole.defines(thing)) return;
      if (is_top_line(thing) && over == Over::base)
        won.insert(thing);
      else
        clashes.emplace(thing, place);
    };
    for (const auto& [path, leaf] : more.leaves) meet(path, leaf.place);
    for (const auto& [path, place] : more.tables) {
      if (!is_top_line(path)) meet(path, place);
    }
    for (const auto& [thing, place] : clashes) twice(thing, place, whole.place_of(thing), over == Over::base);
    for (const std::string& thing : won) whole.erase(thing);
    for (const auto& [path, leaf] : more.leaves) {
      if (!clashes.contains(thing_of(path))) whole.leaves.insert_or_assign(path, leaf);
    }
    for (const auto& [path, place] : more.tables) whole.tables.emplace(path, place);
  }

  void remove(const Document& document, Composed& whole) {
    for (const Leaf& leaf : document.leaves) {
      if (leaf.path != "remove") continue;
      const auto* list = leaf.value.as<Value::List>();
      if (list == nullptr) {
        complain(leaf.place, leaf.path, leaf.value, {"is not a list", "är ingen lista"},
                 {"a list of paths in quotes", "en lista med sökvägar inom citattecken"});
        continue;
      }
      for (const Value& item : *list) remove_one(item, leaf.place, whole);
    }
  }

  void remove_one(const Value& item, Place place, Composed& whole) {
    const auto* path = item.as<std::string>();
    if (path == nullptr || !whole.has(*path)) {
      complain(place, "remove", item, {"is not in the base", "finns inte i basen"}, {},
               path == nullptr ? "" : whole.nearest_to(*path));
      return;
    }
    whole.erase(*path);
  }

  void set(const Document& document, bool has_base, Composed& whole) {
    std::map<std::string, Place> told;
    for (const Leaf& leaf : document.leaves) {
      const bool removes = leaf.path == "remove";
      if (!removes && !lies_in(leaf.path, "set")) continue;
      if (!has_base && library_.complete) return no_base(leaf.place, removes ? "remove" : "set");
      if (!removes) set_one(leaf, told, whole);
    }
    for (const Header& table : document.tables) {
      if (table.path.size() > 4 && lies_in(table.path, "set"))
        whole.tables.emplace(table.path.substr(4), table.place);
    }
  }

  void set_one(const Leaf& given, std::map<std::string, Place>& told, Composed& whole) {
    if (given.path == "set") {
      return complain(given.place, "set", given.value, {"is not a table", "är ingen tabell"},
                      {"a table [set] of path = value", "en tabell [set] med sökväg = värde"});
    }
    Leaf leaf = given;
    leaf.path = given.path.substr(4);
    if (const auto [before, fresh] = told.emplace(leaf.path, leaf.place); !fresh) {
      return twice(leaf.path, leaf.place, before->second, false);
    }
    // An inline table is a value as a whole: what stood below it before is gone.
    const bool inline_table = given.inside.size() > 4;
    const std::string replaced = inline_table ? given.inside.substr(4) : leaf.path;
    note_what_is_new(replaced, whole);
    if (cleared_.insert({given.place.file, replaced}).second) whole.erase(replaced);
    make_room(leaf, whole);
    whole.leaves.insert_or_assign(leaf.path, leaf);
  }

  /// A name that the base has not makes something new; it may have been meant for something that it has.
  static void note_what_is_new(const std::string& path, Composed& whole) {
    std::string above = path.substr(0, path.find('.'));
    while (above.size() < path.size() && whole.has(above)) {
      const std::string there = path.substr(0, path.find('.', above.size() + 1));
      if (!whole.has(there) && !is_key(above, there)) whole.added.emplace(there, whole.names_below(above));
      above = there;
    }
  }

  /// Whether the last step of `there` is a word of the language, and nobody's name.
  static bool is_key(const std::string& above, const std::string& there) {
    const std::vector<std::string> keys = model::keys_under(above);
    return std::find(keys.begin(), keys.end(), model::last_step(there)) != keys.end();
  }

  /// `pool.se.fte.source` set beside a plain `pool.se.fte = 2`: the number becomes the table's value.
  static void make_room(const Leaf& leaf, Composed& whole) {
    const std::string number{model::carrier_of(leaf.path)};
    const auto plain = number.empty() ? whole.leaves.end() : whole.leaves.find(number);
    if (plain == whole.leaves.end()) return;
    Leaf value = plain->second;
    value.path += ".value";
    whole.leaves.erase(plain);
    whole.leaves.insert_or_assign(value.path, value);
  }

  void no_base(Place place, const char* what) {
    problems_.push_back(
        {place, model::problem_of({.path = what,
                                   .found = {},
                                   .problem = {"there is nothing to change", "det finns inget att ändra"},
                                   .why = {"the file names no `base`", "filen namnger ingen `base`"},
                                   .allowed = {},
                                   .suggestion = {}})});
  }

  void complain(Place place, const std::string& path, const Value& found, Text problem, Text allowed,
                std::string better = {}) {
    problems_.push_back({place, model::problem_of({.path = path,
                                                   .found = model::shown(found),
                                                   .problem = std::move(problem),
                                                   .why = {},
                                                   .allowed = std::move(allowed),
                                                   .suggestion = std::move(better)})});
  }

  void twice(const std::string& thing, Place place, Place before, bool in_base) {
    const std::string where = library_.sources[before.file].name + ":" + std::to_string(before.line);
    const Text remedy =
        in_base ? Text{"what the base has is changed under [set]", "det basen har ändras under [set]"}
                : Text{};
    problems_.push_back({place, model::problem_of({.path = thing,
                                                   .found = {},
                                                   .problem = {"is defined twice, first at " + where,
                                                               "definieras två gånger, först vid " + where},
                                                   .why = remedy,
                                                   .allowed = {},
                                                   .suggestion = {}})});
  }

  const Library& library_;
  std::vector<Located>& problems_;
  std::set<std::pair<std::size_t, std::string>> cleared_;
};

}  // namespace

Composed compose(const Library& library, std::size_t file, std::vector<Located>& problems) {
  return Composer{library, problems}.compose(file);
}

}  // namespace stegvis::io
