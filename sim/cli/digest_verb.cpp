#include <cstdio>
#include <memory>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/results_file.hpp"

namespace stegvis::cli {

Verb digest_verb() {
  const auto file = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  return {.name = "digest",
          .help = {"print one checksum (SHA-256) of all values in a results file",
                   "skriv en kontrollsumma (SHA-256) av alla värden i en resultatfil"},
          .options = {{"FILE", file.get(), {"the results file", "resultatfilen"}, true, {}},
                      json_option(json.get())},
          .act = [file, json](const Context& context) {
            const auto digest = io::digest_of(*file);
            if (!digest) return refuse_as(*json, *file, digest.problems(), context);
            if (*json) return print_json({{"file", json_of(*file)}, {"digest", json_of(*digest)}});
            std::printf("%s\n", digest->c_str());
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
