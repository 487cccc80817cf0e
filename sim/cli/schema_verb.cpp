#include <cstdio>
#include <memory>

#include "cli/verbs.hpp"
#include "io/outcomes_text.hpp"
#include "io/schema.hpp"

namespace stegvis::cli {

Verb schema_verb() {
  const auto outcomes = std::make_shared<bool>(false);
  return {.name = "schema",
          .help = {"print a JSON Schema of scenario files, for editors",
                   "skriv ett JSON Schema för scenariofiler, för redigerare"},
          .options = {{"--outcomes",
                       outcomes.get(),
                       {"of the answer that `run --json` prints instead",
                        "i stället för svaret som `run --json` skriver"},
                       false,
                       {}}},
          .act = [outcomes](const Context& context) {
            std::fputs((*outcomes ? io::outcomes_schema() : io::scenario_schema(context.language)).c_str(),
                       stdout);
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
