#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "experiment/executor.hpp"
#include "experiment/number_at.hpp"
#include "experiment/unknowns.hpp"
#include "stats/gaussian_process.hpp"
#include "stats/morris.hpp"
#include "stats/sobol_indices.hpp"

namespace stegvis::experiment {

/// `metamodel`: Sobol indices of a Gaussian process fitted to few points.
enum class Method : std::uint8_t { sobol, morris, metamodel };

/// What drives which numbers of a run.
struct SensitivityDesign {
  Method method = Method::sobol;
  std::size_t rows =
      0;  ///< of inputs + 2 points (sobol), trajectories of inputs + 1 (morris), points (metamodel)
  std::uint32_t replications = 1;  ///< at each point, with the same luck at all of them
  std::uint64_t seed = 1;
};

/// The points of a design: coordinates in the unit cube, which the unknowns' quantiles turn into values.
/// Sobol points are moved around the cube by numbers keyed by the seed; so are Morris' trajectories chosen.
struct SensitivityPoints {
  std::size_t inputs = 0;
  std::vector<double> coordinates;  ///< point by point
  stats::MorrisDesign morris;       ///< empty for sobol

  std::size_t size() const { return coordinates.size() / inputs; }
};
SensitivityPoints points_of(const SensitivityDesign& design, std::size_t inputs);

/// Numbers of a run at points in the space of the unknowns.
class PointRuns {
 public:
  /// Each point has luck of its own where `own_luck`, else all have the same. Contract: both outlive it.
  PointRuns(const Unknowns& unknowns, std::span<const NumberAt> numbers, std::uint64_t seed,
            std::uint32_t replications, bool own_luck = false)
      : unknowns_{unknowns},
        numbers_{numbers},
        seed_{seed},
        replications_{replications},
        own_luck_{own_luck} {}

  /// Runs the replications at point number `point`; `told` gets, number by number, a value of each
  /// replication.
  base::Problems run(std::size_t point, std::span<const double> coordinates, std::span<double> told) const;

  /// How long `told` is.
  std::size_t length() const { return numbers_.size() * replications_; }

 private:
  const Unknowns& unknowns_;
  std::span<const NumberAt> numbers_;
  std::uint64_t seed_;
  std::uint32_t replications_;
  bool own_luck_;
};

/// Successive rows of points.
struct PointRows {
  std::size_t first = 0, count = 0;
  std::size_t per_row = 1;  ///< points
};

/// What the runs gave, for as many whole rows as were done before `stop`.
struct SensitivityRuns {
  std::size_t rows = 0;
  std::vector<double> told;  ///< point by point, as PointRuns tells it
};

/// Runs some rows of the points on an executor; `row_done` is told how many of them are.
template <Executor E>
base::Result<SensitivityRuns> run_points(const PointRuns& runs, const SensitivityPoints& points,
                                         const PointRows& rows, E& executor,
                                         const std::function<void(std::size_t)>& row_done,
                                         const std::function<bool()>& stop) {
  const std::size_t per_row = rows.per_row, length = runs.length();
  SensitivityRuns result{0, std::vector<double>(rows.count * per_row * length)};
  std::vector<base::Problems> problems(rows.count);
  executor.run(Pieces{.count = rows.count,
                      .more = [&] { return !stop(); },
                      .work =
                          [&](std::size_t, std::size_t row, std::size_t) {
                            for (std::size_t i = row * per_row;
                                 i < (row + 1) * per_row && problems[row].empty(); ++i) {
                              const std::size_t p = rows.first * per_row + i;
                              problems[row] = runs.run(
                                  p, std::span{points.coordinates}.subspan(p * points.inputs, points.inputs),
                                  std::span{result.told}.subspan(i * length, length));
                            }
                          },
                      .hand_over =
                          [&](std::size_t row, std::size_t) {
                            result.rows = row + 1;
                            row_done(result.rows);
                          }});
  for (const base::Problems& some : problems)
    if (!some.empty()) return some;
  result.told.resize(result.rows * per_row * length);
  return result;
}

/// The values of one of the numbers: point by point, a value of each replication.
std::vector<double> outputs_of(std::span<const double> told, std::size_t number, std::size_t numbers,
                               std::uint32_t replications);

/// A number's metamodel and what it says.
struct Metamodelled {
  stats::LeftOut error;  ///< of the metamodel, judged by its own points
  stats::SobolIndices
      sobol;  ///< of what it foretells; the intervals are of the points asked, not of its error
};

/// Fits a Gaussian process to the means of the replications at each point, with their noise, and asks it at 1
/// 024 rows of points. Contract: two replications or more; more points than inputs + 2.
Metamodelled metamodelled(const SensitivityDesign& design, const SensitivityPoints& points,
                          std::span<const double> outputs);

/// A design's points cut to the rows that were done.
stats::MorrisDesign first_trajectories(const stats::MorrisDesign& design, std::size_t trajectories);

}  // namespace stegvis::experiment
