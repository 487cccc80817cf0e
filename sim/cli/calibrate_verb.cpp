#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <memory>

#include "cli/answered.hpp"
#include "cli/calibrate_answer.hpp"
#include "cli/checks.hpp"
#include "cli/common_options.hpp"
#include "cli/numbers.hpp"
#include "cli/ranks.hpp"
#include "cli/saved_trials.hpp"
#include "cli/saving_options.hpp"
#include "cli/stopping.hpp"
#include "cli/verbs.hpp"
#include "experiment/calibrate.hpp"
#include "experiment/learned.hpp"
#include "experiment/tbb_executor.hpp"
#include "io/posterior_file.hpp"
#include "io/read_calibration.hpp"
#include "io/write_results.hpp"
#include "measure/recorder.hpp"
#include "model/programme.hpp"

namespace stegvis::cli {
namespace {

using base::Language;
using base::Problems;
namespace fs = std::filesystem;

/// What was typed after `calibrate`.
struct CalibrateOptions {
  std::string file, targets;
  std::optional<std::int64_t> particles, threads;
  std::optional<double> least_accepted;
  std::optional<std::uint64_t> seed;
  SavingOptions saving;
  std::string out;
  bool json = false, figures = false;

  std::vector<Option> options() {
    std::vector<Option> all{
        scenario_option(&file),
        {"--targets",
         &targets,
         {"what is unknown and what was observed (TOML)", "vad som är okänt och vad som observerats (TOML)"},
         true,
         {}},
        {"--particles",
         &particles,
         {"how many are kept from round to round (default 1000)",
          "hur många som sparas från omgång till omgång (annars 1000)"},
         false,
         {}},
        {"--least-accepted",
         &least_accepted,
         {"end when a smaller share of the proposals is accepted (default 0.03)",
          "sluta när en mindre andel av förslagen godtas (annars 0,03)"},
         false,
         {}},
        seed_option(&seed),
        threads_option(&threads),
        {"--out,-o",
         &out,
         {"posterior file (default SCENARIO_posterior.h5 here)",
          "fil för posteriorn (annars SCENARIO_posterior.h5 här)"},
         false,
         {}},
        json_option(&json),
        figures_option(&figures)};
    saving.add_every_to(all);
    return all;
  }
};

/// A calibration from the typed words to the printed answer.
class Calibrate {
 public:
  Calibrate(const CalibrateOptions& options, const Context& context, const io::ScenarioFile& scenario,
            const io::CalibrationFile& asked)
      : options_{options}, context_{context}, scenario_{scenario}, asked_{asked} {}

  int go() {
    const fs::path out = options_.out.empty()
                             ? fs::path{fs::path{scenario_.name}.stem().string() + "_posterior.h5"}
                             : fs::path{options_.out};
    const auto cores = static_cast<std::int64_t>(experiment::TbbExecutor::cores());
    const std::int64_t particles = options_.particles.value_or(1000);
    const double least = options_.least_accepted.value_or(0.03);
    Problems problems;
    check_range(problems, "--particles", particles, 50, 100'000);
    check_range(problems, "--threads", options_.threads.value_or(cores), 1, most_threads);
    if (!(least > 0.0 && least < 1.0))
      problems.push_back({"",
                          {"--least-accepted is out of range; allowed: above 0, below 1",
                           "--least-accepted är utanför det tillåtna; tillåtet: över 0, under 1"}});
    saving_ = cli::decide(problems, options_.saving);
    check_outputs(problems, {{"--out", out}}, scenario_);
    if (problems.empty()) problems = io::may_become_results(out);
    if (!problems.empty()) return refuse(problems, context_);
    experiment::AbcDesign design{.unknowns = asked_.unknowns.size(),
                                 .observed = {},
                                 .seed = options_.seed.value_or(scenario_.scenario.seed),
                                 .particles = static_cast<std::size_t>(particles),
                                 .least_accepted = least};
    for (const experiment::ObservedTarget& target : asked_.targets)
      design.observed.push_back(target.observed);
    return find(design, static_cast<std::size_t>(options_.threads.value_or(cores)), out);
  }

 private:
  int find(const experiment::AbcDesign& design, std::size_t threads, const fs::path& out) {
    const auto unknowns = experiment::Unknowns::create(scenario_.scenario, asked_.unknowns);
    if (!unknowns) return refuse(unknowns.problems(), context_);
    const experiment::Simulations simulations{*unknowns, asked_.targets, design.seed};
    const Stopping stopping;
    experiment::TbbExecutor executor{threads};
    SavedTrials saved{out,
                      identity_of(design),
                      [&](std::span<const double> proposals, std::uint32_t first) {
                        return simulations.run_all(proposals, first, executor);
                      },
                      design.unknowns,
                      design.observed.size(),
                      saving_.every};
    saved.recall(context_);
    const auto trials = [&](std::span<const double> proposals, std::uint32_t first) {
      return saved.run(proposals, first);
    };
    const auto posterior = experiment::abc_smc(design, trials, [&](const experiment::Round& round) {
      tell(round);
      return Stopping::asked() != 0;
    });
    if (!posterior) return fail(posterior.problems(), context_, saved.unwritten() ? our_fault : users_fault);
    if (const Problems problems = posterior->stopped ? saved.save() : Problems{}; !problems.empty())
      return fail(problems, context_, our_fault);
    const experiment::Particles particles = experiment::adjusted(*posterior, design.observed);
    const auto learned = experiment::learned(*unknowns, particles);
    const io::CalibrationTold told{scenario_, asked_, *unknowns, design, *posterior, particles, learned};
    if (const Problems problems = io::write_posterior(out, told); !problems.empty())
      return fail(problems, context_, our_fault);
    if (!posterior->stopped) saved.remove();
    const std::string answer =
        options_.json ? calibration_json(told) : calibration_text(told, context_.language);
    const int drawn = answered(answer, out, options_.json, options_.figures, context_);
    return stopped(*posterior, drawn);
  }

  /// What makes this calibration another than any other.
  io::Identity identity_of(const experiment::AbcDesign& design) const {
    return {{"verb", "calibrate"},
            {"version", STEGVIS_VERSION},
            {"scenario", io::digest_of(scenario_)},
            {"targets", io::digest_of_bytes(asked_.source.text)},
            {"seed", fmt::format("{}", design.seed)},
            {"particles", fmt::format("{}", design.particles)}};
  }

  /// How far it has come, on a terminal.
  void tell(const experiment::Round& round) const {
    if (::isatty(STDERR_FILENO) == 0) return;
    say(context_,
        {fmt::format(
             "{} simulations: within {:.3g} spreads of the observed; {:.0f} % of the last proposals accepted",
             round.simulated, round.tolerance, 100 * round.accepted),
         fmt::format("{} simuleringar: inom {:.3g} spridningar från det observerade; {:.0f} % av de senaste "
                     "förslagen godtagna",
                     round.simulated, round.tolerance, 100 * round.accepted)});
  }

  int stopped(const experiment::Posterior& posterior, int drawn) const {
    if (Stopping::asked() == 0) return drawn;
    if (posterior.stopped)
      say(context_, {"Stopped before the rounds had ended by themselves: the posterior is wider than it need "
                     "be. What was "
                     "simulated is saved; the same command goes on from there.",
                     "Avbruten innan omgångarna tagit slut av sig själva: posteriorn är bredare än den "
                     "behöver vara. Det som "
                     "simulerats är sparat; samma kommando fortsätter därifrån."});
    return Stopping::code();
  }

  const CalibrateOptions& options_;
  const Context& context_;
  const io::ScenarioFile& scenario_;
  const io::CalibrationFile& asked_;
  SavingPlan saving_;
};

int calibrate(const CalibrateOptions& options, const Context& context) {
  const auto scenario = io::read_scenario(options.file);
  if (!scenario) return refuse(scenario.problems(), context);
  const auto programme = model::compile(scenario->scenario);
  if (!programme) return refuse(programme.problems(), context);
  const auto asked = io::read_calibration(options.targets, scenario->scenario,
                                          experiment::all_numbers(measure::layout_of(*programme)));
  if (!asked) return refuse(asked.problems(), context);
  return Calibrate{options, context, *scenario, *asked}.go();
}

}  // namespace

Verb calibrate_verb() {
  const auto options = std::make_shared<CalibrateOptions>();
  return {.name = "calibrate",
          .help = {"find the unknown numbers of a scenario that simulate what was observed",
                   "sök de okända tal i ett scenario som simulerar det som observerats"},
          .options = options->options(),
          .act = [options](const Context& context) {
            return only_alone([&] { return calibrate(*options, context); }, context);
          }};
}

}  // namespace stegvis::cli
