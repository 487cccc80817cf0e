// Nanoseconds of the functions every draw of luck passes through, one call after another on stored arguments,
// beside the system's. The arguments are spread over many table rows, as in a run.
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "base/math.hpp"
#include "base/survival.hpp"
#include "random/luck.hpp"

namespace {

using stegvis::random::Key;

std::vector<double> uniform_numbers() {
  std::vector<double> numbers(4096);
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = stegvis::random::uniforms(Key{1, 0, i, 0, 0, 0}, 0).first;
  }
  return numbers;
}

template <class Function>
void on_uniforms(benchmark::State& state, Function function) {
  const std::vector<double> numbers = uniform_numbers();
  for (auto _ : state) {
    for (const double u : numbers) {
      double result = function(u);
      benchmark::DoNotOptimize(result);
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(numbers.size()));
  state.counters["ns"] =
      benchmark::Counter(static_cast<double>(numbers.size()) * 1e-9,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

namespace base = stegvis::base;
BENCHMARK_CAPTURE(on_uniforms, log, [](double u) { return base::log(u); });
BENCHMARK_CAPTURE(on_uniforms, log_of_the_system, [](double u) { return std::log(u); });
BENCHMARK_CAPTURE(on_uniforms, exp, [](double u) { return base::exp(-20.0 * u); });
BENCHMARK_CAPTURE(on_uniforms, exp_of_the_system, [](double u) { return std::exp(-20.0 * u); });
BENCHMARK_CAPTURE(on_uniforms, pow, [](double u) { return base::pow(u, 1.25); });
BENCHMARK_CAPTURE(on_uniforms, pow_of_the_system, [](double u) { return std::pow(u, 1.25); });
BENCHMARK_CAPTURE(on_uniforms, normal_from_log_survival,
                  [](double u) { return base::normal_from_log_survival(base::log(u)); });
BENCHMARK_CAPTURE(on_uniforms, gamma_from_log_survival_shape_2,
                  [](double u) { return base::gamma_from_log_survival(2.0, base::log(u)); });

void philox_draw(benchmark::State& state) {
  Key key{1, 0, 0, 7, 3, 0};
  for (auto _ : state) {
    ++key.number;
    auto block = stegvis::random::draw(key, 0);
    benchmark::DoNotOptimize(block);
  }
}
BENCHMARK(philox_draw);

void keyed_uniform_pair(benchmark::State& state) {
  Key key{1, 0, 0, 7, 3, 0};
  for (auto _ : state) {
    ++key.number;
    auto pair = stegvis::random::uniforms(key, 0);
    benchmark::DoNotOptimize(pair);
  }
}
BENCHMARK(keyed_uniform_pair);

}  // namespace
