#include "io/write_comparison.hpp"

#include <algorithm>

#include "io/results_tables.hpp"
#include "io/take_name.hpp"
#include "io/write_economics.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using experiment::SideBySide;
using measure::Series;

struct Group {
  const char* name;
  Series series;
};
constexpr Group summaries[] = {{"summary", Series::totals},
                               {"yearly", Series::yearly},
                               {"monthly", Series::monthly},
                               {"observations", Series::observed}};

/// A comparison file in the making.
class Writer {
 public:
  Writer(ResultsFile& out, const ComparisonName& name, const SideBySide& numbers)
      : out_{out},
        name_{name},
        numbers_{numbers},
        told_{name.files[0]->scenario.start,
              name.files[0]->scenario.language == "sv" ? base::Language::sv : base::Language::en} {}

  void write() {
    attributes();
    scenarios();
    replications("totals", false);
    replications("difference/totals", true);
    for (const Group& group : summaries) {
      summary(group.name, group.series, false);
      summary(std::string{"difference/"} + group.name, group.series, true);
    }
    common_luck();
    if (numbers_.scenarios() > 2) best();
  }

 private:
  void attributes() {
    const model::Scenario& first = name_.files[0]->scenario;
    const auto say = [&](const char* name, const AttributeValue& value) { out_.attribute("", name, value); };
    say("Conventions", "CF-1.8");
    say("title", joined([](const ScenarioFile& file) { return file.scenario.title; }));
    say("source", std::string{"stegvis "} + STEGVIS_VERSION);
    say("file_kind", comparison_kind);
    say("layout_version", results_layout);
    say("seed", std::uint64_t{name_.seed});
    say("replications", static_cast<std::int32_t>(name_.replications));
    say("start", base::iso(first.start));
    say("end", base::iso(base::date_after(first.start, name_.first->horizon - 1e-9)));
    say("horizon_days", name_.first->horizon);
    say("measure_from", name_.first->measure_from);
    say("report", first.report);
    say("language", first.language);
    say("constructed", constructed());
    say("scenario", joined([](const ScenarioFile& file) { return fs::path{file.name}.filename().string(); }));
  }

  template <class Pick>
  std::string joined(const Pick& pick) const {
    std::string all;
    for (const ScenarioFile* file : name_.files) all += (all.empty() ? "" : "; ") + pick(*file);
    return all;
  }
  /// Each remark once.
  std::string constructed() const {
    std::vector<std::string> remarks;
    std::string all;
    for (const ScenarioFile* file : name_.files) {
      const std::string& remark = file->scenario.constructed;
      if (remark.empty() || std::find(remarks.begin(), remarks.end(), remark) != remarks.end()) continue;
      all += (all.empty() ? "" : " ") + remarks.emplace_back(remark);
    }
    return all;
  }

  void scenarios() {
    const auto texts = [&](const char* name, const auto& pick) {
      std::vector<std::string> all;
      for (const ScenarioFile* file : name_.files) all.push_back(pick(*file));
      out_.write({.path = std::string{"scenarios/"} + name, .dims = {"scenario"}}, all);
    };
    out_.scale({.path = "scenarios/scenario"}, name_.ids);
    texts("file", [](const ScenarioFile& file) { return fs::path{file.name}.filename().string(); });
    texts("title", [](const ScenarioFile& file) { return file.scenario.title; });
    texts("about", [](const ScenarioFile& file) { return file.scenario.about; });
    texts("constructed", [](const ScenarioFile& file) { return file.scenario.constructed; });
    texts("composed", [](const ScenarioFile& file) { return file.composed; });
  }

  /// The dimension over scenarios, or over their differences to the first.
  void lead(const std::string& group, bool paired) {
    if (!paired) {
      out_.scale({.path = group + "/scenario"}, name_.ids);
      return;
    }
    std::vector<std::string> names;
    for (std::size_t i = 1; i < name_.ids.size(); ++i) names.push_back(name_.difference(i));
    out_.scale({.path = group + "/difference"}, names);
  }
  Variable variable(const std::string& group, bool paired, const char* second, const measure::Table& table) {
    Variable made = variable_of(group, second, table, told_);
    made.dims.insert(made.dims.begin(), paired ? "difference" : "scenario");
    return made;
  }
  bool empty(Series series) const {
    const auto& tables = numbers_.layout().in(series).tables;
    return std::none_of(tables.begin(), tables.end(), any);
  }
  const experiment::Summary& told_of(bool paired, std::size_t scenario) const {
    return paired ? numbers_.difference(scenario) : numbers_.of(scenario);
  }

  void replications(const std::string& group, bool paired) {
    const auto& in = numbers_.layout().in(Series::totals);
    if (empty(Series::totals)) return;
    lead(group, paired);
    write_replications(out_, group, 0, name_.replications, told_);
    write_axes(out_, group, numbers_.layout(), in.tables, told_);
    for (const measure::Table& table : in.tables) {
      if (!any(table)) continue;
      std::vector<double> all;
      for (std::size_t i = paired ? 1 : 0; i < numbers_.scenarios(); ++i) {
        const std::vector<double> one = told_of(paired, i).rows(Series::totals, table);
        all.insert(all.end(), one.begin(), one.end());
      }
      out_.write(variable(group, paired, "replication", table), all);
    }
  }

  /// Statistics over replications; of differences also how often they are above and below zero.
  void summary(const std::string& group, Series series, bool paired) {
    if (empty(series)) return;
    lead(group, paired);
    std::vector<std::string> names = statistic_names();
    if (paired) names.insert(names.end(), {"above", "below"});
    out_.scale({.path = group + "/statistic"}, names);
    write_axes(out_, group, numbers_.layout(), numbers_.layout().in(series).tables, told_);
    for (const measure::Table& table : numbers_.layout().in(series).tables) {
      if (!any(table)) continue;
      Variable made = variable(group, paired, "statistic", table);
      made.number = Number::float64;
      std::vector<double> all;
      for (std::size_t i = paired ? 1 : 0; i < numbers_.scenarios(); ++i)
        append_statistics(all, series, table, paired, i, names.size());
      out_.write(made, all);
    }
  }
  void append_statistics(std::vector<double>& all, Series series, const measure::Table& table, bool paired,
                         std::size_t scenario, std::size_t statistics) const {
    const std::size_t from = all.size();
    all.resize(from + statistics * table.size);
    for (std::size_t i = 0; i < table.size; ++i) {
      std::vector<double> told = statistics_of(told_of(paired, scenario).of(series, table.first + i));
      if (paired) {
        const experiment::Signs signs = numbers_.signs(scenario, series, table.first + i);
        told.insert(told.end(), {signs.share_above(), signs.share_below()});
      }
      for (std::size_t s = 0; s < statistics; ++s) all[from + s * table.size + i] = told[s];
    }
  }

  void common_luck() {
    const std::string group = "common_luck";
    const auto& in = numbers_.layout().in(Series::totals);
    if (empty(Series::totals)) return;
    lead(group, true);
    out_.scale({.path = group + "/bound"}, std::vector<std::string>{"ratio", "low", "high"});
    write_axes(out_, group, numbers_.layout(), in.tables, told_);
    for (const measure::Table& table : in.tables) {
      if (!any(table)) continue;
      Variable made = variable(group, true, "bound", table);
      made.number = Number::float64;
      made.attributes[0].second = std::string{"1"};
      std::vector<double> all;
      for (std::size_t k = 1; k < numbers_.scenarios(); ++k) append_gains(all, table, k);
      out_.write(made, all);
    }
  }
  void append_gains(std::vector<double>& all, const measure::Table& table, std::size_t scenario) const {
    const std::size_t from = all.size();
    all.resize(from + 3 * table.size);
    for (std::size_t i = 0; i < table.size; ++i) {
      const stats::LuckGain gain = numbers_.gain(scenario, Series::totals, table.first + i);
      all[from + i] = gain.ratio;
      all[from + table.size + i] = gain.low;
      all[from + 2 * table.size + i] = gain.high;
    }
  }

  /// How often each scenario does best, of the totals in which a direction is said.
  void best() {
    const std::string group = "best";
    const auto& in = numbers_.layout().in(Series::totals);
    std::vector<measure::Table> directed;
    for (const measure::Table& table : in.tables)
      if (any(table) && experiment::better(table.name) != experiment::Better::unsaid)
        directed.push_back(table);
    if (directed.empty()) return;
    lead(group, false);
    out_.scale({.path = group + "/part"}, std::vector<std::string>{"probability", "standard_error"});
    write_axes(out_, group, numbers_.layout(), directed, told_);
    for (const measure::Table& table : directed) {
      Variable made = variable(group, false, "part", table);
      made.number = Number::float64;
      made.attributes[0].second = std::string{"1"};
      const std::size_t scenarios = numbers_.scenarios();
      std::vector<double> all(scenarios * 2 * table.size);
      for (std::size_t i = 0; i < table.size; ++i) {
        const stats::BestOf told =
            numbers_.best(Series::totals, table.first + i, experiment::better(table.name));
        for (std::size_t k = 0; k < scenarios; ++k) {
          all[2 * k * table.size + i] = told.probability[k].value;
          all[(2 * k + 1) * table.size + i] = told.probability[k].standard_error;
        }
      }
      out_.write(made, all);
    }
  }

  ResultsFile& out_;
  const ComparisonName& name_;
  const SideBySide& numbers_;
  Told told_;
};

}  // namespace

std::vector<std::string> comparison_ids(const std::vector<const ScenarioFile*>& files) {
  std::vector<std::string> ids;
  for (const ScenarioFile* file : files) {
    const std::string stem = fs::path{file->name}.stem().string();
    std::string id = stem;
    for (int k = 2; std::find(ids.begin(), ids.end(), id) != ids.end(); ++k)
      id = stem + "_" + std::to_string(k);
    ids.push_back(id);
  }
  return ids;
}

base::Problems write_comparison(const fs::path& path, const ComparisonName& name, const SideBySide& numbers,
                                const experiment::Payback& payback) {
  return write_whole(path, [&](ResultsFile& out) {
    Writer{out, name, numbers}.write();
    write_economics(out, name, numbers, payback);
  });
}

}  // namespace stegvis::io
