#pragma once

#include <string>

#include "base/text.hpp"
#include "experiment/side_by_side.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::cli {

/// The answer of a comparison in words and tables: for each scenario but the first, every main outcome of
/// both, the paired difference with its 80 % prediction interval and Monte Carlo error, how often the
/// scenario does better, and what common luck was worth.
std::string comparison_text(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                            base::Language language);

/// What the scenarios do not share, in lines: different people or times, seeds, and outcomes that only some
/// have. Empty when there is nothing to warn of.
std::string comparison_warnings(const io::ComparisonName& name, const experiment::SideBySide& numbers,
                                const std::vector<measure::Layout>& layouts, base::Language language);

}  // namespace stegvis::cli
