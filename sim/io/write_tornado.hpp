#pragma once

#include <filesystem>
#include <vector>

#include "experiment/one_at_a_time.hpp"
#include "experiment/outcomes.hpp"
#include "io/read_scenario.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// What each uncertain number alone changes of one outcome.
struct TornadoTold {
  const ScenarioFile& scenario;
  const model::Programme& programme;
  const std::vector<experiment::Unknown>& numbers;
  const experiment::Total& outcome;
  const stats::Summary& own;                     ///< as the scenario stands
  const std::vector<experiment::Swing>& swings;  ///< in the order to be told
  std::uint64_t seed;
  std::uint32_t replications;  ///< done
};

/// Writes the paired differences at both ends of every number (README, "Results file"). Nothing takes the
/// file's name before it is whole, verified and on disk.
base::Problems write_tornado(const std::filesystem::path& path, const TornadoTold& told);

}  // namespace stegvis::io
