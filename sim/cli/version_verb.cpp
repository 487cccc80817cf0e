#include <cstdio>

#include "cli/verbs.hpp"

namespace stegvis::cli {

Verb version_verb() {
  return {.name = "version",
          .help = {"print the program's version", "visa programmets version"},
          .options = {},
          .act = [](const Context&) {
            std::printf("stegvis %s\n", STEGVIS_VERSION);
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
