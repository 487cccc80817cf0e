#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "experiment/block.hpp"
#include "experiment/replicate.hpp"
#include "experiment/summary.hpp"

/// \file
/// Replications as bytes, and back.
namespace stegvis::io {

/// Rows of report periods are many; they are left out where their summary is saved instead.
enum class Periods : bool { left_out, taken };

std::string packed_block(const experiment::Block& block, const experiment::Widths& widths, Periods periods);
/// False when the bytes are no block of these widths.
bool unpack_block(std::string_view bytes, const experiment::Widths& widths, experiment::Block& block);

std::string packed_ran(const experiment::Ran& ran);
bool unpack_ran(std::string_view bytes, experiment::Ran& ran);

/// What is known of report periods, and back.
std::string packed_periods(const experiment::Comparison& numbers);
bool unpack_periods(std::string_view bytes, experiment::Comparison& numbers);

}  // namespace stegvis::io
