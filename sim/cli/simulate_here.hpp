#pragma once

#include <cstddef>
#include <functional>

#include "experiment/draw_bench.hpp"
#include "experiment/replicate.hpp"

namespace stegvis::cli {

using Consume = std::function<base::Problems(const experiment::Block&)>;
using Stop = std::function<bool()>;

/// Runs a design on so many threads of this machine, until `stop` says so.
base::Result<experiment::Ran> simulate_here(const experiment::Design& design, std::size_t threads,
                                            const Consume& consume, const Stop& stop);

/// Runs draws of uncertain numbers, each with its replications.
base::Result<experiment::Ran> simulate_draws(const experiment::DrawDesign& design, std::size_t threads,
                                             const Consume& consume, const Stop& stop);

}  // namespace stegvis::cli
