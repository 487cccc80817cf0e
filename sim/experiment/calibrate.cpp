#include "experiment/calibrate.hpp"

#include <algorithm>

#include "experiment/replicate.hpp"
#include "model/programme.hpp"

namespace stegvis::experiment {

base::Problems Simulations::run(std::span<const double> normals, std::uint32_t number,
                                std::span<double> told) const {
  const auto scenario = unknowns_.at(unknowns_.values(normals));
  if (!scenario) return scenario.problems();
  const auto programme = model::compile(*scenario);
  if (!programme) return programme.problems();
  const Design design{.programme = &*programme, .seed = seed_, .first = number, .replications = 1};
  Bench bench{design, 1, 1};
  bench.work(0, 0, 0);
  if (!bench.tray(0).problems.empty()) return bench.tray(0).problems;
  for (std::size_t k = 0; k < targets_.size(); ++k)
    told[k] = bench.tray(0).own.of(targets_[k].at.series)[targets_[k].at.at];
  return {};
}

}  // namespace stegvis::experiment
