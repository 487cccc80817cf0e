#include "experiment/tbb_executor.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "base/expects.hpp"

namespace stegvis::experiment {

std::size_t TbbExecutor::cores() { return static_cast<std::size_t>(tbb::info::default_concurrency()); }

void TbbExecutor::run(const Pieces& pieces) const {
  base::expects(threads_ > 0, "at least one thread");
  const tbb::global_control threads{tbb::global_control::max_allowed_parallelism, threads_};
  tbb::task_arena arena{static_cast<int>(threads_)};
  std::size_t next = 0;
  const auto begin = [&](tbb::flow_control& control) -> std::size_t {
    if (next < pieces.count && pieces.more()) return next++;
    control.stop();
    return 0;
  };
  // At most trays() pieces are under way, and they are handed over in order: so no two of them share a tray.
  const auto work = [&](std::size_t piece) {
    pieces.work(static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()), piece,
                piece % trays());
    return piece;
  };
  const auto hand_over = [&](std::size_t piece) { pieces.hand_over(piece, piece % trays()); };
  arena.execute([&] {
    tbb::parallel_pipeline(
        trays(), tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, begin) &
                     tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, work) &
                     tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, hand_over));
  });
}

}  // namespace stegvis::experiment
