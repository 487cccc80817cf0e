#include <fmt/format.h>

#include <cstdio>
#include <list>
#include <memory>

#include "cli/amount.hpp"
#include "cli/answered.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/legs.hpp"
#include "cli/main_outcomes.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saves_told.hpp"
#include "cli/saving_options.hpp"
#include "cli/simulate_here.hpp"
#include "cli/stopping.hpp"
#include "cli/tornado_answer.hpp"
#include "cli/verbs.hpp"
#include "experiment/one_at_a_time.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/packing.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
using measure::Series;
namespace fs = std::filesystem;

/// What was typed after `tornado`.
struct TornadoOptions {
  std::string file, outcome = "placements";
  std::optional<std::int64_t> replications, threads;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> fixed;
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.outcome, self.replications, self.seed, self.fixed);
  }

  std::vector<Option> options() {
    std::vector<Option> all{
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
        {"--out,-o",
         &out,
         {"results file (default SCENARIO_tornado.h5 here)", "resultatfil (annars SCENARIO_tornado.h5 här)"},
         false,
         {}},
        json_option(&json),
        figures_option(&figures)};
    saving.add_to(all);
    return all;
  }
};

fs::path default_out(const TornadoOptions& options) {
  return fs::path{options.file}.stem().concat("_tornado.h5");
}

/// An analysis from the typed words to the printed answer.
class Tornado {
 public:
  /// `shards`, where given, hold all of it.
  Tornado(const TornadoOptions& options, const Context& context, const io::ScenarioFile& file,
          const Shards* shards)
      : options_{options}, context_{context}, file_{file}, shards_{shards} {}

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
    const io::Identity identity = identity_of();
    if (shards_ != nullptr)
      if (const Problems problems = same_work(*shards_, identity); !problems.empty())
        return refuse(problems, context_);
    const Stopping stopping;
    LegsPlan plan{out_, identity, 0, replications_, {experiment::width_of(layouts[0]), {}, {}}};
    for (std::size_t i = 1; i < layouts.size(); ++i)
      plan.widths.beside.push_back(experiment::width_of(layouts[i]));
    plan.save_every = saving_.every;
    const auto simulate = [&](std::uint32_t first, std::uint32_t count, const Consume& take,
                              const Stop& stop) {
      experiment::Design piece = design;
      piece.first = first;
      piece.replications = count;
      return simulate_here(piece, threads_, take, stop);
    };
    if (saving_.shard)
      return share_replications(std::move(plan), *saving_.shard, 1, io::packed(options_), simulate, context_);
    experiment::SideBySide simulated{layouts};
    Progress progress{replications_, context_.language};
    const auto consume = [&](const experiment::Block& block) {
      simulated.add(block);
      progress.tell(block.first + block.count);
      return Problems{};
    };
    Legs legs{std::move(plan), consume, simulate, [&](std::uint32_t n) { progress.saved(n); }};
    const auto ran = shards_ != nullptr ? legs.replay(*shards_) : legs.run(context_);
    progress.clear();
    if (!ran) return fail(ran.problems(), context_, legs.unwritten() ? our_fault : users_fault);
    if (const Problems problems = Stopping::asked() != 0 ? legs.save() : Problems{}; !problems.empty())
      return fail(problems, context_, our_fault);
    const int told = ran->replications > 0 ? tell(simulated, ran->replications) : fine;
    if (Stopping::asked() == 0 && told != our_fault && shards_ == nullptr) legs.remove();
    return Stopping::asked() == 0 ? told : ended(ran->replications, replications_, context_);
  }

 private:
  Problems decide() {
    const Amount amount = amount_of(problems_, options_.replications, {}, {});
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    check_range(problems_, "--threads", options_.threads.value_or(cores), 1, most_threads);
    threads_ = static_cast<std::size_t>(options_.threads.value_or(cores));
    replications_ = amount.replications;
    seed_ = options_.seed.value_or(file_.scenario.seed);
    saving_ = cli::decide(problems_, options_.saving);
    const experiment::Uncertainties uncertainties{.fixed = options_.fixed};
    take(experiment::nowhere({&file_.scenario}, uncertainties));
    out_ = options_.out.empty() ? default_out(options_) : fs::path{options_.out};
    if (saving_.shard && options_.out.empty()) out_ = shard_path(out_, *saving_.shard);
    check_outputs(problems_, {{"--out", out_}}, file_);
    if (problems_.empty()) problems_ = saving_.shard ? may_become_shard(out_) : io::may_become_results(out_);
    const auto uncertain = experiment::uncertain_numbers(file_.scenario, uncertainties);
    if (!uncertain)
      take(uncertain.problems());
    else if (uncertain->empty())
      take({{"",
             {"no number has a distribution: nothing is uncertain",
              "inget tal har en fördelning: ingenting är osäkert"}}});
    if (!problems_.empty()) return problems_;
    numbers_ = *uncertain;
    auto ends = experiment::one_at_a_time(file_.scenario, numbers_);
    if (!ends) return ends.problems();
    ends_ = std::move(ends).value();
    compile(file_.scenario);
    for (const experiment::End& end : ends_) compile(end.scenario);
    if (problems_.empty()) find_outcome();
    return problems_;
  }

  /// What makes this analysis another than any other: its outcome is told of what is simulated.
  io::Identity identity_of() const {
    return {{"verb", "tornado"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of(file_)},
            {"seed", fmt::format("{}", seed_)},
            {"replications", fmt::format("{}", replications_)},
            {"options", io::digest_of_bytes(io::packed(options_.fixed))}};
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
    const auto totals = experiment::totals_of(measure::layout_of(programmes_.front()));
    for (const experiment::Total& total : totals)
      if (total.name == options_.outcome) total_ = total;
    if (total_.name.empty())
      take({experiment::no_total("--outcome " + options_.outcome + ":", options_.outcome, totals)});
  }

  int tell(const experiment::SideBySide& simulated, std::uint32_t replications) const {
    const std::vector<experiment::Swing> swings = experiment::swings(ends_, simulated, total_.at);
    const stats::Summary own = simulated.of(0).of(Series::totals, total_.at);
    const io::TornadoTold told{file_, programmes_.front(), numbers_, total_, own, swings,
                               seed_, replications};
    if (const Problems problems = io::write_tornado(out_, told); !problems.empty())
      return fail(problems, context_, our_fault);
    return answered(options_.json ? tornado_json(told) : tornado_text(told, context_.language), out_,
                    options_.json, options_.figures, context_);
  }

  const TornadoOptions& options_;
  const Context& context_;
  const io::ScenarioFile& file_;
  const Shards* shards_;
  Problems problems_;
  fs::path out_;
  SavingPlan saving_;
  std::vector<experiment::Unknown> numbers_;
  std::vector<experiment::End> ends_;
  std::list<model::Programme> programmes_;  ///< the scenario's, then the ends'
  experiment::Total total_;
  std::uint64_t seed_ = 1;
  std::uint32_t replications_ = 0;
  std::size_t threads_ = 1;
};

int tornado(const TornadoOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  return Tornado{options, context, *file, shards}.go();
}

}  // namespace

int merge_tornado(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, tornado);
}

Verb tornado_verb() {
  const auto options = std::make_shared<TornadoOptions>();
  return {.name = "tornado",
          .help = {"tell what each uncertain number alone changes, low and high",
                   "visa vad varje osäkert tal för sig ändrar, lågt och högt"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return alone_or_over_ranks<TornadoOptions>(
                *options, context, [](const auto& typed, const Context& own) { return tornado(typed, own); },
                [](const auto& typed) { return default_out(typed).string(); });
          }};
}

}  // namespace stegvis::cli
