#include "cli/best_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "experiment/best.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::BestTotal;

class Writer {
 public:
  Writer(const io::ComparisonName& name, Language language) : name_{name}, language_{language} {}

  std::string text(const std::vector<const BestTotal*>& told) const {
    std::vector<std::vector<std::string>> rows{
        {say("does best in this share of the replications", "är bäst i så stor andel av replikationerna")}};
    rows[0].insert(rows[0].end(), name_.ids.begin(), name_.ids.end());
    rows[0].push_back(say("best on average", "bäst i medeltal"));
    for (const BestTotal* one : told) rows.push_back(row(*one));
    return laid_out(rows) + say("± is the Monte Carlo error. In brackets: how surely it is the best in the "
                                "long run, at least; and "
                                "about how many replications find the best with 95 % certainty.\n\n",
                                "± är Monte Carlo-felet. Inom parentes: hur säkert det är bäst i längden, "
                                "minst; och ungefär hur "
                                "många replikationer som hittar det bästa med 95 % säkerhet.\n\n");
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }

  std::vector<std::string> row(const BestTotal& one) const {
    std::vector<std::string> cells{"  " + one.total.label.in(language_)};
    for (const stats::Estimate& chance : one.best.probability)
      cells.push_back(percent(chance.value, language_) + " ± " +
                      number(100.0 * chance.standard_error, language_) + say(" pp", " p.e."));
    cells.push_back(fmt::format("{} ({}; {})", name_.ids[one.best.on_average], surely(one.best.right),
                                one.best.needed < std::int64_t{1} << 40
                                    ? number(static_cast<double>(one.best.needed), language_)
                                    : say("never", "aldrig")));
    return cells;
  }
  /// Never 100 %: it is a bound from a sample.
  std::string surely(double right) const {
    if (right > 0.999) return say("over 99.9%", "över 99,9\u00a0%");
    return right > 0.99 ? say("over 99%", "över 99\u00a0%") : percent(right, language_);
  }

  const io::ComparisonName& name_;
  Language language_;
};

}  // namespace

std::string best_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                      Language language) {
  if (numbers.scenarios() < 3) return {};
  const std::vector<BestTotal> all = experiment::best_totals(numbers);
  const auto outcomes = experiment::outcomes(numbers.of(0));
  std::vector<const BestTotal*> told;
  for (const experiment::Outcome* main : main_outcomes(outcomes)) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const BestTotal& one) { return one.total.name == main->name; });
    if (found != all.end()) told.push_back(&*found);
  }
  return told.empty() ? std::string{} : Writer{name, language}.text(told);
}

}  // namespace stegvis::cli
