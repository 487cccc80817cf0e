#include "experiment/tbb_executor.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace stegvis::experiment {

void TbbExecutor::run(std::uint32_t tasks, const Work& work, const Deliver& deliver, const Stop& stop) {
  tbb::task_arena arena{static_cast<int>(threads_)};
  std::uint32_t next = 0;
  // At most buffers() tasks are under way and they are delivered in order, so task % buffers() is free when it begins.
  const auto begin = [&](tbb::flow_control& control) -> std::uint32_t {
    if (next < tasks && !stop()) return next++;
    control.stop();
    return 0;
  };
  const auto perform = [&](std::uint32_t task) {
    work(task, static_cast<std::uint32_t>(tbb::this_task_arena::current_thread_index()), task % buffers());
    return task;
  };
  const auto hand_over = [&](std::uint32_t task) { deliver(task, task % buffers()); };
  arena.execute([&] {
    using tbb::filter_mode;
    tbb::parallel_pipeline(buffers(),
                           tbb::make_filter<void, std::uint32_t>(filter_mode::serial_in_order, begin) &
                               tbb::make_filter<std::uint32_t, std::uint32_t>(filter_mode::parallel, perform) &
                               tbb::make_filter<std::uint32_t, void>(filter_mode::serial_in_order, hand_over));
  });
}

}  // namespace stegvis::experiment
