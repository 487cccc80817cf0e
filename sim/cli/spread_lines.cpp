#include "cli/spread_lines.hpp"

#include <fmt/format.h>

#include <map>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::SpreadOrigin;

class Writer {
 public:
  Writer(const io::Drawn& drawn, const experiment::Summary& summary, Language language)
      : drawn_{drawn}, summary_{summary}, language_{language} {}

  std::string text() {
    const std::string words = drawn_line(drawn_, summary_.replications(), language_);
    return drawn_.per_draw > 1 ? words + table() + "\n" : words + "\n";
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  template <class... Arguments>
  std::string filled(const char* en, const char* sv, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(say(en, sv)), arguments...);
  }
  std::string count(double x) const { return number(x, language_); }

  std::string table() const {
    std::vector<std::vector<std::string>> rows{
        {say("Where the spread comes from", "Varifrån spridningen kommer"),
         say("from the numbers (sd)", "från talen (sd)"), say("from chance (sd)", "från slumpen (sd)"),
         say("numbers' share (95 %)", "talens andel (95 %)")}};
    const auto outcomes = experiment::outcomes(summary_);
    std::map<std::string, SpreadOrigin> by_name;
    for (SpreadOrigin& spread : experiment::spread_origins(summary_, drawn_.per_draw))
      by_name.emplace(spread.total.name, std::move(spread));
    std::int64_t worth = 0;
    for (const experiment::Outcome* outcome : main_outcomes(outcomes)) {
      const stats::TwoLevel& parts = by_name.at(outcome->name).parts;
      if (parts.parameter_sd + parts.chance_sd == 0.0) continue;
      rows.push_back({"  " + outcome->label.in(language_), shown(parts.parameter_sd, *outcome, language_),
                      shown(parts.chance_sd, *outcome, language_),
                      percent(parts.share, language_) + " (" + percent(parts.low, language_) +
                          say(" to ", " till ") + percent(parts.high, language_) + ")"});
      if (outcome->name == "placements") worth = parts.worth;
    }
    std::string words = laid_out(rows);
    if (worth > 0)
      words += filled(
          "To tell the shares apart best for the same work (placements): {} replications per draw; for the "
          "forecast alone 1.\n",
          "För att skilja andelarna åt bäst med samma arbete (placeringar): {} replikationer per dragning; "
          "för prognosen ensam 1.\n",
          worth == stats::most_worth ? say("very many (the numbers mean next to nothing)",
                                           "mycket många (talen betyder nästan ingenting)")
                                     : count(static_cast<double>(worth)));
    return words;
  }

  const io::Drawn& drawn_;
  const experiment::Summary& summary_;
  Language language_;
};

}  // namespace

std::string drawn_line(const io::Drawn& drawn, std::size_t replications, Language language) {
  const bool swedish = language == Language::sv;
  const char* line =
      swedish ? "{} osäkra tal, {} dragningar ({}) om {} replikationer var; intervall och fel omfattar dem.\n"
              : "{} uncertain numbers, {} draws ({}) of {} replications each; intervals and errors include "
                "them.\n";
  const char* sampling = drawn.sampling == experiment::Sampling::sobol       ? "Sobol"
                         : drawn.sampling == experiment::Sampling::posterior ? "posterior"
                         : swedish                                           ? "oberoende"
                                                                             : "independent";
  std::string words = fmt::format(fmt::runtime(line), drawn.draws->paths().size(),
                                  number(static_cast<double>(replications / drawn.per_draw), language),
                                  sampling, drawn.per_draw);
  const char* idle = swedish ? "Obs: {} har ingen verkan: ett av dess tal är säkert.\n"
                             : "Note: {} has no effect: one of its numbers is certain.\n";
  for (const std::string& name : drawn.draws->idle()) words += fmt::format(fmt::runtime(idle), name);
  return words;
}

std::string spread_lines(const io::Drawn& drawn, const experiment::Summary& summary, Language language) {
  return Writer{drawn, summary, language}.text();
}

}  // namespace stegvis::cli
