#include <memory>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
#include "cli/verbs.hpp"
#include "io/alternative.hpp"

namespace stegvis::cli {
namespace {

struct Set {
  std::string file;
  std::vector<std::string> changes;
  std::vector<std::string> removed;
  std::string out;
  bool force = false, json = false;
};

int set(const Set& asked, const Context& context) {
  const base::Problems problems =
      io::write_alternative({asked.file, asked.changes, asked.removed}, asked.out, asked.force);
  if (!problems.empty()) return refuse_as(asked.json, asked.file, problems, context);
  return asked.json ? print_json({{"written", json_of(asked.out)}}) : static_cast<int>(fine);
}

}  // namespace

Verb set_verb() {
  const auto asked = std::make_shared<Set>();
  return {.name = "set",
          .help = {"write an alternative to a scenario as a file of a few lines",
                   "skriv ett alternativ till ett scenario som en fil på några rader"},
          .options = {{.name = "FILE",
                       .into = &asked->file,
                       .help = {"scenario", "scenario"},
                       .required = true,
                       .choices = {}},
                      {.name = "CHANGE",
                       .into = &asked->changes,
                       .help = {"path=value, such as pool.se.fte=2.3", "sökväg=värde, som pool.se.fte=2.3"},
                       .required = false,
                       .choices = {}},
                      {.name = "--remove",
                       .into = &asked->removed,
                       .help = {"paths to take away", "sökvägar att ta bort"},
                       .required = false,
                       .choices = {}},
                      {.name = "-o,--out",
                       .into = &asked->out,
                       .help = {"file to write", "fil att skriva"},
                       .required = true,
                       .choices = {}},
                      {.name = "--force",
                       .into = &asked->force,
                       .help = {"replace the file if it exists", "ersätt filen om den finns"},
                       .required = false,
                       .choices = {}},
                      json_option(&asked->json)},
          .act = [asked](const Context& context) { return set(*asked, context); }};
}

}  // namespace stegvis::cli
