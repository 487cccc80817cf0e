#include "io/write_tornado.hpp"

#include "io/results_file.hpp"
#include "io/results_tables.hpp"
#include "io/take_name.hpp"
#include "io/unknown_axis.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

void write_attributes(ResultsFile& out, const TornadoTold& told) {
  const auto say = [&](const char* name, const AttributeValue& value) { out.attribute("", name, value); };
  const model::Scenario& scenario = told.scenario.scenario;
  say("Conventions", "CF-1.8");
  say("title", scenario.title.empty() ? told.scenario.name : scenario.title);
  say("source", std::string{"stegvis "} + STEGVIS_VERSION);
  say("file_kind", tornado_kind);
  say("layout_version", results_layout);
  say("seed", std::uint64_t{told.seed});
  say("replications", static_cast<std::int32_t>(told.replications));
  say("method", "tornado");
  say("start", base::iso(scenario.start));
  say("end", base::iso(base::date_after(scenario.start, told.programme.horizon - 1e-9)));
  say("horizon_days", told.programme.horizon);
  say("measure_from", told.programme.measure_from);
  say("language", scenario.language);
  say("constructed", scenario.constructed);
  say("scenario", fs::path{told.scenario.name}.filename().string());
}

void append(std::vector<double>& all, const stats::Summary& summary) {
  const std::vector<double> numbers = statistics_of(summary);
  all.insert(all.end(), numbers.begin(), numbers.end());
}

void write_swings(ResultsFile& out, const TornadoTold& told) {
  const bool swedish = told.scenario.scenario.language == "sv";
  out.scale({.path = "swings/outcome"}, std::vector<std::string>{told.outcome.name});
  out.write({.path = "swings/label", .dims = {"outcome"}},
            std::vector<std::string>{swedish ? told.outcome.label.sv : told.outcome.label.en});
  out.write({.path = "swings/label_en", .dims = {"outcome"}},
            std::vector<std::string>{told.outcome.label.en});
  out.write({.path = "swings/unit", .dims = {"outcome"}}, std::vector<std::string>{told.outcome.unit});
  std::vector<experiment::Unknown> numbers;
  std::vector<double> values, differences, own;
  for (const experiment::Swing& swing : told.swings) {
    numbers.push_back(told.numbers[swing.number]);
    values.insert(values.end(), {swing.at_low, swing.at_high});
    append(differences, swing.low);
    append(differences, swing.high);
  }
  append(own, told.own);
  write_unknowns(out, "swings", numbers);
  out.scale({.path = "swings/end"}, std::vector<std::string>{"low", "high"});
  out.scale({.path = "swings/statistic"}, statistic_names());
  out.write({.path = "swings/value", .dims = {"unknown", "end"}}, values);
  out.write({.path = "swings/own", .dims = {"outcome", "statistic"}}, own);
  out.write({.path = "swings/difference", .dims = {"outcome", "unknown", "end", "statistic"}}, differences);
}

}  // namespace

base::Problems write_tornado(const fs::path& path, const TornadoTold& told) {
  return write_whole(path, [&](ResultsFile& out) {
    write_attributes(out, told);
    write_swings(out, told);
    write_parameters(out, told.scenario.scenario, {},
                     {told.scenario.scenario.start,
                      told.scenario.scenario.language == "sv" ? base::Language::sv : base::Language::en});
    write_scenario(out, told.scenario);
  });
}

}  // namespace stegvis::io
