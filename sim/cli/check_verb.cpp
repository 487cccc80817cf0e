#include <cstdio>
#include <memory>

#include "cli/verbs.hpp"
#include "io/read_scenario.hpp"
#include "model/describe.hpp"

namespace stegvis::cli {
namespace {

int check(const std::string& file, const Context& context) {
  const auto read = io::read_scenario(file);
  if (!read) return refuse(read.problems(), context);
  std::fputs(model::describe(read->scenario, context.language).c_str(), stdout);
  return fine;
}

}  // namespace

Verb check_verb() {
  const auto file = std::make_shared<std::string>();
  return {.name = "check",
          .help = {"check a scenario and print what it says in plain words",
                   "granska ett scenario och visa vad det säger i klartext"},
          .options = {{.name = "FILE",
                       .into = file.get(),
                       .help = {"scenario", "scenario"},
                       .required = true,
                       .choices = {}}},
          .act = [file](const Context& context) { return check(*file, context); }};
}

}  // namespace stegvis::cli
