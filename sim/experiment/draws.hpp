#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/uncertain_numbers.hpp"
#include "model/scenario.hpp"

namespace stegvis::experiment {

/// Draws of the uncertain numbers of one or several scenarios that are run side by side. A path is the same
/// draw in all of them, by the distribution that each gives it. Draws are functions of seed, path and number:
/// another uncertain number moves none of the others' independent draws, and of a Sobol sequence at most the
/// order of its dimensions. Numbers that go together (`correlation`) do so by a Gaussian copula.
class Draws {
 public:
  static constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

  /// Problems: no uncertain number; a path that is none; a distribution that leaves what its field allows, at
  /// its ends or in any of the first `tried` draws; correlations that no numbers can have. What a later draw
  /// cannot be is told when it is to be run. Contract: the scenarios outlive it.
  static base::Result<Draws> create(std::vector<const model::Scenario*> scenarios,
                                    const Uncertainties& uncertainties, std::uint64_t seed, std::size_t count,
                                    std::size_t tried = all_of_them);

  /// Values that are known already: draw d is row d of `values`, a value for each unknown, and the first
  /// again after the last. Problems: as above, but for the distributions.
  static base::Result<Draws> of_values(std::vector<const model::Scenario*> scenarios,
                                       const std::vector<Unknown>& unknowns, std::vector<double> values,
                                       std::size_t count, std::size_t tried = all_of_them);

  std::size_t count() const { return count_; }
  std::size_t scenarios() const { return scenarios_.size(); }
  /// What is drawn, in any of the scenarios: paths, or what was calibrated by its id.
  const std::vector<std::string>& paths() const { return paths_; }
  /// Correlations that no effect have, since one of their numbers is certain: "correlation.x".
  const std::vector<std::string>& idle() const { return idle_; }
  /// A scenario's own value, in the unit it is said in; NaN where the number is certain in it.
  double value(std::size_t scenario, std::size_t draw, std::size_t path) const;
  base::Result<model::Scenario> at(std::size_t scenario, std::size_t draw) const;

 private:
  Draws() = default;
  base::Problems find(const Uncertainties& uncertainties);
  base::Problems correlate();
  void draw(Sampling sampling, std::uint64_t seed);
  base::Problems try_first(std::size_t count) const;
  std::vector<double> values(std::size_t scenario, std::size_t draw) const;

  std::vector<const model::Scenario*> scenarios_;
  std::size_t count_ = 0;
  std::vector<std::string> paths_, idle_;
  std::vector<Unknowns> unknowns_;                 ///< by scenario
  std::vector<std::vector<std::size_t>> path_of_;  ///< by scenario and unknown
  std::vector<double> lower_;                      ///< Cholesky factor of the correlations
  std::vector<double> normals_;                    ///< draw after draw
  std::vector<double> given_;                      ///< values known already, row after row; else empty
};

}  // namespace stegvis::experiment
