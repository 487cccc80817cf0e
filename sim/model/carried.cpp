#include "model/carried.hpp"

#include <array>
#include <cmath>

#include "base/nearest.hpp"
#include "model/complaint.hpp"
#include "model/distribution.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"
#include "model/quantity.hpp"
#include "model/units.hpp"

namespace stegvis::model {
namespace {

using base::Problems;
using base::Text;

const std::vector<std::string>& confidence_marks() {
  static const std::vector<std::string> marks{"seed", "seed-goal", "derived", "lit", "GK", "assume"};
  return marks;
}

Field carried_row(const char* key, Kind kind, const char* en, const char* sv) {
  Field field;
  field.path = std::string{"<number>."} + key;
  field.kind = kind;
  field.meaning = {en, sv};
  return field;
}

Problems complain(std::string_view path, const Value& value, Text problem, Text allowed,
                  std::string suggestion = {}) {
  return {problem_of({.path = std::string{path},
                      .found = shown(value),
                      .problem = std::move(problem),
                      .why = {},
                      .allowed = std::move(allowed),
                      .suggestion = std::move(suggestion)})};
}

const Text wrong_kind{"is not of the right kind", "är inte av rätt slag"};

/// A bound in the value's own unit, as a number or as a text that repeats the unit.
Problems carry_bound(Provenance& carried, std::optional<double>& bound, std::string_view path,
                     const Value& value) {
  const Text allowed{"a number in the value's own unit", "ett tal i värdets egen enhet"};
  if (value.is_number() && std::isfinite(value.number())) {
    bound = value.number();
    return {};
  }
  const auto* text = value.as<std::string>();
  const std::string_view unit = text == nullptr ? std::string_view{} : unit_in(*text);
  if (unit.empty()) return complain(path, value, wrong_kind, allowed);
  const std::string plain = plain_unit(unit);
  if (!carried.unit.empty() && plain_unit(carried.unit) != plain) {
    return complain(path, value, {"has another unit than the value", "har en annan enhet än värdet"},
                    allowed);
  }
  carried.unit = plain;
  bound = parse_number(std::string_view{*text}.substr(0, text->size() - unit.size()));
  return {};
}

Problems carry_confidence(Provenance& carried, std::string_view path, const Value& value) {
  const auto* text = value.as<std::string>();
  for (const std::string& mark : confidence_marks()) {
    if (text != nullptr && *text == mark) {
      carried.confidence = mark;
      return {};
    }
  }
  return complain(path, value, {"is no known confidence mark", "är inget känt märke för tillförlitlighet"},
                  listed(confidence_marks()),
                  text == nullptr ? "" : base::nearest(*text, confidence_marks()));
}

Problems carry_year(Provenance& carried, std::string_view path, const Value& value) {
  const auto* year = value.as<std::int64_t>();
  if (year == nullptr || *year < 1900 || *year > 2200) {
    return complain(path, value, wrong_kind, {"a year, 1900 to 2200", "ett år, 1900 till 2200"});
  }
  carried.price_year = static_cast<int>(*year);
  return {};
}

std::string* text_of(Provenance& carried, std::string_view key) {
  if (key == "unit") return &carried.unit;
  if (key == "distribution") return &carried.distribution;
  if (key == "source") return &carried.source;
  return key == "note" ? &carried.note : nullptr;
}

Problems disagree(std::string_view path, double value, Text problem, Text allowed = {}) {
  return complain(path, Value{value}, std::move(problem), std::move(allowed));
}

}  // namespace

std::span<const Field> carried_fields() {
  static const std::array rows{
      carried_row("value", Kind::number, "the number itself", "talet självt"),
      carried_row("unit", Kind::text, "its unit, such as \"months\", \"1 / month\", \"%\"",
                  "dess enhet, som \"månader\", \"1 / månad\", \"%\""),
      carried_row("low", Kind::number, "the least it may reasonably be", "det minsta det rimligen kan vara"),
      carried_row("high", Kind::number, "the most it may reasonably be", "det mesta det rimligen kan vara"),
      carried_row(
          "distribution", Kind::text,
          "how uncertain it is, such as \"PERT(160000, 200000, 300000)\"; varied by `run --uncertain`",
          "hur osäkert det är, som \"PERT(160000, 200000, 300000)\"; varieras av `run --uncertain`"),
      carried_row("source", Kind::text, "where it comes from", "varifrån det kommer"),
      carried_row("confidence", Kind::choice, "how far it can be trusted", "hur långt man kan lita på det"),
      carried_row("price_year", Kind::whole, "the year whose prices it is in", "året vars priser det är i"),
      carried_row("note", Kind::text, "what else is worth knowing", "vad mer som är värt att veta"),
  };
  return rows;
}

bool says_nothing(const Provenance& carried) {
  return carried.unit.empty() && !carried.low && !carried.high && carried.distribution.empty() &&
         carried.source.empty() && carried.confidence.empty() && !carried.price_year && carried.note.empty();
}

Problems carry(Provenance& carried, std::string_view path, const Value& value) {
  const std::string_view key = last_step(path);
  if (key == "low") return carry_bound(carried, carried.low, path, value);
  if (key == "high") return carry_bound(carried, carried.high, path, value);
  if (key == "confidence") return carry_confidence(carried, path, value);
  if (key == "price_year") return carry_year(carried, path, value);
  const auto* text = value.as<std::string>();
  std::string* place = text_of(carried, key);
  if (place == nullptr || text == nullptr) {
    return complain(path, value, wrong_kind, {"a text in quotes", "en text inom citattecken"});
  }
  *place = *text;
  return {};
}

Problems check_carried(std::string_view path, double value, const Provenance& carried) {
  if (carried.low && carried.high && *carried.low > *carried.high) {
    return disagree(path, value, {"has a `low` above its `high`", "har ett `low` över sitt `high`"});
  }
  if ((carried.low && value < *carried.low) || (carried.high && value > *carried.high)) {
    return disagree(path, value,
                    {"lies outside its own `low` and `high`", "ligger utanför sina egna `low` och `high`"});
  }
  if (carried.distribution.empty()) return {};
  ReadUncertainty read = read_uncertainty(carried.distribution, value);
  if (read.uncertainty) return {};
  return complain(std::string{path} + ".distribution", Value{carried.distribution}, std::move(read.problem),
                  std::move(read.allowed));
}

}  // namespace stegvis::model
