#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/sweep.hpp"
#include "io/read_scenario.hpp"

namespace stegvis::io {

/// What makes one sweep another: program version, scenario with all its files, seed, replications, outcomes
/// and points, as one checksum.
std::string fingerprint_of(const experiment::SweepDesign& design, const ScenarioFile& file);

/// Points that are done, in files beside the results: `<results>.saved/000000`, ... Each is written, read
/// back, fsync'ed and then named, so that a kill costs at most what was done since the last save.
class SweepSaves {
 public:
  /// `width`: numbers at a point.
  SweepSaves(const std::filesystem::path& results, std::string fingerprint, std::size_t width);

  /// Everything saved earlier, by point; a damaged file is left out, its points are run again. Problems: what
  /// is saved there is of another sweep.
  base::Result<std::map<std::size_t, std::vector<double>>> read();
  base::Problems save(std::span<const experiment::PointResult> points);
  /// When the results are in place.
  void remove() const;

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::string fingerprint_;
  std::size_t width_;
  std::size_t next_ = 0;
};

}  // namespace stegvis::io
