#include "cli/simulate_here.hpp"

#include "experiment/tbb_executor.hpp"

namespace stegvis::cli {

base::Result<experiment::Ran> simulate_here(const experiment::Design& design, std::size_t threads,
                                            const Consume& consume, const Stop& stop) {
  if (threads == 1) {
    experiment::SerialExecutor executor;
    return experiment::replicate(design, executor, consume, stop);
  }
  experiment::TbbExecutor executor{threads};
  return experiment::replicate(design, executor, consume, stop);
}

base::Result<experiment::Ran> simulate_draws(const experiment::DrawDesign& design, std::size_t threads,
                                             const Consume& consume, const Stop& stop) {
  if (threads == 1) {
    experiment::SerialExecutor executor;
    return experiment::replicate_draws(design, executor, consume, stop);
  }
  experiment::TbbExecutor executor{threads};
  return experiment::replicate_draws(design, executor, consume, stop);
}

}  // namespace stegvis::cli
