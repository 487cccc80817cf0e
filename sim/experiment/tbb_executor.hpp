#pragma once

#include "experiment/executor.hpp"

namespace stegvis::experiment {

/// As many threads as asked for: tasks are done side by side by a pipeline whose last stage is serial and in order.
class TbbExecutor final : public Executor {
 public:
  /// `threads` at least 1.
  explicit TbbExecutor(std::uint32_t threads) : threads_{threads} {}

  std::uint32_t workers() const override { return threads_; }
  std::uint32_t buffers() const override { return 2 * threads_; }
  void run(std::uint32_t tasks, const Work& work, const Deliver& deliver, const Stop& stop) override;

 private:
  std::uint32_t threads_;
};

}  // namespace stegvis::experiment
