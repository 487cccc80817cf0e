#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <list>
#include <memory>

#include "base/nearest.hpp"
#include "cli/amount.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/main_outcomes.hpp"
#include "cli/numbers.hpp"
#include "cli/progress.hpp"
#include "cli/simulate_here.hpp"
#include "cli/stopping.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "experiment/one_at_a_time.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/json_text.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
using measure::Series;

/// What was typed after `tornado`.
struct TornadoOptions {
  std::string file, outcome = "placements";
  std::optional<std::int64_t> replications, threads;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> fixed;
  bool json = false;

  std::vector<Option> options() {
    return {
        scenario_option(&file),
        {"--outcome",
         &outcome,
         {"a total (default placements)", "ett utfall (annars placements)"},
         false,
         {}},
        {.name = "--fixed",
         .into = &fixed,
         .help = {"this number keeps its value (may be given several times)",
                  "detta tal behåller sitt värde (kan ges flera gånger)"},
         .choices = {},
         .one_each = true},
        {"--replications,-n", &replications, {"of each (default 1000)", "av varje (annars 1000)"}, false, {}},
        seed_option(&seed),
        threads_option(&threads),
        json_option(&json)};
  }
};

/// One uncertain number: the paired differences at its low and its high end.
struct Bar {
  const experiment::End* low;
  const experiment::End* high;
  stats::Summary at_low, at_high;

  double swing() const { return std::fabs(at_high.mean - at_low.mean); }
};

class Tornado {
 public:
  Tornado(const TornadoOptions& options, const Context& context, const io::ScenarioFile& file)
      : options_{options}, context_{context}, file_{file} {}

  int go() {
    if (const Problems problems = decide(); !problems.empty())
      return refuse(located(problems, file_), context_);
    experiment::Design design{
        .programme = &programmes_.front(), .seed = seed_, .replications = replications_};
    std::vector<measure::Layout> layouts;
    for (const model::Programme& programme : programmes_) {
      layouts.push_back(measure::layout_of(programme));
      if (&programme != design.programme) design.beside.push_back(&programme);
    }
    experiment::SideBySide numbers{layouts};
    Progress progress{replications_, context_.language};
    const Stopping stopping;
    const auto consume = [&](const experiment::Block& block) {
      numbers.add(block);
      progress.tell(block.first + block.count);
      return Problems{};
    };
    const auto ran = simulate_here(design, threads_, consume, [] { return Stopping::asked() != 0; });
    progress.clear();
    if (!ran) {
      for (const base::Problem& problem : ran.problems())
        std::fprintf(stderr, "%s\n", problem.text.in(context_.language).c_str());
      return users_fault;
    }
    if (ran->replications > 0) tell(numbers, ran->replications);
    if (Stopping::asked() == 0) return fine;
    std::fprintf(stderr, "%s\n",
                 stopped_line(ran->replications, replications_).in(context_.language).c_str());
    return 128 + Stopping::asked();
  }

 private:
  Problems decide() {
    const Amount amount = amount_of(problems_, options_.replications, {}, {});
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    check_range(problems_, "--threads", options_.threads.value_or(cores), 1, most_threads);
    threads_ = static_cast<std::size_t>(options_.threads.value_or(cores));
    replications_ = amount.replications;
    seed_ = options_.seed.value_or(file_.scenario.seed);
    const experiment::Uncertainties uncertainties{.fixed = options_.fixed};
    take(experiment::nowhere({&file_.scenario}, uncertainties));
    const auto uncertain = experiment::uncertain_numbers(file_.scenario, uncertainties);
    if (!uncertain)
      take(uncertain.problems());
    else if (uncertain->empty())
      take({{"",
             {"no number has a distribution: nothing is uncertain",
              "inget tal har en fördelning: ingenting är osäkert"}}});
    if (!problems_.empty()) return problems_;
    auto ends = experiment::one_at_a_time(file_.scenario, *uncertain);
    if (!ends) return ends.problems();
    ends_ = std::move(ends).value();
    compile(file_.scenario);
    for (const experiment::End& end : ends_) compile(end.scenario);
    if (problems_.empty()) find_outcome();
    return problems_;
  }

  void take(const Problems& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }
  void compile(const model::Scenario& scenario) {
    auto made = model::compile(scenario);
    if (made)
      programmes_.push_back(std::move(made).value());
    else
      take(made.problems());
  }

  void find_outcome() {
    std::vector<std::string> names;
    for (experiment::Total& total : experiment::totals_of(measure::layout_of(programmes_.front()))) {
      names.push_back(total.name);
      if (total.name == options_.outcome) total_ = std::move(total);
    }
    if (!total_.name.empty()) return;
    const std::string meant = base::nearest(options_.outcome, names);
    base::Text text{"--outcome " + options_.outcome + ": is no total that this scenario tells",
                    "--outcome " + options_.outcome + ": är inget utfall som detta scenario har"};
    if (!meant.empty())
      text = {text.en + ". Did you mean \"" + meant + "\"?", text.sv + ". Menade du \"" + meant + "\"?"};
    take({{"", text}});
  }

  std::vector<Bar> bars(const experiment::SideBySide& numbers) const {
    std::vector<Bar> all;
    for (std::size_t i = 0; i + 1 < ends_.size(); i += 2)
      all.push_back({&ends_[i], &ends_[i + 1], numbers.difference(i + 1).of(Series::totals, total_.at),
                     numbers.difference(i + 2).of(Series::totals, total_.at)});
    std::stable_sort(all.begin(), all.end(),
                     [](const Bar& a, const Bar& b) { return a.swing() > b.swing(); });
    return all;
  }

  void tell(const experiment::SideBySide& numbers, std::uint32_t replications) const {
    const std::vector<Bar> all = bars(numbers);
    const stats::Summary own = numbers.of(0).of(Series::totals, total_.at);
    std::fputs((options_.json ? json(all, own, replications) : text(all, own, replications)).c_str(), stdout);
    std::fflush(stdout);
  }

  const char* say(const char* en, const char* sv) const {
    return context_.language == Language::sv ? sv : en;
  }

  std::string text(const std::vector<Bar>& all, const stats::Summary& own, std::uint32_t replications) const {
    const Language language = context_.language;
    const experiment::Outcome outcome{total_.name, total_.unit, total_.label, {}, {}, {}, {}};
    const auto told = [&](double value, const stats::Summary& difference) {
      return fmt::format(
          "{:.4g}: {} ({} {} {}) ± {}", value, shown_change(difference.mean, outcome, language),
          shown_change(difference.q10, outcome, language), say("to", "till"),
          shown_change(difference.q90, outcome, language), shown(difference.se, outcome, language));
    };
    std::string words = file_.scenario.constructed.empty() ? "" : file_.scenario.constructed + "\n";
    words += file_.scenario.title + "\n";
    words += fmt::format(
        fmt::runtime(say(
            "{}: {} ({} to {}) as the scenario stands. Each uncertain number alone at the 10th and the 90th "
            "percentile of its distribution: paired difference, 80 % prediction interval, Monte Carlo error "
            "of the mean; {} replications with seed {}, the same people with the same luck.\n\n",
            "{}: {} ({} till {}) som scenariot står. Varje osäkert tal för sig vid 10:e och 90:e percentilen "
            "av sin fördelning: parvis skillnad, 80 % prediktionsintervall, Monte Carlo-fel i medelvärdet; "
            "{} replikationer med frö {}, samma människor med samma tur.\n\n")),
        total_.label.in(language), shown(own.mean, outcome, language), shown(own.q10, outcome, language),
        shown(own.q90, outcome, language), number(static_cast<double>(replications), language), seed_);
    std::vector<std::vector<std::string>> rows{
        {say("the number", "talet"), say("low", "lågt"), say("high", "högt")}};
    for (const Bar& bar : all)
      rows.push_back({bar.low->path, told(bar.low->value, bar.at_low), told(bar.high->value, bar.at_high)});
    return words + laid_out(rows);
  }

  std::string json(const std::vector<Bar>& all, const stats::Summary& own, std::uint32_t replications) const {
    std::string text = fmt::format(
        "{{\"scenario\": {}, \"seed\": {}, \"replications\": {}, \"outcome\": {}, \"mean\": {}, \"q10\": {}, "
        "\"q90\": {}, "
        "\"numbers\": [",
        io::json_string(file_.name), seed_, replications, io::json_string(total_.name), own.mean, own.q10,
        own.q90);
    const auto end = [](double value, const stats::Summary& difference) {
      return fmt::format("{{\"value\": {}, \"mean\": {}, \"se\": {}, \"q10\": {}, \"q90\": {}}}", value,
                         difference.mean, difference.se, difference.q10, difference.q90);
    };
    for (std::size_t i = 0; i < all.size(); ++i)
      fmt::format_to(std::back_inserter(text), "{}\n  {{\"path\": {}, \"low\": {}, \"high\": {}}}",
                     i > 0 ? "," : "", io::json_string(all[i].low->path),
                     end(all[i].low->value, all[i].at_low), end(all[i].high->value, all[i].at_high));
    return text + "\n]}\n";
  }

  const TornadoOptions& options_;
  const Context& context_;
  const io::ScenarioFile& file_;
  Problems problems_;
  std::vector<experiment::End> ends_;
  std::list<model::Programme> programmes_;  ///< the scenario's, then the ends'
  experiment::Total total_;
  std::uint64_t seed_ = 1;
  std::uint32_t replications_ = 0;
  std::size_t threads_ = 1;
};

int tornado(const TornadoOptions& options, const Context& context) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  return Tornado{options, context, *file}.go();
}

}  // namespace

Verb tornado_verb() {
  const auto options = std::make_shared<TornadoOptions>();
  return {.name = "tornado",
          .help = {"tell what each uncertain number alone changes, low and high",
                   "visa vad varje osäkert tal för sig ändrar, lågt och högt"},
          .options = options->options(),
          .act = [options](const Context& context) { return tornado(*options, context); }};
}

}  // namespace stegvis::cli
