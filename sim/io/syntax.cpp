#include "io/syntax.hpp"

#include <array>
#include <string>

namespace stegvis::io {
namespace {

using base::Text;

/// A phrase of the library and what we say instead. The first that fits counts.
struct Phrase {
  std::string_view theirs;
  const char* en;
  const char* sv;
};

constexpr std::array phrases{
    Phrase{"utf-8", "the text is not UTF-8; save the file as UTF-8",
           "texten är inte UTF-8; spara filen som UTF-8"},
    Phrase{"UTF-8", "the text is not UTF-8; save the file as UTF-8",
           "texten är inte UTF-8; spara filen som UTF-8"},
    Phrase{"utf-16", "the text is not UTF-8; save the file as UTF-8",
           "texten är inte UTF-8; spara filen som UTF-8"},
    Phrase{"utf-32", "the text is not UTF-8; save the file as UTF-8",
           "texten är inte UTF-8; spara filen som UTF-8"},
    Phrase{"nested value depth", "brackets are nested too deep for a scenario",
           "parenteserna har för många nivåer för ett scenario"},
    Phrase{"as dotted key-value pair", "a key here is already a value and can have no keys below it",
           "en nyckel här är redan ett värde och kan inte ha nycklar under sig"},
    Phrase{"cannot redefine", "this is already said earlier in the file",
           "detta står redan tidigare i filen"},
    Phrase{"cannot insert", "the table was closed with } and cannot grow here",
           "tabellen stängdes med } och kan inte växa här"},
    Phrase{"month between", "there is no such month in a date", "det finns ingen sådan månad i ett datum"},
    Phrase{"day between", "there is no such day in that month", "det finns ingen sådan dag i den månaden"},
    Phrase{"between 0 and 59", "there is no such time of day", "det finns inget sådant klockslag"},
    Phrase{"between 0 to 59", "there is no such time of day", "det finns inget sådant klockslag"},
    Phrase{"between 0 and 23", "there is no such time of day", "det finns inget sådant klockslag"},
    Phrase{"-digit", "a date is written 2020-01-31", "ett datum skrivs 2020-01-31"},
    Phrase{"end-of-file", "the file ends in the middle of something (a quote or bracket is not closed)",
           "filen slutar mitt i något (ett citattecken eller en parentes är inte stängd)"},
    Phrase{"expected '='", "a key is followed by = and a value", "en nyckel följs av = och ett värde"},
    Phrase{"leading zeroes", "a number cannot begin with 0", "ett tal kan inte börja med 0"},
    Phrase{"underscores", "an underscore in a number stands between digits",
           "ett understreck i ett tal står mellan siffror"},
    Phrase{"not representable", "the number is too large", "talet är för stort"},
    Phrase{"closing ']'", "the items of a list are separated by commas and closed with ]",
           "en listas delar skiljs med komma och avslutas med ]"},
    Phrase{"closing '}'", "the parts of { ... } are written key = value, separated by commas, on one line",
           "delarna i { ... } skrivs nyckel = värde, skilda med komma, på en rad"},
    Phrase{"escape sequence", "a backslash in a text is written \\\\, or the text stands in single quotes",
           "ett omvänt snedstreck i en text skrivs \\\\, eller så står texten inom enkla citattecken"},
    Phrase{"backslash", "a backslash in a text is written \\\\, or the text stands in single quotes",
           "ett omvänt snedstreck i en text skrivs \\\\, eller så står texten inom enkla citattecken"},
    Phrase{"unescaped control",
           "the line ends, or an invisible character stands, in the middle of a text (is the quote closed?)",
           "raden slutar, eller ett osynligt tecken står, mitt i en text (är citattecknet stängt?)"},
    Phrase{"control character", "an invisible control character stands here",
           "ett osynligt styrtecken står här"},
    Phrase{"surrogates", "an invisible control character stands here", "ett osynligt styrtecken står här"},
    Phrase{"value-terminator", "something stands directly after the value (a text is put in quotes)",
           "något står direkt efter värdet (en text sätts inom citattecken)"},
    Phrase{"comment or whitespace",
           "something more stands after the value (decimals have a point, texts stand in quotes)",
           "något mer står efter värdet (decimaler har punkt, texter står inom citattecken)"},
    Phrase{"value type", "no value is understood here (a text is put in quotes)",
           "inget värde kan läsas här (en text sätts inom citattecken)"},
    Phrase{"expected value", "no value is understood here (a text is put in quotes)",
           "inget värde kan läsas här (en text sätts inom citattecken)"},
    Phrase{"interpreted as a value", "no value is understood here (a text is put in quotes)",
           "inget värde kan läsas här (en text sätts inom citattecken)"},
    Phrase{"digit", "the number is not written right (a decimal point, not a comma)",
           "talet är inte rätt skrivet (decimalpunkt, inte komma)"},
    Phrase{"expected keys", "a line is key = value, or [table]", "en rad är nyckel = värde, eller [tabell]"},
    Phrase{"bare key", "a key is made of letters a to z, digits and _",
           "en nyckel består av bokstäverna a till z, siffror och _"},
    Phrase{"]'", "a table's header is closed with ]", "en tabells rubrik avslutas med ]"},
};

/// What the library saw, from `saw 'x'` or a name in quotes at the end.
std::string_view seen_in(std::string_view description) {
  const std::size_t saw = description.rfind("saw '");
  const std::size_t open = saw != std::string_view::npos ? saw + 5 : description.find('\'') + 1;
  const std::size_t close = description.rfind('\'');
  if (open == 0 || close == std::string_view::npos || close <= open) return {};
  return description.substr(open, close - open);
}

}  // namespace

Text in_our_words(std::string_view description) {
  Text text{"this does not follow the rules of TOML", "detta följer inte reglerna för TOML"};
  for (const Phrase& phrase : phrases) {
    if (description.find(phrase.theirs) == std::string_view::npos) continue;
    text = {phrase.en, phrase.sv};
    break;
  }
  const std::string seen{seen_in(description)};
  if (!seen.empty()) {
    text.en += ": " + seen;
    text.sv += ": " + seen;
  }
  return text;
}

std::uint32_t line_nested_too_deep(std::string_view text) {
  constexpr int most_steps = 64;
  std::uint32_t line = 1;
  int dots = 0;
  bool after_dot = true;  // rows of dots in a comment or a text are no path
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == ' ' || c == '\t') continue;
    if (c == '.') {
      if (!after_dot && ++dots > most_steps) return line;
      after_dot = true;
      continue;
    }
    after_dot = false;
    if (c == '\n' || c == '=' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == '#')
      dots = 0;
  }
  return 0;
}

}  // namespace stegvis::io
