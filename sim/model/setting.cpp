#include <algorithm>
#include <cmath>

#include "base/nearest.hpp"
#include "model/allowed.hpp"
#include "model/carried.hpp"
#include "model/complaint.hpp"
#include "model/families.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"
#include "model/quantity.hpp"
#include "model/units.hpp"

namespace stegvis::model {
namespace {

using base::Problems;
using base::Span;
using base::Text;

/// One change on its way: what is to be set to what, and what is wrong with it.
struct Change {
  std::string path;
  const Field& field;
  Slot slot;
  const Value& value;
  Provenance carried;

  Problems complain(Text problem, Text why = {}, std::string suggestion = {}) const {
    return {problem_of({.path = path,
                        .found = shown(value),
                        .problem = std::move(problem),
                        .why = std::move(why),
                        .allowed = allowed_in(field),
                        .suggestion = std::move(suggestion)})};
  }
  template <class T>
  bool put(T x) const {
    if (auto* const* plain = std::get_if<T*>(&slot)) return **plain = std::move(x), true;
    return false;
  }
};

const Text not_finite{"is not a finite number", "är inte ett ändligt tal"};

Text out_of_range(const Range& range, double x) {
  if (x < range.least || (range.above && x == range.least)) return {"is too small", "är för litet"};
  return {"is too large", "är för stort"};
}

Text unknown_unit(const std::string& unit) {
  return {"has the unit \"" + unit + "\", which does not fit",
          "har enheten \"" + unit + "\", som inte passar"};
}

/// A text that begins with a number: what follows it is the unit.
Text wrong_text(const std::string& text) {
  const std::string unit{unit_in(text)};
  if (!unit.empty()) return unknown_unit(unit);
  if (parse_number(text)) return {"has no unit", "saknar enhet"};
  return {"is not understood as a number with a unit", "kan inte läsas som ett tal med enhet"};
}

Text wrong_form(const Value& value, const Field& field, const std::string& unit = {}) {
  if (value.is_number() && !unit.empty()) return unknown_unit(unit);
  const bool needs_time = field.kind == Kind::span || field.kind == Kind::rate;
  if (value.is_number() && needs_time) return {"has no unit", "saknar enhet"};
  if (value.as<std::string>() != nullptr && (field.kind == Kind::number || field.kind == Kind::whole)) {
    return {"is a text, not a number", "är en text, inte ett tal"};
  }
  if (const auto* text = value.as<std::string>(); text != nullptr && is_one_number(field.kind))
    return wrong_text(*text);
  return {"is not of the right kind", "är inte av rätt slag"};
}

bool finite(const Value& value) { return !value.is_number() || std::isfinite(value.number()); }

/// A number kind with a unit that is not the field's.
bool unit_is_wrong(const Field& field, const std::string& unit) {
  if (unit.empty() || (field.kind != Kind::number && field.kind != Kind::whole)) return false;
  if (!field.unit.empty()) return unit != field.unit;
  return unit == "%" || unit == "SEK" || unit.starts_with('/') || parse_time_unit(unit).has_value();
}

bool more_than_ore(double sek) { return std::abs(sek * 100.0 - std::round(sek * 100.0)) > 1e-4; }

/// Remembers what the number carries; nothing to remember when it carries nothing.
void remember(Scenario& scenario, const std::string& path, const Provenance& carried) {
  if (says_nothing(carried))
    scenario.provenance.erase(path);
  else
    scenario.provenance[path] = carried;
}

/// The number where the slot wants it; slots know whether they keep a span or a plain number.
void put_number(const Change& change, const Quantity& quantity) {
  const Span span =
      change.field.kind == Kind::span ? quantity.span : Span{quantity.kept, base::TimeUnit::day};
  (void)(change.put(quantity.kept) || change.put(std::optional<double>{quantity.kept}) ||
         change.put(Share{quantity.rest ? 0.0 : quantity.kept, quantity.rest}) || change.put(span) ||
         change.put(std::optional<Span>{span}));
}

Problems set_number(Scenario& scenario, Change& change) {
  if (!finite(change.value)) return change.complain(not_finite);
  if (unit_is_wrong(change.field, plain_unit(change.carried.unit))) {
    return change.complain(unknown_unit(change.carried.unit));
  }
  const auto quantity = quantity_of(change.field, change.value, change.carried.unit);
  if (!quantity) return change.complain(wrong_form(change.value, change.field, change.carried.unit));
  if (!quantity->rest && !change.field.range.holds(quantity->kept)) {
    return change.complain(out_of_range(change.field.range, quantity->kept));
  }
  if (change.field.kind == Kind::whole && quantity->kept != std::floor(quantity->kept)) {
    return change.complain({"is not a whole number", "är inte ett heltal"});
  }
  if (change.field.kind == Kind::money && more_than_ore(quantity->kept)) {
    return change.complain({"has more than two decimals", "har fler än två decimaler"},
                           {"öre are the smallest amount", "öre är det minsta beloppet"});
  }
  if (!quantity->unit.empty()) change.carried.unit = quantity->unit;
  if (Problems problems = check_carried(change.path, quantity->said, change.carried); !problems.empty()) {
    return problems;
  }
  put_number(change, *quantity);
  remember(scenario, change.path, change.carried);
  return {};
}

Problems set_word(const Change& change, const std::string& word) {
  const bool known =
      std::find(change.field.choices.begin(), change.field.choices.end(), word) != change.field.choices.end();
  if (!known) {
    return change.complain({"is not known here", "är inte känt här"}, {},
                           base::nearest(word, change.field.choices));
  }
  if (const auto* slot = std::get_if<FamilySlot>(&change.slot)) {
    *slot->name = word;
    slot->law->family = family_named(word);
  } else {
    change.put(word);
  }
  return {};
}

Problems set_id(const Change& change, const std::string& word) {
  if (!is_id(word)) {
    return change.complain({"is not an id", "är inget id"},
                           {"ids are made of a to z, digits and _", "id:n består av a till z, siffror och _"},
                           id_like(word));
  }
  change.put(word);
  return {};
}

Problems set_text(const Change& change) {
  const auto* text = change.value.as<std::string>();
  if (text == nullptr) return change.complain(wrong_form(change.value, change.field));
  if (change.field.kind == Kind::id) return set_id(change, *text);
  if (change.field.kind != Kind::text) return set_word(change, *text);
  change.put(*text);
  return {};
}

/// `municipality*sex` names several.
bool names_ids(const std::string& word) {
  std::string_view rest = word;
  while (true) {
    const std::size_t star = rest.find('*');
    if (!is_id(rest.substr(0, star))) return false;
    if (star == std::string_view::npos) return true;
    rest.remove_prefix(star + 1);
  }
}

Problems set_ids(const Change& change) {
  const auto* list = change.value.as<Value::List>();
  if (list == nullptr) return change.complain(wrong_form(change.value, change.field));
  std::vector<std::string> ids;
  for (const Value& item : *list) {
    const auto* text = item.as<std::string>();
    if (text == nullptr || !names_ids(*text))
      return change.complain({"holds something that is no id", "innehåller något som inte är ett id"});
    ids.push_back(*text);
  }
  change.put(std::move(ids));
  return {};
}

std::optional<Instant> instant_of(const Value& value) {
  if (const auto* date = value.as<base::Date>()) return Instant{*date, std::nullopt};
  const auto* text = value.as<std::string>();
  const auto span = text == nullptr ? std::nullopt : parse_span(*text);
  if (!span) return std::nullopt;
  return Instant{std::nullopt, *span};
}

Problems check_instant(const Change& change, const Instant& instant) {
  const double days = instant.after_start ? instant.after_start->days() : 0.0;
  return change.field.range.holds(days) ? Problems{}
                                        : change.complain(out_of_range(change.field.range, days));
}

Problems set_instant(const Change& change) {
  const auto instant = instant_of(change.value);
  if (!instant) return change.complain(wrong_form(change.value, change.field));
  if (Problems problems = check_instant(change, *instant); !problems.empty()) return problems;
  change.put(*instant);
  return {};
}

Problems set_instants(const Change& change) {
  const auto* list = change.value.as<Value::List>();
  if (list == nullptr) return change.complain(wrong_form(change.value, change.field));
  std::vector<Instant> instants;
  for (const Value& item : *list) {
    const auto instant = instant_of(item);
    if (!instant) return change.complain(wrong_form(change.value, change.field));
    if (Problems problems = check_instant(change, *instant); !problems.empty()) return problems;
    instants.push_back(*instant);
  }
  change.put(std::move(instants));
  return {};
}

Problems set_date(const Change& change) {
  const auto* date = change.value.as<base::Date>();
  if (date == nullptr) return change.complain(wrong_form(change.value, change.field));
  if (*date < base::Date{std::chrono::year{1900} / 1 / 1} ||
      *date > base::Date{std::chrono::year{2200} / 1 / 1}) {
    return change.complain({"is outside 1900 to 2200", "ligger utanför 1900 till 2200"});
  }
  (void)(change.put(*date) || change.put(std::optional<base::Date>{*date}));
  return {};
}

/// A list of spans or rates: each item as if it stood alone.
Problems set_numbers(const Change& change) {
  const auto* list = change.value.as<Value::List>();
  if (list == nullptr) return change.complain(wrong_form(change.value, change.field));
  Field one = change.field;
  one.kind = change.field.kind == Kind::spans ? Kind::span : Kind::rate;
  std::vector<Span> spans;
  std::vector<double> rates;
  for (const Value& item : *list) {
    if (!finite(item)) return change.complain(not_finite);
    const auto quantity = quantity_of(one, item, "");
    if (!quantity) return change.complain(wrong_form(item, one));
    if (!one.range.holds(quantity->kept)) return change.complain(out_of_range(one.range, quantity->kept));
    spans.push_back(quantity->span);
    rates.push_back(quantity->kept);
  }
  (void)(change.put(std::move(spans)) || change.put(std::move(rates)));
  return {};
}

Problems set_flag(const Change& change) {
  const auto* flag = change.value.as<bool>();
  if (flag == nullptr) return change.complain(wrong_form(change.value, change.field));
  (void)(change.put(*flag) || change.put(std::optional<bool>{*flag}));
  return {};
}

Problems set_seed(const Change& change) {
  const auto* whole = change.value.as<std::int64_t>();
  if (whole == nullptr || *whole < 0) return change.complain(wrong_form(change.value, change.field));
  change.put(static_cast<std::uint64_t>(*whole));
  return {};
}

Problems apply(Scenario& scenario, Change& change) {
  if (is_one_number(change.field.kind)) return set_number(scenario, change);
  switch (change.field.kind) {
    case Kind::flag:
      return set_flag(change);
    case Kind::ids:
      return set_ids(change);
    case Kind::instant:
      return set_instant(change);
    case Kind::instants:
      return set_instants(change);
    case Kind::date:
      return set_date(change);
    case Kind::spans:
    case Kind::rates:
      return set_numbers(change);
    case Kind::seed:
      return set_seed(change);
    default:
      return set_text(change);
  }
}

Problems unknown(std::string_view path) {
  return {problem_of({.path = std::string{path},
                      .found = {},
                      .problem = {"is no path of a scenario", "är ingen sökväg i ett scenario"},
                      .why = {},
                      .allowed = {},
                      .suggestion = nearest_path(path)})};
}

/// `<number>.source` and its like, or `<number>.value`, which keeps what the number carries.
Problems set_beside(Scenario& scenario, const std::string& number, std::string_view path,
                    const Value& value) {
  const auto known = scenario.provenance.find(number);
  Provenance carried = known == scenario.provenance.end() ? Provenance{} : known->second;
  if (last_step(path) == "value") return set(scenario, number, value, &carried);
  Problems problems = carry(carried, path, value);
  if (problems.empty()) remember(scenario, number, carried);
  return problems;
}

}  // namespace

bool is_one_number(Kind kind) {
  switch (kind) {
    case Kind::number:
    case Kind::whole:
    case Kind::share:
    case Kind::share_or_rest:
    case Kind::growth:
    case Kind::rate:
    case Kind::span:
    case Kind::money:
      return true;
    default:
      return false;
  }
}

Problems set(Scenario& scenario, std::string_view path, const Value& value, const Provenance* carried) {
  const Field* field = find_field(path);
  if (field == nullptr) return unknown(path);
  if (const std::string_view number = carrier_of(path); !number.empty()) {
    return set_beside(scenario, std::string{number}, path, value);
  }
  Change change{std::string{path}, *field, slot_at(scenario, path), value,
                carried != nullptr ? *carried : Provenance{}};
  return apply(scenario, change);
}

}  // namespace stegvis::model
