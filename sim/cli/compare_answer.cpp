#include "cli/compare_answer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "experiment/population.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Difference;
using experiment::Outcome;

class Writer {
 public:
  Writer(const io::ComparisonName& name, const experiment::SideBySide& numbers, Language language)
      : name_{name}, numbers_{numbers}, language_{language} {}

  std::string text() {
    head();
    for (std::size_t i = 1; i < numbers_.scenarios(); ++i) difference(i);
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  void line(const std::string& words) { text_ += words + "\n"; }
  template <class... Arguments>
  std::string filled(const char* en, const char* sv, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(say(en, sv)), arguments...);
  }

  void head() {
    std::string remark;
    for (const io::ScenarioFile* file : name_.files)
      if (const std::string& own = file->scenario.constructed; !own.empty() && own != remark)
        line(remark = own);
    for (std::size_t i = 0; i < numbers_.scenarios(); ++i)
      line(name_.ids[i] + ": " + name_.files[i]->scenario.title);
    line(filled(
        "{} replications with seed {}: the same people with the same luck in all of them, pair by pair. "
        "Intervals are 80 % prediction intervals of the paired difference (one pair in ten below, one in "
        "ten above); the Monte Carlo error is that of its mean.",
        "{} replikationer med frö {}: samma människor med samma tur i alla, par för par. Intervallen är "
        "80 % prediktionsintervall för den parvisa skillnaden (ett par av tio under, ett av tio över); "
        "Monte Carlo-felet gäller dess medelvärde.",
        number(static_cast<double>(name_.replications), language_), name_.seed));
    line("");
  }

  void difference(std::size_t scenario) {
    const std::vector<Difference> all = numbers_.differences(scenario);
    std::map<const Outcome*, const Difference*> of;
    std::vector<Outcome> listed;
    for (const Difference& one : all) listed.push_back(one.outcome);
    for (std::size_t i = 0; i < all.size(); ++i) of[&listed[i]] = &all[i];
    const auto main = main_outcomes(listed);
    std::vector<std::vector<std::string>> rows{heading(scenario)};
    std::string same;
    for (const Outcome* outcome : main) {
      const Difference& one = *of[outcome];
      if (one.signs.above + one.signs.below == 0)
        same += (same.empty() ? "" : "; ") + outcome->label.in(language_);
      else
        rows.push_back(row(scenario, one));
    }
    if (rows.size() > 1) text_ += laid_out(rows);
    if (!same.empty()) line(filled("The same in every pair: {}.", "Lika i varje par: {}.", same));
    luck(main, of);
    line("");
  }

  std::vector<std::string> heading(std::size_t scenario) const {
    const std::string beats = filled("{} beats {}", "{} slår {}", name_.ids[scenario], name_.ids[0]);
    return {name_.difference(scenario),
            name_.ids[0],
            name_.ids[scenario],
            say("difference", "skillnad"),
            say("80 % interval", "80 %-intervall"),
            say("Monte Carlo error", "Monte Carlo-fel"),
            beats};
  }

  std::string change(double x, const Outcome& outcome) const { return shown_change(x, outcome, language_); }
  /// An error has no sign.
  std::string error(double x, const Outcome& outcome) const {
    const std::string words = change(x, outcome);
    return "± " + (words.starts_with('+') ? words.substr(1) : words);
  }

  std::vector<std::string> row(std::size_t scenario, const Difference& one) const {
    const stats::Summary& told = one.outcome.summary;
    return {"  " + one.outcome.label.in(language_),
            shown(mean(0, one.outcome.name), one.outcome, language_),
            shown(mean(scenario, one.outcome.name), one.outcome, language_),
            change(told.mean, one.outcome),
            change(told.q10, one.outcome) + say(" to ", " till ") + change(told.q90, one.outcome),
            error(told.se, one.outcome),
            beats(one)};
  }
  double mean(std::size_t scenario, const std::string& name) const {
    const measure::Table* table = numbers_.layout().in(measure::Series::totals).find(name);
    return numbers_.of(scenario).of(measure::Series::totals, table->first).mean;
  }

  std::string beats(const Difference& one) const {
    const double equal = 1.0 - one.signs.share_above() - one.signs.share_below();
    std::string words = percent(one.beats(), language_);
    if (one.better == experiment::Better::unsaid) words = say("more in ", "fler i ") + words;
    if (equal > 0.0005) words += filled(" (equal in {})", " (lika i {})", percent(equal, language_));
    return words;
  }

  /// What common luck was worth, for the first main outcome that differs: placements, if they do.
  void luck(const std::vector<const Outcome*>& main, std::map<const Outcome*, const Difference*>& of) {
    const Difference* chosen = nullptr;
    for (const Outcome* outcome : main) {
      const Difference* one = of[outcome];
      if (one->signs.above + one->signs.below == 0) continue;
      if (chosen == nullptr || one->outcome.name == "placements") chosen = one;
    }
    if (chosen == nullptr) return;
    const stats::LuckGain& gain = chosen->gain;
    const std::string label = chosen->outcome.label.in(language_);
    if (!std::isfinite(gain.ratio)) {
      line(filled("{}: the difference is the same in every pair.", "{}: skillnaden är densamma i varje par.",
                  label));
      return;
    }
    line(filled(
        "Common luck: with luck of their own, knowing the difference as well ({}) would take {} times as "
        "many "
        "replications (95 % confidence interval {} to {}).",
        "Gemensam tur: med var sin tur hade det krävts {1} gånger så många replikationer för att veta "
        "skillnaden lika väl ({0}; 95 % konfidensintervall {2} till {3}).",
        label, number(gain.ratio, language_), number(gain.low, language_), number(gain.high, language_)));
  }

  const io::ComparisonName& name_;
  const experiment::SideBySide& numbers_;
  Language language_;
  std::string text_;
};

/// The first few of many words.
std::string some(const std::vector<std::string>& words, Language language) {
  constexpr std::size_t most = 5;
  std::string list;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) list += (i > 0 ? ", " : "") + words[i];
  if (words.size() > most)
    list += fmt::format(fmt::runtime(language == Language::sv ? " och {} till" : " and {} more"),
                        words.size() - most);
  return list;
}

}  // namespace

std::string comparison_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                            Language language) {
  return Writer{name, numbers, language}.text();
}

std::string comparison_warnings(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                                const std::vector<measure::Layout>& layouts, Language language) {
  const bool swedish = language == Language::sv;
  std::string text;
  const auto warn = [&](const char* en, const char* sv, const auto&... arguments) {
    text +=
        (swedish ? "Obs: " : "Note: ") + fmt::format(fmt::runtime(swedish ? sv : en), arguments...) + "\n";
  };
  const model::Scenario& first = name.files[0]->scenario;
  for (std::size_t i = 0; i < numbers.scenarios(); ++i) {
    const model::Scenario& own = name.files[i]->scenario;
    if (const auto paths = experiment::unshared_population(first, own); !paths.empty())
      warn(
          "{} and {} do not share their population or time, so that the difference is not of the same "
          "people: {}.",
          "{} och {} har inte samma befolkning eller tid, så skillnaden gäller inte samma människor: {}.",
          name.ids[0], name.ids[i], some(paths, language));
    if (own.seed != first.seed && own.seed != name.seed)
      warn("{} names seed {}; all are run with {}.", "{} anger frö {}; alla körs med {}.", name.ids[i],
           own.seed, name.seed);
    if (const auto names = experiment::not_shared(layouts[i], numbers.layout()); !names.empty())
      warn("only {} has these outcomes, which are not compared: {}.",
           "bara {} har dessa utfall, som inte jämförs: {}.", name.ids[i], some(names, language));
  }
  return text;
}

}  // namespace stegvis::cli
