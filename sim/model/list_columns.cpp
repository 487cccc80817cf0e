#include "model/list_columns.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "model/judge.hpp"
#include "model/path.hpp"

namespace stegvis::model {
namespace {

using base::Text;
using Holds = ListColumn::Holds;

constexpr std::string_view attribute_prefix = "attribute.";

std::vector<ListColumn> own_columns() {
  return {
      {Holds::id,
       {"id", "id"},
       {"a pseudonym of your own, the same from one list to the next; never a personal identity number",
        "en egen pseudonym, densamma från lista till lista; aldrig ett personnummer"},
       {},
       true},
      {Holds::stage,
       {"stage", "stadium"},
       {"where they are; who waits for a stage: the stage, and a place on its list, or `<stage>.waiting`",
        "var de är; den som väntar på ett stadium: stadiet, och en plats i kön till det, eller "
        "`<stadium>.waiting`"},
       {},
       true},
      {Holds::since,
       {"since", "sedan"},
       {"the day they came to the stage, or to its list, such as 2026-11-22",
        "dagen de kom till stadiet, eller ställde sig i kön till det, som 2026-11-22"},
       {},
       true},
  };
}

std::vector<ListColumn> late_columns() {
  return {
      {Holds::place,
       {"place", "koplats"},
       {"place on the waiting list, 1 goes first; empty for who does not wait",
        "plats i kön, 1 går först; tomt för den som inte väntar"},
       {},
       false},
      {Holds::coach,
       {"coach", "coach"},
       {"whose participant they are; may be empty", "vems deltagare de är; får vara tomt"},
       {},
       false},
  };
}

std::vector<ListColumn> joined(std::vector<ListColumn> columns, const std::vector<ListColumn>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

std::vector<ListColumn> elsewhere_columns() {
  return {
      {Holds::waits_for,
       {"waits_for", "vantar_pa"},
       {"the stage they wait for while in another; empty for who does not",
        "stadiet de väntar på medan de är i ett annat; tomt för den som inte gör det"},
       {},
       false},
      {Holds::waits_since,
       {"waits_since", "vantar_sedan"},
       {"the day they joined that list, such as 2026-11-22",
        "dagen de ställde sig i den kön, som 2026-11-22"},
       {},
       false},
  };
}

ListColumn born_column() {
  return {Holds::born,
          {"born", "fodd"},
          {"birth date, such as 1998-04-17, or its month alone, 1998-04; empty: drawn as for newcomers",
           "födelsedatum, som 1998-04-17, eller bara månaden, 1998-04; tomt: dras som för nya"},
          {},
          false};
}

ListColumn attribute_column(const std::string& id, const Attribute& attribute) {
  ListColumn column;
  column.holds = attribute.distribution.empty() ? Holds::word : Holds::number;
  column.header = same(id);
  column.meaning = attribute.distribution.empty()
                       ? Text{"one of the values; empty: drawn by the scenario's shares",
                              "ett av värdena; tomt: dras efter scenariots andelar"}
                       : Text{"a number; empty: drawn as for newcomers", "ett tal; tomt: dras som för nya"};
  column.attribute = id;
  return column;
}

bool is_headed(const ListColumn& column, const std::string& word) {
  return column.header.en == word || column.header.sv == word;
}

bool taken(const std::vector<ListColumn>& columns, const std::string& word) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ListColumn& one) { return is_headed(one, word); });
}

}  // namespace

std::vector<ListColumn> list_columns(const Scenario& scenario) {
  std::vector<ListColumn> columns = own_columns();
  const bool elsewhere = std::any_of(scenario.stage.begin(), scenario.stage.end(), [&](const auto& stage) {
    return !waited_for_in(scenario, stage.first).empty();
  });
  if (elsewhere) columns = joined(std::move(columns), elsewhere_columns());
  columns = joined(std::move(columns), late_columns());
  if (scenario.attribute.contains("age")) columns.push_back(born_column());
  const std::vector<ListColumn> own = columns;
  for (const auto& [id, attribute] : scenario.attribute) {
    if (id == "age") continue;
    ListColumn column = attribute_column(id, attribute);
    if (taken(own, id)) column.header = same(std::string{attribute_prefix} + id);
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<std::string> waited_for_in(const Scenario& scenario, const std::string& stage) {
  const Stage& from = scenario.stage.at(stage);
  std::set<std::string> found;
  for (const auto& [id, way] : from.to) {
    if (way.ends_stage.value_or(way.hazard.empty())) continue;
    for (const std::string& target : targets_of(id, way)) {
      const std::string& pool = scenario.stage.at(target).needs;
      if (!pool.empty() && pool != from.needs) found.insert(target);
    }
  }
  return {found.begin(), found.end()};
}

std::size_t column_headed(const std::string& text, const std::vector<ListColumn>& columns,
                          const Scenario& scenario) {
  const bool whole = text.starts_with(attribute_prefix);
  const std::string word = id_like(whole ? text.substr(attribute_prefix.size()) : text);
  const auto index_if = [&](const auto& is_meant) {
    return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), is_meant) - columns.begin());
  };
  const auto named = [&](const ListColumn& column) {
    return !column.attribute.empty() &&
           (column.attribute == word || id_like(scenario.attribute.at(column.attribute).name) == word);
  };
  if (word.empty()) return columns.size();
  const std::size_t own =
      index_if([&](const ListColumn& column) { return !whole && is_headed(column, word); });
  return own < columns.size() ? own : index_if(named);
}

void Words::add(const std::string& id, const std::string& name) {
  ids_.push_back(id);
  alike_[id] = id;
  const std::string alike = id_like(name);
  if (alike.empty() || alike == id) return;
  const auto [known, fresh] = alike_.try_emplace(alike, id);
  if (!fresh && known->second != id && known->second != known->first) known->second.clear();
}

std::string Words::meant_by(const std::string& text) const {
  auto found = alike_.find(text);
  if (found == alike_.end()) found = alike_.find(id_like(text));
  return found == alike_.end() ? std::string{} : found->second;
}

std::string Words::nearest_to(const std::string& text) const { return base::nearest(id_like(text), ids_); }

Words stage_words(const Scenario& scenario) {
  Words words;
  for (const auto& [id, stage] : scenario.stage) words.add(id, stage.name);
  return words;
}

Words value_words(const Scenario& scenario, const std::string& attribute) {
  Words words;
  const ById<std::string>& labels = scenario.attribute.at(attribute).label;
  for (const std::string& value : Judge{scenario}.values_of(attribute)) {
    const auto label = labels.find(value);
    words.add(value, label == labels.end() ? value : label->second);
  }
  return words;
}

}  // namespace stegvis::model
