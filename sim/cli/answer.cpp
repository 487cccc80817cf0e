#include "cli/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/table.hpp"
#include "experiment/unit_costs.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using experiment::Outcome;

/// From this share of those who ask held back by full places on, the answer says that capacity binds.
constexpr double binds_from = 0.05;

/// The rest of a name behind `head`, or nothing when it does not begin so or has more parts.
std::string_view only_part(std::string_view name, std::string_view head) {
  if (!name.starts_with(head)) return {};
  const std::string_view rest = name.substr(head.size());
  return rest.find('.') == std::string_view::npos ? rest : std::string_view{};
}

class Writer {
 public:
  Writer(const Answer& answer, Language language) : answer_{answer}, language_{language} {
    for (const Outcome& outcome : answer.outcomes)
      if (!outcome.group && !outcome.year && !outcome.at) totals_.emplace(outcome.name, &outcome);
  }

  std::string text() {
    head();
    capacity();
    table(answer_.outcomes, say("Over the whole time", "Under hela tiden"));
    yearly();
    accounts(answer_.outcomes);
    budget(answer_.outcomes, say("Budget by year and payer", "Budget per år och betalare"));
    unit_costs();
    beyond();
    differences();
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* sv) const { return language_ == Language::sv ? sv : en; }
  void line(const std::string& words) { text_ += words + "\n"; }

  std::string shown(double x, const Outcome& outcome) const { return cli::shown(x, outcome, language_); }
  std::string interval(const Outcome& outcome) const {
    return shown(outcome.summary.q10, outcome) + say(" to ", " till ") + shown(outcome.summary.q90, outcome);
  }

  std::string plain_interval(const Outcome& outcome) const {
    return number(outcome.summary.q10, language_) + say(" to ", " till ") +
           number(outcome.summary.q90, language_);
  }

  void head() {
    const model::Scenario& scenario = answer_.scenario;
    if (!scenario.constructed.empty()) line(scenario.constructed);
    line(scenario.title);
    line(fmt::format(
        fmt::runtime(
            say("{} replications with seed {}. Intervals are 80 % prediction intervals (one run in ten "
                "below, one in ten above); the Monte Carlo error is that of the mean.",
                "{} replikationer med frö {}. Intervallen är 80 % prediktionsintervall (en körning "
                "av tio under, en av tio över); Monte Carlo-felet gäller medelvärdet.")),
        number(static_cast<double>(answer_.replications), language_), answer_.seed));
    line("");
  }

  const Outcome* total(const std::string& name) const {
    const auto found = totals_.find(name);
    return found == totals_.end() ? nullptr : found->second;
  }

  /// How many asked for a place of a pool, those included who waited from before the start: all whose wait
  /// ended, and all who still wait.
  double asked(const std::string& id) const {
    double sum = 0.0;
    for (const char* name : {"granted.", "refused.", "gave_up.", "left.", "waiting_end."}) {
      const Outcome* outcome = total(name + id);
      if (outcome != nullptr) sum += outcome->summary.mean;
    }
    return std::round(sum * 1e9) / 1e9;  // whole where its parts are parts of a whole
  }

  /// Which pools hold people back.
  void capacity() {
    for (const auto& [id, pool] : answer_.scenario.pool) {
      const Outcome *held = total("held_back." + id), *used = total("utilisation." + id),
                    *waiting = total("waiting." + id), *refused = total("refused." + id);
      if (held == nullptr || used == nullptr || waiting == nullptr || refused == nullptr) continue;
      const double without = held->summary.mean + refused->summary.mean, all = asked(id);
      const bool binds = without > binds_from * all;
      line(fmt::format(
          fmt::runtime(
              say("{}: {}. {} of the places in use ({}), {} waiting on average ({}); every place was "
                  "taken for {} of {} who asked ({}).",
                  "{}: {}. {} av platserna i bruk ({}), i snitt {} i kö ({}); för {} av {} som "
                  "frågade var alla platser upptagna ({}).")),
          pool.name.empty() ? id : pool.name,
          binds ? say("capacity binds", "kapaciteten binder")
                : say("capacity does not bind", "kapaciteten binder inte"),
          shown(used->summary.mean, *used), interval(*used), number(waiting->summary.mean, language_),
          interval(*waiting), number(without, language_), number(all, language_),
          interval(held->summary.mean > refused->summary.mean ? *held : *refused)));
      coaches(id);
    }
    if (!answer_.scenario.pool.empty()) line("");
  }

  /// What those who have a post carry, and what it means that they leave.
  void coaches(const std::string& id) {
    const Outcome *load = total("load_per_fte." + id), *vacant = total("vacant_fte_days." + id),
                  *without = total("uncoached_days." + id), *changed = total("changed_coach." + id);
    if (load == nullptr || vacant == nullptr || without == nullptr || changed == nullptr) return;
    const Outcome* enrolled = total("enrolled_per_fte." + id);
    std::string words = fmt::format(fmt::runtime(say("  Each full-time post carries {} on average ({})",
                                                     "  En heltidstjänst bär i snitt {} ({})")),
                                    shown(load->summary.mean, *load), interval(*load));
    if (enrolled != nullptr)
      words += fmt::format(fmt::runtime(say(", {} of them enrolled ({})", ", {} är inskrivna ({})")),
                           shown(enrolled->summary.mean, *enrolled), interval(*enrolled));
    line(words + ".");
    if (vacant->summary.max == 0.0 && changed->summary.max == 0.0) return;
    line(fmt::format(
        fmt::runtime(say("  Posts are vacant for {} FTE-days ({}); people are {} person-days without a coach "
                         "({}); {} of them change coach ({}).",
                         "  Tjänster är vakanta {} heltidsdagar ({}); deltagarna är {} persondagar utan "
                         "coach ({}); {} av dem byter coach ({}).")),
        number(vacant->summary.mean, language_), plain_interval(*vacant),
        number(without->summary.mean, language_), plain_interval(*without),
        shown(changed->summary.mean, *changed), interval(*changed)));
  }

  /// A payer that nothing is known to cost is not told as one that pays nothing.
  static bool no_money(const Outcome& outcome) {
    return outcome.unit == "SEK" && outcome.summary.min == 0.0 && outcome.summary.max == 0.0;
  }

  /// A row of a table: what, mean, interval, Monte Carlo error.
  using Row = std::vector<std::string>;

  Row row(const std::string& label, const Outcome& outcome) const {
    return {"  " + label, shown(outcome.summary.mean, outcome), interval(outcome),
            "± " + shown(outcome.summary.se, outcome)};
  }

  /// Columns as wide as their widest word.
  void lay_out(const char* what, const std::vector<Row>& rows) {
    std::vector<Row> all{{what, say("mean", "medel"), say("80 % interval", "80 %-intervall"),
                          say("Monte Carlo error", "Monte Carlo-fel")}};
    all.insert(all.end(), rows.begin(), rows.end());
    text_ += laid_out(all);
    line("");
  }

  void table(const std::vector<Outcome>& outcomes, const char* what) {
    std::vector<Row> rows;
    for (const Outcome* outcome : main_outcomes(outcomes))
      rows.push_back(row(outcome->label.in(language_), *outcome));
    lay_out(what, rows);
  }

  void yearly() {
    std::vector<Row> rows;
    for (const Outcome& outcome : answer_.outcomes) {
      if (!outcome.year || outcome.group || !outcome.name.starts_with("sus.") || outcome.summary.n == 0)
        continue;
      if (outcome.summary.max > 0.0)
        rows.push_back(row(*outcome.year + ": " + outcome.label.in(language_), outcome));
    }
    if (!rows.empty()) lay_out(say("As SUS counts, by year", "Som SUS räknar, per år"), rows);
  }

  void differences() {
    if (answer_.differences.empty()) return;
    line(fmt::format(
        fmt::runtime(say("Difference to \"{}\": the same people with the same luck, pair by pair.",
                         "Skillnad mot \"{}\": samma människor med samma tur, par för par.")),
        answer_.base_title));
    std::vector<Outcome> differing;
    for (const Outcome& outcome : answer_.differences)
      if (outcome.summary.min != 0.0 || outcome.summary.max != 0.0) differing.push_back(outcome);
    if (differing.empty())
      line(say("Nothing differs, in any replication.", "Ingenting skiljer sig, i någon replikation."));
    else
      table(differing, say("Paired difference", "Parvis skillnad"));
    accounts(differing);
    budget(differing, say("Budget impact by year and payer", "Budgetpåverkan per år och betalare"));
  }

  bool told_in_accounts(const Outcome& outcome) const {
    if (outcome.group || outcome.year || outcome.at || outcome.summary.n == 0 || no_money(outcome))
      return false;
    static constexpr std::array alone{"resources", "real_resources", "present_resources", "qaly",
                                      "present_qaly"};
    static constexpr std::array heads{"income.", "cost_through.", "cost_capacity."};
    return std::any_of(alone.begin(), alone.end(), [&](const char* name) { return outcome.name == name; }) ||
           std::any_of(heads.begin(), heads.end(), [&](const char* head) {
             const std::string_view payer = only_part(outcome.name, head);
             return !payer.empty() && (std::string_view{head} == "income." || !individual(payer));
           });
  }
  /// Whose account is told as income, not as cost.
  bool individual(std::string_view payer) const {
    const auto found = answer_.scenario.payer.find(std::string{payer});
    return found != answer_.scenario.payer.end() && found->second.ledger == "individual";
  }

  void accounts(const std::vector<Outcome>& outcomes) {
    std::vector<Row> rows;
    for (const Outcome& outcome : outcomes)
      if (told_in_accounts(outcome)) rows.push_back(row(outcome.label.in(language_), outcome));
    if (!rows.empty()) lay_out(say("Accounts that are never added", "Räkningar som aldrig läggs ihop"), rows);
  }

  void budget(const std::vector<Outcome>& outcomes, const char* what) {
    std::vector<Row> rows;
    for (const Outcome& outcome : outcomes) {
      const std::string_view payer = only_part(outcome.name, "cost.");
      if (!outcome.year || outcome.group || payer.empty() || individual(payer) || no_money(outcome)) continue;
      const std::string& name = answer_.scenario.payer.at(std::string{payer}).name;
      rows.push_back(row(*outcome.year + ": " + (name.empty() ? std::string{payer} : name), outcome));
    }
    if (!rows.empty()) lay_out(what, rows);
  }

  /// The ratio of means, its interval over replications, and what was reported beside it.
  void unit_costs() {
    std::vector<Row> rows;
    const auto observed = experiment::observed_costs(answer_.scenario);
    for (const Outcome& outcome : answer_.outcomes) {
      const std::string_view id = only_part(outcome.name, "unit_cost.");
      if (id.empty()) continue;
      const std::string label = outcome.label.in(language_) + (outcome.year ? ", " + *outcome.year : "");
      const auto kronor = [&](double x) { return exact(x); };
      rows.push_back({"  " + label, kronor(outcome.summary.mean),
                      kronor(outcome.summary.q10) + say(" to ", " till ") + kronor(outcome.summary.q90),
                      "± " + kronor(outcome.summary.se)});
      for (const auto& one : observed)
        if (one.unit_cost == id && outcome.year == one.year)
          rows.push_back({std::string{"    "} + say("reported", "rapporterat"), exact(one.value), "", ""});
    }
    if (rows.empty()) return;
    lay_out(say("Cost for each (mean: ratio of means)", "Kostnad per (medel: kvot av medelvärden)"), rows);
    for (const auto& [id, said] : answer_.scenario.unit_cost)
      if (!said.about.empty()) line("  " + (said.name.empty() ? id : said.name) + ": " + said.about);
    line("");
  }

  /// To the krona: reported costs are compared digit by digit.
  std::string exact(double sek) const {
    std::string digits = fmt::format("{:.0f}", std::abs(sek));
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u00a0");
    return (sek < 0.0 ? "-" : "") + digits + say(" SEK", " kr");
  }

  void beyond() {
    if (std::all_of(answer_.outcomes.begin(), answer_.outcomes.end(),
                    [](const Outcome& outcome) { return outcome.unit != "SEK" || no_money(outcome); }))
      return;
    line(say("Costs and effects after the end of the run are not counted.",
             "Kostnader och effekter efter körningens slut är inte räknade."));
    line("");
  }

  const Answer& answer_;
  Language language_;
  std::map<std::string, const Outcome*> totals_;
  std::string text_;
};

}  // namespace

std::string answer_text(const Answer& answer, Language language) { return Writer{answer, language}.text(); }

}  // namespace stegvis::cli
