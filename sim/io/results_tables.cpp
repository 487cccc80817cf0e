#include "io/results_tables.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>

#include "model/fields.hpp"

namespace stegvis::io {
namespace {

using experiment::Summary;
using measure::Along;
using measure::Axis;
using measure::Layout;
using measure::Series;

constexpr std::array<const char*, measure::axis_count> axis_names{
    "period", "year", "observation", "reporting_group", "place", "stage", "leg", "pool", "payer", "coach"};
constexpr std::array<double stats::Summary::*, 10> statistics{
    &stats::Summary::mean, &stats::Summary::se,  &stats::Summary::sd,  &stats::Summary::min,
    &stats::Summary::q05,  &stats::Summary::q10, &stats::Summary::q50, &stats::Summary::q90,
    &stats::Summary::q95,  &stats::Summary::max};
const char* name_of(Along along) { return axis_names[static_cast<std::size_t>(along)]; }

/// "d": xarray turns numbers of "days" into lengths of time, which nobody asked for.
std::string unit_of(const std::string& unit) { return unit == "days" ? "d" : unit; }

std::vector<std::pair<std::string, AttributeValue>> label(const std::string& unit, const base::Text& text,
                                                          const Told& told) {
  return {{"units", unit_of(unit)}, {"long_name", text.in(told.language)}, {"long_name_en", text.en}};
}

std::vector<std::pair<std::string, AttributeValue>> time_label(const base::Text& text, const Told& told) {
  auto attributes = label("days since " + base::iso(told.start) + " 00:00:00", text, told);
  attributes.emplace_back("standard_name", "time");
  attributes.emplace_back("calendar", "standard");
  return attributes;
}

void write_names(ResultsFile& out, const std::string& group, const std::string& axis, const Axis& coordinates,
                 const Told& told) {
  std::vector<std::string> names, names_en;
  for (const base::Text& name : coordinates.names) {
    names.push_back(name.in(told.language));
    names_en.push_back(name.en);
  }
  out.write({.path = group + "/" + axis + "_name", .dims = {axis}}, names);
  out.write({.path = group + "/" + axis + "_name_en", .dims = {axis}}, names_en);
}

void write_legs(ResultsFile& out, const std::string& group, const Layout& layout) {
  std::vector<std::string> from, to;
  for (std::size_t leg = 0; leg < layout.leg_from.size(); ++leg) {
    from.push_back(layout.leg_from[leg]);
    to.push_back(layout.leg_to[leg]);
  }
  out.write({.path = group + "/leg_from", .dims = {"leg"}}, from);
  out.write({.path = group + "/leg_to", .dims = {"leg"}}, to);
}

void write_axis(ResultsFile& out, const std::string& group, const Layout& layout, Along along,
                const Told& told) {
  const Axis& axis = layout.axis(along);
  const std::string name = name_of(along), path = group + "/" + name;
  if (along == Along::period) {
    out.scale({.path = path, .attributes = time_label({"beginning of the period", "periodens början"}, told)},
              axis.days);
  } else if (along == Along::observation) {
    out.scale({.path = path, .attributes = time_label({"moment", "tidpunkt"}, told)}, axis.days);
  } else if (along == Along::year) {
    std::vector<double> years;
    for (const std::string& id : axis.ids) years.push_back(std::stod(id));
    out.scale({.path = path,
               .number = Number::int32,
               .attributes = label("1", {"calendar year", "kalenderår"}, told)},
              years);
  } else {
    out.scale({.path = path}, axis.ids);
    write_names(out, group, name, axis, told);
    if (along == Along::leg) write_legs(out, group, layout);
  }
}

void write_statistics(ResultsFile& out, const std::string& group) {
  out.scale({.path = group + "/statistic"}, statistic_names());
}

/// A table of a series, summarised: [statistic, ...].
void write_summarised(ResultsFile& out, const std::string& group, const Summary& summary, Series series,
                      const measure::Table& table, const Told& told) {
  std::vector<double> numbers(statistics.size() * table.size);
  for (std::size_t i = 0; i < table.size; ++i) {
    const stats::Summary told_of = summary.of(series, table.first + i);
    const std::vector<double> said = statistics_of(told_of);
    for (std::size_t s = 0; s < statistics.size(); ++s) numbers[s * table.size + i] = said[s];
  }
  Variable variable = variable_of(group, "statistic", table, told);
  variable.number = Number::float64;
  out.write(variable, numbers);
}

void write_series(ResultsFile& out, const std::string& group, const Summary& summary, Series series,
                  const Told& told) {
  const auto& tables = summary.layout().in(series).tables;
  if (std::none_of(tables.begin(), tables.end(), any)) return;
  write_statistics(out, group);
  write_axes(out, group, summary.layout(), tables, told);
  for (const measure::Table& table : tables)
    if (any(table)) write_summarised(out, group, summary, series, table, told);
}

}  // namespace

std::vector<std::string> statistic_names() {
  return {"mean", "se", "sd", "min", "q05", "q10", "q50", "q90", "q95", "max"};
}

std::vector<double> statistics_of(const stats::Summary& summary) {
  std::vector<double> numbers;
  for (double stats::Summary::*statistic : statistics)
    numbers.push_back(summary.n > 0 ? summary.*statistic : std::numeric_limits<double>::quiet_NaN());
  return numbers;
}

bool any(const measure::Table& table) { return table.size > 0; }

Variable variable_of(const std::string& group, const std::string& first, const measure::Table& table,
                     const Told& told) {
  Variable variable{.path = group + "/" + table.name,
                    .dims = {first},
                    .number = table.whole ? Number::int32 : Number::float64,
                    .attributes = label(table.unit, table.label, told)};
  for (const Along along : table.axes) variable.dims.emplace_back(name_of(along));
  return variable;
}

void write_axes(ResultsFile& out, const std::string& group, const Layout& layout,
                const std::vector<measure::Table>& tables, const Told& told) {
  std::set<Along> used;
  for (const measure::Table& table : tables)
    if (any(table)) used.insert(table.axes.begin(), table.axes.end());
  for (const Along along : used) write_axis(out, group, layout, along, told);
}

std::vector<double> column(std::span<const double> rows, std::size_t row_size, const measure::Table& table) {
  std::vector<double> numbers;
  numbers.reserve(rows.size() / row_size * table.size);
  for (std::size_t row = 0; row < rows.size(); row += row_size) {
    const auto from = rows.begin() + static_cast<std::ptrdiff_t>(row + table.first);
    numbers.insert(numbers.end(), from, from + static_cast<std::ptrdiff_t>(table.size));
  }
  return numbers;
}

void write_replications(ResultsFile& out, const std::string& group, std::size_t first, std::size_t count,
                        const Told& told) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(static_cast<double>(first + i));
  out.scale({.path = group + "/replication",
             .number = Number::int32,
             .attributes = label("1", {"replication number", "replikationens nummer"}, told)},
            numbers);
}

namespace {

/// Much of it piece by piece, so that memory does not grow with the replications.
void write_rows_of(ResultsFile& out, const Variable& variable, const Summary& summary, Series series,
                   const measure::Table& table) {
  constexpr std::size_t at_once = std::size_t{1} << 17;
  const std::size_t rows = summary.replications(), piece = std::max<std::size_t>(at_once / table.size, 1);
  if (rows <= 8 * piece) return out.write(variable, summary.rows(series, table));
  out.begin_rows(variable, rows, piece, false);
  for (std::size_t row = 0; row < rows; row += piece)
    out.put_rows(variable.path, row, summary.rows(series, table, row, piece));
  out.end_rows(variable, rows);
}

}  // namespace

void write_rows(ResultsFile& out, const std::string& group, const Summary& summary, Series series,
                std::size_t first, const Told& told) {
  const auto& in = summary.layout().in(series);
  if (std::none_of(in.tables.begin(), in.tables.end(), any)) return;
  write_replications(out, group, first, summary.replications(), told);
  write_axes(out, group, summary.layout(), in.tables, told);
  for (const measure::Table& table : in.tables)
    if (any(table))
      write_rows_of(out, variable_of(group, "replication", table, told), summary, series, table);
}

void write_summary(ResultsFile& out, const std::string& prefix, const Summary& summary, const Told& told) {
  write_series(out, prefix + "summary", summary, Series::totals, told);
  write_series(out, prefix + "yearly", summary, Series::yearly, told);
  write_series(out, prefix + "monthly", summary, Series::monthly, told);
  write_series(out, prefix + "observations", summary, Series::observed, told);
}

void write_curves(ResultsFile& out, const std::string& prefix, const measure::Curves& curves,
                  const Told& told) {
  const std::string group = prefix + "curves";
  const measure::MonthlyCurves at = measure::at_months(curves);
  const auto joined = [](const auto&... parts) {
    std::vector<double> all;
    (all.insert(all.end(), parts.begin(), parts.end()), ...);
    return all;
  };
  std::vector<double> months;
  for (std::size_t i = 0; i < at.placed.size(); ++i) months.push_back(static_cast<double>(i));
  out.scale({.path = group + "/curve"}, std::vector<std::string>{"placed", "other_exit", "still_waiting"});
  out.scale({.path = group + "/support"}, std::vector<std::string>{"all", "with", "without"});
  out.scale({.path = group + "/months",
             .attributes = label(
                 "1", {"months of 30.4375 days since the beginning", "månader om 30,4375 dagar sedan början"},
                 told)},
            months);
  const auto put = [&](const char* name, std::vector<std::string> dims, Number number, const base::Text& text,
                       const std::vector<double>& numbers) {
    out.write({.path = group + "/" + name,
               .dims = std::move(dims),
               .number = number,
               .attributes = label("1", text, told)},
              numbers);
  };
  put("time_to_placement", {"curve", "months"}, Number::float64,
      {"share of those who came, by what happened first", "andel av dem som kom, efter vad som hände först"},
      joined(at.placed, at.other_exit, at.still_waiting));
  put("time_to_placement_at_risk", {"months"}, Number::float64,
      {"people followed so long and still waiting, all replications",
       "personer följda så länge och ännu väntande"},
      joined(at.waiting_at_risk));
  put("retention", {"support", "months"}, Number::float64,
      {"share of the placements that still last", "andel av placeringarna som ännu varar"},
      joined(at.retained[0], at.retained[1], at.retained[2]));
  put("retention_at_risk", {"support", "months"}, Number::float64,
      {"placements followed so long and still lasting, all replications",
       "placeringar följda så länge och ännu varande"},
      joined(at.retained_at_risk[0], at.retained_at_risk[1], at.retained_at_risk[2]));
}

void write_parameters(ResultsFile& out, const model::Scenario& scenario,
                      const std::vector<std::string>& varied, const Told& told) {
  const std::vector<model::Parameter> parameters = model::parameters(scenario);
  if (parameters.empty()) return;
  const base::Text unknown{"no source given, assume", "ingen källa angiven, antagande (assume)"};
  const auto texts = [&](const char* name, const auto& pick) {
    std::vector<std::string> all;
    for (const model::Parameter& parameter : parameters) all.push_back(pick(parameter));
    out.write({.path = std::string{"parameters/"} + name, .dims = {"path"}}, all);
  };
  const auto numbers = [&](const char* name, const auto& pick) {
    std::vector<double> all;
    for (const model::Parameter& parameter : parameters)
      all.push_back(pick(parameter).value_or(std::numeric_limits<double>::quiet_NaN()));
    out.write({.path = std::string{"parameters/"} + name, .dims = {"path"}}, all);
  };
  using P = const model::Parameter&;
  std::vector<std::string> paths;
  for (P parameter : parameters) paths.push_back(parameter.path);
  out.scale({.path = "parameters/path"}, paths);
  numbers("value", [](P p) { return std::optional{p.value}; });
  texts("unit", [](P p) { return p.unit; });
  numbers("low", [](P p) { return p.carried.low; });
  numbers("high", [](P p) { return p.carried.high; });
  texts("distribution", [](P p) { return p.carried.distribution; });
  texts("source",
        [&](P p) { return p.carried.source.empty() ? unknown.in(told.language) : p.carried.source; });
  texts("confidence", [](P p) { return p.carried.confidence.empty() ? "assume" : p.carried.confidence; });
  numbers("price_year", [](P p) {
    return p.carried.price_year ? std::optional<double>{*p.carried.price_year} : std::nullopt;
  });
  texts("note", [](P p) { return p.carried.note; });
  std::vector<double> flags;
  for (const std::string& path : paths)
    flags.push_back(std::binary_search(varied.begin(), varied.end(), path));
  out.write({.path = "parameters/varied",
             .dims = {"path"},
             .number = Number::int8,
             .attributes = {{"flag_values", std::vector<std::int8_t>{0, 1}},
                            {"flag_meanings", "not_varied varied"}}},
            flags);
}

void write_scenario(ResultsFile& out, const ScenarioFile& file) {
  std::vector<std::string> names, texts;
  for (const Source& source : file.sources) {
    names.push_back(source.name);
    texts.push_back(source.text);
  }
  out.scale({.path = "scenario/file"}, names);
  out.write({.path = "scenario/text", .dims = {"file"}}, texts);
  out.write("scenario/composed", file.composed);
}

}  // namespace stegvis::io
