#pragma once

#include <string>

#include "experiment/side_by_side.hpp"
#include "io/write_comparison.hpp"

namespace stegvis::io {

/// Of three scenarios or more, for each total in which a direction is said and they differ: `, "best":
/// [{"name", "better", "scenarios": [{"id", "probability", "se"}], "on_average", "right",
/// "replications_for_95"}]`; else nothing.
std::string best_json(const ComparisonName& name, const experiment::SideBySide& numbers);

}  // namespace stegvis::io
