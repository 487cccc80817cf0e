#pragma once

#include <cstdint>
#include <functional>

namespace stegvis::experiment {

/// Runs numbered tasks on some number of workers and hands over what they made in order of the tasks, so that nothing
/// depends on who was quick. The implementation with threads is tbb_executor.hpp.
class Executor {
 public:
  /// Task `task` is done by `worker` into `buffer`; two tasks under way share neither.
  using Work = std::function<void(std::uint32_t task, std::uint32_t worker, std::uint32_t buffer)>;
  /// The buffer of the next task in order is complete; afterwards it is used again.
  using Deliver = std::function<void(std::uint32_t task, std::uint32_t buffer)>;
  /// Asked before each task begins: true begins no more; those under way are finished and delivered.
  using Stop = std::function<bool()>;

  virtual ~Executor() = default;
  virtual std::uint32_t workers() const = 0;  ///< worker numbers are 0 to workers() - 1
  virtual std::uint32_t buffers() const = 0;  ///< buffer numbers are 0 to buffers() - 1

  virtual void run(std::uint32_t tasks, const Work& work, const Deliver& deliver, const Stop& stop) = 0;
};

/// One after the other, in this thread.
class SerialExecutor final : public Executor {
 public:
  std::uint32_t workers() const override { return 1; }
  std::uint32_t buffers() const override { return 1; }
  void run(std::uint32_t tasks, const Work& work, const Deliver& deliver, const Stop& stop) override;
};

}  // namespace stegvis::experiment
