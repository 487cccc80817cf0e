#include <fmt/format.h>

#include <cstdio>
#include <list>
#include <memory>
#include <optional>

#include "cli/amount.hpp"
#include "cli/best_answer.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/compare_answer.hpp"
#include "cli/draw.hpp"
#include "cli/economics_answer.hpp"
#include "cli/legs.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saves_told.hpp"
#include "cli/saving_options.hpp"
#include "cli/shared_out.hpp"
#include "cli/simulate_here.hpp"
#include "cli/spread_lines.hpp"
#include "cli/stopping.hpp"
#include "cli/uncertain_options.hpp"
#include "cli/verbs.hpp"
#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/outcomes_text.hpp"
#include "io/packing.hpp"
#include "io/write_comparison.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
namespace fs = std::filesystem;

constexpr std::size_t most_scenarios = 50;

/// What was typed after `compare`.
struct CompareOptions {
  std::vector<std::string> files;
  std::optional<std::int64_t> replications;
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> threads;
  std::vector<std::string> until;
  std::optional<std::int64_t> at_most;
  UncertainOptions uncertain;
  SavingOptions saving;
  std::string out;
  bool json = false;
  bool figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.files, self.replications, self.seed, self.until, self.at_most, self.uncertain);
  }

  std::vector<Option> options() {
    std::vector<Option> all{
        {"FILE",
         &files,
         {"the scenarios, the first being what the others are compared with",
          "scenarierna; med det första jämförs de andra"},
         true,
         {}},
        {"--replications,-n",
         &replications,
         {"how many (default 1000)", "hur många (annars 1000)"},
         false,
         {}},
        until_option(until),
        at_most_option(at_most),
        {"--seed",
         &seed,
         {"instead of the first scenario's", "i stället för det första scenariots"},
         false,
         {}},
        threads_option(&threads),
        {"--out,-o",
         &out,
         {"results file (default FIRST_vs_SECOND.h5 here)", "resultatfil (annars FÖRSTA_vs_ANDRA.h5 här)"},
         false,
         {}},
        json_option(&json),
        figures_option(&figures),
    };
    uncertain.add_to(all);
    saving.add_to(all);
    return all;
  }
};

void append(Problems& into, const Problems& problems) {
  into.insert(into.end(), problems.begin(), problems.end());
}

/// All scenarios as read and made ready; or everything that is wrong with any of them.
struct Scenarios {
  std::list<io::ScenarioFile> files;
  std::list<model::Programme> programmes;

  Problems add(const std::string& path) {
    auto file = io::read_scenario(path);
    if (!file) return file.problems();
    auto programme = model::compile(file->scenario);
    if (!programme) return programme.problems();
    files.push_back(std::move(file).value());
    programmes.push_back(std::move(programme).value());
    return {};
  }
};

fs::path default_out(const std::vector<std::string>& ids) {
  if (ids.size() > 3) return ids[0] + "_vs_others.h5";
  std::string name;
  for (const std::string& id : ids) name += (name.empty() ? "" : "_vs_") + id;
  return name + ".h5";
}

/// A comparison from the typed words to the printed answer.
class Compare {
 public:
  /// `shards`, where given, hold all of it.
  Compare(const CompareOptions& options, const Context& context, const Scenarios& scenarios,
          const Shards* shards)
      : options_{options}, context_{context}, scenarios_{scenarios}, shards_{shards} {
    for (const io::ScenarioFile& file : scenarios.files) name_.files.push_back(&file);
    name_.ids = io::comparison_ids(name_.files);
    name_.first = &scenarios.programmes.front();
    name_.seed = options.seed.value_or(name_.files[0]->scenario.seed);
    out_ = options.out.empty() ? default_out(name_.ids) : fs::path{options.out};
  }

  int go() {
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    threads_ = static_cast<std::size_t>(options_.threads.value_or(cores));
    Problems problems;
    Amount amount = amount_of(problems, options_.replications, options_.until, options_.at_most);
    uncertain_ = decide(problems, options_.uncertain, amount);
    check_range(problems, "--threads", options_.threads.value_or(cores), 1, most_threads);
    saving_ = cli::decide(problems, options_.saving);
    check_until_goes_with(problems, options_.until, saving_);
    if (saving_.shard && options_.out.empty()) out_ = shard_path(out_, *saving_.shard);
    for (const io::ScenarioFile& file : scenarios_.files) check_outputs(problems, {{"--out", out_}}, file);
    if (problems.empty()) problems = saving_.shard ? may_become_shard(out_) : io::may_become_results(out_);
    if (!problems.empty()) return refuse(problems, context_);
    return simulate(amount);
  }

 private:
  int simulate(const Amount& amount) {
    const std::uint32_t replications = amount.replications;
    experiment::Design design{.programme = name_.first, .seed = name_.seed, .replications = replications};
    std::vector<measure::Layout> layouts;
    for (const model::Programme& programme : scenarios_.programmes) {
      layouts.push_back(measure::layout_of(programme));
      if (&programme != name_.first) design.beside.push_back(&programme);
    }
    experiment::SideBySide numbers{layouts, uncertain_.per_draw};
    experiment::Payback payback{layouts};
    if (!find_draws(replications)) return users_fault;
    const io::Identity identity = identity_of(replications);
    if (shards_ != nullptr)
      if (const Problems problems = same_work(*shards_, identity); !problems.empty())
        return refuse(problems, context_);
    if (context_.rank == 0)
      std::fputs(comparison_warnings(name_, numbers, layouts, context_.language).c_str(), stderr);
    const auto targets = experiment::placed(amount.targets, numbers.layout());
    if (!targets) return refuse(targets.problems(), context_);
    const Stopping stopping;
    LegsPlan plan{out_, identity, 0, replications, {experiment::width_of(layouts[0]), {}, {}}};
    for (std::size_t i = 1; i < layouts.size(); ++i)
      plan.widths.beside.push_back(experiment::width_of(layouts[i]));
    plan.save_every = saving_.every;
    const Legs::Simulate simulate = simulator(design, plan.widths);
    if (saving_.shard)
      return share_replications(std::move(plan), *saving_.shard, uncertain_.per_draw, io::packed(options_),
                                simulate, context_);
    const experiment::Widths widths = plan.widths;
    return with_all_ranks(context_, identity, widths, uncertain_.per_draw, simulate,
                          [&](const Legs::Simulate& all) {
                            return whole(std::move(plan), design, *targets, numbers, payback, all);
                          });
  }

  /// Every replication, and the answer.
  int whole(LegsPlan plan, const experiment::Design& design, const std::vector<experiment::Reached>& targets,
            experiment::SideBySide& numbers, experiment::Payback& payback, const Legs::Simulate& simulate) {
    const std::uint32_t replications = design.replications;
    Progress progress{replications, context_.language};
    const auto consume = [&](const experiment::Block& block) {
      numbers.add(block);
      payback.add(block);
      progress.tell(block.first + block.count);
      return Problems{};
    };
    const auto enough = [&] {
      judge(targets, numbers);
      progress.expect(expected(name_.until, replications));
      return experiment::all_reached(name_.until);
    };
    Legs legs{std::move(plan), consume, simulate, [&](std::uint32_t n) { progress.saved(n); }};
    const auto ran = shards_ != nullptr ? legs.replay(*shards_)
                     : targets.empty()  ? legs.run(context_)
                                        : legs.run_until(design, enough, context_, uncertain_.per_draw);
    progress.clear();
    if (!ran) return fail(ran.problems(), context_, legs.unwritten() ? our_fault : users_fault);
    if (const Problems problems = Stopping::asked() != 0 ? legs.save() : Problems{}; !problems.empty())
      return fail(problems, context_, our_fault);
    name_.replications = ran->replications;
    if (ran->replications == 0) return ended(name_.replications, replications, context_);
    if (!targets.empty()) (void)enough();
    if (const Problems problems = io::write_comparison(out_, name_, numbers, payback); !problems.empty())
      return fail(problems, context_, our_fault);
    if (Stopping::asked() == 0 && shards_ == nullptr) legs.remove();
    tell(numbers, payback);
    const int drawn = options_.figures ? draw_figures(out_, {}, {}, context_) : fine;
    const int code = ended(name_.replications, replications, context_);
    return code == fine ? drawn : code;
  }

  /// Runs some of the replications.
  Legs::Simulate simulator(const experiment::Design& whole, const experiment::Widths& widths) const {
    return [this, whole, widths](std::uint32_t first, std::uint32_t count, const Consume& consume,
                                 const Stop& stop) {
      const std::uint32_t per_draw = uncertain_.per_draw;
      if (draws_)
        return simulate_draws(experiment::DrawDesign{.draws = &*draws_,
                                                     .seed = name_.seed,
                                                     .first = first / per_draw,
                                                     .count = count / per_draw,
                                                     .per_draw = per_draw,
                                                     .widths = widths},
                              threads_, consume, stop);
      experiment::Design design = whole;
      design.first = first;
      design.replications = count;
      return simulate_here(design, threads_, consume, stop);
    };
  }

  /// What makes this comparison another than any other.
  io::Identity identity_of(std::uint32_t replications) const {
    std::vector<std::string> scenarios;
    for (const io::ScenarioFile* file : name_.files) scenarios.push_back(io::digest_of(*file));
    return {{"verb", "compare"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of_bytes(io::packed(scenarios))},
            {"seed", fmt::format("{}", name_.seed)},
            {"replications", fmt::format("{}", replications)},
            {"options", io::digest_of_bytes(io::packed(std::pair{options_.uncertain, options_.until}))}};
  }

  /// Whether the uncertain numbers, if any, can be drawn; if not, why is told.
  bool find_draws(std::uint32_t replications) {
    if (!uncertain_.asked) return true;
    std::vector<const model::Scenario*> scenarios;
    for (const io::ScenarioFile& file : scenarios_.files) scenarios.push_back(&file.scenario);
    auto draws = experiment::Draws::create(std::move(scenarios), uncertain_.uncertainties, name_.seed,
                                           replications / uncertain_.per_draw, uncertain_.tried);
    if (!draws) refuse(located(draws.problems(), *name_.files[0]), context_);
    if (!draws) return false;
    draws_ = std::move(draws).value();
    return true;
  }

  /// Every target of every difference.
  void judge(const std::vector<experiment::Reached>& targets, const experiment::SideBySide& numbers) {
    name_.until.clear();
    for (std::size_t i = 1; i < numbers.scenarios(); ++i) {
      std::vector<experiment::Reached> of_this = targets;
      experiment::judge(of_this, numbers.difference(i));
      for (experiment::Reached& one : of_this) one.of = name_.difference(i);
      name_.until.insert(name_.until.end(), of_this.begin(), of_this.end());
    }
  }

  void tell(const experiment::SideBySide& numbers, const experiment::Payback& payback) const {
    if (options_.json) {
      std::fputs(io::comparison_json(name_, numbers, payback).c_str(), stdout);
    } else {
      std::fputs(comparison_text(name_, numbers, context_.language).c_str(), stdout);
      std::fputs(best_text(name_, numbers, context_.language).c_str(), stdout);
      std::fputs(economics_text(name_, numbers, payback, context_.language).c_str(), stdout);
      if (draws_)
        std::fputs(drawn_line({&*draws_, uncertain_.per_draw, uncertain_.uncertainties.sampling},
                              name_.replications, context_.language)
                       .c_str(),
                   stdout);
      std::fputs(until_lines(name_.until, name_.replications, context_.language).c_str(), stdout);
      std::printf("%s %s\n", context_.language == Language::sv ? "Resultat:" : "Results:", out_.c_str());
    }
    std::fflush(stdout);
  }

  const CompareOptions& options_;
  const Context& context_;
  const Scenarios& scenarios_;
  const Shards* shards_;
  SavingPlan saving_;
  io::ComparisonName name_;
  fs::path out_;
  std::size_t threads_ = 1;
  UncertainPlan uncertain_;
  std::optional<experiment::Draws> draws_;
};

int compare(const CompareOptions& options, const Context& context, const Shards* shards = nullptr) {
  Problems problems;
  if (options.files.size() < 2 || options.files.size() > most_scenarios)
    problems.push_back(
        {"",
         {fmt::format("compare takes 2 to {} scenarios, not {}", most_scenarios, options.files.size()),
          fmt::format("compare tar 2 till {} scenarier, inte {}", most_scenarios, options.files.size())}});
  Scenarios scenarios;
  for (const std::string& file : options.files) append(problems, scenarios.add(file));
  if (!problems.empty()) return refuse(problems, context);
  return Compare{options, context, scenarios, shards}.go();
}

/// Where the results go when nothing is said; what cannot be read is told when it is compared.
std::string default_out(const CompareOptions& options) {
  Scenarios scenarios;
  for (const std::string& file : options.files)
    if (!scenarios.add(file).empty()) return "compare.h5";
  std::vector<const io::ScenarioFile*> files;
  for (const io::ScenarioFile& file : scenarios.files) files.push_back(&file);
  return files.empty() ? "compare.h5" : default_out(io::comparison_ids(files)).string();
}

}  // namespace

int merge_compare(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, compare);
}

Verb compare_verb() {
  const auto options = std::make_shared<CompareOptions>();
  return {.name = "compare",
          .help = {"simulate scenarios side by side and print their paired differences",
                   "simulera scenarier sida vid sida och visa de parvisa skillnaderna"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return alone_or_over_ranks<CompareOptions>(
                *options, context, [](const auto& typed, const Context& own) { return compare(typed, own); },
                [](const auto& typed) { return default_out(typed); });
          }};
}

}  // namespace stegvis::cli
