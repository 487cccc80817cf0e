#pragma once

#include <span>
#include <string>

#include "experiment/unknowns.hpp"
#include "io/results_file.hpp"

namespace stegvis::io {

/// The axis `unknown` of a group: ids, and beside them names for people and the distributions as written.
void write_unknowns(ResultsFile& out, const std::string& group,
                    std::span<const experiment::Unknown> unknowns);

}  // namespace stegvis::io
