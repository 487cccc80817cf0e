#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "model/compile_parts.hpp"
#include "random/luck.hpp"

namespace stegvis::model::parts {
namespace {

std::vector<Shares> tables_of(const Attribute& attribute, std::uint32_t own, std::uint32_t given,
                              const Names& names) {
  if (given == StagePlan::none) return {cumulative(attribute.values, names.values[own])};
  std::vector<Shares> tables;
  for (const auto& value : names.values[given]) {
    const auto found = attribute.by.find(value);
    tables.push_back(
        cumulative(found == attribute.by.end() ? attribute.values : found->second, names.values[own]));
  }
  return tables;
}

void set_attributes(Source& source, const ById<ById<Share>>& said, const Names& names) {
  for (const auto& [id, shares] : said) {
    const std::uint32_t attribute = names.attribute(id);
    source.attributes.emplace_back(attribute, cumulative(shares, names.values[attribute]));
  }
}

void set_entries(Programme& programme, Source& source, const std::string& to, const Branches& branches,
                 const Names& names) {
  Branches shares = branches;
  if (shares.empty()) shares[to] = Share{1.0, false};
  const std::vector<std::string> targets = targets_of(shares, names);
  const Shares up_to = cumulative(shares, targets);
  source.first_branch = static_cast<std::uint32_t>(programme.entries.size());
  source.branches = static_cast<std::uint32_t>(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i)
    programme.entries.push_back({names.stage(targets[i]), up_to[i]});
}

/// Mean over [from, until] of (1 + growth)^(t in years).
double growth_mean(double growth, double from, double until) {
  if (growth == 0.0) return 1.0;
  const double per_day = base::log1p(growth) / base::days_per_year;
  return base::exp(per_day * from) * base::expm1(per_day * (until - from)) / (per_day * (until - from));
}

/// Cumulated expected intake over [from, until], linear between knots: exact for windows, exact daily means
/// under a season or growth (their product is taken as the product of the two daily means).
std::vector<Knot> knots_of(const Arrival& arrival, const Source& source, const Names& names) {
  const bool daily = arrival.season.amplitude != 0.0 || arrival.growth != 0.0;
  std::vector<Step> windows = steps_of(arrival.window, {}, names);
  if (windows.empty()) windows.push_back({0.0, 1.0});
  std::vector<double> at{source.from, source.until};
  for (const auto& step : windows) at.push_back(step.from);
  for (double day = std::floor(source.from) + 1.0; daily && day < source.until; day += 1.0) at.push_back(day);
  std::sort(at.begin(), at.end());
  at.erase(std::unique(at.begin(), at.end()), at.end());
  std::erase_if(at, [&](double moment) { return moment < source.from || moment > source.until; });
  std::vector<Knot> knots{{source.from, 0.0}};
  std::size_t window = 0;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    while (window + 1 < windows.size() && windows[window + 1].from <= at[i]) ++window;
    const double mean = windows[window].factor * season_mean(arrival.season, at[i], at[i + 1]) *
                        growth_mean(arrival.growth, at[i], at[i + 1]);
    knots.push_back({at[i + 1], knots.back().total + source.rate * mean * (at[i + 1] - at[i])});
  }
  return knots;
}

void set_even(Source& source, const Arrival& arrival, const Names& names) {
  source.kind = Coming::even;
  source.every = arrival.every->days();
  source.first = names.day(arrival.first, source.from + source.every);
  if (source.first < source.from)
    source.first += source.every * std::ceil((source.from - source.first) / source.every);
}

void set_counts(Source& source, const Arrival& arrival, const Names& names) {
  source.kind = Coming::counts;
  for (const auto& [id, dated] : arrival.counts)
    source.counts.emplace_back(names.day(dated.first, 0.0), static_cast<std::int64_t>(dated.second));
  std::stable_sort(source.counts.begin(), source.counts.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::erase_if(source.counts,
                [](const auto& dated) { return dated.first < 0.0; });  // starting stock, if anything
}

Source arrival_source(Programme& programme, const Names& names, const std::string& id,
                      const Arrival& arrival) {
  Source source;
  source.id = id;
  source.name = arrival.name.empty() ? id : arrival.name;
  const std::string luck = "arrival." + own_or(arrival.luck, id);
  source.word = random::source_word(luck);
  source.purpose = random::purpose_word(luck);
  source.from = std::max(0.0, names.day(arrival.from, 0.0));
  source.until = std::min(names.horizon, names.day(arrival.until, names.horizon));
  source.group = static_cast<std::int64_t>(arrival.group);
  source.rate = arrival.rate.value_or(0.0);
  const bool varies = arrival.growth != 0.0 || arrival.season.amplitude != 0.0 || !arrival.window.empty();
  if (arrival.kind == "even")
    set_even(source, arrival, names);
  else if (arrival.kind == "counts")
    set_counts(source, arrival, names);
  else if (varies)
    source.knots = knots_of(arrival, source, names);
  set_entries(programme, source, arrival.to, arrival.branches, names);
  set_attributes(source, arrival.attributes, names);
  return source;
}

Source stock_source(Programme& programme, const Names& names, const std::string& id, const Stock& stock) {
  Source source;
  source.id = id;
  source.name = stock.name.empty() ? id : stock.name;
  source.kind = Coming::stock;
  const std::string luck = "stock." + own_or(stock.luck, id);
  source.word = random::source_word(luck);
  source.purpose = random::purpose_word(luck);
  set_attributes(source, stock.attributes, names);
  if (!stock.list.empty()) {
    source.people = listed_people(programme, names, stock.people);
    return source;
  }
  source.waiting = stock.waiting;
  source.has_elapsed = !stock.elapsed.empty();
  if (source.has_elapsed) source.elapsed = duration_of(stock.law);
  source.count_by_value = {static_cast<std::int64_t>(stock.count)};
  if (!stock.by.empty()) {
    source.by = names.attribute(stock.by);
    source.count_by_value.clear();
    for (const auto& value : names.values[source.by]) {
      const auto found = stock.counts.find(value);
      source.count_by_value.push_back(found == stock.counts.end() ? 0
                                                                  : static_cast<std::int64_t>(found->second));
    }
  }
  set_entries(programme, source, stock.stage, {}, names);
  return source;
}

}  // namespace

void compile_attributes(Programme& programme, const Names& names) {
  for (std::uint32_t i = 0; i < names.attributes.size(); ++i) {
    const std::string& id = names.attributes[i];
    const Attribute& attribute = names.scenario.attribute.at(id);
    AttributePlan plan;
    plan.id = id;
    plan.name = attribute.name.empty() ? id : attribute.name;
    plan.purpose = random::purpose_word("attribute." + own_or(attribute.luck, id));
    plan.numeric = !attribute.distribution.empty();
    plan.age = plan.numeric && id == "age";
    if (plan.numeric) plan.number = duration_of(attribute.law);
    plan.values = names.values[i];
    if (!attribute.given.empty()) plan.given = names.attribute(attribute.given);
    if (!plan.numeric) plan.tables = tables_of(attribute, i, plan.given, names);
    programme.attributes.push_back(std::move(plan));
  }
}

void compile_sources(Programme& programme, const Names& names) {
  for (const auto& [id, stock] : names.scenario.stock)
    programme.sources.push_back(stock_source(programme, names, id, stock));
  for (const auto& [id, arrival] : names.scenario.arrival)
    programme.sources.push_back(arrival_source(programme, names, id, arrival));
}

void compile_rules(Programme& programme, const Names& names) {
  for (const auto& [id, rule] : names.scenario.rule) {
    RulePlan plan;
    plan.purpose = random::purpose_word("rule." + own_or(rule.luck, id));
    plan.by_age = rule.age.has_value();
    if (rule.age) plan.age = *rule.age;
    plan.month_start = rule.age_at == "month_start";
    plan.date = names.day(rule.date, 0.0);
    plan.conditions = conditions_of(rule.when, names);
    plan.attribute = names.attribute(rule.attribute);
    plan.values = cumulative(rule.values, names.values[plan.attribute]);
    programme.rules.push_back(std::move(plan));
  }
}

}  // namespace stegvis::model::parts
