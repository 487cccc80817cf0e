#include <cstdio>
#include <memory>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"

namespace stegvis::cli {

Verb version_verb() {
  const auto json = std::make_shared<bool>(false);
  return {.name = "version",
          .help = {"print the program's version", "visa programmets version"},
          .options = {json_option(json.get())},
          .act = [json](const Context&) {
            if (*json)
              return print_json({{"program", json_of("stegvis")}, {"version", json_of(STEGVIS_VERSION)}});
            std::printf("stegvis %s\n", STEGVIS_VERSION);
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
