#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "experiment/sensitivity.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::io {

/// What drives one number, by the design's method.
struct DrivenNumber {
  const experiment::NumberAt* number;
  std::size_t lacking;  ///< values that were none: then there are no indices
  double mean;
  const stats::SobolIndices* sobol;
  const stats::Screening* morris;
};

struct SensitivityKept {
  const ScenarioFile& scenario;
  const experiment::Unknowns& unknowns;
  const experiment::SensitivityDesign& design;
  std::size_t rows, points;                ///< done
  const std::vector<double>& coordinates;  ///< of all points
  const std::vector<DrivenNumber>& driven;
};

/// Writes indices with their intervals, and the points (README, "Sensitivity file"). Nothing takes the file's
/// name before it is whole, verified and on disk.
base::Problems write_sensitivity(const std::filesystem::path& path, const SensitivityKept& kept);

}  // namespace stegvis::io
