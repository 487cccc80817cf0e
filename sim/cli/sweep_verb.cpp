#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <limits>
#include <memory>

#include "base/nearest.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/draw.hpp"
#include "cli/main_outcomes.hpp"
#include "cli/progress.hpp"
#include "cli/stopping.hpp"
#include "cli/sweep_answer.hpp"
#include "cli/verbs.hpp"
#include "experiment/sweep.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/sweep_saves.hpp"
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
  std::optional<double> save_every;
  std::string out;
  bool json = false, figures = false;

  std::vector<Option> options() {
    return {
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
        {"--save-every",
         &save_every,
         {"seconds between saves (default 30)", "sekunder mellan sparningar (annars 30)"},
         false,
         {}},
        {"--out,-o",
         &out,
         {"results file (default SCENARIO_sweep.h5 here)", "resultatfil (annars SCENARIO_sweep.h5 här)"},
         false,
         {}},
        json_option(&json),
        figures_option(&figures),
    };
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
    const std::string meant = base::nearest(name, names);
    base::Text text{"--outcome " + name + ": is no total that this scenario tells",
                    "--outcome " + name + ": är inget utfall som detta scenario har"};
    if (!meant.empty())
      text = {text.en + ". Did you mean \"" + meant + "\"?", text.sv + ". Menade du \"" + meant + "\"?"};
    problems.push_back({"", text});
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

/// A sweep from the typed words to the printed answer.
class SweepRun {
 public:
  SweepRun(const SweepOptions& options, const Context& context, const io::ScenarioFile& file,
           const model::Programme& programme)
      : options_{options}, context_{context}, file_{file}, programme_{programme} {}

  int go() {
    if (const Problems problems = decide(); !problems.empty())
      return refuse(located(problems, file_), context_);
    io::SweepSaves saves{out_, io::fingerprint_of(design_, file_), width()};
    auto known = saves.read();
    if (!known) return refuse(known.problems(), context_);
    numbers_.resize(sweep_->count() * width());
    std::vector<bool> done(sweep_->count());
    for (const auto& [point, numbers] : *known) {
      done[point] = true;
      put(point, numbers);
    }
    for (std::size_t i = 0; i < sweep_->count(); ++i)
      if (!done[i]) design_.points.push_back(i);
    if (!known->empty())
      say(fmt::format("{} of {} points were saved earlier; the rest is run.", known->size(), sweep_->count()),
          fmt::format("{} av {} punkter var sparade sedan tidigare; resten körs.", known->size(),
                      sweep_->count()));
    return run(saves, known->size());
  }

 private:
  std::size_t width() const { return outcomes_.size() * experiment::sweep_statistics; }
  void put(std::size_t point, const std::vector<double>& numbers) {
    std::copy(numbers.begin(), numbers.end(),
              numbers_.begin() + static_cast<std::ptrdiff_t>(point * width()));
  }
  void say(const std::string& en, const std::string& sv) const {
    std::fprintf(stderr, "%s\n", context_.language == Language::sv ? sv.c_str() : en.c_str());
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
    if (!(options_.save_every.value_or(30.0) >= 0.0))
      problems.push_back({"", {"--save-every is below 0", "--save-every är under 0"}});
    std::vector<experiment::Axis> axes;
    for (const std::string& written : options_.vary) {
      auto axis = experiment::read_axis(written, file_.scenario);
      if (axis)
        axes.push_back(std::move(axis).value());
      else
        append(problems, axis.problems());
    }
    outcomes_ = chosen(options_.outcomes, measure::layout_of(programme_), problems);
    out_ = options_.out.empty() ? fs::path{options_.file}.stem().concat("_sweep.h5") : fs::path{options_.out};
    check_outputs(problems, {{"--out", out_}}, file_);
    if (problems.empty()) problems = io::may_become_results(out_);
    if (problems.empty()) problems = make(std::move(axes));
    design_.replications = static_cast<std::uint32_t>(replications);
    threads_ = static_cast<std::size_t>(options_.threads.value_or(cores));
    return problems;
  }

  Problems make(std::vector<experiment::Axis> axes) {
    const experiment::Plan plan = options_.lhs     ? experiment::Plan::lhs
                                  : options_.sobol ? experiment::Plan::sobol
                                                   : experiment::Plan::grid;
    const std::int64_t points = options_.lhs ? *options_.lhs : options_.sobol.value_or(0);
    design_.seed = options_.seed.value_or(file_.scenario.seed);
    auto sweep = experiment::Sweep::create(file_.scenario, std::move(axes), plan,
                                           static_cast<std::size_t>(points), design_.seed);
    if (!sweep) return sweep.problems();
    sweep_ = std::move(sweep).value();
    design_.sweep = &*sweep_;
    for (const experiment::Total& total : outcomes_) design_.outcomes.push_back(total.name);
    return {};
  }

  int run(io::SweepSaves& saves, std::size_t known) {
    using Clock = std::chrono::steady_clock;
    Progress progress{static_cast<std::int64_t>(sweep_->count()), context_.language};
    const Stopping stopping;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is a full disk, told as such
    std::vector<experiment::PointResult> unsaved;
    std::size_t done = known;
    Clock::time_point saved = Clock::now();
    const std::chrono::duration<double> every{options_.save_every.value_or(30.0)};
    bool unwritten = false;
    const auto save = [&] {
      Problems problems = unsaved.empty() ? Problems{} : saves.save(unsaved);
      unwritten = !problems.empty();
      unsaved.clear();
      saved = Clock::now();
      return problems;
    };
    const auto ran = simulate([&](const experiment::PointResult& point) {
      put(point.point, point.numbers);
      unsaved.push_back(point);
      progress.tell(static_cast<std::int64_t>(++done));
      return Clock::now() - saved >= every ? save() : Problems{};
    });
    progress.clear();
    if (done < sweep_->count() || !ran) {
      const Problems problems = unwritten ? Problems{} : save();
      if (!ran) return fail(ran.problems(), context_, unwritten ? our_fault : users_fault);
      if (!problems.empty()) return fail(problems, context_, our_fault);
      say(fmt::format("Stopped: {} of {} points are saved; the same command goes on from there.", done,
                      sweep_->count()),
          fmt::format("Avbruten: {} av {} punkter är sparade; samma kommando fortsätter därifrån.", done,
                      sweep_->count()));
      return 128 + Stopping::asked();
    }
    const io::SweepTold told{design_, file_, programme_, outcomes_, std::move(numbers_)};
    if (Problems problems = io::write_sweep(out_, told); !problems.empty()) {
      append(problems, save());
      return fail(problems, context_, our_fault);
    }
    saves.remove();
    return tell(told);
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
  fs::path out_;
  std::size_t threads_ = 1;
};

int sweep(const SweepOptions& options, const Context& context) {
  const auto file = io::read_scenario(options.file);
  if (!file) return refuse(file.problems(), context);
  const auto programme = model::compile(file->scenario);
  if (!programme) return refuse(programme.problems(), context);
  return SweepRun{options, context, *file, *programme}.go();
}

}  // namespace

Verb sweep_verb() {
  const auto options = std::make_shared<SweepOptions>();
  return {
      .name = "sweep",
      .help =
          {"simulate a scenario at many points: lists, ranges, grids, Latin hypercubes, Sobol sequences",
           "simulera ett scenario i många punkter: listor, spann, rutnät, latinska hyperkuber, Sobolföljder"},
      .options = options->options(),
      .act = [options](const Context& context) { return sweep(*options, context); }};
}

}  // namespace stegvis::cli
