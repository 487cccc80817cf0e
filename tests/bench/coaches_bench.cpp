// What coaches as people cost: one replication of the same small town, measured as a run measures it, with
// plain slots and with each feature added. Compare within one run
// (--benchmark_enable_random_interleaving=true).
#include <benchmark/benchmark.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "engine/simulator.hpp"
#include "measure/recorder.hpp"

namespace {

using namespace stegvis;
using base::Span;
using base::TimeUnit;
using model::Family;

Span months(double count) { return {count, TimeUnit::month}; }

model::Transition hazard(double mean_months) {
  model::Transition way;
  way.hazard = "exponential";
  way.law.family = Family::exponential;
  way.law.mean = months(mean_months);
  return way;
}

/// Twelve coaches' 240 places, seeking and work with returns, three years.
model::Scenario town() {
  model::Scenario town;
  town.start = base::Date{std::chrono::year{2024} / 1 / 1};
  town.length = Span{3, TimeUnit::year};
  town.pool["se"].all.fte = 12;
  town.pool["se"].all.norm = 20;
  model::Stage& seeking = town.stage["seeking"];
  seeking.needs = "se";
  seeking.to["work"] = hazard(14);
  seeking.to["out"] = hazard(30);
  model::Stage& work = town.stage["work"];
  work.to["seeking"] = hazard(12);
  work.placement = true;
  town.stage["out"].final = true;
  town.arrival["new"].to = "seeking";
  town.arrival["new"].rate = 0.6;
  town.stock["there"].stage = "seeking";
  town.stock["there"].count = 220;
  return town;
}

void add_posts(model::Scenario& town) {
  town.pool["se"].all.fte.reset();
  for (int i = 0; i < 12; ++i) town.pool["se"].staffing.post["k" + std::to_string(10 + i)].fte = 1.0;
}
void add_life(model::Scenario& town) {
  model::Staffing& staff = town.pool["se"].staffing;
  staff.turnover.hazard = "exponential";
  staff.turnover.law = {.family = Family::exponential, .mean = months(60)};
  staff.vacancy.duration = "fixed";
  staff.vacancy.law = {.family = Family::fixed, .value = months(3)};
  staff.handover.to = "others";
  staff.absence["sick"].onset = {"exponential", {.family = Family::exponential, .mean = months(12)}};
  staff.absence["sick"].length = {"exponential", {.family = Family::exponential, .mean = months(1)}};
}
void add_weights(model::Scenario& town) {
  town.stage["seeking"].weight = 1.5;
  town.stage["seeking"].weight_step["thin"] = {months(6), 0.5};
}
void add_load(model::Scenario& town) {
  town.pool["se"].staffing.limit = "soft";
  town.pool["se"].staffing.limit_at = 1.2;
  town.stage["seeking"].to["work"].coach.load = 0.5;
}
void add_places(model::Scenario& town) {
  town.pool["places"].all.slots = 200;
  town.stage["seeking"].also["places"] = 1;
}

using Change = void (*)(model::Scenario&);

void replication(benchmark::State& state, std::vector<Change> changes) {
  model::Scenario scenario = town();
  for (const Change change : changes) change(scenario);
  const auto programme = model::compile(scenario);
  measure::Recorder recorder{*programme};
  engine::Simulator<measure::Recorder> simulator{*programme};
  std::array<std::vector<double>, measure::series_count> numbers;
  measure::Row row;
  for (std::size_t s = 0; s < row.size(); ++s) {
    numbers[s].resize(recorder.layout().series[s].size);
    row[s] = numbers[s];
  }
  std::uint32_t number = 0;
  for (auto _ : state) {
    recorder.begin();
    benchmark::DoNotOptimize(simulator.run(1, number++ % 200, recorder).ok());
    recorder.finish(row);
  }
}

BENCHMARK_CAPTURE(replication, slots, {});
BENCHMARK_CAPTURE(replication, posts, {add_posts});
BENCHMARK_CAPTURE(replication, posts_with_turnover_and_absence, {add_posts, add_life});
BENCHMARK_CAPTURE(replication, weights, {add_weights});
BENCHMARK_CAPTURE(replication, posts_and_weights, {add_posts, add_weights});
BENCHMARK_CAPTURE(replication, a_soft_norm_that_is_felt, {add_posts, add_load});
BENCHMARK_CAPTURE(replication, everything, {add_posts, add_life, add_weights, add_load});
BENCHMARK_CAPTURE(replication, places_beside, {add_places});

}  // namespace
