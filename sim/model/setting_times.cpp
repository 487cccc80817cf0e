#include "model/change.hpp"
#include "model/units.hpp"

namespace stegvis::model {

using base::Problems;

namespace {

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

}  // namespace

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

}  // namespace stegvis::model
