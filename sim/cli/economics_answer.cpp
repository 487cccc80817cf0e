#include "cli/economics_answer.hpp"

#include <fmt/format.h>

#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "experiment/worth.hpp"
#include "stats/economics.hpp"
#include "stats/estimate.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using measure::Series;

class Writer {
 public:
  Writer(const io::ComparisonName& name, const experiment::SideBySide& numbers,
         const experiment::Payback& payback, Language language)
      : name_{name}, numbers_{numbers}, payback_{payback}, language_{language} {}

  std::string text() {
    for (std::size_t i = 1; i < numbers_.scenarios(); ++i) pays_back(i);
    effects();
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }

  std::string payer(const std::string& id) const {
    const auto found = name_.files[0]->scenario.payer.find(id);
    return found == name_.files[0]->scenario.payer.end() || found->second.name.empty() ? id
                                                                                       : found->second.name;
  }
  bool individual(const std::string& id) const {
    const auto found = name_.files[0]->scenario.payer.find(id);
    return found != name_.files[0]->scenario.payer.end() && found->second.ledger == "individual";
  }

  void pays_back(std::size_t scenario) {
    std::vector<std::vector<std::string>> rows{
        {fmt::format(fmt::runtime(say("{}: has paid back before the end", "{}: har betalat sig före slutet")),
                     name_.difference(scenario)),
         say("probability", "sannolikhet"), say("period, median of those", "period, median av dem"),
         say("80 % interval", "80 %-intervall")}};
    for (const experiment::BreakEven& found : payback_.of(scenario)) {
      if (!found.differs || individual(found.payer)) continue;
      const stats::Summary when = stats::summarise(found.periods);
      const bool some = !found.periods.empty();
      rows.push_back(
          {"  " + payer(found.payer), percent(found.probability(), language_),
           some ? number(when.q50, language_) : "–",
           some ? number(when.q10, language_) + say(" to ", " till ") + number(when.q90, language_) : "–"});
    }
    if (rows.size() == 1) return;
    text_ += laid_out(rows);
    text_ +=
        say("  Counted from the first period; 0: it never cost the payer more. What is paid later is not "
            "counted.\n",
            "  Räknat från den första perioden; 0: det kostade aldrig betalaren mer. Det som betalas senare "
            "räknas inte.\n");
    for (const experiment::BreakEven& found : payback_.of(scenario)) frees_only(scenario, found.payer);
    text_ += "\n";
  }

  /// What of a payer's difference is capacity: a place that is filled again saves nothing.
  void frees_only(std::size_t scenario, const std::string& id) {
    const measure::Table* table = numbers_.layout().in(Series::totals).find("cost_capacity." + id);
    if (table == nullptr) return;
    const stats::Summary part =
        stats::summarise(numbers_.difference(scenario).column(Series::totals, table->first));
    if (part.min == 0.0 && part.max == 0.0) return;
    text_ += fmt::format(
        fmt::runtime(say(
            "  {}: {} ({} to {}) of the difference is capacity alone; a place that is filled again saves no "
            "money.\n",
            "  {}: {} ({} till {}) av skillnaden är bara kapacitet; en plats som fylls på nytt sparar inga "
            "pengar.\n")),
        payer(id), money(part.mean, language_), money(part.q10, language_), money(part.q90, language_));
  }

  void effects() {
    const auto worth = experiment::worth_of(numbers_);
    if (!worth) return;
    for (std::size_t i = 1; i < numbers_.scenarios(); ++i)
      on_the_plane(i, worth->more_effects[i - 1], worth->more_costs[i - 1]);
    acceptable(stats::acceptability(worth->effects, worth->costs, experiment::worth_thresholds));
  }

  void on_the_plane(std::size_t scenario, const std::vector<double>& effects,
                    const std::vector<double>& costs) {
    const stats::Plane at = stats::plane(effects, costs);
    const auto share = [&](double x) { return percent(x, language_); };
    text_ += fmt::format(
        fmt::runtime(say(
            "{}, real resources for QALY: dearer and better {}, cheaper and better {}, dearer and worse {}, "
            "cheaper and worse {} of the replications.\n",
            "{}, verkliga resurser för QALY: dyrare och bättre {}, billigare och bättre {}, dyrare och sämre "
            "{}, "
            "billigare och sämre {} av replikationerna.\n")),
        name_.difference(scenario), share(at.dearer_better), share(at.cheaper_better), share(at.dearer_worse),
        share(at.cheaper_worse));
    const auto ratio = stats::icer(effects, costs);
    text_ += ratio ? fmt::format(fmt::runtime(say("  Ratio of means: {} for a QALY.\n",
                                                  "  Kvot av medelvärden: {} per QALY.\n")),
                                 money(*ratio, language_))
                   : std::string{say("  On average one dominates: there is no ratio.\n",
                                     "  I medel är den ena bättre på båda: det finns ingen kvot.\n")};
    const stats::Summary benefit = stats::summarise(stats::net_benefit(effects, costs, 500'000.0));
    text_ += fmt::format(fmt::runtime(say("  Net benefit at 500 000 SEK for a QALY: {} ({} to {}).\n",
                                          "  Nettonytta vid 500 000 kr per QALY: {} ({} till {}).\n")),
                         money(benefit.mean, language_), money(benefit.q10, language_),
                         money(benefit.q90, language_));
  }

  void acceptable(const std::vector<stats::Acceptability>& curve) {
    std::vector<std::vector<std::string>> rows{{say("Probability of being the best, by SEK for a QALY",
                                                    "Sannolikhet att vara bäst, per kr för en QALY")}};
    for (const auto& at : curve) rows[0].push_back(money(at.threshold, language_));
    for (std::size_t i = 0; i < numbers_.scenarios(); ++i) {
      rows.push_back({"  " + name_.ids[i]});
      for (const auto& at : curve)
        rows.back().push_back(percent(at.probability[i], language_) + (at.best_on_average == i ? " *" : ""));
    }
    text_ += laid_out(rows) + say("  * best on average: the acceptability frontier\n\n",
                                  "  * bäst i medel: acceptansfronten\n\n");
  }

  const io::ComparisonName& name_;
  const experiment::SideBySide& numbers_;
  const experiment::Payback& payback_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string economics_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                           const experiment::Payback& payback, Language language) {
  return Writer{name, numbers, payback, language}.text();
}

}  // namespace stegvis::cli
