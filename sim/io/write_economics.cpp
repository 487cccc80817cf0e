#include "io/write_economics.hpp"

#include <algorithm>
#include <limits>

#include "experiment/worth.hpp"
#include "io/results_tables.hpp"
#include "stats/economics.hpp"

namespace stegvis::io {
namespace {

using experiment::BreakEven;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

class Writer {
 public:
  Writer(ResultsFile& out, const ComparisonName& name, const experiment::SideBySide& numbers)
      : out_{out},
        name_{name},
        numbers_{numbers},
        told_{name.files[0]->scenario.start,
              name.files[0]->scenario.language == "sv" ? base::Language::sv : base::Language::en} {}

  void payback(const experiment::Payback& payback) {
    const measure::Axis& payers = numbers_.layout().axis(measure::Along::payer);
    bool any = false;
    for (std::size_t i = 1; i < numbers_.scenarios(); ++i) any = any || !payback.of(i).empty();
    if (!any) return;
    differences("payback");
    write_axis_of_payers(payers);
    write_replications(out_, "payback", 0, name_.replications, told_);
    std::vector<double> probability, differs, periods;
    for (std::size_t i = 1; i < numbers_.scenarios(); ++i)
      for (const std::string& payer : payers.ids) {
        const auto& all = payback.of(i);
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const BreakEven& one) { return one.payer == payer; });
        const bool told = found != all.end();
        probability.push_back(told ? found->probability() : nothing);
        differs.push_back(told && found->differs ? 1.0 : 0.0);
        if (told)
          periods.insert(periods.end(), found->by_replication.begin(), found->by_replication.end());
        else
          periods.resize(periods.size() + name_.replications, nothing);
      }
    put("payback/probability", {"difference", "payer"}, Number::float64, "1",
        {"share of the replications that have paid back before the end and stay so",
         "andel av replikationerna som har betalat sig före slutet och förblir så"},
        probability);
    put("payback/period", {"difference", "payer", "replication"}, Number::float64, "1",
        {"period, counted from 1, from which the extra cost never is above zero again; 0: it never cost "
         "more; "
         "not paid back: nothing",
         "period, räknad från 1, från vilken merkostnaden aldrig mer är över noll; 0: det kostade aldrig "
         "mer; "
         "inte betalat sig: inget"},
        periods);
    put("payback/differs", {"difference", "payer"}, Number::int8, "1",
        {"whether the payer's cost differs by more than a krona in any replication and period",
         "om betalarens kostnad skiljer sig mer än en krona i någon replikation och period"},
        differs);
  }

  void plane(const experiment::Worth& worth) {
    differences("plane");
    out_.scale({.path = "plane/part"},
               std::vector<std::string>{"dearer_better", "cheaper_better", "dearer_worse", "cheaper_worse",
                                        "on_an_axis"});
    std::vector<double> shares, ratios;
    for (std::size_t k = 0; k < worth.more_effects.size(); ++k) {
      const stats::Plane at = stats::plane(worth.more_effects[k], worth.more_costs[k]);
      shares.insert(shares.end(),
                    {at.dearer_better, at.cheaper_better, at.dearer_worse, at.cheaper_worse, at.on_an_axis});
      ratios.push_back(stats::icer(worth.more_effects[k], worth.more_costs[k]).value_or(nothing));
    }
    put("plane/share", {"difference", "part"}, Number::float64, "1",
        {"share of the replications by quadrant of the cost-effectiveness plane",
         "andel av replikationerna per kvadrant av kostnadseffektplanet"},
        shares);
    put("plane/icer", {"difference"}, Number::float64, "SEK / QALY",
        {"ratio of mean differences, where neither dominates",
         "kvot av medelskillnader, där ingen är bättre på båda"},
        ratios);
  }

  void acceptability(const experiment::Worth& worth) {
    const std::vector<double> thresholds = experiment::worth_curve();
    const auto curve = stats::acceptability(worth.effects, worth.costs, thresholds);
    const std::string group = "acceptability";
    differences(group);
    out_.scale({.path = group + "/scenario"}, name_.ids);
    out_.scale({.path = group + "/threshold",
                .attributes = label("SEK / QALY", {"SEK for a QALY", "kr för en QALY"})},
               thresholds);
    out_.scale({.path = group + "/statistic"}, statistic_names());
    std::vector<double> probability, best, frontier;
    for (std::size_t i = 0; i < name_.ids.size(); ++i)
      for (const auto& at : curve) {
        probability.push_back(at.probability[i]);
        best.push_back(at.best_on_average == i ? 1.0 : 0.0);
      }
    for (const auto& at : curve) frontier.push_back(at.frontier);
    put(group + "/probability", {"scenario", "threshold"}, Number::float64, "1",
        {"probability that the scenario's net benefit is the largest; ties are shared evenly",
         "sannolikhet att scenariots nettonytta är störst; lika delas jämnt"},
        probability);
    put(group + "/best_on_average", {"scenario", "threshold"}, Number::int8, "1",
        {"whether the scenario's mean net benefit is the largest",
         "om scenariots nettonytta är störst i medel"},
        best);
    put(group + "/frontier", {"threshold"}, Number::float64, "1",
        {"probability of the scenario that is best on average",
         "sannolikheten för det scenario som är bäst i medel"},
        frontier);
    net_benefit(worth, thresholds);
  }

 private:
  /// [difference, statistic, threshold].
  void net_benefit(const experiment::Worth& worth, const std::vector<double>& thresholds) {
    const std::size_t statistics = statistic_names().size(), size = thresholds.size();
    std::vector<double> all(worth.more_effects.size() * statistics * size);
    for (std::size_t k = 0; k < worth.more_effects.size(); ++k)
      for (std::size_t t = 0; t < size; ++t) {
        const auto told = statistics_of(
            stats::summarise(stats::net_benefit(worth.more_effects[k], worth.more_costs[k], thresholds[t])));
        for (std::size_t s = 0; s < statistics; ++s) all[(k * statistics + s) * size + t] = told[s];
      }
    put("acceptability/net_benefit", {"difference", "statistic", "threshold"}, Number::float64, "SEK",
        {"net benefit of the difference: threshold x QALY - cost",
         "skillnadens nettonytta: tröskel x QALY - kostnad"},
        all);
  }

  void differences(const std::string& group) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < name_.ids.size(); ++i) names.push_back(name_.difference(i));
    out_.scale({.path = group + "/difference"}, names);
  }
  void write_axis_of_payers(const measure::Axis& payers) {
    out_.scale({.path = "payback/payer"}, payers.ids);
    std::vector<std::string> names;
    for (const base::Text& name : payers.names) names.push_back(name.in(told_.language));
    out_.write({.path = "payback/payer_name", .dims = {"payer"}}, names);
  }
  std::vector<std::pair<std::string, AttributeValue>> label(const char* unit, const base::Text& text) const {
    return {{"units", unit}, {"long_name", text.in(told_.language)}, {"long_name_en", text.en}};
  }
  void put(const std::string& path, std::vector<std::string> dims, Number number, const char* unit,
           const base::Text& text, const std::vector<double>& numbers) {
    out_.write({.path = path, .dims = std::move(dims), .number = number, .attributes = label(unit, text)},
               numbers);
  }

  ResultsFile& out_;
  const ComparisonName& name_;
  const experiment::SideBySide& numbers_;
  Told told_;
};

}  // namespace

void write_economics(ResultsFile& out, const ComparisonName& name, const experiment::SideBySide& numbers,
                     const experiment::Payback& payback) {
  Writer writer{out, name, numbers};
  writer.payback(payback);
  const auto worth = experiment::worth_of(numbers);
  if (!worth) return;
  writer.plane(*worth);
  writer.acceptability(*worth);
}

}  // namespace stegvis::io
