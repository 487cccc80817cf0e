#pragma once

#include <cstddef>
#include <functional>

#include "experiment/draws.hpp"
#include "experiment/replicate.hpp"

namespace stegvis::cli {

/// Runs a design on so many threads of this machine, until Ctrl-C or SIGTERM.
base::Result<experiment::Ran> simulate_here(
    const experiment::Design& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume);

/// The same piece by piece, until `enough` says so at one of the looks of experiment/until.hpp.
base::Result<experiment::Ran> simulate_until(
    const experiment::Design& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume,
    const std::function<bool()>& enough);

/// Runs draws of uncertain numbers, each with its replications.
base::Result<experiment::Ran> simulate_draws(
    const experiment::DrawDesign& design, std::size_t threads,
    const std::function<base::Problems(const experiment::Block&)>& consume);

}  // namespace stegvis::cli
