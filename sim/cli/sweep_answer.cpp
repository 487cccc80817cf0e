#include "cli/sweep_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "experiment/better.hpp"

namespace stegvis::cli {
namespace {

using base::Language;

constexpr std::size_t told_whole = 40, told_best = 10;

class Writer {
 public:
  Writer(const io::SweepTold& told, Language language) : told_{told}, language_{language} {}

  std::string text() const {
    std::string words = head();
    if (told_.outcomes.empty()) return words;
    const std::vector<std::size_t> points = shown_points();
    if (points.size() < told_.design.sweep->count())
      words +=
          fmt::format(fmt::runtime(say("The {} best of {} points:\n", "De {} bästa av {} punkter:\n")),
                      points.size(), number(static_cast<double>(told_.design.sweep->count()), language_));
    std::vector<std::vector<std::string>> rows{heading()};
    for (const std::size_t point : points) rows.push_back(row(point));
    return words + laid_out(rows) + "\n";
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }

  std::string head() const {
    const model::Scenario& scenario = told_.file.scenario;
    std::string words = scenario.constructed.empty() ? "" : scenario.constructed + "\n";
    return words + scenario.title + "\n" +
           fmt::format(fmt::runtime(say(
                           "{} points of {} replications each with seed {}: the same people with the same "
                           "luck at all of them. Intervals are 80 % prediction intervals.\n\n",
                           "{} punkter om {} replikationer var med frö {}: samma människor med samma tur i "
                           "alla. Intervallen är 80 % prediktionsintervall.\n\n")),
                       number(static_cast<double>(told_.design.sweep->count()), language_),
                       told_.design.replications, told_.design.seed);
  }

  /// All of few points, in their order; of many the best.
  std::vector<std::size_t> shown_points() const {
    const std::size_t count = told_.design.sweep->count();
    std::vector<std::size_t> points(count);
    std::iota(points.begin(), points.end(), std::size_t{0});
    if (count <= told_whole) return points;
    const double sign = experiment::better(told_.outcomes[0].name) == experiment::Better::less ? 1.0 : -1.0;
    std::stable_sort(points.begin(), points.end(), [&](std::size_t a, std::size_t b) {
      return sign * told_.number(a, 0, 0) < sign * told_.number(b, 0, 0);
    });
    points.resize(told_best);
    return points;
  }

  std::vector<std::string> heading() const {
    std::vector<std::string> words;
    for (const experiment::Axis& axis : told_.design.sweep->axes())
      words.push_back(axis.path + (axis.unit.empty() ? "" : " [" + axis.unit + "]"));
    words.insert(words.end(), {told_.outcomes[0].label.in(language_), say("80 % interval", "80 %-intervall"),
                               say("Monte Carlo error", "Monte Carlo-fel")});
    return words;
  }

  std::vector<std::string> row(std::size_t point) const {
    std::vector<std::string> words;
    for (std::size_t a = 0; a < told_.design.sweep->axes().size(); ++a) {
      const model::Value value = told_.design.sweep->value(point, a);
      words.push_back(value.is_number() ? fmt::format("{:.6g}", value.number()) : model::shown(value));
    }
    const experiment::Total& total = told_.outcomes[0];
    const experiment::Outcome outcome{total.name, total.unit, total.label, {}, {}, {}, {}};
    const auto told = [&](std::size_t statistic) {
      return shown(told_.number(point, 0, statistic), outcome, language_);
    };
    words.insert(words.end(), {told(0), told(3) + say(" to ", " till ") + told(5), "± " + told(1)});
    return words;
  }

  const io::SweepTold& told_;
  Language language_;
};

}  // namespace

std::string sweep_text(const io::SweepTold& told, Language language) { return Writer{told, language}.text(); }

}  // namespace stegvis::cli
