#pragma once

#include <string>

#include "base/text.hpp"
#include "experiment/summary.hpp"
#include "model/scenario.hpp"

/// \file
/// What the answer of a run rests on.
namespace stegvis::cli {

/// Whether the replications suffice, in a line.
base::Text precision_line(const experiment::Summary& summary);

/// In lines: distributions that are not drawn from, and numbers without a source.
std::string parameter_lines(const model::Scenario& scenario, bool drawn, base::Language language);

}  // namespace stegvis::cli
