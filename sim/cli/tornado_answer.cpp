#include "cli/tornado_answer.hpp"

#include <fmt/format.h>

#include <iterator>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "io/json_text.hpp"

namespace stegvis::cli {
namespace {

using base::Language;

std::string end_json(double value, const stats::Summary& difference) {
  return fmt::format("{{\"value\": {}, \"mean\": {}, \"se\": {}, \"q10\": {}, \"q90\": {}}}", value,
                     difference.mean, difference.se, difference.q10, difference.q90);
}

}  // namespace

std::string tornado_text(const io::TornadoTold& told, Language language) {
  const auto say = [&](const char* en, const char* sv) { return language == Language::sv ? sv : en; };
  const experiment::Outcome outcome{told.outcome.name, told.outcome.unit, told.outcome.label, {}, {}, {}, {}};
  const auto end = [&](double value, const stats::Summary& difference) {
    return fmt::format("{:.4g}: {} ({} {} {}) ± {}", value, shown_change(difference.mean, outcome, language),
                       shown_change(difference.q10, outcome, language), say("to", "till"),
                       shown_change(difference.q90, outcome, language),
                       shown(difference.se, outcome, language));
  };
  const model::Scenario& scenario = told.scenario.scenario;
  std::string words = scenario.constructed.empty() ? "" : scenario.constructed + "\n";
  words += scenario.title + "\n";
  words += fmt::format(
      fmt::runtime(say(
          "{}: {} ({} to {}) as the scenario stands. Each uncertain number alone at the 10th and the 90th "
          "percentile of its distribution: paired difference, 80 % prediction interval, Monte Carlo error "
          "of the mean; {} replications with seed {}, the same people with the same luck.\n\n",
          "{}: {} ({} till {}) som scenariot står. Varje osäkert tal för sig vid 10:e och 90:e percentilen "
          "av sin fördelning: parvis skillnad, 80 % prediktionsintervall, Monte Carlo-fel i medelvärdet; "
          "{} replikationer med frö {}, samma människor med samma tur.\n\n")),
      told.outcome.label.in(language), shown(told.own.mean, outcome, language),
      shown(told.own.q10, outcome, language), shown(told.own.q90, outcome, language),
      number(static_cast<double>(told.replications), language), told.seed);
  std::vector<std::vector<std::string>> rows{
      {say("the number", "talet"), say("low", "lågt"), say("high", "högt")}};
  for (const experiment::Swing& swing : told.swings)
    rows.push_back(
        {told.numbers[swing.number].id, end(swing.at_low, swing.low), end(swing.at_high, swing.high)});
  return words + laid_out(rows);
}

std::string tornado_json(const io::TornadoTold& told) {
  std::string text = fmt::format(
      "{{\"scenario\": {}, \"seed\": {}, \"replications\": {}, \"outcome\": {}, \"mean\": {}, \"q10\": {}, "
      "\"q90\": {}, \"numbers\": [",
      io::json_string(told.scenario.name), told.seed, told.replications, io::json_string(told.outcome.name),
      told.own.mean, told.own.q10, told.own.q90);
  for (std::size_t i = 0; i < told.swings.size(); ++i) {
    const experiment::Swing& swing = told.swings[i];
    fmt::format_to(std::back_inserter(text), "{}\n  {{\"path\": {}, \"low\": {}, \"high\": {}}}",
                   i > 0 ? "," : "", io::json_string(told.numbers[swing.number].id),
                   end_json(swing.at_low, swing.low), end_json(swing.at_high, swing.high));
  }
  return text + "\n]}\n";
}

}  // namespace stegvis::cli
