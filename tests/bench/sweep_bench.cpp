#include <benchmark/benchmark.h>

#include "experiment/sweep.hpp"
#include "io/read_scenario.hpp"

/// What a sweep's points cost beside their replications: 20 points of 50 replications of the reference
/// scenario against the same 1 000 replications in one run. The second's time over the first's is to stay
/// below 1.3.
namespace stegvis {
namespace {

const model::Scenario& reference() {
  static const model::Scenario scenario =
      io::read_scenario(STEGVIS_SCENARIOS "/reference.toml").value().scenario;
  return scenario;
}

void plain(benchmark::State& state) {
  const model::Programme programme = model::compile(reference()).value();
  experiment::SerialExecutor here;
  for (auto _ : state) {
    const auto ran = experiment::replicate(
        experiment::Design{.programme = &programme, .replications = 1000}, here,
        [](const experiment::Block&) { return base::Problems{}; }, [] { return false; });
    benchmark::DoNotOptimize(ran.ok());
  }
}
BENCHMARK(plain)->Unit(benchmark::kMillisecond);

void swept(benchmark::State& state) {
  const auto axis = experiment::read_axis("stage.seeking.to.work.scale=490..510/20", reference()).value();
  experiment::SerialExecutor here;
  for (auto _ : state) {
    const auto sweep = experiment::Sweep::create(reference(), {axis}, experiment::Plan::grid, 0, 1).value();
    experiment::SweepDesign design{.sweep = &sweep, .outcomes = {"placements"}, .replications = 50};
    for (std::size_t i = 0; i < sweep.count(); ++i) design.points.push_back(i);
    const auto ran = experiment::run_sweep(
        design, here, [](const experiment::PointResult&) { return base::Problems{}; }, [] { return false; });
    benchmark::DoNotOptimize(ran.ok());
  }
}
BENCHMARK(swept)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stegvis
