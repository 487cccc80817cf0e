#include "model/describe.hpp"

#include "model/describer.hpp"

namespace stegvis::model {
namespace {

void describe_run(Describer& describer) {
  const Scenario& said = describer.said;
  if (!said.constructed.empty())
    describer.line(0, describer.in("MADE UP: ", "PÅHITTAT: ") + said.constructed);
  if (!said.title.empty()) describer.line(0, said.title);
  if (!said.about.empty()) describer.line(0, said.about.substr(0, said.about.find_last_not_of('\n') + 1));
  const double days = describer.programme.horizon;
  const base::Date last = base::date_after(said.start, days - 1.0);
  describer.heading("The run", "Körningen");
  describer.line(1, describer.in("From ", "Från ") + base::iso(said.start) + describer.in(" to ", " till ") +
                        base::iso(last) + " (" + describer.decimal(days) +
                        describer.in(" days), seed ", " dagar), frö ") + std::to_string(said.seed));
  if (said.measure_from.said()) {
    describer.line(1, describer.in("Totals count from ", "Totaler räknas från ") +
                          describer.moment(said.measure_from, "", ""));
  }
  std::string by;
  for (const std::string& attribute : said.report_by) by += (by.empty() ? "" : ", ") + attribute;
  if (!by.empty()) describer.line(1, describer.in("Results also by ", "Resultat också efter ") + by);
}

void describe_rules(Describer& describer) {
  if (describer.said.rule.empty()) return;
  describer.heading("Rules", "Regler");
  for (const auto& [id, rule] : describer.said.rule) {
    const std::string when = rule.age ? describer.in("at the age of ", "vid åldern ") +
                                            describer.number("rule." + id + ".age", 0.0)
                                      : describer.in("at ", "vid ") + describer.moment(rule.date, "", "");
    describer.line(1, describer.named(id, rule.name) + ": " + when + ", " + rule.attribute +
                          describer.in(" becomes ", " blir ") + describer.shares(rule.values) +
                          describer.only(rule.when));
  }
}

}  // namespace

std::string describe(const Scenario& scenario, base::Language language) {
  Describer describer{scenario, language};
  describe_run(describer);
  describe_people(describer);
  describe_stages(describer);
  describe_pools(describer);
  describe_rules(describer);
  describe_money(describer);
  describe_numbers(describer);
  return std::move(describer.text);
}

}  // namespace stegvis::model
