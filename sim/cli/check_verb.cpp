#include <cstdio>
#include <memory>
#include <optional>

#include "cli/verbs.hpp"
#include "io/read_scenario.hpp"
#include "model/describe.hpp"
#include "model/differences.hpp"

namespace stegvis::cli {
namespace {

/// An alternative says first what it changes.
void tell_changes(const io::ScenarioFile& file, const Context& context) {
  const base::Text heading{"Changes to ", "Ändringar av "}, none{"nothing", "inget"};
  const auto words = [&](const std::optional<model::Value>& value) {
    return value ? model::shown(*value) : none.in(context.language);
  };
  std::printf("%s%s\n", heading.in(context.language).c_str(), file.base_name.c_str());
  for (const model::Difference& change : model::differences(*file.base, file.scenario)) {
    std::printf("  %s: %s -> %s\n", change.path.c_str(), words(change.before).c_str(),
                words(change.after).c_str());
  }
  std::printf("\n");
}

int check(const std::string& file, const Context& context) {
  const auto read = io::read_scenario(file);
  if (!read) return refuse(read.problems(), context);
  if (read->base) tell_changes(*read, context);
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
