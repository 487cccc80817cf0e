#include "experiment/replicate.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>

#include "engine/simulator.hpp"
#include "experiment/tee.hpp"
#include "measure/recorder.hpp"

namespace stegvis::experiment {
namespace {

/// Few enough that a stop is quick and threads end together, enough that handing over costs nothing.
constexpr std::uint32_t block_size = 16;

Numbers room_for(const measure::Layout& layout) {
  Numbers numbers;
  for (const measure::Series series : measure::all_series)
    numbers.rows[static_cast<std::size_t>(series)].resize(layout.in(series).size);
  return numbers;
}

measure::Row spans_of(Numbers& numbers) {
  measure::Row row;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = numbers.rows[i];
  return row;
}

/// A programme with its recorder, as one worker holds them.
class Runner {
 public:
  explicit Runner(const model::Programme& programme)
      : recorder_{programme}, simulator_{programme}, logging_{programme}, tee_{recorder_, log_} {}

  std::optional<base::Problems> run(std::uint64_t seed, std::uint32_t replication, Numbers& numbers) {
    recorder_.begin();
    return told(simulator_.run(seed, replication, recorder_), numbers);
  }
  std::optional<base::Problems> run_logged(std::uint64_t seed, std::uint32_t replication, Numbers& numbers,
                                           std::vector<LogRow>& log) {
    recorder_.begin();
    log_.begin();
    auto problems = told(logging_.run(seed, replication, tee_), numbers);
    log = log_.finish();
    return problems;
  }
  const measure::Layout& layout() const { return recorder_.layout(); }
  const measure::Curves& curves() const { return recorder_.curves(); }

 private:
  std::optional<base::Problems> told(const base::Result<engine::Finished>& finished, Numbers& numbers) {
    if (!finished) return finished.problems();
    recorder_.finish(spans_of(numbers));
    return std::nullopt;
  }

  measure::Recorder recorder_;
  EventLog log_;
  engine::Simulator<measure::Recorder> simulator_;
  engine::Simulator<Tee<measure::Recorder, EventLog>> logging_;
  Tee<measure::Recorder, EventLog> tee_;
};

/// Replications of one block, in order, and what stopped them.
struct Block {
  std::vector<Replication> replications;
  std::uint32_t complete = 0;
  std::optional<base::Problems> problems;
};

/// Everything that lives while a design runs.
class Bench {
 public:
  Bench(const Design& design, Executor& executor)
      : design_{design}, runners_(executor.workers()), base_runners_(executor.workers()), blocks_(executor.buffers()) {}

  std::uint32_t blocks() const { return (design_.replications + block_size - 1) / block_size; }

  void work(std::uint32_t task, std::uint32_t worker, std::uint32_t buffer) {
    Block& block = blocks_[buffer];
    const std::uint32_t first = task * block_size;
    const std::uint32_t last = std::min(design_.replications, first + block_size);
    block.complete = 0;
    block.problems.reset();
    block.replications.resize(block_size);
    for (std::uint32_t i = first; i < last && !block.problems; ++i) {
      block.problems = run_one(worker, design_.first + i, block.replications[i - first]);
      if (!block.problems) ++block.complete;
    }
  }
  const Block& block(std::uint32_t buffer) const { return blocks_[buffer]; }

  /// Whole numbers, so that it does not matter which worker counted what. Every block that was begun has been told.
  static measure::Curves curves(const std::vector<std::unique_ptr<Runner>>& runners, double horizon) {
    measure::Curves sum{horizon};
    for (const auto& runner : runners)
      if (runner) sum.add(runner->curves());
    return sum;
  }
  void curves_into(Ran& ran) const {
    ran.curves = curves(runners_, design_.programme.horizon);
    if (design_.base != nullptr) ran.base_curves = curves(base_runners_, design_.base->horizon);
  }

 private:
  std::optional<base::Problems> run_one(std::uint32_t worker, std::uint32_t number, Replication& into) {
    into.number = number;
    Runner& runner = ready(runners_[worker], design_.programme, into.programme);
    auto problems = design_.log ? runner.run_logged(design_.seed, number, into.programme, into.log)
                                : runner.run(design_.seed, number, into.programme);
    if (problems || design_.base == nullptr) return problems;
    return ready(base_runners_[worker], *design_.base, into.base).run(design_.seed, number, into.base);
  }
  static Runner& ready(std::unique_ptr<Runner>& runner, const model::Programme& programme, Numbers& numbers) {
    if (!runner) runner = std::make_unique<Runner>(programme);
    if (numbers.rows[0].empty()) numbers = room_for(runner->layout());
    return *runner;
  }

  const Design& design_;
  std::vector<std::unique_ptr<Runner>> runners_, base_runners_;
  std::vector<Block> blocks_;
};

}  // namespace

measure::ConstRow Numbers::row() const {
  measure::ConstRow spans;
  for (std::size_t i = 0; i < spans.size(); ++i) spans[i] = rows[i];
  return spans;
}

base::Result<Ran> replicate(const Design& design, Executor& executor,
                            const std::function<void(const Replication&)>& sink, const std::function<bool()>& stop) {
  Bench bench{design, executor};
  Ran ran;
  std::optional<base::Problems> problems;
  std::atomic<bool> failed{false};
  const auto deliver = [&](std::uint32_t, std::uint32_t buffer) {
    const Block& block = bench.block(buffer);
    if (problems) return;
    for (std::uint32_t i = 0; i < block.complete; ++i) sink(block.replications[i]);
    ran.replications += block.complete;
    if (block.problems) problems = block.problems;
    failed = problems.has_value();
  };
  executor.run(
      bench.blocks(), [&](std::uint32_t task, std::uint32_t worker, std::uint32_t buffer) { bench.work(task, worker, buffer); },
      deliver, [&] { return failed.load() || stop(); });
  if (problems) return *problems;
  bench.curves_into(ran);
  return ran;
}

}  // namespace stegvis::experiment
