#include <algorithm>

#include "base/nearest.hpp"
#include "model/change.hpp"
#include "model/families.hpp"
#include "model/path.hpp"

namespace stegvis::model {

using base::Problems;

namespace {

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

Problems set_file(const Change& change, const std::string& name) {
  if (name.empty() || name.find('\0') != std::string::npos)
    return change.complain({"names no file", "namnger ingen fil"});
  change.put(name);
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

}  // namespace

Problems set_text(const Change& change) {
  const auto* text = change.value.as<std::string>();
  if (text == nullptr) return change.complain(wrong_form(change.value, change.field));
  if (change.field.kind == Kind::id) return set_id(change, *text);
  if (change.field.kind == Kind::file) return set_file(change, *text);
  if (change.field.kind != Kind::text) return set_word(change, *text);
  change.put(*text);
  return {};
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

}  // namespace stegvis::model
