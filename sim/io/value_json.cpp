#include "io/value_json.hpp"

#include <fmt/format.h>

#include "io/json_text.hpp"

namespace stegvis::io {
namespace {

std::string summary(const stats::Summary& of) {
  return fmt::format(
      "\"mean\": {}, \"se\": {}, \"sd\": {}, \"min\": {}, \"q05\": {}, \"q10\": {}, \"q50\": {}, \"q90\": "
      "{}, "
      "\"q95\": {}, \"max\": {}",
      of.mean, of.se, of.sd, of.min, of.q05, of.q10, of.q50, of.q90, of.q95, of.max);
}

std::string row(const Valued& valued, const experiment::Switches& switches) {
  const double month = experiment::standard_month(valued.said);
  return fmt::format(
      "{{\"deadweight\": {}, \"full_time_share\": {}, \"survival_12m\": {}, \"months_in_work\": {}, {}}}",
      switches.deadweight, switches.full_time_share, switches.survival_12m,
      experiment::months_in_work(switches.survival_12m),
      summary(experiment::society_result(valued.counts, valued.costs, month, switches)));
}

}  // namespace

std::string value_json(const Valued& valued) {
  const model::StandardValue& said = valued.said;
  const double month = experiment::standard_month(said);
  std::string text = fmt::format("{{\"scenario\": {}, \"seed\": {}, \"replications\": {},\n",
                                 json_string(valued.scenario), valued.seed, valued.counts.size());
  text += fmt::format(
      "\"standard_value\": {{\"support\": {}, \"administration\": {}, \"tax\": {}, \"month\": {}, \"year\": "
      "{}}},\n",
      said.support.value_or(0.0), said.administration.value_or(0.0), said.tax.value_or(0.0), month,
      12.0 * month);
  if (said.example_persons)
    text += fmt::format("\"example\": {{\"persons\": {}, \"months\": {}, \"worth\": {}}},\n",
                        *said.example_persons, said.example_months,
                        *said.example_persons * month * said.example_months);
  text += fmt::format("\"valued\": {{\"per\": {}, {}}},\n\"cost\": {{\"payer\": {}, {}}},\n\"rows\": [",
                      json_string(said.per), summary(stats::summarise(valued.counts)),
                      json_string(said.payer), summary(stats::summarise(valued.costs)));
  for (std::size_t i = 0; i < valued.rows.size(); ++i)
    text += (i > 0 ? ",\n  " : "\n  ") + row(valued, valued.rows[i]);
  return text + "\n]}\n";
}

}  // namespace stegvis::io
