#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/directions.hpp"
#include "model/allowed.hpp"
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

struct Paths {
  std::string word;
  bool json = false;
};

int list_json(const std::vector<const model::Field*>& found, const Context& context) {
  std::vector<std::string> paths;
  for (const model::Field* field : found) {
    const bool direction = io::is_direction(field->path);
    paths.push_back(json_object(
        {{"path", json_of(field->path)},
         {"meaning", json_of(field->meaning.in(context.language))},
         {"unit", json_of(direction ? std::string{} : model::unit_of(*field).in(context.language))},
         {"allowed", json_of(direction ? std::string{} : model::allowed_in(*field).in(context.language))},
         {"default", json_of(direction ? std::string{} : field->fallback.in(context.language))}}));
  }
  print_json({{"paths", json_list(paths)}});
  return found.empty() ? users_fault : fine;
}

int list_paths(const Paths& typed, const Context& context) {
  const std::string& asked = typed.word;
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
  if (typed.json) return list_json(found, context);
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
  const auto typed = std::make_shared<Paths>();
  return {.name = "paths",
          .help = {"list everything a scenario can say (that has a word in it)",
                   "lista allt ett scenario kan säga (med ett visst ord i sig)"},
          .options = {{.name = "WORD",
                       .into = &typed->word,
                       .help = {"only those that mention it", "bara de som nämner det"},
                       .required = false,
                       .choices = {}},
                      json_option(&typed->json)},
          .act = [typed](const Context& context) { return list_paths(*typed, context); }};
}

}  // namespace stegvis::cli
