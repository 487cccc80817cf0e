#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "experiment/executor.hpp"
#include "experiment/replicate.hpp"
#include "model/distribution.hpp"
#include "model/fields.hpp"
#include "model/scenario.hpp"

/// \file
/// A scenario at many points: fields that take other values, by path, on the same luck everywhere.
namespace stegvis::experiment {

/// One field that is varied: through listed values, or along a distribution (with a Latin hypercube or a
/// Sobol sequence only).
struct Axis {
  std::string path;
  std::vector<model::Value> values;  ///< in order; empty: `law`
  std::optional<model::Uncertainty> law;
  std::string unit;  ///< the scenario says the number in; empty for other fields
  std::string written;
};

/// `pool.se.fte=2,3,4`, `pool.se.fte=2..4/5` (five values from 2 to 4), `pool.se.fte=2..4` (any between) or
/// `pool.se.fte=PERT(2,3,4)`. Problems: an unknown path (with the nearest), no value, a range turned round.
base::Result<Axis> read_axis(std::string_view written, const model::Scenario& scenario);

/// How points are laid out.
enum class Plan : std::uint8_t { grid, lhs, sobol };

inline constexpr std::size_t most_points = 10'000'000;

/// The points of a sweep. A point is a function of design, seed and number.
class Sweep {
 public:
  /// Problems: no axis, a path twice, a grid of an axis without steps, no points or too many; values that the
  /// scenario cannot have at some point, the first of them told. Contract: `scenario` outlives it.
  template <Executor E>
  static base::Result<Sweep> create(const model::Scenario& scenario, std::vector<Axis> axes, Plan plan,
                                    std::size_t points, std::uint64_t seed, E& executor) {
    base::Result<Sweep> made = laid_out(scenario, std::move(axes), plan, points, seed);
    if (!made) return made;
    if (const base::Problems problems = made->try_all(executor); !problems.empty()) return problems;
    return made;
  }
  /// The same, the points tried one after the other.
  static base::Result<Sweep> create(const model::Scenario& scenario, std::vector<Axis> axes, Plan plan,
                                    std::size_t points, std::uint64_t seed);

  std::size_t count() const { return count_; }
  Plan plan() const { return plan_; }
  const std::vector<Axis>& axes() const { return axes_; }
  model::Value value(std::size_t point, std::size_t axis) const;
  /// The scenario there, which was found to be one when the sweep was made.
  base::Result<model::Scenario> at(std::size_t point) const;
  /// "pool.se.fte = 3, pool.se.norm = 20"
  std::string shown(std::size_t point) const;

 private:
  Sweep() = default;
  static base::Result<Sweep> laid_out(const model::Scenario& scenario, std::vector<Axis> axes, Plan plan,
                                      std::size_t points, std::uint64_t seed);
  void lay_out(std::uint64_t seed);
  /// What the scenario cannot have at the first point of some where there is something.
  base::Problems try_some(std::size_t first, std::size_t count) const;

  template <Executor E>
  base::Problems try_all(E& executor) const {
    constexpr std::size_t piece_size = 64;
    std::vector<base::Problems> trays(executor.trays());
    base::Problems found;
    std::atomic<bool> failed{false};
    executor.run(Pieces{.count = (count_ + piece_size - 1) / piece_size,
                        .more = [&] { return !failed; },
                        .work =
                            [&](std::size_t, std::size_t piece, std::size_t tray) {
                              const std::size_t first = piece * piece_size;
                              trays[tray] = try_some(first, std::min(piece_size, count_ - first));
                            },
                        .hand_over =
                            [&](std::size_t, std::size_t tray) {
                              if (!failed) found = std::move(trays[tray]);
                              failed = !found.empty();
                            }});
    return found;
  }

  const model::Scenario* scenario_ = nullptr;
  std::vector<Axis> axes_;
  Plan plan_ = Plan::grid;
  std::size_t count_ = 0;
  std::vector<double> uniforms_;  ///< point after point; empty for a grid
};

/// What is told of each outcome at a point.
inline constexpr std::size_t sweep_statistics = 6;  ///< mean, se, sd, q10, q50, q90

/// What is run at every point.
struct SweepDesign {
  const Sweep* sweep = nullptr;
  std::vector<std::size_t> points;    ///< which of them, in this order
  std::vector<std::string> outcomes;  ///< totals of everybody, by name
  std::uint64_t seed = 1;
  std::uint32_t replications = 50;  ///< 0 to replications - 1 at every point
};

/// A point's numbers: outcome by outcome its statistics; NaN where a point has no such outcome.
struct PointResult {
  std::size_t point = 0;
  std::vector<double> numbers;
  base::Problems problems;
};

/// Runs one point, here and now.
PointResult run_point(const SweepDesign& design, std::size_t point);

/// Runs the points and hands them over in order; a problem of `consume` or of a point ends it. Returns how
/// many were handed over.
template <Executor E>
base::Result<std::size_t> run_sweep(const SweepDesign& design, E& executor,
                                    const std::function<base::Problems(const PointResult&)>& consume,
                                    const std::function<bool()>& stop) {
  std::vector<PointResult> trays(executor.trays());
  base::Problems problems;
  std::size_t done = 0;
  std::atomic<bool> failed{false};
  executor.run(
      Pieces{.count = design.points.size(),
             .more = [&] { return !failed && !stop(); },
             .work = [&](std::size_t, std::size_t piece,
                         std::size_t tray) { trays[tray] = run_point(design, design.points[piece]); },
             .hand_over =
                 [&](std::size_t, std::size_t tray) {
                   if (failed) return;
                   problems = trays[tray].problems;
                   if (problems.empty()) problems = consume(trays[tray]);
                   failed = !problems.empty();
                   done += !failed;
                 }});
  if (failed) return problems;
  return done;
}

}  // namespace stegvis::experiment
