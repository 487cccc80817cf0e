#include "cli/rests_on.hpp"

#include <fmt/format.h>

#include "cli/numbers.hpp"
#include "experiment/precision.hpp"
#include "model/fields.hpp"

namespace stegvis::cli {

using base::Language;

base::Text precision_line(const experiment::Summary& summary) {
  const auto known = experiment::precision(summary);
  if (known.empty()) return {"", ""};
  const experiment::Precision& worst = known.front();
  const auto words = [&](const char* enough, const char* short_of, Language language) {
    return fmt::format(fmt::runtime(worst.relative() <= 0.01 ? enough : short_of),
                       number(static_cast<double>(summary.replications()), language),
                       worst.table->label.in(language), percent(worst.relative(), language),
                       number(static_cast<double>(worst.replications_for_one_percent), language));
  };
  return {words("{} replications suffice: the least precise main outcome ({}) is known to ±{} (Monte Carlo "
                "error of the mean).",
                "{} replications: the least precise main outcome ({}) is known to ±{} (Monte Carlo error of "
                "the mean); "
                "about {} replications would make it ±1%.",
                Language::en),
          words("{} replikationer räcker: det osäkraste huvudutfallet ({}) är känt på ±{} när (Monte "
                "Carlo-fel i medelvärdet).",
                "{} replikationer: det osäkraste huvudutfallet ({}) är känt på ±{} när (Monte Carlo-fel i "
                "medelvärdet); "
                "med ungefär {} replikationer blir det ±1\u00a0%.",
                Language::sv)};
}

std::string parameter_lines(const model::Scenario& scenario, bool drawn, Language language) {
  std::size_t varied = 0, bare = 0, all = 0;
  for (const model::Parameter& parameter : model::parameters(scenario)) {
    ++all;
    varied += !parameter.carried.distribution.empty();
    bare += parameter.carried.source.empty();
  }
  const bool swedish = language == Language::sv;
  std::string text;
  if (varied > 0 && !drawn)
    text += fmt::format(
        fmt::runtime(
            swedish
                ? "{} tal har en fördelning; de är inte varierade i den här körningen (--uncertain gör "
                  "det).\n"
                : "{} numbers carry a distribution; they are not varied in this run (--uncertain does).\n"),
        varied);
  if (bare > 0)
    text += fmt::format(fmt::runtime(swedish ? "{} av {} tal: ingen källa angiven, antagande.\n"
                                             : "{} of {} numbers: no source given, assume.\n"),
                        bare, all);
  return text;
}

}  // namespace stegvis::cli
