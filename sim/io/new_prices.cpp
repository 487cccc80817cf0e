#include "io/new_prices.hpp"

#include <array>
#include <set>

#include "experiment/unit_costs.hpp"
#include "io/compose.hpp"
#include "io/composed.hpp"
#include "io/document.hpp"
#include "io/read_scenario.hpp"
#include "io/results_file.hpp"
#include "io/text_file.hpp"
#include "model/complaint.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

constexpr std::array money{"price",     "levy",     "cost",    "staff_cost", "payer",     "index",
                           "prices_in", "discount", "quality", "stages_of",  "unit_cost", "standard_value"};

std::string top_of(const std::string& path) { return path.substr(0, path.find('.')); }

bool is_money(const std::string& path) {
  for (const char* table : money)
    if (top_of(path) == table) return true;
  return false;
}

base::Problem at(const fs::path& file, Place place, const base::Text& words) {
  const std::string where =
      file.string() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
  return {"", {where + words.en, where + words.sv}};
}

Composed composed_of(const Document& document) {
  Composed all;
  for (const Leaf& leaf : document.leaves) all.leaves.emplace(leaf.path, leaf);
  for (const Header& table : document.tables) all.tables.emplace(table.path, table.place);
  return all;
}

/// A list of participants is not kept in results, and prices need none of them.
void leave_lists(Composed& run) {
  std::set<std::string> listed;
  for (const auto& [path, leaf] : run.leaves)
    if (path.starts_with("stock.") && path.ends_with(".list")) listed.insert(path.substr(0, path.size() - 5));
  for (const std::string& stock : listed) run.erase(stock);
}

base::Result<std::string> with_new_money(const std::string& run_text, const fs::path& prices) {
  const auto text = read_text(prices);
  if (!text) return text.problems();
  const Document asked = parse_document(*text, 0);
  base::Problems problems;
  for (const Located& located : asked.problems)
    problems.push_back(at(prices, located.place, located.problem.text));
  std::set<std::string> tables;
  for (const Leaf& leaf : asked.leaves) {
    if (is_money(leaf.path))
      tables.insert(top_of(leaf.path));
    else
      problems.push_back(at(prices, leaf.place,
                            {leaf.path + ": is not about money; it needs a new run",
                             leaf.path + ": gäller inte pengar; det behöver en ny körning"}));
  }
  for (const Header& table : asked.tables)
    if (is_money(table.path)) tables.insert(top_of(table.path));
  if (!problems.empty()) return problems;
  Composed run = composed_of(parse_document(run_text, 0));
  leave_lists(run);
  for (const std::string& table : tables) run.erase(table);
  const Composed fresh = composed_of(asked);
  run.leaves.insert(fresh.leaves.begin(), fresh.leaves.end());
  run.tables.insert(fresh.tables.begin(), fresh.tables.end());
  return canonical(run);
}

/// Lines and columns are those of the whole that was put together, which nobody has seen.
base::Problems without_places(base::Problems problems, const fs::path& prices) {
  const std::string file = prices.string() + ":";
  for (base::Problem& problem : problems)
    for (std::string* text : {&problem.text.en, &problem.text.sv}) {
      if (!text->starts_with(file)) continue;
      const std::size_t rest = text->find_first_not_of("0123456789:", file.size());
      if (rest != std::string::npos) *text = file + text->substr(rest);
    }
  return problems;
}

base::Problems too_coarse(const fs::path& results) {
  const std::string keep = read_attribute(results, "keep");
  return {
      {"",
       {results.string() + ": was kept as " + keep +
            ", which holds no classes of people by month; simulate with " + "--keep prices to price it again",
        results.string() + ": sparades som " + keep + ", utan klasser av människor per månad; simulera med " +
            "--keep prices för att kunna prissätta på nytt"}}};
}

/// What the file keeps of a run, or below "base/" of its base.
base::Result<experiment::KeptRun> kept_run(const fs::path& results, const std::string& part) {
  experiment::KeptRun run;
  for (const auto& [variable, into] : {std::pair{"units/segment_end", &run.segment_ends},
                                       {"units/first_entry", &run.first_entry},
                                       {"units/place_in_row", &run.places},
                                       {"units/value", &run.values}}) {
    auto numbers = read_numbers(results, part + variable);
    if (!numbers) return numbers.problems();
    *into = std::move(numbers).value();
  }
  return run;
}

/// What unit costs count, where the file tells it.
base::Result<std::vector<experiment::KeptCount>> kept_counts(const fs::path& results,
                                                             const model::Scenario& scenario) {
  std::vector<experiment::KeptCount> counts;
  for (const auto& [series, name] : experiment::tables_counted(scenario)) {
    const bool yearly = series == measure::Series::yearly;
    const std::string variable = (yearly ? "yearly_replications/" : "totals/") + name;
    if (!holds(results, variable)) continue;
    auto numbers = read_numbers(results, variable);
    if (!numbers) return numbers.problems();
    counts.push_back({series, name, std::move(numbers).value()});
  }
  return counts;
}

base::Result<model::Scenario> with_prices(const fs::path& results, const std::string& part,
                                          const fs::path& prices) {
  const auto composed = read_texts(results, part + "scenario/composed");
  if (!composed) return composed.problems();
  const auto text = with_new_money(composed->empty() ? std::string{} : composed->front(), prices);
  if (!text) return text.problems();
  auto file = read_scenario_text(prices, *text);
  if (!file) return without_places(file.problems(), prices);
  return std::move(file->scenario);
}

}  // namespace

base::Result<Repriced> read_new_prices(const fs::path& results, const fs::path& prices) {
  if (base::Problems problems = check_results(results); !problems.empty()) return problems;
  if (read_attribute(results, "keep") != "prices") return too_coarse(results);
  auto scenario = with_prices(results, "", prices);
  if (!scenario) return scenario.problems();
  auto run = kept_run(results, "");
  if (!run) return run.problems();
  auto counts = kept_counts(results, *scenario);
  if (!counts) return counts.problems();
  run->counts = std::move(counts).value();
  Repriced repriced{std::move(scenario).value(),         std::move(run).value(),      {}, {},
                    read_attribute(results, "scenario"), read_number(results, "seed")};
  if (!holds(results, "base/scenario/composed")) return repriced;
  auto base = with_prices(results, "base/", prices);
  if (!base) return base.problems();
  auto base_run = kept_run(results, "base/");
  if (!base_run) return base_run.problems();
  repriced.base = std::move(base).value();
  repriced.base_run = std::move(base_run).value();
  return repriced;
}

}  // namespace stegvis::io
