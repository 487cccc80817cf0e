#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

/// \file
/// What a verb of the program is: its name, its options, and what it does. Verbs know nothing of the library
/// that reads the command line; main.cpp alone does. To add one: write `Verb something_verb()` in a file of
/// its own, declare it here and name it in all_verbs().
namespace stegvis::cli {

/// How the program ended.
enum ExitCode : int {
  fine = 0,
  our_fault = 1,    ///< a disk that is full, a library that failed, a mistake of ours
  users_fault = 2,  ///< bad input; nothing was run and nothing overwritten
};

class Together;

/// What every verb may ask about the command line as a whole.
struct Context {
  base::Language language = base::Language::en;  ///< of everything said on the terminal
  bool language_asked = false;                   ///< by --lang; figures then follow it, not the scenario
  std::vector<std::string> arguments;            ///< as typed, without the program's name
  std::uint32_t rank = 0, ranks = 1;             ///< of processes that do one work together
  const Together* together = nullptr;            ///< the others, where the work cannot be done as shards
};

/// Where an option's value goes; its type says what may be typed. Vectors take all that follow.
using Target =
    std::variant<bool*, std::string*, std::optional<std::string>*, std::vector<std::string>*,
                 std::optional<std::int64_t>*, std::optional<std::uint64_t>*, std::optional<double>*>;

/// One option (`--seed`, `-o,--out`) or, without dashes, one argument by position (`FILE`).
struct Option {
  std::string name;
  Target into;
  base::Text help;
  bool required = false;
  std::vector<std::string> choices;  ///< empty: anything
  bool one_each = false;             ///< of a vector's option: one value each time it is given
};

struct Verb {
  std::string name;
  base::Text help;
  std::vector<Option> options;             ///< their targets live as long as `act`
  std::function<int(const Context&)> act;  ///< returns an ExitCode
};

/// One line on the terminal beside the answer.
void say(const Context& context, const base::Text& text);

/// Prints each problem on a line of its own; returns `code`.
int fail(const base::Problems& problems, const Context& context, int code);

/// Prints each problem on a line of its own and how many there were; returns users_fault.
int refuse(const base::Problems& problems, const Context& context);

/// In the order in which help shows them.
std::vector<Verb> all_verbs();

Verb check_verb();
Verb run_verb();
Verb compare_verb();
Verb sweep_verb();
Verb merge_verb();
Verb tornado_verb();
Verb calibrate_verb();
Verb sensitivity_verb();
Verb figures_verb();
Verb digest_verb();
Verb explain_verb();
Verb paths_verb();
Verb set_verb();
Verb template_verb();
Verb price_verb();
Verb value_verb();
Verb schema_verb();
Verb version_verb();

}  // namespace stegvis::cli
