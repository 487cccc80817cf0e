#pragma once

#include <filesystem>
#include <vector>

#include "experiment/learned.hpp"
#include "io/observed.hpp"
#include "io/read_calibration.hpp"

namespace stegvis::io {

/// A calibration that is to be kept.
struct CalibrationTold {
  const ScenarioFile& scenario;
  const CalibrationFile& asked;
  const experiment::Unknowns& unknowns;
  const experiment::AbcDesign& design;
  const experiment::Posterior& posterior;  ///< as the rounds left it
  const experiment::Particles& particles;  ///< adjusted to what was observed
  const std::vector<experiment::Learned>& learned;
};

/// Writes a posterior (README, "Posterior file"): as many equally likely draws as there are particles, what
/// they simulate of the targets, the prior beside, and how it was found. Nothing takes the file's name before
/// it is whole, verified and on disk.
base::Problems write_posterior(const std::filesystem::path& path, const CalibrationTold& told);

/// Draws of what is unknown, to be used in a forecast.
struct Draws {
  std::vector<experiment::Unknown> unknowns;
  std::vector<double> values;           ///< draw by draw, a value for each unknown
  std::vector<Observed> observed = {};  ///< what they were calibrated on

  std::size_t size() const { return unknowns.empty() ? 0 : values.size() / unknowns.size(); }
  std::span<const double> of(std::size_t draw) const {
    return std::span{values}.subspan(draw * unknowns.size(), unknowns.size());
  }
};
base::Result<Draws> read_draws(const std::filesystem::path& path);

/// The same without the unknowns that have these ids. Problems: an id that is none of them; nothing is left.
base::Result<Draws> without(const Draws& draws, const std::vector<std::string>& ids);

}  // namespace stegvis::io
