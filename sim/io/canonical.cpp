#include "io/composed.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

/// The table under whose header a leaf is written, and its key there. What a number carries is written as a
/// dotted key
/// (`fte.source`), so that the number stays together.
struct Spot {
  std::string table;
  std::string key;
};

Spot spot_of(const std::string& path) {
  const std::string number{model::carrier_of(path)};
  const std::string inside = number.empty() ? path : number;
  const std::string table{model::parent_of(inside)};
  return {table, table.empty() ? path : path.substr(table.size() + 1)};
}

}  // namespace

std::string canonical(const Composed& composed) {
  // Lines by table: a table's own lines must stand together and before those of the tables below it.
  std::map<std::string, std::string> tables;
  for (const auto& [path, place] : composed.tables) {
    if (model::find_field(path) == nullptr) tables[path];
  }
  for (const auto& [path, leaf] : composed.leaves) {
    const Spot spot = spot_of(path);
    tables[spot.table] += spot.key + " = " + model::shown(leaf.value) + "\n";
  }
  std::string text;
  for (auto at = tables.begin(); at != tables.end(); ++at) {
    const auto& [table, lines] = *at;
    const auto next = std::next(at);
    const bool implied = lines.empty() && next != tables.end() && next->first.starts_with(table + ".");
    if (implied) continue;
    if (!table.empty()) text += (text.empty() ? "[" : "\n[") + table + "]\n";
    text += lines;
  }
  return text;
}

}  // namespace stegvis::io
