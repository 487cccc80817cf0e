#include "cli/simulate_here.hpp"

#include "cli/stopping.hpp"
#include "experiment/tbb_executor.hpp"

namespace stegvis::cli {

base::Result<experiment::Ran> simulate_here(
    const experiment::Design& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume) {
  const auto stop = [] { return Stopping::asked() != 0; };
  if (threads == 1) {
    experiment::SerialExecutor executor;
    return experiment::replicate(design, executor, consume, stop);
  }
  experiment::TbbExecutor executor{threads};
  return experiment::replicate(design, executor, consume, stop);
}

}  // namespace stegvis::cli
