#include <algorithm>
#include <cmath>

#include "base/expects.hpp"
#include "model/compile_parts.hpp"

namespace stegvis::model {
namespace parts {
namespace {

template <class Thing>
std::vector<std::string> in_order(const ById<Thing>& things) {
  std::vector<std::string> ids;
  for (const auto& [id, thing] : things) ids.push_back(id);
  std::stable_sort(ids.begin(), ids.end(),
                   [&](const auto& a, const auto& b) { return things.at(a).order < things.at(b).order; });
  return ids;
}

/// Attributes so that `given` comes before those given by it, else by id.
void visit_attribute(const Scenario& scenario, const std::string& id, std::vector<std::string>& done) {
  if (std::find(done.begin(), done.end(), id) != done.end()) return;
  const std::string& given = scenario.attribute.at(id).given;
  if (!given.empty()) visit_attribute(scenario, given, done);
  done.push_back(id);
}

std::vector<std::string> values_of(const Attribute& attribute) {
  std::vector<std::string> values;
  for (const auto& [value, share] : attribute.values) values.push_back(value);
  for (const auto& [given, table] : attribute.by)
    for (const auto& [value, share] : table)
      if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  std::sort(values.begin(), values.end());
  return values;
}

std::uint32_t index_in(const std::vector<std::string>& ids, const std::string& id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  base::expects(found != ids.end(), "a validated scenario names only what it has");
  return static_cast<std::uint32_t>(found - ids.begin());
}

}  // namespace

Names::Names(const Scenario& said) : scenario{said} {
  stages = in_order(said.stage);
  pools = in_order(said.pool);
  payers = in_order(said.payer);
  for (const auto& [id, attribute] : said.attribute) visit_attribute(said, id, attributes);
  for (const auto& id : attributes) values.push_back(values_of(said.attribute.at(id)));
  horizon = said.end ? base::days_between(said.start, *said.end) + 1.0
                     : base::calendar_after(said.start, 0.0, *said.length);
}

std::uint32_t Names::attribute(const std::string& id) const { return index_in(attributes, id); }
std::uint32_t Names::value(std::uint32_t attribute, const std::string& value) const {
  return index_in(values[attribute], value);
}
const std::string& Names::label(std::uint32_t attribute, const std::string& value) const {
  const ById<std::string>& labels = scenario.attribute.at(attributes[attribute]).label;
  const auto found = labels.find(value);
  return found == labels.end() ? value : found->second;
}
StageId Names::stage(const std::string& id) const { return StageId{index_in(stages, id)}; }
std::uint32_t Names::pool(const std::string& id) const { return index_in(pools, id); }
std::uint32_t Names::payer(const std::string& id) const { return index_in(payers, id); }

double Names::day(const Instant& instant, double otherwise) const {
  if (instant.date) return base::days_between(scenario.start, *instant.date);
  if (instant.after_start) return base::calendar_after(scenario.start, 0.0, *instant.after_start);
  return otherwise;
}

const std::string& own_or(const std::string& luck, const std::string& id) { return luck.empty() ? id : luck; }

Shares cumulative(const ById<Share>& shares, const std::vector<std::string>& order) {
  double said = 0.0;
  for (const auto& [id, share] : shares)
    if (!share.rest) said += share.value;
  Shares table;
  double sum = 0.0;
  std::size_t last_possible = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto found = shares.find(order[i]);
    const double share = found == shares.end() ? 0.0 : found->second.rest ? 1.0 - said : found->second.value;
    if (share > 0.0) last_possible = i;
    table.push_back(sum += share);
  }
  // Rounding must leave nobody without a value: the last possible one takes what is left.
  std::fill(table.begin() + static_cast<std::ptrdiff_t>(last_possible), table.end(), 1.0);
  return table;
}

std::vector<std::string> targets_of(const Branches& branches, const Names& names) {
  std::vector<std::string> targets;
  for (const auto& [target, share] : branches) targets.push_back(target);
  const auto luck = [&](const std::string& id) { return own_or(names.scenario.stage.at(id).luck, id); };
  std::stable_sort(targets.begin(), targets.end(),
                   [&](const auto& a, const auto& b) { return luck(a) < luck(b); });
  return targets;
}

std::vector<Condition> conditions_of(const When& when, const Names& names) {
  std::vector<Condition> conditions;
  for (const auto& [id, allowed] : when) {
    Condition condition{names.attribute(id), {}};
    condition.allowed.resize(names.values[condition.attribute].size());
    for (const auto& value : allowed) condition.allowed[names.value(condition.attribute, value)] = true;
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

}  // namespace parts

base::Result<Programme> compile(const Scenario& scenario) {
  const parts::Names names{scenario};
  Programme programme;
  programme.title = scenario.title;
  programme.start = scenario.start;
  programme.horizon = names.horizon;
  programme.measure_from = names.day(scenario.measure_from, 0.0);
  for (const auto& instant : scenario.observe) programme.observe.push_back(names.day(instant, 0.0));
  parts::compile_attributes(programme, names);
  parts::compile_pools(programme, names);
  parts::compile_stages(programme, names);
  parts::compile_supports(programme, names);
  parts::compile_sources(programme, names);
  parts::compile_rules(programme, names);
  parts::compile_reporting(programme, names);
  parts::compile_money(programme, names);
  return programme;
}

}  // namespace stegvis::model
