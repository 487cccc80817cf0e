#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/verbs.hpp"
#include "io/directions.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::cli {
namespace {

bool mentions(const model::Field& field, const std::string& word) {
  const auto has = [&](const std::string& text) {
    return model::id_like(text).find(word) != std::string::npos;
  };
  return has(field.path) || has(field.meaning.en) || has(field.meaning.sv);
}

int list_paths(const std::string& asked, const Context& context) {
  // Found whether or not å, ä and ö are typed, whatever the case.
  const std::string word = model::id_like(asked);
  std::vector<const model::Field*> found;
  std::size_t widest = 0;
  const auto look = [&](std::span<const model::Field> fields) {
    for (const model::Field& field : fields) {
      if (!mentions(field, word)) continue;
      found.push_back(&field);
      widest = std::max(widest, field.path.size());
    }
  };
  look(io::directions());
  look(model::fields());
  for (const model::Field* field : found) {
    std::printf("%-*s  %s\n", static_cast<int>(widest), field->path.c_str(),
                field->meaning.in(context.language).c_str());
  }
  if (!found.empty()) return fine;
  const base::Text none{"no path and no meaning has the word \"" + asked + "\"",
                        "ingen sökväg och ingen förklaring har ordet \"" + asked + "\""};
  std::fprintf(stderr, "%s\n", none.in(context.language).c_str());
  return users_fault;
}

}  // namespace

Verb paths_verb() {
  const auto word = std::make_shared<std::string>();
  return {.name = "paths",
          .help = {"list everything a scenario can say (that has a word in it)",
                   "lista allt ett scenario kan säga (med ett visst ord i sig)"},
          .options = {{.name = "WORD",
                       .into = word.get(),
                       .help = {"only those that mention it", "bara de som nämner det"},
                       .required = false,
                       .choices = {}}},
          .act = [word](const Context& context) { return list_paths(*word, context); }};
}

}  // namespace stegvis::cli
