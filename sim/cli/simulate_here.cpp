#include "cli/simulate_here.hpp"

#include "cli/stopping.hpp"
#include "experiment/tbb_executor.hpp"
#include "experiment/until.hpp"

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

base::Result<experiment::Ran> simulate_until(
    const experiment::Design& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume,
    const std::function<bool()>& enough) {
  const auto simulate = [&](const experiment::Design& piece) {
    return simulate_here(piece, threads, consume);
  };
  return experiment::replicate_until(design, simulate, enough);
}

base::Result<experiment::Ran> simulate_draws(
    const experiment::DrawDesign& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume) {
  const auto stop = [] { return Stopping::asked() != 0; };
  if (threads == 1) {
    experiment::SerialExecutor executor;
    return experiment::replicate_draws(design, executor, consume, stop);
  }
  experiment::TbbExecutor executor{threads};
  return experiment::replicate_draws(design, executor, consume, stop);
}

}  // namespace stegvis::cli
