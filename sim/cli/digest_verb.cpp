#include <cstdio>
#include <memory>

#include "cli/verbs.hpp"
#include "io/results_file.hpp"

namespace stegvis::cli {

Verb digest_verb() {
  const auto file = std::make_shared<std::string>();
  return {.name = "digest",
          .help = {"print one checksum (SHA-256) of all values in a results file",
                   "skriv en kontrollsumma (SHA-256) av alla värden i en resultatfil"},
          .options = {{"FILE", file.get(), {"the results file", "resultatfilen"}, true, {}}},
          .act = [file](const Context& context) {
            const auto digest = io::digest_of(*file);
            if (!digest) return refuse(digest.problems(), context);
            std::printf("%s\n", digest->c_str());
            return static_cast<int>(fine);
          }};
}

}  // namespace stegvis::cli
