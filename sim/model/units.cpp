#include "model/units.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Span;
using base::TimeUnit;

struct UnitWord {
  std::string_view word;
  TimeUnit unit;
};

constexpr std::array unit_words{
    UnitWord{"days", TimeUnit::day},      UnitWord{"day", TimeUnit::day},
    UnitWord{"dagar", TimeUnit::day},     UnitWord{"dag", TimeUnit::day},
    UnitWord{"weeks", TimeUnit::week},    UnitWord{"week", TimeUnit::week},
    UnitWord{"veckor", TimeUnit::week},   UnitWord{"vecka", TimeUnit::week},
    UnitWord{"months", TimeUnit::month},  UnitWord{"month", TimeUnit::month},
    UnitWord{"månader", TimeUnit::month}, UnitWord{"månad", TimeUnit::month},
    UnitWord{"years", TimeUnit::year},    UnitWord{"year", TimeUnit::year},
    UnitWord{"år", TimeUnit::year},
};

constexpr std::string_view digits = "0123456789";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Length of the number at the beginning of the text, 0 when there is none. A sign, digits, a point, an
/// exponent.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  const auto skip_digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && digits.find(text[at]) != std::string_view::npos) ++at;
    return at - from;
  };
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  std::size_t count = skip_digits();
  if (count > 0 && at + 1 < text.size() && text[at] == '.' &&
      digits.find(text[at + 1]) != std::string_view::npos) {
    ++at;
    count += skip_digits();
  }
  if (count == 0) return 0;
  const std::size_t mantissa = at;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (skip_digits() == 0) at = mantissa;
  }
  return at;
}

struct Split {
  double number;
  std::string_view unit;
};

std::optional<Split> split(std::string_view text) {
  text = trimmed(text);
  const std::size_t length = number_length(text);
  if (length == 0) return std::nullopt;
  // strtod rather than from_chars: WebAssembly's library lacks the floating one. Only digits reach it, so no
  // locale but one with another decimal point could disturb it, and the program never sets one.
  const double number = std::strtod(std::string{text.substr(0, length)}.c_str(), nullptr);
  if (!std::isfinite(number)) return std::nullopt;
  return Split{number, trimmed(text.substr(length))};
}

/// What follows a leading `%` is put in `unit`; true when there was one.
bool take_percent(std::string_view& unit) {
  if (!unit.starts_with('%')) return false;
  unit = trimmed(unit.substr(1));
  return true;
}

/// The time unit of `/ month`.
std::optional<TimeUnit> per_unit(std::string_view unit) {
  if (!unit.starts_with('/')) return std::nullopt;
  return parse_time_unit(trimmed(unit.substr(1)));
}

int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto parts = split(text);
  if (!parts || !parts->unit.empty()) return std::nullopt;
  return parts->number;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  text = trimmed(text);
  const std::string_view unsigned_text = text.starts_with('-') ? text.substr(1) : text;
  if (unsigned_text.empty() || unsigned_text.size() > 18) return std::nullopt;
  if (unsigned_text.find_first_not_of(digits) != std::string_view::npos) return std::nullopt;
  return std::strtoll(std::string{text}.c_str(), nullptr, 10);
}

std::optional<base::Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
    if (digits.find(text[at]) == std::string_view::npos) return std::nullopt;
  }
  const base::Date date{std::chrono::year{two_digits(text, 0) * 100 + two_digits(text, 2)},
                        std::chrono::month{static_cast<unsigned>(two_digits(text, 5))},
                        std::chrono::day{static_cast<unsigned>(two_digits(text, 8))}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<TimeUnit> parse_time_unit(std::string_view word) {
  for (const UnitWord& known : unit_words) {
    if (known.word == word) return known.unit;
  }
  return std::nullopt;
}

std::optional<Span> parse_span(std::string_view text) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  const auto unit = parse_time_unit(parts->unit);
  if (!unit) return std::nullopt;
  return Span{parts->number, *unit};
}

std::optional<double> parse_rate(std::string_view text) {
  auto parts = split(text);
  if (!parts) return std::nullopt;
  const bool percent = take_percent(parts->unit);
  const auto unit = per_unit(parts->unit);
  if (!unit) return std::nullopt;
  return (percent ? parts->number / 100.0 : parts->number) / Span{1.0, *unit}.days();
}

std::optional<double> parse_share(std::string_view text) {
  auto parts = split(text);
  if (!parts) return std::nullopt;
  const bool percent = take_percent(parts->unit);
  if (!parts->unit.empty()) return std::nullopt;
  return percent ? parts->number / 100.0 : parts->number;
}

std::optional<double> parse_growth(std::string_view text) {
  auto parts = split(text);
  if (!parts) return std::nullopt;
  const bool percent = take_percent(parts->unit);
  if (!parts->unit.empty() && per_unit(parts->unit) != TimeUnit::year) return std::nullopt;
  return percent ? parts->number / 100.0 : parts->number;
}

std::optional<double> parse_money(std::string_view text) {
  const auto parts = split(text);
  if (!parts || (parts->unit != "SEK" && parts->unit != "kr")) return std::nullopt;
  return parts->number;
}

std::string_view word_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return "days";
    case TimeUnit::week:
      return "weeks";
    case TimeUnit::month:
      return "months";
    case TimeUnit::year:
      return "years";
  }
  return "days";
}

std::string shown(Span span) {
  std::string word{word_of(span.unit)};
  if (span.count == 1.0) word.pop_back();
  return shown(span.count) + " " + word;
}

std::string_view unit_in(std::string_view text) {
  const auto parts = split(text);
  return parts ? parts->unit : std::string_view{};
}

}  // namespace stegvis::model
