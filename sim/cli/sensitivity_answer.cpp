#include "cli/sensitivity_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "io/json_text.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Method;
using stats::Told;

std::string name_of(const experiment::NumberAt& number, Language language) {
  std::string name = number.label.in(language) + " (" + number.name.outcome + ")";
  if (number.name.year) name += " " + *number.name.year;
  if (number.name.group) name += ", " + *number.name.group;
  return name;
}

class Writer {
 public:
  Writer(const SensitivityTold& told, Language language) : told_{told}, language_{language} {}

  std::string text() {
    head();
    for (const Driven& one : told_.driven) table(one);
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  void line(const std::string& words) { text_ += words + "\n"; }
  template <class... Arguments>
  std::string filled(const char* en, const char* sv, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(say(en, sv)), arguments...);
  }
  bool is_sobol() const { return told_.design.method != Method::morris; }
  bool is_metamodel() const { return told_.design.method == Method::metamodel; }

  void head() {
    if (!told_.scenario.constructed.empty()) line(told_.scenario.constructed);
    line(told_.scenario.title);
    if (is_metamodel())
      line(filled(
          "{} points of {} unknowns, {} replications at each with seed {}, each point with luck of its own. "
          "A "
          "Gaussian process was fitted to them. The indices are its own: their 95 % intervals count the "
          "points it "
          "was asked at, not what it does not know, which is told below each outcome.",
          "{} punkter i {} okända, {} replikationer i varje med frö {}, varje punkt med sin egen tur. En "
          "gaussisk "
          "process är anpassad till dem. Indexen är dess: deras 95 %-intervall räknar med punkterna den "
          "tillfrågats i, inte med vad den inte vet, som sägs under varje utfall.",
          number(static_cast<double>(told_.points), language_), told_.unknowns.size(),
          told_.design.replications, told_.design.seed));
    else
      line(
          filled("{} points of {} unknowns, {} replications at each with seed {}: the same people with the "
                 "same luck "
                 "at all "
                 "of them. Intervals are 95 % confidence intervals that count points and replications.",
                 "{} punkter i {} okända, {} replikationer i varje med frö {}: samma människor med samma tur "
                 "i alla. "
                 "Intervallen är 95 % konfidensintervall som räknar med både punkter och replikationer.",
                 number(static_cast<double>(told_.points), language_), told_.unknowns.size(),
                 told_.design.replications, told_.design.seed));
    if (is_sobol())
      line(
          say("First: the share of the variance that the unknown explains alone; total: with all its "
              "interactions.",
              "Ensam: den andel av variansen som det okända förklarar för sig; totalt: med alla samspel."));
    else
      line(
          say("mu*: mean size of the effect of going from one end of the distribution to the other; mu: its "
              "mean; sigma: how "
              "much it depends on the others, or is not straight.",
              "mu*: medelstorlek på effekten av att gå från fördelningens ena ände till den andra; mu: dess "
              "medelvärde; "
              "sigma: hur mycket den beror på de andra, eller inte är rak."));
    line("");
  }

  std::string shown(const Told& told) const {
    return significant(told.value, language_) + " (" + significant(told.low, language_) +
           say(" to ", " till ") + significant(told.high, language_) + ")";
  }

  std::vector<std::size_t> order(const Driven& one) const {
    std::vector<std::size_t> all(told_.unknowns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
      return is_sobol() ? one.sobol.total[a].value > one.sobol.total[b].value
                        : one.morris.effects[a].mu_star.value > one.morris.effects[b].mu_star.value;
    });
    return all;
  }

  void table(const Driven& one) {
    line(name_of(one.number, language_));
    if (one.lacking > 0)
      return line(filled("  has nothing to tell in {} runs, so it cannot be analysed.\n",
                         "  har inget att säga i {} körningar och kan därför inte analyseras.\n",
                         one.lacking));
    if (is_sobol() && !(one.sobol.variance > 0.0))
      return line(say("  does not vary beyond its noise.\n", "  varierar inte mer än slumpen.\n"));
    std::vector<std::vector<std::string>> rows;
    if (is_sobol())
      rows.push_back({say("Unknown", "Okänt"), say("first", "ensam"), say("total", "totalt")});
    else
      rows.push_back(
          {say("Unknown", "Okänt"), "mu*", "mu", "sigma", say("mu* of noise alone", "mu* av slump ensam")});
    for (const std::size_t u : order(one)) {
      const std::string& name = told_.unknowns.all()[u].shown();
      if (is_sobol())
        rows.push_back({name, shown(one.sobol.first[u]), shown(one.sobol.total[u])});
      else
        rows.push_back({name, shown(one.morris.effects[u].mu_star), shown(one.morris.effects[u].mu),
                        shown(one.morris.effects[u].sigma),
                        significant(one.morris.noise_floor[u], language_)});
    }
    text_ += laid_out(rows);
    if (is_metamodel()) metamodel(one);
    line("");
  }

  /// What the metamodel is worth, and whether it should be believed.
  void metamodel(const Driven& one) {
    line(filled(
        "The metamodel's own error: each point left out is foretold to ± {} (root mean square), of which its "
        "noise is "
        "{}; {} of the variance is explained, and {} of the differences are within 95 % of what it expects.",
        "Metamodellens eget fel: varje punkt som utelämnas förutsägs på ± {} (kvadratiskt medelvärde), varav "
        "dess slump "
        "är {}; {} av variansen är förklarad, och {} av skillnaderna ligger inom 95 % av det den väntar.",
        significant(one.error.error, language_), significant(one.error.noise, language_),
        percent(one.error.explained, language_), percent(one.error.within_95, language_)));
    // What it gets wrong beyond the outputs' noise, or says itself that it does not know, whichever is more.
    double missed = one.error.error * one.error.error - one.error.noise * one.error.noise, unsure = 0.0;
    for (const stats::Foretold& point : one.error.foretold)
      unsure += point.sd * point.sd / static_cast<double>(one.error.foretold.size());
    missed = std::max(missed, unsure);
    const double left = one.sobol.variance > 0.0 ? std::min(1.0, missed / one.sobol.variance) : 1.0;
    if (left > 0.1)
      line(filled("It misses {} of what it is to explain: do not rely on these indices; take more points.",
                  "Den missar {} av det den ska förklara: lita inte på dessa index; ta fler punkter.",
                  percent(left, language_)));
  }

  const SensitivityTold& told_;
  Language language_;
  std::string text_;
};

/// JSON has no NaN.
std::string plain(double x) { return x == x ? fmt::format("{}", x) : "null"; }
std::string json_of(const Told& told) {
  return fmt::format(R"({{"value": {}, "se": {}, "low": {}, "high": {}}})", plain(told.value),
                     plain(told.standard_error), plain(told.low), plain(told.high));
}

}  // namespace

std::string sensitivity_text(const SensitivityTold& told, Language language) {
  return Writer{told, language}.text();
}

std::string sensitivity_json(const SensitivityTold& told) {
  const bool sobol = told.design.method != Method::morris;
  std::string json = fmt::format(
      R"({{"scenario": {}, "seed": {}, "method": "{}", "points": {}, "replications": {}, "outcomes": [)",
      io::json_string(told.file), told.design.seed,
      told.design.method == Method::metamodel ? "metamodel"
      : sobol                                 ? "sobol"
                                              : "morris",
      told.points, told.design.replications);
  for (std::size_t k = 0; k < told.driven.size(); ++k) {
    const Driven& one = told.driven[k];
    json += fmt::format(R"({}{{"name": {}, )", k == 0 ? "" : ", ", io::json_string(one.number.name.outcome));
    if (one.number.name.year) json += fmt::format(R"("year": "{}", )", *one.number.name.year);
    if (one.number.name.group)
      json += fmt::format(R"("group": {}, )", io::json_string(*one.number.name.group));
    json += fmt::format(R"("lacking": {}, )", one.lacking);
    if (sobol && one.lacking == 0) json += fmt::format(R"("variance": {}, )", plain(one.sobol.variance));
    if (told.design.method == Method::metamodel && one.lacking == 0)
      json += fmt::format(R"("metamodel": {{"error": {}, "noise": {}, "explained": {}, "within_95": {}}}, )",
                          plain(one.error.error), plain(one.error.noise), plain(one.error.explained),
                          plain(one.error.within_95));
    json += "\"unknowns\": [";
    for (std::size_t u = 0; one.lacking == 0 && u < told.unknowns.size(); ++u) {
      json +=
          fmt::format(R"({}{{"id": {}, )", u == 0 ? "" : ", ", io::json_string(told.unknowns.all()[u].id));
      json += sobol ? fmt::format(R"("first": {}, "total": {}}})", json_of(one.sobol.first[u]),
                                  json_of(one.sobol.total[u]))
                    : fmt::format(R"("mu_star": {}, "mu": {}, "sigma": {}, "noise_floor": {}}})",
                                  json_of(one.morris.effects[u].mu_star), json_of(one.morris.effects[u].mu),
                                  json_of(one.morris.effects[u].sigma), plain(one.morris.noise_floor[u]));
    }
    json += "]}";
  }
  return json + "]}\n";
}

}  // namespace stegvis::cli
