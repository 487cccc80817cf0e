#include <algorithm>
#include <set>

#include "model/compile_parts.hpp"

namespace stegvis::model::parts {
namespace {

using std::chrono::January;

/// Periods that begin at each date of `next`, the first at the start, the last ending at the horizon.
template <class Next>
Periods periods(const Names& names, Date first_after, Next next, bool label_year) {
  Periods result;
  const Date start = names.scenario.start;
  const auto label = [&](Date date) {
    return label_year ? std::to_string(static_cast<int>(date.year())) : base::iso(date);
  };
  result.bounds.push_back(0.0);
  result.labels.push_back(label(start));
  for (Date date = first_after; base::days_between(start, date) < names.horizon; date = next(date)) {
    result.bounds.push_back(base::days_between(start, date));
    result.labels.push_back(label(date));
  }
  result.bounds.push_back(names.horizon);
  return result;
}

Periods report_periods(const Names& names) {
  const Date start = names.scenario.start;
  const auto month_on = [](Date date) { return base::plus_months(date, 1); };
  const auto week_on = [](Date date) { return base::date_after(date, 7.0); };
  if (names.scenario.report == "none") return {};
  if (names.scenario.report == "week") return periods(names, week_on(start), week_on, false);
  return periods(names, month_on(start.year() / start.month() / 1), month_on, false);
}

std::vector<std::string> factors_of(const std::string& product) {
  std::vector<std::string> factors(1);
  for (const char letter : product) {
    if (letter == '*')
      factors.emplace_back();
    else if (letter != ' ')
      factors.back() += letter;
  }
  return factors;
}

/// Every combination of values of the product's attributes is a group; its cells are those that agree with
/// it.
void add_groups(Programme& programme, const Names& names, const std::string& product) {
  std::vector<std::uint32_t> factors;
  for (const auto& id : factors_of(product)) factors.push_back(names.attribute(id));
  std::size_t combinations = 1;
  for (const auto factor : factors) combinations *= names.values[factor].size();
  const auto value_in = [&](std::uint32_t cell, std::uint32_t attribute) {
    return cell / programme.cell_weight[attribute] % names.values[attribute].size();
  };
  for (std::size_t combination = 0; combination < combinations; ++combination) {
    Group group;
    std::vector<std::size_t> wanted(factors.size());
    std::size_t rest = combination;
    for (std::size_t i = factors.size(); i-- > 0;) {
      wanted[i] = rest % names.values[factors[i]].size();
      rest /= names.values[factors[i]].size();
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
      const std::string& value = names.values[factors[i]][wanted[i]];
      group.name += (i ? "," : "") + names.attributes[factors[i]] + "=" + value;
      group.label += (i ? ", " : "") + names.label(factors[i], value);
    }
    for (std::uint32_t cell = 0; cell < programme.cells; ++cell) {
      bool inside = true;
      for (std::size_t i = 0; i < factors.size(); ++i)
        inside = inside && value_in(cell, factors[i]) == wanted[i];
      if (inside) group.cells.push_back(cell);
    }
    programme.groups.push_back(std::move(group));
  }
}

}  // namespace

void compile_reporting(Programme& programme, const Names& names) {
  programme.report = report_periods(names);
  programme.years = periods(
      names, (names.scenario.start.year() + std::chrono::years{1}) / January / 1,
      [](Date date) { return base::plus_months(date, 12); }, true);

  std::set<std::uint32_t> involved;
  for (const auto& product : names.scenario.report_by)
    for (const auto& id : factors_of(product)) involved.insert(names.attribute(id));
  for (const auto& id : names.scenario.paying_class) involved.insert(names.attribute(id));
  programme.cell_weight.assign(names.attributes.size(), 0);
  for (const auto attribute : involved) {
    programme.cell_weight[attribute] = programme.cells;
    programme.cells *= static_cast<std::uint32_t>(names.values[attribute].size());
  }
  Group all{"all", "", {}};
  for (std::uint32_t cell = 0; cell < programme.cells; ++cell) all.cells.push_back(cell);
  programme.groups.push_back(std::move(all));
  for (const auto& product : names.scenario.report_by) add_groups(programme, names, product);
}

}  // namespace stegvis::model::parts
