#include "experiment/unit_costs.hpp"

#include <algorithm>
#include <set>

#include "stats/ratio.hpp"

namespace stegvis::experiment {
namespace {

using measure::Along;
using measure::Series;

constexpr bool by_sus(std::string_view per) {
  return per == "enrolled" || per == "exits" || per == "to_work_studies";
}

std::string total_name(const std::string& per) {
  return per.starts_with("sustained_") ? "sustained." + per.substr(10) : per;
}

/// Each replication's number of a yearly table, for everyone or a payer, at a year; of a total when there is
/// none.
std::vector<double> column(const Summary& summary, Series series, const std::string& name,
                           std::size_t offset) {
  const measure::Table* table = summary.layout().in(series).find(name);
  return table == nullptr ? std::vector<double>{} : summary.column(series, table->first + offset);
}

std::string yearly_name(const std::string& per) { return by_sus(per) ? "sus." + per : per; }

std::vector<double> in_year(const Summary& summary, const std::string& per, std::size_t year) {
  const std::size_t groups = summary.layout().axis(Along::group).size();
  return column(summary, Series::yearly, yearly_name(per), year * groups);
}

std::vector<double> summed(std::vector<double> sum, const std::vector<double>& more) {
  if (sum.empty()) return more;
  for (std::size_t i = 0; i < sum.size() && i < more.size(); ++i) sum[i] += more[i];
  return sum;
}

std::optional<std::size_t> index_of(const std::vector<std::string>& ids, const std::string& id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  return found == ids.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - ids.begin())};
}

Outcome told(const std::string& id, const model::UnitCost& said, const std::vector<double>& cost,
             const std::vector<double>& count) {
  const stats::Ratio ratio = stats::ratio(cost, count);
  const std::string& name = said.name.empty() ? id : said.name;
  Outcome outcome{"unit_cost." + id, "SEK", {name, name}, {}, {}, {}, ratio.per_replication};
  outcome.summary.mean = ratio.of_means;
  outcome.summary.se = ratio.se;
  return outcome;
}

}  // namespace

std::vector<double> counted(const Summary& summary, const std::string& per,
                            const std::optional<std::string>& year) {
  const auto& years = summary.layout().axis(Along::year).ids;
  if (year) {
    const auto at = index_of(years, *year);
    return at && !per.starts_with("sustained_") ? in_year(summary, per, *at) : std::vector<double>{};
  }
  if (!by_sus(per)) return column(summary, Series::totals, total_name(per), 0);
  std::vector<double> sum;
  for (std::size_t at = 0; at < years.size() && per != "enrolled"; ++at)
    sum = summed(std::move(sum), in_year(summary, per, at));
  return sum;
}

std::vector<Outcome> unit_costs(const Summary& summary, const model::Scenario& scenario) {
  std::vector<Outcome> all;
  const measure::Layout& layout = summary.layout();
  const auto& years = layout.axis(Along::year).ids;
  for (const auto& [id, said] : scenario.unit_cost) {
    const auto payer = index_of(layout.axis(Along::payer).ids, said.payer);
    if (!payer) continue;
    const measure::Table* costs = layout.in(Series::yearly).find("cost");
    const std::size_t step = costs == nullptr || years.empty() ? 0 : costs->size / years.size();
    for (std::size_t at = 0; at < years.size(); ++at) {
      const auto count = counted(summary, said.per, years[at]);
      if (count.empty()) continue;
      all.push_back(told(id, said, column(summary, Series::yearly, "cost", at * step + *payer), count));
      all.back().year = years[at];
    }
    const auto count = counted(summary, said.per, std::nullopt);
    if (count.empty()) continue;
    std::vector<double> cost = column(summary, Series::totals, "cost." + said.payer, 0);
    if (by_sus(said.per)) cost.clear();  // counted by whole years, and so is their cost
    for (std::size_t at = 0; at < years.size() && by_sus(said.per); ++at)
      cost = summed(std::move(cost), column(summary, Series::yearly, "cost", at * step + *payer));
    all.push_back(told(id, said, cost, count));
  }
  std::erase_if(all, [](const Outcome& outcome) { return outcome.summary.n == 0; });
  return all;
}

std::vector<std::pair<Series, std::string>> tables_counted(const model::Scenario& scenario) {
  std::set<std::pair<Series, std::string>> tables;
  for (const auto& [id, said] : scenario.unit_cost) {
    tables.emplace(Series::yearly, yearly_name(said.per));
    tables.emplace(Series::totals, total_name(said.per));
  }
  return {tables.begin(), tables.end()};
}

std::vector<Observed> observed_costs(const model::Scenario& scenario) {
  std::vector<Observed> all;
  for (const auto& [id, said] : scenario.unit_cost)
    for (const auto& [year, observed] : said.observed)
      all.push_back({id, year, *observed.cost / observed.years / *observed.count});
  return all;
}

}  // namespace stegvis::experiment
