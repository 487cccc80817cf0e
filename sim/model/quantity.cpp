#include "model/quantity.hpp"

#include <fmt/format.h>

#include "model/units.hpp"

namespace stegvis::model {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string with_unit(double number, std::string_view unit) {
  return fmt::format("{}{}{}", number, unit.empty() ? "" : " ", unit);
}

std::optional<Quantity> span_quantity(std::string_view text) {
  const auto span = parse_span(text);
  if (!span) return std::nullopt;
  return Quantity{
      .kept = span->days(), .said = span->count, .unit = std::string{word_of(span->unit)}, .span = *span};
}

using Parse = std::optional<double> (*)(std::string_view);

std::optional<Quantity> parsed(Parse parse, std::string_view text) {
  const auto kept = parse(text);
  if (!kept) return std::nullopt;
  const std::string_view unit = unit_in(text);
  const auto said = parse_number(text.substr(0, text.size() - unit.size()));
  return Quantity{.kept = *kept, .said = said.value_or(*kept), .unit = plain_unit(unit)};
}

Parse parser_of(Kind kind) {
  switch (kind) {
    case Kind::rate:
      return parse_rate;
    case Kind::growth:
      return parse_growth;
    case Kind::money:
      return parse_money;
    default:
      return parse_share;
  }
}

bool has_units(Kind kind) { return kind != Kind::number && kind != Kind::whole; }

/// Kinds that may be a bare number.
bool may_be_bare(Kind kind) { return kind != Kind::span && kind != Kind::rate; }

std::optional<Quantity> text_quantity(const Field& field, std::string_view text) {
  text = trimmed(text);
  if (field.kind == Kind::span) return span_quantity(text);
  if (field.kind == Kind::share_or_rest && text == "rest") {
    Quantity rest;
    rest.rest = true;
    return rest;
  }
  return parsed(parser_of(field.kind), text);
}

}  // namespace

std::string plain_unit(std::string_view unit) {
  unit = trimmed(unit);
  if (unit.starts_with("1 /") || unit.starts_with("1/")) unit = trimmed(unit.substr(1));
  const bool percent = unit.starts_with('%');
  std::string_view rest = percent ? trimmed(unit.substr(1)) : unit;
  const bool per = rest.starts_with('/');
  if (per) rest = trimmed(rest.substr(1));
  if (const auto time = parse_time_unit(rest)) {
    std::string word{word_of(*time)};
    if (per) word = "/ " + word.substr(0, word.size() - 1);
    return percent ? "% " + word : word;
  }
  if (rest == "kr") return "SEK";
  return std::string{unit};
}

std::optional<Quantity> quantity_of(const Field& field, const Value& value, std::string_view unit) {
  const std::string plain = plain_unit(unit);
  if (const auto* text = value.as<std::string>()) {
    if (!has_units(field.kind)) return std::nullopt;
    auto found = text_quantity(field, *text);
    const bool agrees = plain.empty() || !found || found->unit == plain;
    return agrees ? found : std::nullopt;
  }
  if (!value.is_number()) return std::nullopt;
  const double number = value.number();
  const bool own_unit = plain.empty() || plain == field.unit || !has_units(field.kind);
  if (own_unit && may_be_bare(field.kind)) return Quantity{.kept = number, .said = number, .unit = plain};
  return text_quantity(field, with_unit(number, plain));
}

double in_unit(Kind kind, double kept, std::string_view unit) {
  Field field;
  field.kind = kind;
  const auto one = quantity_of(field, Value{1.0}, unit);
  const double said = one && one->kept != 0.0 ? kept / one->kept : kept;
  return parse_number(fmt::format("{:.15g}", said)).value_or(said);
}

}  // namespace stegvis::model
