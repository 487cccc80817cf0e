#include <fmt/format.h>

#include <map>

#include "model/families.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"
#include "model/quantity.hpp"
#include "model/units.hpp"

namespace stegvis::model {
namespace {

using base::Date;
using base::Span;

using Maybe = std::optional<Value>;

Value plain(double x) {
  const auto whole = static_cast<std::int64_t>(x);
  const bool exact = x > -1e15 && x < 1e15 && static_cast<double>(whole) == x;
  return exact ? Value{whole} : Value{x};
}

std::string rate_text(double per_day) { return shown(per_day) + " / day"; }

Value instant_value(const Instant& instant) {
  return instant.date ? Value{*instant.date} : Value{shown(*instant.after_start)};
}

template <class T, class Say>
Maybe list_of(const std::vector<T>& items, Say say) {
  if (items.empty()) return std::nullopt;
  Value::List list;
  for (const T& item : items) list.push_back(say(item));
  return Value{list};
}

/// What each kind of member says.
struct Teller {
  const Field& field;

  Maybe operator()(std::monostate) const { return std::nullopt; }
  Maybe operator()(const std::string* text) const { return text->empty() ? Maybe{} : Value{*text}; }
  Maybe operator()(const bool* flag) const { return Value{*flag}; }
  Maybe operator()(const double* x) const {
    return field.kind == Kind::rate ? Value{rate_text(*x)} : plain(*x);
  }
  Maybe operator()(const std::uint64_t* x) const { return Value{static_cast<std::int64_t>(*x)}; }
  Maybe operator()(const Share* share) const {
    return share->rest ? Value{std::string{"rest"}} : plain(share->value);
  }
  Maybe operator()(const Span* span) const {
    return field.kind == Kind::span ? Value{shown(*span)} : plain(span->count);
  }
  Maybe operator()(const Date* date) const { return date->ok() ? Maybe{Value{*date}} : std::nullopt; }
  Maybe operator()(const Instant* instant) const {
    return instant->said() ? Maybe{instant_value(*instant)} : std::nullopt;
  }
  Maybe operator()(const FamilySlot& slot) const { return (*this)(slot.name); }
  Maybe operator()(const std::vector<Span>* spans) const {
    return list_of(*spans, [](const Span& span) { return Value{shown(span)}; });
  }
  Maybe operator()(const std::vector<double>* rates) const {
    return list_of(*rates, [](double rate) { return Value{rate_text(rate)}; });
  }
  Maybe operator()(const std::vector<Instant>* instants) const { return list_of(*instants, instant_value); }
  Maybe operator()(const std::vector<std::string>* words) const {
    return list_of(*words, [](const std::string& word) { return Value{word}; });
  }
  template <class T>
  Maybe operator()(const std::optional<T>* maybe) const {
    return *maybe ? (*this)(&**maybe) : std::nullopt;
  }
};

/// The number in a slot as it is kept; nothing when none is said.
std::optional<double> kept_in(const Slot& slot) {
  if (auto* const* x = std::get_if<double*>(&slot)) return **x;
  if (auto* const* x = std::get_if<std::optional<double>*>(&slot)) return **x;
  if (auto* const* share = std::get_if<Share*>(&slot); share != nullptr && !(*share)->rest)
    return (*share)->value;
  if (auto* const* span = std::get_if<Span*>(&slot)) return (*span)->days();
  if (auto* const* span = std::get_if<std::optional<Span>*>(&slot); span != nullptr && **span)
    return (**span)->days();
  return std::nullopt;
}

const Span* span_in(const Slot& slot) {
  if (auto* const* span = std::get_if<Span*>(&slot)) return *span;
  if (auto* const* span = std::get_if<std::optional<Span>*>(&slot); span != nullptr && **span)
    return &***span;
  return nullptr;
}

std::string unit_said(const Field& field, const Slot& slot, const Provenance& carried) {
  if (!carried.unit.empty()) return carried.unit;
  if (const Span* span = span_in(slot); span != nullptr && field.kind == Kind::span)
    return std::string{word_of(span->unit)};
  if (field.kind == Kind::rate) return "/ day";
  if (field.kind == Kind::money && field.unit.empty()) return "SEK";
  return field.unit;
}

/// Whether it is the default and carries nothing: then nobody has said it.
bool is_silent(const Field& field, const Slot& slot, bool carries) {
  const Maybe value = said(field, slot);
  return !value || (!carries && is_default(field, *value));
}

}  // namespace

bool is_default(const Field& field, const Value& value) {
  const auto* text = value.as<std::string>();
  return (text != nullptr ? *text : shown(value)) == field.fallback.en;
}

Maybe said(const Field& field, Slot slot) { return std::visit(Teller{field}, slot); }

Maybe get(const Scenario& scenario, std::string_view path) {
  const Field* field = find_field(path);
  if (field == nullptr) return std::nullopt;
  const Slot slot = existing_slot(scenario, path);
  const std::string_view number = carrier_of(path);
  return said(number.empty() ? *field : *find_field(number), slot);
}

std::vector<Parameter> parameters(const Scenario& scenario) {
  std::map<std::string, Parameter> found;
  for_each(scenario, [&](const std::string& path, const Field& field, const Slot& slot) {
    // Where a thing stands in figures is no number of the model.
    if (!is_one_number(field.kind) || path.ends_with(".order")) return;
    const auto known = scenario.provenance.find(path);
    const bool carries = known != scenario.provenance.end();
    const auto kept = kept_in(slot);
    if (!kept || is_silent(field, slot, carries)) return;
    const Provenance carried = carries ? known->second : Provenance{};
    const std::string unit = unit_said(field, slot, carried);
    const Span* span = field.kind == Kind::span ? span_in(slot) : nullptr;
    const bool same_unit = span != nullptr && word_of(span->unit) == unit;
    found.emplace(path, Parameter{path, &field, same_unit ? span->count : in_unit(field.kind, *kept, unit),
                                  unit, carried});
  });
  std::vector<Parameter> sorted;
  for (auto& [path, parameter] : found) sorted.push_back(std::move(parameter));
  return sorted;
}

}  // namespace stegvis::model
