#pragma once

#include <concepts>
#include <cstddef>
#include <functional>

namespace stegvis::experiment {

/// Numbered pieces of work and what becomes of them. Lanes are workers that run at the same time, each with a
/// memory of its own; a piece's outcome waits in one of the executor's trays until it is its turn.
struct Pieces {
  std::size_t count = 0;
  std::function<bool()> more;  ///< whether to begin another piece
  std::function<void(std::size_t lane, std::size_t piece, std::size_t tray)>
      work;                                                            ///< on any lane, in any order
  std::function<void(std::size_t piece, std::size_t tray)> hand_over;  ///< one at a time, in order
};

/// Carries pieces out. Every piece that was begun is also handed over.
template <class T>
concept Executor = requires(T executor, const Pieces& pieces) {
  { executor.lanes() } -> std::convertible_to<std::size_t>;
  { executor.trays() } -> std::convertible_to<std::size_t>;
  executor.run(pieces);
};

/// One after the other, here and now.
class SerialExecutor {
 public:
  std::size_t lanes() const { return 1; }
  std::size_t trays() const { return 1; }
  void run(const Pieces& pieces) const {
    for (std::size_t piece = 0; piece < pieces.count && pieces.more(); ++piece) {
      pieces.work(0, piece, 0);
      pieces.hand_over(piece, 0);
    }
  }
};

static_assert(Executor<SerialExecutor>);

}  // namespace stegvis::experiment
