#include "cli/run_draws.hpp"

#include "cli/checks.hpp"
#include "io/posterior_file.hpp"

namespace stegvis::cli {
namespace {

/// Draws that a calibration left, but for what is to keep the scenario's value.
base::Result<RunDraws> draws_of_posterior(const UncertainPlan& plan,
                                          const std::vector<const model::Scenario*>& scenarios,
                                          std::size_t count) {
  const auto read = io::read_draws(*plan.draws);
  if (!read) return read.problems();
  const auto wanted = io::without(*read, plan.uncertainties.fixed);
  if (!wanted) return wanted.problems();
  auto draws = experiment::Draws::of_values(scenarios, wanted->unknowns, wanted->values, count, plan.tried);
  if (!draws) return draws.problems();
  return RunDraws{std::move(draws).value(), wanted->observed};
}

}  // namespace

base::Result<RunDraws> draws_of(const RunPlan& plan, const io::ScenarioFile& file, bool has_base) {
  std::vector<const model::Scenario*> scenarios{&file.scenario};
  if (has_base) scenarios.push_back(&*file.base);
  const UncertainPlan& uncertain = plan.uncertain;
  const std::size_t count = plan.replications / uncertain.per_draw;
  if (uncertain.draws) return draws_of_posterior(uncertain, scenarios, count);
  auto draws =
      experiment::Draws::create(scenarios, uncertain.uncertainties, plan.seed, count, uncertain.tried);
  if (!draws) return draws.problems();
  return RunDraws{std::move(draws).value(), {}};
}

}  // namespace stegvis::cli
