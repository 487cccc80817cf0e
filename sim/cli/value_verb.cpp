#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <locale>
#include <memory>
#include <sstream>

#include "cli/common_options.hpp"
#include "cli/numbers.hpp"
#include "cli/verbs.hpp"
#include "experiment/replicate.hpp"
#include "experiment/standard_value.hpp"
#include "experiment/summary.hpp"
#include "experiment/tbb_executor.hpp"
#include "experiment/unit_costs.hpp"
#include "io/read_scenario.hpp"
#include "io/value_json.hpp"
#include "measure/recorder.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Switches;

struct Asked {
  std::string file;
  std::optional<std::int64_t> replications;
  std::optional<std::uint64_t> seed;
  bool json = false;
  std::string deadweight = "0.24,0.62,0.72", full_time = "1,0.6,0.5", survival = "0.75,0.35";
};

/// "0.24,0.62" as shares; empty when one of them is none.
std::vector<double> shares(const std::string& typed) {
  std::vector<double> all;
  std::istringstream parts{typed};
  for (std::string part; std::getline(parts, part, ',');) {
    double share = -1.0;
    std::istringstream number{part};
    number.imbue(std::locale::classic());
    number >> share;
    if (!number.eof() || number.fail() || !(share >= 0.0 && share <= 1.0)) return {};
    all.push_back(share);
  }
  return all;
}

base::Problem no_shares(const char* option, const std::string& typed) {
  return {"",
          {fmt::format("{} {}: are no shares; allowed: 0 to 1, with commas between", option, typed),
           fmt::format("{} {}: är inga andelar; tillåtet: 0 till 1, med komma mellan", option, typed)}};
}

/// As the scenario itself says first: what the source leaves out is one row among others.
std::vector<Switches> rows_of(const Asked& asked, const model::StandardValue& said) {
  std::vector<Switches> rows{{said.deadweight, said.full_time_share, said.survival_12m}};
  for (const double deadweight : shares(asked.deadweight))
    for (const double full_time : shares(asked.full_time))
      for (const double survival : shares(asked.survival)) rows.push_back({deadweight, full_time, survival});
  return rows;
}

class Page {
 public:
  Page(const model::Scenario& scenario, Language language) : scenario_{scenario}, language_{language} {}

  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  std::string kronor(double sek) const {
    std::string digits = fmt::format("{:.0f}", std::abs(sek));
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u00a0");
    return (sek < -0.5 ? "-" : "") + digits + say(" SEK", " kr");
  }
  void line(const std::string& words) const { std::printf("%s\n", words.c_str()); }

  void head(std::span<const double> counts, std::span<const double> costs) const {
    const model::StandardValue& said = scenario_.standard_value;
    const double month = experiment::standard_month(said);
    line(scenario_.title);
    line(fmt::format(
        fmt::runtime(say("Standard value: {} + {} + {} = {} a month, {} a year of full-time work.",
                         "Schablonvärde: {} + {} + {} = {} i månaden, {} för ett år på heltid.")),
        kronor(said.support.value_or(0)), kronor(said.administration.value_or(0)),
        kronor(said.tax.value_or(0)), kronor(month), kronor(12 * month)));
    if (said.example_persons)
      line(fmt::format(
          fmt::runtime(
              say("The source's example: {:g} persons × {} × {:g} months = {}, if nobody would have got a "
                  "job anyway and all keep it full time.",
                  "Källans exempel: {:g} personer × {} × {:g} månader = {}, om ingen hade fått arbete "
                  "ändå och alla har kvar det på heltid.")),
          *said.example_persons, kronor(month), said.example_months,
          kronor(*said.example_persons * month * said.example_months)));
    line(fmt::format(
        fmt::runtime(
            say("Simulated: {} valued ({} to {}), cost {} ({} to {}); 80 % prediction intervals.",
                "Simulerat: {} värderas ({} till {}), kostnad {} ({} till {}); 80 % prediktionsintervall.")),
        number(stats::summarise(counts).mean, language_), number(stats::summarise(counts).q10, language_),
        number(stats::summarise(counts).q90, language_), money(stats::summarise(costs).mean, language_),
        money(stats::summarise(costs).q10, language_), money(stats::summarise(costs).q90, language_)));
    line(
        say("A figure of public finance from round numbers: transfers in it are no gain of real resources; "
            "it stays apart from "
            "the ledgers. Only the first twelve months are valued.",
            "Ett offentligfinansiellt värde av runda tal: transfereringar i det är ingen vinst av verkliga "
            "resurser; det står "
            "för sig. Bara de första tolv månaderna värderas."));
  }

  void table(const std::vector<Switches>& rows, std::span<const double> counts,
             std::span<const double> costs) const {
    line("");
    line(fmt::format(
        "{}{}{}{}", padded(say("deadweight", "dödvikt"), 12), padded(say("full time", "heltid"), 10),
        padded(say("at 12 months", "efter 12 mån"), 14),
        say("result of society: mean (80 % interval)", "samhällets resultat: medel (80 %-intervall)")));
    for (const Switches& switches : rows) row(counts, costs, switches);
  }

  void row(std::span<const double> counts, std::span<const double> costs, const Switches& switches) const {
    const double month = experiment::standard_month(scenario_.standard_value);
    const auto result = experiment::society_result(counts, costs, month, switches);
    line(padded(percent(switches.deadweight, language_), 12) +
         padded(percent(switches.full_time_share, language_), 10) +
         padded(percent(switches.survival_12m, language_), 14) + money(result.mean, language_) + " (" +
         money(result.q10, language_) + say(" to ", " till ") + money(result.q90, language_) + ")");
  }

 private:
  const model::Scenario& scenario_;
  Language language_;
};

base::Result<experiment::Summary> simulated(const Asked& asked, const model::Scenario& scenario) {
  const auto programme = model::compile(scenario);
  if (!programme) return programme.problems();
  experiment::Summary summary{measure::layout_of(*programme)};
  const experiment::Design design{&*programme,
                                  nullptr,
                                  asked.seed.value_or(scenario.seed),
                                  0,
                                  static_cast<std::uint32_t>(asked.replications.value_or(1000)),
                                  false};
  experiment::TbbExecutor executor{experiment::TbbExecutor::cores()};
  const auto ran = experiment::replicate(
      design, executor,
      [&](const experiment::Block& block) {
        summary.add(block.own, block.count);
        return base::Problems{};
      },
      [] { return false; });
  if (!ran) return ran.problems();
  return summary;
}

int tell(const Asked& asked, const Context& context) {
  base::Problems problems;
  if (asked.replications && (*asked.replications < 1 || *asked.replications > 10'000'000))
    problems.push_back({"",
                        {"--replications is out of range; allowed: 1 to 10000000",
                         "--replications är utanför det tillåtna; tillåtet: 1 till 10000000"}});
  for (const auto& [option, typed] : {std::pair{"--deadweight", &asked.deadweight},
                                      {"--full-time", &asked.full_time},
                                      {"--survival", &asked.survival}})
    if (shares(*typed).empty()) problems.push_back(no_shares(option, *typed));
  const auto file = io::read_scenario(asked.file);
  if (!file)
    problems.insert(problems.end(), file.problems().begin(), file.problems().end());
  else if (!file->scenario.standard_value.said())
    problems.push_back(
        {"", {asked.file + ": says no `standard_value`", asked.file + ": säger inget `standard_value`"}});
  if (!problems.empty()) return refuse(problems, context);
  const auto summary = simulated(asked, file->scenario);
  if (!summary) return refuse(summary.problems(), context);
  const model::StandardValue& said = file->scenario.standard_value;
  const auto counts = experiment::counted(*summary, said.per, std::nullopt);
  const measure::Table* cost = summary->layout().in(measure::Series::totals).find("cost." + said.payer);
  if (counts.empty() || cost == nullptr)
    return refuse(
        {{"", {"standard_value.per is counted by year only", "standard_value.per räknas bara per år"}}},
        context);
  const auto costs = summary->column(measure::Series::totals, cost->first);
  const std::vector<Switches> rows = rows_of(asked, said);
  if (asked.json) {
    std::fputs(
        io::value_json({file->name, asked.seed.value_or(file->scenario.seed), said, counts, costs, rows})
            .c_str(),
        stdout);
    return fine;
  }
  const Page page{file->scenario, context.language};
  page.head(counts, costs);
  page.table(rows, counts, costs);
  return fine;
}

}  // namespace

Verb value_verb() {
  const auto asked = std::make_shared<Asked>();
  return {
      .name = "value",
      .help = {"the associations' standard value of what a scenario gives, under deadweight, part-time and "
               "job loss",
               "förbundens schablonvärde av det ett scenario ger, vid dödvikt, deltid och jobbförlust"},
      .options = {scenario_option(&asked->file),
                  {"--deadweight",
                   &asked->deadweight,
                   {"shares who would have got a job anyway (default 0.24,0.62,0.72)",
                    "andelar som hade fått arbete ändå (annars 0.24,0.62,0.72)"},
                   false,
                   {}},
                  {"--full-time",
                   &asked->full_time,
                   {"hours as shares of full time (default 1,0.6,0.5)",
                    "arbetstid som andelar av heltid (annars 1,0.6,0.5)"},
                   false,
                   {}},
                  {"--survival",
                   &asked->survival,
                   {"shares still in work after twelve months (default 0.75,0.35)",
                    "andelar kvar i arbete efter tolv månader (annars 0.75,0.35)"},
                   false,
                   {}},
                  {"--replications,-n",
                   &asked->replications,
                   {"how many (default 1000)", "hur många (annars 1000)"},
                   false,
                   {}},
                  seed_option(&asked->seed),
                  json_option(&asked->json)},
      .act = [asked](const Context& context) { return tell(*asked, context); }};
}

}  // namespace stegvis::cli
