#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/draws.hpp"
#include "experiment/replicate.hpp"

namespace stegvis::experiment {

/// Replications of draws: draw d's are d * per_draw, d * per_draw + 1, ...: none is of two draws.
struct DrawDesign {
  const Draws* draws = nullptr;
  std::uint64_t seed = 1;
  std::size_t first = 0;  ///< draw
  std::size_t count = 0;  ///< draws
  std::uint32_t per_draw = 1;
  bool has_base = false;  ///< the draws' second scenario is the base; the rest run beside
  bool log = false;
  std::optional<Widths> widths = {};  ///< that all draws must have; else those of the first
};

/// What a draw gives, for the executors: one block, of all its replications.
class DrawBench {
 public:
  DrawBench(const DrawDesign& design, std::size_t trays);

  void work(std::size_t draw, std::size_t tray);
  const Block& tray(std::size_t tray) const { return trays_[tray]; }
  /// Adds to what is told of all; notes in the tray's problems when the draw measures something else.
  void hand_over(std::size_t tray, Ran& ran);

 private:
  base::Result<std::vector<model::Programme>> programmes(std::size_t draw) const;

  const DrawDesign& design_;
  std::vector<Block> trays_;
  std::vector<Ran> rans_;
  std::vector<std::size_t> lengths_;  ///< of the first draw's rows
};

/// As `replicate`, a block for each draw.
template <Executor E>
base::Result<Ran> replicate_draws(const DrawDesign& design, E& executor,
                                  const std::function<base::Problems(const Block&)>& consume,
                                  const std::function<bool()>& stop) {
  DrawBench bench{design, executor.trays()};
  Ran ran;
  base::Problems problems;
  std::atomic<bool> failed{false};
  const auto hand_over = [&](std::size_t, std::size_t tray) {
    if (failed) return;
    const Block& block = bench.tray(tray);
    if (block.problems.empty()) bench.hand_over(tray, ran);
    problems = block.problems;
    if (problems.empty()) problems = consume(block);
    failed = !problems.empty();
  };
  executor.run(Pieces{.count = design.count,
                      .more = [&] { return !failed && !stop(); },
                      .work = [&](std::size_t, std::size_t piece,
                                  std::size_t tray) { bench.work(design.first + piece, tray); },
                      .hand_over = hand_over});
  if (failed) return problems;
  return ran;
}

}  // namespace stegvis::experiment
