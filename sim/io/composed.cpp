#include "io/composed.hpp"

#include <set>
#include <vector>

#include "base/nearest.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

using model::lies_in;

template <class Map>
void erase_below(Map& map, const std::string& above) {
  auto at = map.lower_bound(above);
  while (at != map.end() && at->first.starts_with(above)) {
    at = lies_in(at->first, above) ? map.erase(at) : std::next(at);
  }
}

template <class Map>
bool any_below(const Map& map, const std::string& above) {
  for (auto at = map.lower_bound(above); at != map.end() && at->first.starts_with(above); ++at) {
    if (lies_in(at->first, above)) return true;
  }
  return false;
}

}  // namespace

bool Composed::has(const std::string& path) const {
  return any_below(leaves, path) || any_below(tables, path);
}

bool Composed::defines(const std::string& thing) const {
  // A header such as [stage] defines no thing by itself.
  return any_below(leaves, thing) || (!is_top_line(thing) && any_below(tables, thing));
}

Place Composed::place_of(const std::string& thing) const {
  if (const auto table = tables.find(thing); table != tables.end()) return table->second;
  const auto leaf = leaves.lower_bound(thing);
  return leaf == leaves.end() ? Place{} : leaf->second.place;
}

void Composed::erase(const std::string& path) {
  erase_below(leaves, path);
  erase_below(tables, path);
}

std::string Composed::nearest_to(const std::string& path) const {
  std::vector<std::string> there;
  for (const auto& [known, leaf] : leaves) there.push_back(known);
  for (const auto& [known, place] : tables) there.push_back(known);
  return base::nearest(path, there);
}

std::vector<std::string> Composed::names_below(const std::string& path) const {
  std::set<std::string> names;
  const auto take = [&](const auto& map) {
    const std::string above = path + ".";
    for (auto at = map.lower_bound(above); at != map.end() && at->first.starts_with(above); ++at)
      names.insert(at->first.substr(above.size(), at->first.find('.', above.size()) - above.size()));
  };
  take(leaves);
  take(tables);
  return {names.begin(), names.end()};
}

std::string thing_of(const std::string& path) {
  const std::size_t first = path.find('.');
  if (first == std::string::npos || model::find_field(path.substr(0, first)) != nullptr)
    return path.substr(0, first);
  return path.substr(0, path.find('.', first + 1));
}

bool is_top_line(const std::string& thing) { return thing.find('.') == std::string::npos; }

}  // namespace stegvis::io
