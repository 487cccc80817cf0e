#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/payback.hpp"
#include "experiment/side_by_side.hpp"
#include "experiment/until.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// What was compared, for those who read of it.
struct ComparisonName {
  std::vector<std::string> ids;  ///< of the scenarios, the first being what others are compared with
  std::vector<const ScenarioFile*> files;   ///< as `ids`
  const model::Programme* first = nullptr;  ///< the first scenario's
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  std::vector<experiment::Reached> until = {};  ///< what was to be known how well, of the differences

  /// "b - a": what a difference is called.
  std::string difference(std::size_t scenario) const { return ids[scenario] + " - " + ids[0]; }
};

/// Ids by which scenarios are told apart: the files' names without ending, numbered where two are alike.
std::vector<std::string> comparison_ids(const std::vector<const ScenarioFile*>& files);

/// Writes a comparison: what stands where is described in the README, "Results file". The name is taken when
/// the file is complete, verified and on disk.
base::Problems write_comparison(const std::filesystem::path& path, const ComparisonName& name,
                                const experiment::SideBySide& numbers, const experiment::Payback& payback);

}  // namespace stegvis::io
