#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "experiment/replicate.hpp"
#include "experiment/unknowns.hpp"
#include "model/scenario.hpp"

namespace stegvis::experiment {

/// How uncertain numbers are drawn: evenly, by a Sobol sequence moved around the unit cube, or independently;
/// or they were drawn before, by a calibration.
enum class Sampling : std::uint8_t { sobol, random, posterior };
constexpr const char* word_of(Sampling sampling) {
  return sampling == Sampling::sobol ? "sobol" : sampling == Sampling::random ? "random" : "posterior";
}

/// What is drawn: the numbers that carry a distribution, and those given here by path and distribution, which
/// win.
struct Uncertainties {
  bool carried = true;
  std::vector<std::pair<std::string, std::string>> given = {};  ///< "pool.se.fte", "U(3, 5)"
  std::vector<std::string> fixed = {};                          ///< paths that keep their value all the same
  Sampling sampling = Sampling::sobol;
};

/// The scenario's own uncertain numbers, by path. Problems: a distribution that is none, or that cannot give
/// the number's own value.
base::Result<std::vector<Unknown>> uncertain_numbers(const model::Scenario& scenario,
                                                     const Uncertainties& uncertainties);

/// Paths that are given or fixed but no number of any of the scenarios.
base::Problems nowhere(const std::vector<const model::Scenario*>& scenarios,
                       const Uncertainties& uncertainties);

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

/// Replications of draws: draw d's are d * per_draw, d * per_draw + 1, ...: none is of two draws.
struct DrawDesign {
  const Draws* draws = nullptr;
  std::uint64_t seed = 1;
  std::size_t first = 0;  ///< draw
  std::size_t count = 0;  ///< draws
  std::uint32_t per_draw = 1;
  bool has_base = false;  ///< the draws' second scenario is the base; the rest run beside
  bool log = false;
  std::optional<Widths> widths = {};  ///< that all draws must have; else those of the first
};

/// What a draw gives, for the executors: one block, of all its replications.
class DrawBench {
 public:
  DrawBench(const DrawDesign& design, std::size_t trays);

  void work(std::size_t draw, std::size_t tray);
  const Block& tray(std::size_t tray) const { return trays_[tray]; }
  /// Adds to what is told of all; notes in the tray's problems when the draw measures something else.
  void hand_over(std::size_t tray, Ran& ran);

 private:
  base::Result<std::vector<model::Programme>> programmes(std::size_t draw) const;

  const DrawDesign& design_;
  std::vector<Block> trays_;
  std::vector<Ran> rans_;
  std::vector<std::size_t> lengths_;  ///< of the first draw's rows
};

/// As `replicate`, a block for each draw.
template <Executor E>
base::Result<Ran> replicate_draws(const DrawDesign& design, E& executor,
                                  const std::function<base::Problems(const Block&)>& consume,
                                  const std::function<bool()>& stop) {
  DrawBench bench{design, executor.trays()};
  Ran ran;
  base::Problems problems;
  std::atomic<bool> failed{false};
  const auto hand_over = [&](std::size_t, std::size_t tray) {
    if (failed) return;
    const Block& block = bench.tray(tray);
    if (block.problems.empty()) bench.hand_over(tray, ran);
    problems = block.problems;
    if (problems.empty()) problems = consume(block);
    failed = !problems.empty();
  };
  executor.run(Pieces{.count = design.count,
                      .more = [&] { return !failed && !stop(); },
                      .work = [&](std::size_t, std::size_t piece,
                                  std::size_t tray) { bench.work(design.first + piece, tray); },
                      .hand_over = hand_over});
  if (failed) return problems;
  return ran;
}

}  // namespace stegvis::experiment
