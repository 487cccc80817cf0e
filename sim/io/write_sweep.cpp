#include "io/write_sweep.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

#include "io/json_text.hpp"
#include "io/results_tables.hpp"
#include "io/take_name.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using experiment::sweep_statistics;

constexpr std::array<const char*, sweep_statistics> statistics{"mean", "se", "sd", "q10", "q50", "q90"};

void write_attributes(ResultsFile& out, const SweepTold& told) {
  const model::Scenario& scenario = told.file.scenario;
  const auto say = [&](const char* name, const AttributeValue& value) { out.attribute("", name, value); };
  say("Conventions", "CF-1.8");
  say("title", scenario.title.empty() ? told.file.name : scenario.title);
  say("source", std::string{"stegvis "} + STEGVIS_VERSION);
  say("file_kind", sweep_kind);
  say("layout_version", results_layout);
  say("seed", std::uint64_t{told.design.seed});
  say("replications", static_cast<std::int32_t>(told.design.replications));
  say("points", static_cast<std::int32_t>(told.design.sweep->count()));
  say("plan", std::string{word_of(told.design.sweep->plan())});
  say("start", base::iso(scenario.start));
  say("end", base::iso(base::date_after(scenario.start, told.programme.horizon - 1e-9)));
  say("horizon_days", told.programme.horizon);
  say("measure_from", told.programme.measure_from);
  say("language", scenario.language);
  say("constructed", scenario.constructed);
  say("about", scenario.about);
  say("scenario", fs::path{told.file.name}.filename().string());
}

void write_points(ResultsFile& out, const std::string& group, std::size_t count, const Told& told) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(static_cast<double>(i));
  const base::Text label{"point", "punkt"};
  out.scale(
      {.path = group + "/point",
       .number = Number::int32,
       .attributes = {{"units", "1"}, {"long_name", label.in(told.language)}, {"long_name_en", label.en}}},
      numbers);
}

/// The value of every axis at every point: numbers as numbers, the rest as a scenario would say it.
void write_values(ResultsFile& out, const SweepTold& sweep, const Told& told) {
  const experiment::Sweep& points = *sweep.design.sweep;
  write_points(out, "points", points.count(), told);
  std::vector<std::string> paths, units, written;
  for (std::size_t a = 0; a < points.axes().size(); ++a) {
    const experiment::Axis& axis = points.axes()[a];
    paths.push_back(axis.path);
    units.push_back(axis.unit);
    written.push_back(axis.written);
    std::vector<double> numbers;
    for (std::size_t i = 0; i < points.count() && numbers.size() == i; ++i)
      if (const model::Value value = points.value(i, a); value.is_number()) numbers.push_back(value.number());
    if (numbers.size() == points.count()) {
      out.write({.path = "points/" + axis.path, .dims = {"point"}, .attributes = {{"unit_said", axis.unit}}},
                numbers);
      continue;
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < points.count(); ++i) words.push_back(model::shown(points.value(i, a)));
    out.write({.path = "points/" + axis.path, .dims = {"point"}}, words);
  }
  out.scale({.path = "axes/axis"}, paths);
  out.write({.path = "axes/unit", .dims = {"axis"}}, units);
  out.write({.path = "axes/written", .dims = {"axis"}}, written);
}

void write_outcomes(ResultsFile& out, const SweepTold& sweep, const Told& told) {
  const std::size_t count = sweep.design.sweep->count();
  write_points(out, "outcomes", count, told);
  out.scale({.path = "outcomes/statistic"}, std::vector<std::string>(statistics.begin(), statistics.end()));
  for (std::size_t k = 0; k < sweep.outcomes.size(); ++k) {
    const experiment::Total& total = sweep.outcomes[k];
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t s = 0; s < sweep_statistics; ++s) numbers.push_back(sweep.number(i, k, s));
    out.write({.path = "outcomes/" + total.name,
               .dims = {"point", "statistic"},
               .attributes = {{"units", total.unit == "days" ? "d" : total.unit},
                              {"long_name", total.label.in(told.language)},
                              {"long_name_en", total.label.en}}},
              numbers);
  }
}

std::string json_value(const model::Value& value) {
  return value.is_number() || value.as<bool>() != nullptr ? model::shown(value)
                                                          : json_string(model::shown(value));
}

}  // namespace

const char* word_of(experiment::Plan plan) {
  return plan == experiment::Plan::grid ? "grid" : plan == experiment::Plan::lhs ? "lhs" : "sobol";
}

base::Problems write_sweep(const fs::path& path, const SweepTold& sweep) {
  const Told told{sweep.file.scenario.start,
                  sweep.file.scenario.language == "sv" ? base::Language::sv : base::Language::en};
  return write_whole(path, [&](ResultsFile& out) {
    write_attributes(out, sweep);
    write_values(out, sweep, told);
    write_outcomes(out, sweep, told);
    write_parameters(out, sweep.file.scenario, {}, told);
    write_scenario(out, sweep.file);
  });
}

std::string sweep_json(const SweepTold& told) {
  const experiment::Sweep& points = *told.design.sweep;
  std::string text = fmt::format(
      "{{\"scenario\": {}, \"seed\": {}, \"replications\": {}, \"plan\": \"{}\", \"axes\": [",
      json_string(told.file.name), told.design.seed, told.design.replications, word_of(points.plan()));
  auto out = std::back_inserter(text);
  for (std::size_t a = 0; a < points.axes().size(); ++a)
    fmt::format_to(out, "{}{{\"path\": {}, \"unit\": {}}}", a > 0 ? ", " : "",
                   json_string(points.axes()[a].path), json_string(points.axes()[a].unit));
  text += "], \"points\": [";
  for (std::size_t i = 0; i < points.count(); ++i) {
    text += i > 0 ? ",\n  {\"values\": {" : "\n  {\"values\": {";
    for (std::size_t a = 0; a < points.axes().size(); ++a)
      fmt::format_to(out, "{}{}: {}", a > 0 ? ", " : "", json_string(points.axes()[a].path),
                     json_value(points.value(i, a)));
    text += "}, \"outcomes\": {";
    for (std::size_t k = 0; k < told.outcomes.size(); ++k) {
      fmt::format_to(out, "{}{}: {{", k > 0 ? ", " : "", json_string(told.outcomes[k].name));
      for (std::size_t s = 0; s < sweep_statistics; ++s) {
        const double x = told.number(i, k, s);
        fmt::format_to(out, "{}\"{}\": {}", s > 0 ? ", " : "", statistics[s],
                       std::isfinite(x) ? fmt::format("{}", x) : "null");
      }
      text += "}";
    }
    text += "}}";
  }
  return text + "\n]}\n";
}

}  // namespace stegvis::io
