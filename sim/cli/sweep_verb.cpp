#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <limits>
#include <memory>

#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/draw.hpp"
#include "cli/main_outcomes.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/ranks.hpp"
#include "cli/saving_options.hpp"
#include "cli/stopping.hpp"
#include "cli/sweep_answer.hpp"
#include "cli/verbs.hpp"
#include "experiment/sweep.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/pack_points.hpp"
#include "io/saves.hpp"
#include "io/write_results.hpp"
#include "io/write_sweep.hpp"
#include "measure/recorder.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
namespace fs = std::filesystem;

constexpr std::int64_t default_at_each = 100;

/// What was typed after `sweep`.
struct SweepOptions {
  std::string file;
  std::vector<std::string> vary, outcomes;
  std::optional<std::int64_t> lhs, sobol, replications, threads;
  std::optional<std::uint64_t> seed;
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  /// What a shard tells of them.
  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.file, self.vary, self.outcomes, self.lhs, self.sobol, self.replications, self.seed);
  }

  std::vector<Option> options() {
    std::vector<Option> all{
        scenario_option(&file),
        {.name = "--vary",
         .into = &vary,
         .help =
             {"PATH=1,2,3, PATH=1..3/5 (steps), PATH=1..3 or PATH=U(1,3) (may be given several times)",
              "SÖKVÄG=1,2,3, SÖKVÄG=1..3/5 (steg), SÖKVÄG=1..3 eller SÖKVÄG=U(1,3) (kan ges flera gånger)"},
         .choices = {},
         .one_each = true},
        {"--lhs",
         &lhs,
         {"so many points as a Latin hypercube", "så många punkter som en latinsk hyperkub"},
         false,
         {}},
        {"--sobol",
         &sobol,
         {"so many points as a Sobol sequence", "så många punkter som en Sobolföljd"},
         false,
         {}},
        {.name = "--outcome",
         .into = &outcomes,
         .help =
             {"a total to tell, as placements, or all (may be given several times; default the main ones)",
              "ett utfall att visa, som placements, eller all (kan ges flera gånger; annars de viktigaste)"},
         .choices = {},
         .one_each = true},
        {"--replications,-n",
         &replications,
         {"at each point (default 100)", "i varje punkt (annars 100)"},
         false,
         {}},
        seed_option(&seed),
        threads_option(&threads),
        {"--out,-o",
         &out,
         {"results file (default SCENARIO_sweep.h5 here)", "resultatfil (annars SCENARIO_sweep.h5 här)"},
         false,
         {}},
        json_option(&json),
        figures_option(&figures),
    };
    saving.add_to(all);
    return all;
  }
};

void append(Problems& into, const Problems& problems) {
  into.insert(into.end(), problems.begin(), problems.end());
}

/// The main outcomes, placements first; or those asked for.
std::vector<experiment::Total> chosen(const std::vector<std::string>& asked, const measure::Layout& layout,
                                      Problems& problems) {
  const std::vector<experiment::Total> totals = experiment::totals_of(layout);
  std::vector<std::string> names;
  for (const experiment::Total& total : totals) names.push_back(total.name);
  std::vector<experiment::Total> found;
  for (const std::string& name : asked) {
    if (name == "all") return totals;
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) {
      found.push_back(totals[static_cast<std::size_t>(at - names.begin())]);
      continue;
    }
    problems.push_back(experiment::no_total("--outcome " + name + ":", name, totals));
  }
  if (!asked.empty()) return found;
  std::vector<experiment::Outcome> all;
  for (const experiment::Total& total : totals)
    all.push_back({total.name, total.unit, total.label, {}, {}, {}, {.max = 1.0, .n = 1}});
  for (const experiment::Outcome* outcome : main_outcomes(all))
    found.push_back(totals[static_cast<std::size_t>(outcome - all.data())]);
  std::stable_partition(found.begin(), found.end(),
                        [](const auto& total) { return total.name == "placements"; });
  return found;
}

fs::path default_out(const SweepOptions& options) {
  return fs::path{options.file}.stem().concat("_sweep.h5");
}

/// A sweep from the typed words to the printed answer.
class SweepRun {
 public:
  /// `shards`, where given, hold all of it.
  SweepRun(const SweepOptions& options, const Context& context, const io::ScenarioFile& file,
           const model::Programme& programme, const Shards* shards)
      : options_{options}, context_{context}, file_{file}, programme_{programme}, shards_{shards} {}

  int go() {
    if (const Problems problems = decide(); !problems.empty())
      return refuse(located(problems, file_), context_);
    const io::Identity identity = identity_of();
    const io::Shard shard = saving_.shard.value_or(io::Shard{});
    first_ = static_cast<std::size_t>(shard.first(sweep_->count()));
    last_ = static_cast<std::size_t>(shard.last(sweep_->count()));
    numbers_.resize(sweep_->count() * width());
    done_.resize(sweep_->count());
    if (shards_ != nullptr) return merge(identity);
    const io::SaveHead head{identity, first_, shard, io::packed(options_)};
    if (saving_.shard && is_done(out_, head, context_)) return fine;
    const io::Saves saves{out_, identity};
    const std::size_t known = recall(saves);
    const int code = run(saves, known);
    return code == fine && saving_.shard ? share(saves, head) : code;
  }

 private:
  std::size_t width() const { return outcomes_.size() * experiment::sweep_statistics; }
  std::size_t wanted() const { return last_ - first_; }
  void say(const std::string& en, const std::string& sv) const { cli::say(context_, {en, sv}); }
  void put(const experiment::PointResult& point) {
    if (point.point >= sweep_->count()) return;
    done_[point.point] = true;
    std::copy(point.numbers.begin(), point.numbers.end(),
              numbers_.begin() + static_cast<std::ptrdiff_t>(point.point * width()));
  }
  std::size_t count_done() const {
    return static_cast<std::size_t>(std::count(done_.begin() + static_cast<std::ptrdiff_t>(first_),
                                               done_.begin() + static_cast<std::ptrdiff_t>(last_), true));
  }

  /// What makes this sweep another than any other.
  io::Identity identity_of() const {
    std::vector<std::string> axes;
    for (const experiment::Axis& axis : sweep_->axes()) axes.push_back(axis.written);
    const auto points = std::pair{axes, std::string{io::word_of(sweep_->plan())}};
    return {{"verb", "sweep"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of(file_)},
            {"seed", fmt::format("{}", design_.seed)},
            {"replications", fmt::format("{}", design_.replications)},
            {"points", fmt::format("{} {}", sweep_->count(), io::digest_of_bytes(io::packed(points)))},
            {"outcomes", io::digest_of_bytes(io::packed(design_.outcomes))}};
  }

  /// Takes what an earlier start of the same command saved; the rest is to be run.
  std::size_t recall(const io::Saves& saves) {
    for (const io::SaveFound& found : saves.find()) {
      (void)io::read_points(found, width(), [&](const auto& point) { put(point); });
      next_save_ = std::max(next_save_, found.last);
    }
    for (const base::Text& line : saves.others()) cli::say(context_, line);
    if (saves.damaged() > 0)
      say(fmt::format("{} damaged save(s) are not read; what was in them is run again.", saves.damaged()),
          fmt::format("{} skadade sparfiler läses inte; det som fanns i dem körs om.", saves.damaged()));
    for (std::size_t i = first_; i < last_; ++i)
      if (!done_[i]) design_.points.push_back(i);
    const std::size_t known = count_done();
    if (known > 0)
      say(fmt::format("{} of {} points were saved earlier; the rest is run.", known, wanted()),
          fmt::format("{} av {} punkter var sparade sedan tidigare; resten körs.", known, wanted()));
    return known;
  }

  /// All points of this part, in a file that `merge` takes.
  int share(const io::Saves& saves, const io::SaveHead& head) const {
    std::vector<experiment::PointResult> points;
    for (std::size_t i = first_; i < last_; ++i) {
      const auto from = numbers_.begin() + static_cast<std::ptrdiff_t>(i * width());
      points.push_back({i, {from, from + static_cast<std::ptrdiff_t>(width())}, {}});
    }
    io::SaveWriter out{out_, head};
    Problems problems = io::add_points(out, points);
    if (problems.empty()) problems = out.commit(last_);
    if (!problems.empty()) return fail(problems, context_, our_fault);
    saves.remove();
    say_shared(out_, head.shard, context_);
    return fine;
  }

  int merge(const io::Identity& identity) {
    if (const Problems problems = same_work(*shards_, identity); !problems.empty())
      return refuse(problems, context_);
    for (const io::SaveFound& shard : *shards_)
      if (!io::read_points(shard, width(), [&](const auto& point) { put(point); }))
        return refuse({not_understood(*shards_)}, context_);
    if (count_done() < wanted()) return refuse({not_understood(*shards_)}, context_);
    const io::SweepTold told{design_, file_, programme_, outcomes_, std::move(numbers_)};
    if (const Problems problems = io::write_sweep(out_, told); !problems.empty())
      return fail(problems, context_, our_fault);
    return tell(told);
  }

  /// Everything that could be wrong, before anything runs.
  Problems decide() {
    Problems problems;
    const std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    const std::int64_t replications = options_.replications.value_or(default_at_each);
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    check_range(problems, "--replications", replications, 1, most);
    check_range(problems, "--threads", options_.threads.value_or(cores), 1, most_threads);
    const std::int64_t points = static_cast<std::int64_t>(experiment::most_points);
    if (options_.lhs) check_range(problems, "--lhs", *options_.lhs, 1, points);
    if (options_.sobol) check_range(problems, "--sobol", *options_.sobol, 1, points);
    if (options_.lhs && options_.sobol)
      problems.push_back({"", {"--lhs and --sobol: choose one", "--lhs och --sobol: välj den ena"}});
    saving_ = cli::decide(problems, options_.saving);
    std::vector<experiment::Axis> axes;
    for (const std::string& written : options_.vary) {
      auto axis = experiment::read_axis(written, file_.scenario);
      if (axis)
        axes.push_back(std::move(axis).value());
      else
        append(problems, axis.problems());
    }
    outcomes_ = chosen(options_.outcomes, measure::layout_of(programme_), problems);
    out_ = options_.out.empty() ? default_out(options_) : fs::path{options_.out};
    if (saving_.shard && options_.out.empty()) out_ = shard_path(out_, *saving_.shard);
    check_outputs(problems, {{"--out", out_}}, file_);
    if (problems.empty()) problems = saving_.shard ? may_become_shard(out_) : io::may_become_results(out_);
    design_.replications = static_cast<std::uint32_t>(replications);
    threads_ = static_cast<std::size_t>(options_.threads.value_or(cores));
    if (problems.empty()) problems = make(std::move(axes));
    return problems;
  }

  Problems make(std::vector<experiment::Axis> axes) {
    const experiment::Plan plan = options_.lhs     ? experiment::Plan::lhs
                                  : options_.sobol ? experiment::Plan::sobol
                                                   : experiment::Plan::grid;
    const std::int64_t points = options_.lhs ? *options_.lhs : options_.sobol.value_or(0);
    design_.seed = options_.seed.value_or(file_.scenario.seed);
    experiment::TbbExecutor executor{threads_};
    auto sweep = experiment::Sweep::create(file_.scenario, std::move(axes), plan,
                                           static_cast<std::size_t>(points), design_.seed, executor);
    if (!sweep) return sweep.problems();
    sweep_ = std::move(sweep).value();
    design_.sweep = &*sweep_;
    for (const experiment::Total& total : outcomes_) design_.outcomes.push_back(total.name);
    return {};
  }

  int run(const io::Saves& saves, std::size_t known) {
    using Clock = std::chrono::steady_clock;
    Progress progress{static_cast<std::int64_t>(wanted()), context_.language};
    progress.saved(static_cast<std::int64_t>(known));
    const Stopping stopping;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is a full disk, told as such
    std::vector<experiment::PointResult> unsaved;
    std::size_t done = known;
    Clock::time_point saved = Clock::now();
    const std::chrono::duration<double> every{saving_.every};
    bool unwritten = false;
    const auto save = [&] {
      Problems problems = unsaved.empty() ? Problems{} : write(saves, unsaved);
      unwritten = !problems.empty();
      unsaved.clear();
      saved = Clock::now();
      progress.saved(static_cast<std::int64_t>(done));
      return problems;
    };
    const auto ran = simulate([&](const experiment::PointResult& point) {
      put(point);
      unsaved.push_back(point);
      progress.tell(static_cast<std::int64_t>(++done));
      return Clock::now() - saved >= every ? save() : Problems{};
    });
    progress.clear();
    if (done < wanted() || !ran) {
      const Problems problems = unwritten ? Problems{} : save();
      if (!ran) return fail(ran.problems(), context_, unwritten ? our_fault : users_fault);
      if (!problems.empty()) return fail(problems, context_, our_fault);
      say(fmt::format("Stopped: {} of {} points are saved; the same command goes on from there.", done,
                      wanted()),
          fmt::format("Avbruten: {} av {} punkter är sparade; samma kommando fortsätter därifrån.", done,
                      wanted()));
      return 128 + Stopping::asked();
    }
    if (saving_.shard) return fine;
    const io::SweepTold told{design_, file_, programme_, outcomes_, std::move(numbers_)};
    if (Problems problems = io::write_sweep(out_, told); !problems.empty()) {
      append(problems, save());
      return fail(problems, context_, our_fault);
    }
    saves.remove();
    return tell(told);
  }

  /// Saves are numbered in the order in which they were made.
  Problems write(const io::Saves& saves, const std::vector<experiment::PointResult>& points) {
    io::SaveWriter save = saves.begin(next_save_);
    Problems problems = io::add_points(save, points);
    if (problems.empty()) problems = save.commit(next_save_ + 1);
    if (problems.empty()) ++next_save_;
    return problems;
  }

  base::Result<std::size_t> simulate(
      const std::function<Problems(const experiment::PointResult&)>& consume) const {
    const auto stop = [] { return Stopping::asked() != 0; };
    if (threads_ == 1) {
      experiment::SerialExecutor executor;
      return experiment::run_sweep(design_, executor, consume, stop);
    }
    experiment::TbbExecutor executor{threads_};
    return experiment::run_sweep(design_, executor, consume, stop);
  }

  int tell(const io::SweepTold& told) const {
    if (options_.json) {
      std::fputs(io::sweep_json(told).c_str(), stdout);
    } else {
      std::fputs(sweep_text(told, context_.language).c_str(), stdout);
      std::printf("%s %s\n", context_.language == Language::sv ? "Resultat:" : "Results:", out_.c_str());
    }
    std::fflush(stdout);
    return options_.figures ? draw_figures(out_, {}, {}, context_) : static_cast<int>(fine);
  }

  const SweepOptions& options_;
  const Context& context_;
  const io::ScenarioFile& file_;
  const model::Programme& programme_;
  std::optional<experiment::Sweep> sweep_;
  experiment::SweepDesign design_;
  std::vector<experiment::Total> outcomes_;
  std::vector<double> numbers_;
  const Shards* shards_;
  SavingPlan saving_;
  std::size_t first_ = 0, last_ = 0;  ///< the points of this process
  std::vector<bool> done_;
  std::uint64_t next_save_ = 0;
  fs::path out_;
  std::size_t threads_ = 1;
};

int sweep(const SweepOptions& options, const Context& context, const Shards* shards = nullptr) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  const auto programme = model::compile(file->scenario);
  if (!programme) return refuse(programme.problems(), context);
  return SweepRun{options, context, *file, *programme, shards}.go();
}

}  // namespace

int merge_sweep(const MergeOptions& merge, const Shards& shards, const Context& context) {
  return merged(merge, shards, context, sweep);
}

Verb sweep_verb() {
  const auto options = std::make_shared<SweepOptions>();
  return {
      .name = "sweep",
      .help =
          {"simulate a scenario at many points: lists, ranges, grids, Latin hypercubes, Sobol sequences",
           "simulera ett scenario i många punkter: listor, spann, rutnät, latinska hyperkuber, Sobolföljder"},
      .options = options->options(),
      .act = [options](const Context& context) {
        return alone_or_over_ranks<SweepOptions>(
            *options, context, [](const auto& typed, const Context& own) { return sweep(typed, own); },
            [](const auto& typed) { return default_out(typed).string(); });
      }};
}

}  // namespace stegvis::cli
