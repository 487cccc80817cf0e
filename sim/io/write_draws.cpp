#include "io/write_draws.hpp"

#include <array>

#include "stats/two_level.hpp"

namespace stegvis::io {
namespace {

using measure::Series;

void write_values(ResultsFile& out, const Drawn& drawn, std::size_t draws, const Told& told) {
  const auto& paths = drawn.draws->paths();
  std::vector<double> numbers, values;
  for (std::size_t d = 0; d < draws; ++d) {
    numbers.push_back(static_cast<double>(d));
    for (std::size_t p = 0; p < paths.size(); ++p) values.push_back(drawn.draws->value(0, d, p));
  }
  const base::Text draw{"draw; its replications are draw * replications_per_draw and on",
                        "dragning; dess replikationer är draw * replications_per_draw och framåt"};
  out.scale(
      {.path = "draws/draw",
       .number = Number::int32,
       .attributes = {{"units", "1"}, {"long_name", draw.in(told.language)}, {"long_name_en", draw.en}}},
      numbers);
  out.scale({.path = "draws/parameter"}, paths);
  const base::Text value{"value drawn, in the unit that `parameters` tells",
                         "draget värde, i den enhet som `parameters` säger"};
  out.write({.path = "draws/value",
             .dims = {"draw", "parameter"},
             .attributes = {{"long_name", value.in(told.language)}, {"long_name_en", value.en}}},
            values);
}

std::array<double, 6> told_of(const stats::TwoLevel& parts) {
  return {parts.parameter_sd, parts.chance_sd, parts.share,
          parts.low,          parts.high,      static_cast<double>(parts.worth)};
}

void write_spreads(ResultsFile& out, const Drawn& drawn, const experiment::Summary& summary,
                   const Told& told) {
  const auto& tables = summary.layout().in(Series::totals).tables;
  out.scale({.path = "uncertainty/part"},
            std::vector<std::string>{"parameter_sd", "chance_sd", "parameter_share", "share_low",
                                     "share_high", "worth_per_draw"});
  write_axes(out, "uncertainty", summary.layout(), tables, told);
  for (const measure::Table& table : tables) {
    if (!any(table)) continue;
    std::vector<double> all(6 * table.size);
    for (std::size_t i = 0; i < table.size; ++i) {
      const auto parts =
          told_of(stats::two_level(summary.column(Series::totals, table.first + i), drawn.per_draw));
      for (std::size_t k = 0; k < parts.size(); ++k) all[k * table.size + i] = parts[k];
    }
    Variable variable = variable_of("uncertainty", "part", table, told);
    variable.number = Number::float64;
    out.write(variable, all);
  }
}

}  // namespace

void write_draws(ResultsFile& out, const Drawn& drawn, const experiment::Summary& summary, const Told& told) {
  const std::size_t draws = summary.replications() / drawn.per_draw;
  out.attribute("", "draws", static_cast<std::int32_t>(draws));
  out.attribute("", "replications_per_draw", static_cast<std::int32_t>(drawn.per_draw));
  out.attribute("", "sampling", std::string{experiment::word_of(drawn.sampling)});
  write_values(out, drawn, draws, told);
  write_observed(out, drawn.observed);
  if (drawn.per_draw > 1) write_spreads(out, drawn, summary, told);
}

}  // namespace stegvis::io
