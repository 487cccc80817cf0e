#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "experiment/block.hpp"
#include "experiment/design.hpp"
#include "experiment/executor.hpp"
#include "measure/curves.hpp"

namespace stegvis::experiment {

/// What came of a design.
struct Ran {
  std::uint32_t replications = 0;  ///< handed over: fewer than asked for when stopped
  measure::Curves curves{};        ///< of all of them together
  measure::Curves base_curves{};   ///< of the base, when there is one
};

/// Adds what came of the replications that follow.
void add(Ran& all, const Ran& more);

/// Replications of a design as blocks, by lane and tray. One of them lives while a design runs.
class Bench {
 public:
  Bench(const Design& design, std::size_t lanes, std::size_t trays);
  ~Bench();

  std::size_t blocks() const;
  void work(std::size_t lane, std::size_t block, std::size_t tray);
  const Block& tray(std::size_t tray) const { return trays_[tray]; }
  /// Of everything that was worked on.
  void add_curves(Ran& ran) const;

 private:
  class Runner;
  Runner& runner(std::vector<std::unique_ptr<Runner>>& runners, std::size_t lane,
                 const model::Programme& programme);
  base::Problems run_one(std::size_t lane, std::uint32_t row, Block& block);

  const Design& design_;
  std::uint32_t block_size_;
  std::vector<std::unique_ptr<Runner>> runners_, base_runners_;
  std::vector<std::vector<std::unique_ptr<Runner>>> beside_runners_;  ///< by programme, then lane
  std::vector<Block> trays_;
};

/// Runs a design. `consume` is told the replications block by block in order and may answer with problems (a
/// full disk), which end the run; `stop` is asked between blocks. The same design gives the same numbers on
/// every executor. Problems: what `consume` answered, or those of the engine, for the first replication that
/// has one.
template <Executor E>
base::Result<Ran> replicate(const Design& design, E& executor,
                            const std::function<base::Problems(const Block&)>& consume,
                            const std::function<bool()>& stop) {
  Bench bench{design, executor.lanes(), executor.trays()};
  Ran ran;
  base::Problems problems;
  std::atomic<bool> failed{false};
  const auto hand_over = [&](std::size_t, std::size_t tray) {
    if (failed) return;
    const Block& block = bench.tray(tray);
    problems = consume(block);
    ran.replications += block.count;
    if (problems.empty()) problems = block.problems;
    failed = !problems.empty();
  };
  executor.run(Pieces{
      .count = bench.blocks(),
      .more = [&] { return !failed && !stop(); },
      .work = [&](std::size_t lane, std::size_t piece, std::size_t tray) { bench.work(lane, piece, tray); },
      .hand_over = hand_over});
  if (failed) return problems;
  bench.add_curves(ran);
  return ran;
}

}  // namespace stegvis::experiment
