#include <cstdio>
#include <memory>
#include <optional>

#include "cli/common_options.hpp"
#include "cli/json_lines.hpp"
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

struct Check {
  std::string file;
  bool json = false;
};

std::string json_of_changes(const io::ScenarioFile& file) {
  const auto words = [](const std::optional<model::Value>& value) {
    return value ? json_of(model::shown(*value)) : std::string{"null"};
  };
  std::vector<std::string> changes;
  for (const model::Difference& change : model::differences(*file.base, file.scenario))
    changes.push_back(json_object(
        {{"path", json_of(change.path)}, {"before", words(change.before)}, {"after", words(change.after)}}));
  return json_list(changes);
}

int tell_json(const Check& asked, const io::ScenarioFile& file, const Context& context) {
  std::vector<JsonPair> told{{"file", json_of(asked.file)},
                             {"fine", json_of(true)},
                             {"title", json_of(file.scenario.title)},
                             {"says", json_of(model::describe(file.scenario, context.language))}};
  if (file.base)
    told.insert(told.end(), {{"base", json_of(file.base_name)}, {"changes", json_of_changes(file)}});
  return print_json(told);
}

int check(const Check& asked, const Context& context) {
  const auto read = io::read_scenario(asked.file);
  if (!read) return refuse_as(asked.json, asked.file, read.problems(), context);
  if (asked.json) return tell_json(asked, *read, context);
  if (read->base) tell_changes(*read, context);
  std::fputs(model::describe(read->scenario, context.language).c_str(), stdout);
  return fine;
}

}  // namespace

Verb check_verb() {
  const auto asked = std::make_shared<Check>();
  return {.name = "check",
          .help = {"check a scenario and print what it says in plain words",
                   "granska ett scenario och visa vad det säger i klartext"},
          .options = {scenario_option(&asked->file), json_option(&asked->json)},
          .act = [asked](const Context& context) { return check(*asked, context); }};
}

}  // namespace stegvis::cli
