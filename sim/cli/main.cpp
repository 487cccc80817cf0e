#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "base/expects.hpp"
#include "cli/verbs.hpp"

namespace stegvis::base {

// One of our own assumptions was broken: say which and stop, before a wrong number is shown to anybody.
void contract_broken(const char* what, const std::source_location& where) {
  std::fprintf(stderr, "stegvis: a mistake of ours at %s:%u: %s\n", where.file_name(),
               static_cast<unsigned>(where.line()), what);
  std::abort();
}

}  // namespace stegvis::base

namespace {

using namespace stegvis;
using cli::Context;
using cli::Option;
using cli::Verb;

/// `sv` in the first locale variable that is set means Swedish.
base::Language language_of_locale() {
  for (const char* name : std::array{"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(name);
    if (locale == nullptr || *locale == '\0') continue;
    return std::string_view{locale}.starts_with("sv") ? base::Language::sv : base::Language::en;
  }
  return base::Language::en;
}

/// --lang must be known before the help texts are chosen, so it is looked for first.
Context context_of(int count, char** arguments) {
  Context context{.language = language_of_locale(), .arguments = {arguments + 1, arguments + count}};
  for (std::size_t i = 0; i < context.arguments.size(); ++i) {
    std::string_view word = context.arguments[i];
    if (word == "--lang" && i + 1 < context.arguments.size()) word = context.arguments[i + 1];
    else if (word.starts_with("--lang=")) word.remove_prefix(7);
    else continue;
    context.language_asked = true;
    context.language = word == "sv" ? base::Language::sv : base::Language::en;
  }
  return context;
}

void add_option(CLI::App& command, const Option& option, base::Language language) {
  const std::string& help = option.help.in(language);
  CLI::Option* added = std::visit(
      [&](auto* target) {
        if constexpr (std::is_same_v<decltype(target), bool*>) {
          return command.add_flag(option.name, *target, help);
        } else {
          return command.add_option(option.name, *target, help);
        }
      },
      option.into);
  if (option.required) added->required();
  if (!option.choices.empty()) added->check(CLI::IsMember(option.choices));
}

CLI::App* add_verb(CLI::App& app, const Verb& verb, base::Language language) {
  CLI::App* command = app.add_subcommand(verb.name, verb.help.in(language));
  for (const Option& option : verb.options) add_option(*command, option, language);
  return command;
}

int run(int count, char** arguments) {
  const Context context = context_of(count, arguments);
  const auto say = [&](const char* en, const char* sv) {
    return std::string{context.language == base::Language::sv ? sv : en};
  };
  CLI::App app{say("stegvis forecasts people, coaches and money on the way from day services to a lasting job.",
                   "stegvis ger prognoser för människor, coacher och pengar på vägen från daglig verksamhet till "
                   "varaktigt arbete."),
               "stegvis"};
  std::string language;
  app.add_option("--lang", language, say("language of messages and figures", "språk i meddelanden och figurer"))
      ->check(CLI::IsMember({"sv", "en"}));
  app.fallthrough();
  app.require_subcommand(1);

  const std::vector<Verb> verbs = cli::all_verbs();
  std::vector<CLI::App*> commands;
  for (const Verb& verb : verbs) commands.push_back(add_verb(app, verb, context.language));
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::fine : cli::users_fault;
  }
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    if (commands[i]->parsed()) return verbs[i].act(context);
  }
  return cli::users_fault;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stegvis: %s\n", error.what());
    return cli::our_fault;
  }
}
