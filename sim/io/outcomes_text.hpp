#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/decompose.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/until.hpp"
#include "io/write_comparison.hpp"
#include "io/write_draws.hpp"

namespace stegvis::io {

/// What a run is, for those who read its answer.
struct RunName {
  std::string scenario;  ///< the file's name
  std::uint64_t seed;
  std::int64_t replications;
  std::vector<experiment::Reached> until = {};  ///< what was to be known how well
  Drawn drawn = {};                             ///< how uncertain numbers were drawn
  std::vector<experiment::SpreadOrigin> spreads = {};
};

/// One JSON object: {"scenario", "seed", "replications", "outcomes": [{"name", "unit", "mean", "se", "sd",
/// "min", "q05", "q10", "q50", "q90", "q95", "max", "year"?, "group"?, "at"?}], "differences"?: [the same,
/// paired, against the base], "until"?: [{"outcome", "wanted", "relative", "half_width", "reached"}],
/// "uncertain"?: {"draws", "per_draw", "sampling", "parameters": [path], "spreads": [{"name", "parameter_sd",
/// "chance_sd", "parameter_share", "low", "high", "worth"}]}}. Numbers in the shortest form that reads back
/// as the same double. A number nobody had is null.
std::string as_json(const RunName& run, const std::vector<experiment::Outcome>& outcomes,
                    const std::vector<experiment::Outcome>& differences);

/// One JSON object: {"seed", "replications", "scenarios": [{"id", "file", "title", "outcomes": [as above]}],
/// "differences":
/// [{"difference", "scenario", "against", "outcomes": [as above, and "above", "below": the shares of pairs
/// above and below zero; "better": "more" or "less" and "beats": the share in which the scenario does better,
/// where a direction is said; "common_luck": {"ratio", "low", "high"} for totals}]}], and what best_json and
/// economics_json say}.
std::string comparison_json(const ComparisonName& name, const experiment::SideBySide& numbers,
                            const experiment::Payback& payback);

/// A table for spreadsheets: UTF-8 with byte order mark, `;` between columns; decimal comma in Swedish, point
/// in English. Columns: name, unit, year, group, at, n, mean, se, sd, min, q05, q10, q50, q90, q95, max,
/// compared ("difference" for paired differences to the base).
std::string as_csv(const std::vector<experiment::Outcome>& outcomes,
                   const std::vector<experiment::Outcome>& differences, base::Language language);

/// The JSON Schema of what `as_json` writes.
std::string outcomes_schema();

}  // namespace stegvis::io
