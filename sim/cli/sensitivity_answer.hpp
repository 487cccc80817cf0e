#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/sensitivity.hpp"
#include "model/scenario.hpp"

namespace stegvis::cli {

/// What drives one number of a run.
struct Driven {
  experiment::NumberAt number;
  std::size_t lacking = 0;  ///< values that were none: then nothing else is told
  double mean = 0.0;        ///< over all points
  stats::SobolIndices sobol;
  stats::Screening morris;
  stats::LeftOut error;  ///< of the metamodel, where there is one
};

struct SensitivityTold {
  const model::Scenario& scenario;
  std::string file;
  const experiment::Unknowns& unknowns;
  const experiment::SensitivityDesign& design;
  std::size_t rows;    ///< done
  std::size_t points;  ///< of them
  std::vector<Driven> driven;
};

/// For each number a table of the unknowns, the most important first, with 95 % intervals.
std::string sensitivity_text(const SensitivityTold& told, base::Language language);

/// The same as one JSON object.
std::string sensitivity_json(const SensitivityTold& told);

}  // namespace stegvis::cli
