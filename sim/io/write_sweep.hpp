#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/sweep.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// A sweep that is done: what it was, and its numbers, point by point.
struct SweepTold {
  const experiment::SweepDesign& design;
  const ScenarioFile& file;
  const model::Programme& programme;        ///< of the scenario as it stands
  std::vector<experiment::Total> outcomes;  ///< as the design's
  std::vector<double> numbers;              ///< point by point, outcome by outcome, statistic by statistic

  double number(std::size_t point, std::size_t outcome, std::size_t statistic) const {
    return numbers[(point * outcomes.size() + outcome) * experiment::sweep_statistics + statistic];
  }
};

/// Writes a sweep: what stands where is described in the README, "Results file".
base::Problems write_sweep(const std::filesystem::path& path, const SweepTold& told);

/// One JSON object: {"scenario", "seed", "replications", "plan", "axes": [{"path", "unit"}], "points":
/// [{"values": {path: value}, "outcomes": {name: {"mean", "se", "sd", "q10", "q50", "q90"}}}]}.
std::string sweep_json(const SweepTold& told);

/// "grid", "lhs" or "sobol".
const char* word_of(experiment::Plan plan);

}  // namespace stegvis::io
