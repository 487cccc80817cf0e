#include <cstdio>

#include "cli/verbs.hpp"
#include "io/schema.hpp"

namespace stegvis::cli {

Verb schema_verb() {
  return {.name = "schema",
          .help = {"print a JSON Schema of scenario files, for editors", "skriv ett JSON Schema för scenariofiler, för redigerare"},
          .options = {},
          .act = [](const Context& context) {
            std::fputs(io::scenario_schema(context.language).c_str(), stdout);
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
