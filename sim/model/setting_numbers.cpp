#include <cmath>

#include "model/carried.hpp"
#include "model/change.hpp"
#include "model/quantity.hpp"
#include "model/units.hpp"

namespace stegvis::model {

using base::Problems;

namespace {

using base::Span;
using base::Text;

Text not_finite() { return {"is not a finite number", "är inte ett ändligt tal"}; }

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

bool finite(const Value& value) { return !value.is_number() || std::isfinite(value.number()); }

/// A number kind with a unit that is not the field's.
bool unit_is_wrong(const Field& field, const std::string& unit) {
  if (unit.empty() || (field.kind != Kind::number && field.kind != Kind::whole)) return false;
  if (!field.unit.empty()) return unit != field.unit;
  return unit == "%" || unit == "SEK" || unit.starts_with('/') || parse_time_unit(unit).has_value();
}

bool more_than_ore(double sek) { return std::abs(sek * 100.0 - std::round(sek * 100.0)) > 1e-4; }

/// The number where the slot wants it; slots know whether they keep a span or a plain number.
void put_number(const Change& change, const Quantity& quantity) {
  const Span span =
      change.field.kind == Kind::span ? quantity.span : Span{quantity.kept, base::TimeUnit::day};
  (void)(change.put(quantity.kept) || change.put(std::optional<double>{quantity.kept}) ||
         change.put(Share{quantity.rest ? 0.0 : quantity.kept, quantity.rest}) || change.put(span) ||
         change.put(std::optional<Span>{span}));
}

}  // namespace

Text out_of_range(const Range& range, double x) {
  if (x < range.least || (range.above && x == range.least)) return {"is too small", "är för litet"};
  return {"is too large", "är för stort"};
}

Text wrong_form(const Value& value, const Field& field, const std::string& unit) {
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

void remember(Scenario& scenario, const std::string& path, const Provenance& carried) {
  if (says_nothing(carried))
    scenario.provenance.erase(path);
  else
    scenario.provenance[path] = carried;
}

Problems set_number(Scenario& scenario, Change& change) {
  if (!finite(change.value)) return change.complain(not_finite());
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

/// A list of spans or rates: each item as if it stood alone.
Problems set_numbers(const Change& change) {
  const auto* list = change.value.as<Value::List>();
  if (list == nullptr) return change.complain(wrong_form(change.value, change.field));
  Field one = change.field;
  one.kind = change.field.kind == Kind::spans ? Kind::span : Kind::rate;
  std::vector<Span> spans;
  std::vector<double> rates;
  for (const Value& item : *list) {
    if (!finite(item)) return change.complain(not_finite());
    const auto quantity = quantity_of(one, item, "");
    if (!quantity) return change.complain(wrong_form(item, one));
    if (!one.range.holds(quantity->kept)) return change.complain(out_of_range(one.range, quantity->kept));
    spans.push_back(quantity->span);
    rates.push_back(quantity->kept);
  }
  (void)(change.put(std::move(spans)) || change.put(std::move(rates)));
  return {};
}

}  // namespace stegvis::model
