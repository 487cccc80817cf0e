#include "io/directions.hpp"

#include <array>

namespace stegvis::io {
namespace {

model::Field row(const char* key, model::Kind kind, const char* en, const char* sv) {
  model::Field field;
  field.path = key;
  field.kind = kind;
  field.meaning = {en, sv};
  return field;
}

}  // namespace

std::span<const model::Field> directions() {
  static const std::array rows{
      row("include", model::Kind::ids,
          "files beside this one that are taken in, as a list; no id may be defined twice",
          "filer bredvid denna som tas in, som en lista; inget id får definieras två gånger"),
      row("base", model::Kind::text, "the scenario that this one changes, a file seen from this one's folder",
          "scenariot som detta ändrar, en fil sedd från dennas mapp"),
      row("remove", model::Kind::ids, "paths of the base that are taken away, as a list",
          "sökvägar i basen som tas bort, som en lista"),
      row("set", model::Kind::text,
          "table of changes to the base: path = value; an inline table { ... } replaces all that stood "
          "there, and "
          "[set.<path>] adds to it",
          "tabell med ändringar av basen: sökväg = värde; en tabell inom { ... } ersätter allt som stod där, "
          "och "
          "[set.<sökväg>] lägger till"),
  };
  return rows;
}

const model::Field* find_direction(std::string_view key) {
  for (const model::Field& direction : directions()) {
    if (direction.path == key) return &direction;
  }
  return nullptr;
}

bool is_direction(std::string_view path) { return find_direction(path.substr(0, path.find('.'))) != nullptr; }

}  // namespace stegvis::io
