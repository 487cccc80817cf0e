#include "model/judge.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/nearest.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

template <class Thing>
std::vector<std::string> keys(const ById<Thing>& things) {
  std::vector<std::string> ids;
  for (const auto& [id, thing] : things) ids.push_back(id);
  return ids;
}

struct TableName {
  std::string_view id;
  const char* en;
  const char* sv;
};

constexpr TableName table_names[]{
    {"stage", "is no known stage", "är inget känt stadium"},
    {"pool", "is no known pool", "är ingen känd pool"},
    {"attribute", "is no known attribute", "är inget känt attribut"},
    {"payer", "is no known payer", "är ingen känd betalare"},
    {"value", "is no known value", "är inget känt värde"},
    {"phase", "is no known phase", "är ingen känd fas"},
    {"index", "is no known price index", "är inget känt prisindex"},
    {"price", "is no known price", "är inget känt pris"},
    {"transition", "is no transition of the stage", "är ingen övergång ur stadiet"},
    {"hazard", "is no transition with a hazard", "är ingen övergång med hasard"},
};

Text unknown_text(std::string_view table) {
  for (const TableName& name : table_names) {
    if (name.id == table) return {name.en, name.sv};
  }
  return {};
}

}  // namespace

void Judge::wrong(std::string path, Text problem, Text why, Text allowed) {
  wrong({.path = std::move(path),
         .found = {},
         .problem = std::move(problem),
         .why = std::move(why),
         .allowed = std::move(allowed),
         .suggestion = {}});
}

void Judge::missing(std::string path, Text why, Text allowed) {
  wrong(std::move(path), {"is missing", "saknas"}, std::move(why), std::move(allowed));
}

void Judge::idle(std::string path, Text why, std::string lacking) {
  wrong({.path = std::move(path),
         .found = {},
         .problem = {"has no effect here", "har ingen verkan här"},
         .why = std::move(why),
         .allowed = {},
         .suggestion = {},
         .lacking = std::move(lacking)});
}

void Judge::unknown(std::string path, const std::string& word, std::string_view kind,
                    const std::vector<std::string>& candidates) {
  Text allowed = listed(candidates);
  if (candidates.empty()) allowed = {"there is none", "det finns ingen"};
  wrong({.path = std::move(path),
         .found = quoted(word),
         .problem = unknown_text(kind),
         .why = {},
         .allowed = std::move(allowed),
         .suggestion = base::nearest(word, candidates)});
}

std::vector<std::string> Judge::ids(std::string_view table) const {
  if (table == "stage") return keys(said.stage);
  if (table == "pool") return keys(said.pool);
  if (table == "attribute") return keys(said.attribute);
  return keys(said.payer);
}

bool Judge::names(const std::string& path, const std::string& word, std::string_view table) {
  const bool known = table == "stage"       ? said.stage.contains(word)
                     : table == "pool"      ? said.pool.contains(word)
                     : table == "attribute" ? said.attribute.contains(word)
                                            : said.payer.contains(word);
  if (!known) unknown(path, word, table, ids(table));
  return known;
}

bool Judge::is_numeric(const std::string& attribute) const {
  const auto found = said.attribute.find(attribute);
  return found != said.attribute.end() && !found->second.distribution.empty();
}

std::vector<std::string> Judge::values_of(const std::string& attribute) const {
  const auto found = said.attribute.find(attribute);
  if (found == said.attribute.end()) return {};
  std::set<std::string> values;
  for (const auto& [value, share] : found->second.values) values.insert(value);
  for (const auto& [given, shares] : found->second.by) {
    for (const auto& [value, share] : shares) values.insert(value);
  }
  return {values.begin(), values.end()};
}

bool Judge::has_words(const std::string& path, const std::string& attribute) {
  if (!names(path, attribute, "attribute")) return false;
  if (!is_numeric(attribute)) return true;
  wrong({.path = path,
         .found = quoted(attribute),
         .problem = {"is an attribute of numbers", "är ett attribut med tal"},
         .why = {"one with values is needed", "ett med värden behövs"},
         .allowed = {},
         .suggestion = {}});
  return false;
}

bool Judge::is_value(const std::string& path, const std::string& attribute, const std::string& value) {
  const std::vector<std::string> values = values_of(attribute);
  if (std::find(values.begin(), values.end(), value) != values.end()) return true;
  unknown(path, value, "value", values);
  return false;
}

void Judge::check_when(const std::string& path, const When& when) {
  for (const auto& [attribute, values] : when) {
    const std::string here = path + ".when." + attribute;
    if (!has_words(here, attribute)) continue;
    if (values.empty()) wrong(here, {"holds for nobody", "gäller för ingen"});
    for (const std::string& value : values) (void)is_value(here, attribute, value);
  }
}

void Judge::check_shares(const std::string& path, const ById<Share>& shares) {
  double sum = 0.0;
  int rests = 0;
  for (const auto& [id, share] : shares) {
    if (share.rest)
      ++rests;
    else
      sum += share.value;
  }
  // Shares such as three times 0.3333 are meant as thirds, but nobody is left over in silence.
  constexpr double tolerance = 1e-6;
  const Text allowed{"shares that sum to 1; one of them may be \"rest\"",
                     "andelar som blir 1; en av dem får vara \"rest\""};
  const std::string total = shown(std::round(sum * 1e9) / 1e9);
  if (rests > 1) wrong(path, {"has more than one \"rest\"", "har mer än en \"rest\""}, {}, allowed);
  if (sum > 1.0 + tolerance) {
    wrong(path, {"has shares that sum to " + total, "har andelar som blir " + total},
          {"more than 1", "mer än 1"}, allowed);
  } else if (rests == 0 && sum < 1.0 - tolerance) {
    wrong(path, {"has shares that sum to " + total, "har andelar som blir " + total},
          {"less than 1", "mindre än 1"}, allowed);
  }
}

void Judge::check_own_shares(const std::string& path, const ById<ById<Share>>& attributes,
                             const std::string& counted) {
  for (const auto& [attribute, shares] : attributes) {
    const std::string here = path + ".attributes." + attribute;
    if (!has_words(here, attribute)) continue;
    if (attribute == counted) idle(here, {"`counts` says it already", "`counts` säger det redan"});
    bool known = true;
    for (const auto& [value, share] : shares) known = is_value(here + "." + value, attribute, value) && known;
    if (known) check_shares(here, shares);
  }
}

std::optional<double> Judge::day(const Instant& instant) const {
  if (!said.start.ok()) return std::nullopt;
  if (instant.date) return base::days_between(said.start, *instant.date);
  if (instant.after_start) return base::calendar_after(said.start, 0.0, *instant.after_start);
  return std::nullopt;
}

std::optional<double> Judge::horizon() const {
  if (!said.start.ok()) return std::nullopt;
  if (said.end) return base::days_between(said.start, *said.end) + 1.0;
  if (said.length) return base::calendar_after(said.start, 0.0, *said.length);
  return std::nullopt;
}

}  // namespace stegvis::model
