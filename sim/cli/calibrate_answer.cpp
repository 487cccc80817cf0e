#include "cli/calibrate_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "io/json_text.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Identified;
using experiment::Learned;
using experiment::ObservedTarget;
using experiment::Quantiles;
using experiment::Unknown;

class Writer {
 public:
  Writer(const io::CalibrationTold& told, Language language) : told_{told}, language_{language} {}

  std::string text() {
    head();
    unknowns();
    remarks();
    targets();
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  void line(const std::string& words) { text_ += words + "\n"; }
  template <class... Arguments>
  std::string filled(const char* en, const char* sv, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(say(en, sv)), arguments...);
  }
  std::string plain(double x) const { return number(x, language_); }
  std::string value(double x) const { return significant(x, language_); }
  std::string interval(const Quantiles& spread) const {
    return plain(spread.q10) + say(" to ", " till ") + plain(spread.q90);
  }
  std::string value_interval(const Quantiles& spread) const {
    return value(spread.q10) + say(" to ", " till ") + value(spread.q90);
  }

  void head() {
    const model::Scenario& scenario = told_.scenario.scenario;
    if (!scenario.constructed.empty()) line(scenario.constructed);
    line(scenario.title);
    const experiment::Round& last = told_.posterior.rounds.back();
    line(filled(
        "{} simulations in {} rounds with seed {}. The {} kept are within {} of the observed numbers (in "
        "units "
        "of the prior's spread, before they were adjusted) and worth {} independent draws. Intervals are 80 "
        "%.",
        "{} simuleringar i {} omgångar med frö {}. De {} som sparats ligger inom {} från det observerade (i "
        "enheter av priorns spridning, före justering) och är värda {} oberoende dragningar. Intervallen är "
        "80 %.",
        plain(static_cast<double>(last.simulated)), told_.posterior.rounds.size(), told_.design.seed,
        plain(static_cast<double>(told_.particles.size())), plain(last.tolerance),
        plain(told_.particles.effective())));
    line("");
  }

  std::string judged(const Learned& one) const {
    const std::string share = filled("{} ± {} of the variance gone", "{} ± {} av variansen borta",
                                     percent(std::max(0.0, one.contraction), language_),
                                     percent(1.96 * one.contraction_se, language_));
    switch (one.identified) {
      case Identified::well:
        return say("well: ", "väl: ") + share;
      case Identified::somewhat:
        return say("somewhat: ", "något: ") + share;
      default:
        return say("not identified: ", "inte identifierad: ") + share;
    }
  }

  void unknowns() {
    std::vector<std::vector<std::string>> rows{
        {say("Unknown", "Okänt"), say("before", "före"), "80 %", say("after", "efter"), "80 %",
         say("what the observed numbers say", "vad de observerade talen säger")}};
    for (std::size_t u = 0; u < told_.unknowns.size(); ++u) {
      const Learned& one = told_.learned[u];
      rows.push_back({told_.unknowns.all()[u].shown(), value(one.prior.q50), value_interval(one.prior),
                      value(one.posterior.q50), value_interval(one.posterior), judged(one)});
    }
    text_ += laid_out(rows);
  }

  void remarks() {
    std::string lost;
    for (std::size_t u = 0; u < told_.unknowns.size(); ++u)
      if (told_.learned[u].identified == Identified::not_at_all)
        lost += (lost.empty() ? "" : "; ") + told_.unknowns.all()[u].shown();
    if (!lost.empty())
      line(filled("The observed numbers cannot identify: {}. After is what was assumed before.",
                  "De observerade talen kan inte identifiera: {}. Efter är vad som antogs före.", lost));
    for (const experiment::Tangled& pair : experiment::tangled(told_.particles, told_.unknowns.size()))
      line(filled("{} and {} are known together rather than apart (correlation {}).",
                  "{} och {} är kända tillsammans snarare än var för sig (korrelation {}).",
                  told_.unknowns.all()[pair.first].shown(), told_.unknowns.all()[pair.second].shown(),
                  plain(pair.correlation)));
    line("");
  }

  void targets() {
    std::vector<std::vector<std::string>> rows{
        {say("Target", "Mål"), say("observed", "observerat"), say("simulated", "simulerat"), "80 %"}};
    const auto fitted = experiment::fitted(told_.particles, told_.asked.targets.size());
    for (std::size_t k = 0; k < fitted.size(); ++k) {
      const ObservedTarget& one = told_.asked.targets[k];
      std::string name = one.at.label.in(language_);
      if (one.number.year) name += " " + *one.number.year;
      if (one.number.group) name += ", " + *one.number.group;
      const std::string error = one.observed.sd > 0.0 ? " ± " + plain(one.observed.sd) : "";
      rows.push_back({name, plain(one.observed.value) + error, plain(fitted[k].mean), interval(fitted[k])});
    }
    text_ += laid_out(rows);
  }

  const io::CalibrationTold& told_;
  Language language_;
  std::string text_;
};

std::string json_of(const Quantiles& s) {
  return fmt::format(R"({{"mean": {}, "sd": {}, "q025": {}, "q10": {}, "q50": {}, "q90": {}, "q975": {}}})",
                     s.mean, s.sd, s.q025, s.q10, s.q50, s.q90, s.q975);
}

const char* word_of(Identified identified) {
  if (identified == Identified::well) return "well";
  return identified == Identified::somewhat ? "somewhat" : "not_at_all";
}

}  // namespace

std::string calibration_text(const io::CalibrationTold& told, Language language) {
  return Writer{told, language}.text();
}

std::string calibration_json(const io::CalibrationTold& told) {
  const experiment::Round& last = told.posterior.rounds.back();
  std::string json = fmt::format(
      R"({{"scenario": {}, "seed": {}, "simulations": {}, "rounds": {}, "tolerance": {}, "effective": {}, "unknowns": [)",
      io::json_string(told.scenario.name), told.design.seed, last.simulated, told.posterior.rounds.size(),
      last.tolerance, told.particles.effective());
  for (std::size_t u = 0; u < told.unknowns.size(); ++u) {
    const Unknown& unknown = told.unknowns.all()[u];
    const Learned& one = told.learned[u];
    json += fmt::format(
        R"({}{{"id": {}, "distribution": {}, "prior": {}, "posterior": {}, "contraction": {}, "contraction_se": {}, "identified": "{}"}})",
        u == 0 ? "" : ", ", io::json_string(unknown.id), io::json_string(unknown.written), json_of(one.prior),
        json_of(one.posterior), one.contraction, one.contraction_se, word_of(one.identified));
  }
  json += "], \"targets\": [";
  const auto fitted = experiment::fitted(told.particles, told.asked.targets.size());
  for (std::size_t k = 0; k < fitted.size(); ++k) {
    const ObservedTarget& one = told.asked.targets[k];
    json +=
        fmt::format(R"({}{{"id": {}, "outcome": {}, "observed": {}, "observed_sd": {}, "simulated": {}}})",
                    k == 0 ? "" : ", ", io::json_string(one.id), io::json_string(one.number.outcome),
                    one.observed.value, one.observed.sd, json_of(fitted[k]));
  }
  return json + "]}\n";
}

}  // namespace stegvis::cli
