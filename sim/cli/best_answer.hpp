#pragma once

#include <string>

#include "experiment/side_by_side.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::cli {

/// Of three scenarios or more: how often each does best in the main outcomes, with its Monte Carlo error, and
/// which is best on average, how surely.
std::string best_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                      base::Language language);

}  // namespace stegvis::cli
