#pragma once

#include <cstddef>

#include "experiment/executor.hpp"

namespace stegvis::experiment {

/// Pieces on several threads at once, by oneTBB; handed over in order while later ones are being worked on.
class TbbExecutor {
 public:
  /// Contract: at least one thread.
  explicit TbbExecutor(std::size_t threads) : threads_{threads} {}

  /// As many threads as the machine has cores.
  static std::size_t cores();

  std::size_t lanes() const { return threads_; }
  /// One thread needs a single one, which stays in its cache.
  std::size_t trays() const { return threads_ == 1 ? 1 : 2 * threads_ + 1; }
  void run(const Pieces& pieces) const;

 private:
  std::size_t threads_;
};

static_assert(Executor<TbbExecutor>);

}  // namespace stegvis::experiment
