#pragma once

#include <string>

#include "base/text.hpp"
#include "io/write_sweep.hpp"

namespace stegvis::cli {

/// The first outcome at every point, or, of many points, at those where it is best (largest where no
/// direction is beyond dispute): mean, 80 % prediction interval, Monte Carlo error.
std::string sweep_text(const io::SweepTold& told, base::Language language);

}  // namespace stegvis::cli
