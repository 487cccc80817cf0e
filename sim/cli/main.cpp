#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "base/expects.hpp"
#include "base/nearest.hpp"
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
    if (word == "--lang" && i + 1 < context.arguments.size())
      word = context.arguments[i + 1];
    else if (word.starts_with("--lang="))
      word.remove_prefix(7);
    else
      continue;
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
          CLI::Option* valued = command.add_option(option.name, *target, help);
          // The library would take -1 for the largest number there is.
          if constexpr (std::is_same_v<decltype(target), std::optional<std::uint64_t>*>)
            valued->check(CLI::NonNegativeNumber);
          return valued;
        }
      },
      option.into);
  if (option.required) added->required();
  if (option.one_each) added->allow_extra_args(false);
  if (!option.choices.empty()) added->check(CLI::IsMember(option.choices));
}

CLI::App* add_verb(CLI::App& app, const Verb& verb, base::Language language) {
  CLI::App* command = app.add_subcommand(verb.name, verb.help.in(language));
  for (const Option& option : verb.options) add_option(*command, option, language);
  return command;
}

/// What each mistake of the command line is called, by the library's name for it.
struct Mistake {
  std::string_view name;
  base::Text text;
};

base::Text mistake_called(std::string_view name) {
  const std::array mistakes{
      Mistake{"RequiredError", {"something is missing", "något saknas"}},
      Mistake{"ConversionError", {"a value is not of the right kind", "ett värde är inte av rätt slag"}},
      Mistake{"ValidationError", {"a value is not allowed", "ett värde är inte tillåtet"}},
      Mistake{"ArgumentMismatch", {"an option lacks its value", "ett val saknar sitt värde"}},
  };
  for (const Mistake& mistake : mistakes) {
    if (mistake.name == name) return mistake.text;
  }
  return {"the command line is not understood", "kommandoraden kan inte tolkas"};
}

int not_understood(const CLI::ParseError& error, const Context& context) {
  const base::Text text = mistake_called(error.get_name());
  const base::Text help{"stegvis --help shows how it is written", "stegvis --help visar hur det skrivs"};
  std::fprintf(stderr, "%s (%s)\n%s\n", text.in(context.language).c_str(), error.what(),
               help.in(context.language).c_str());
  return cli::users_fault;
}

/// The first word that is no option must be a verb.
int unknown_verb(const std::string& word, const std::vector<Verb>& verbs, const Context& context) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  const std::string meant = base::nearest(word, names);
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  const bool swedish = context.language == base::Language::sv;
  std::fprintf(stderr, swedish ? "%s: är inget kommando; tillåtet: %s" : "%s: is no command; allowed: %s",
               word.c_str(), list.c_str());
  if (!meant.empty())
    std::fprintf(stderr, swedish ? ". Menade du \"%s\"?" : ". Did you mean \"%s\"?", meant.c_str());
  std::fputc('\n', stderr);
  return cli::users_fault;
}

std::string first_word(const Context& context) {
  for (std::size_t i = 0; i < context.arguments.size(); ++i) {
    const std::string& word = context.arguments[i];
    if (word == "--lang")
      ++i;
    else if (!word.starts_with('-'))
      return word;
    else if (!word.starts_with("--lang="))
      return {};
  }
  return {};
}

void speak(CLI::App& app, const Context& context) {
  if (context.language != base::Language::sv) return;
  app.set_help_flag("-h,--help", "visa denna hjälp");
  const auto formatter = app.get_formatter();
  formatter->label("Usage", "Så skrivs det");
  formatter->label("OPTIONS", "VAL");
  formatter->label("SUBCOMMAND", "KOMMANDO");
  formatter->label("Positionals", "Efter kommandot");
  formatter->label("Options", "Val");
  formatter->label("Subcommands", "Kommandon");
  formatter->label("REQUIRED", "KRÄVS");
}

int run(int count, char** arguments) {
  const Context context = context_of(count, arguments);
  const std::vector<Verb> verbs = cli::all_verbs();
  const base::Text purpose{
      "stegvis forecasts people, coaches and money on the way from day services to a lasting job.",
      "stegvis ger prognoser för människor, coacher och pengar på vägen från daglig verksamhet "
      "till varaktigt arbete."};
  CLI::App app{purpose.in(context.language), "stegvis"};
  speak(app, context);
  std::string language;
  const base::Text language_help{"language of messages and figures", "språk i meddelanden och figurer"};
  app.add_option("--lang", language, language_help.in(context.language))->check(CLI::IsMember({"sv", "en"}));
  app.fallthrough();
  std::vector<CLI::App*> commands;
  for (const Verb& verb : verbs) commands.push_back(add_verb(app, verb, context.language));

  const std::string word = first_word(context);
  const auto is_word = [&](const Verb& verb) { return verb.name == word; };
  const bool known = std::any_of(verbs.begin(), verbs.end(), is_word);
  if (!word.empty() && !known) return unknown_verb(word, verbs, context);
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return not_understood(error, context);
  }
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    if (commands[i]->parsed()) return verbs[i].act(context);
  }
  std::fputs(app.help().c_str(), stderr);
  return cli::users_fault;
}

}  // namespace

namespace {

/// An answer that could not be printed (a full disk) is none.
int printed(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  std::fprintf(stderr, "stegvis: the answer cannot be printed: %s\n", std::strerror(errno));
  return code == cli::fine ? cli::our_fault : code;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return printed(run(count, arguments));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stegvis: %s\n", error.what());
    return cli::our_fault;
  }
}
