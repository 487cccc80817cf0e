#include "experiment/sensitivity.hpp"

#include "experiment/replicate.hpp"
#include "model/programme.hpp"
#include "random/luck.hpp"
#include "stats/sobol_points.hpp"

namespace stegvis::experiment {
namespace {

double keyed(std::uint64_t seed, const char* purpose, std::size_t row, std::size_t which) {
  const random::Key key{seed,
                        static_cast<std::uint32_t>(row),
                        static_cast<std::uint32_t>(which),
                        random::purpose_word(purpose),
                        0,
                        0};
  return random::first_uniform(key, 0);
}

constexpr std::size_t morris_levels = 8;

}  // namespace

SensitivityPoints points_of(const SensitivityDesign& design, std::size_t inputs) {
  SensitivityPoints points{inputs, {}, {}};
  if (design.method == Method::sobol) {
    std::vector<double> shift;
    for (std::size_t i = 0; i < 2 * inputs; ++i)
      shift.push_back(keyed(design.seed, "sensitivity.shift", 0, i));
    points.coordinates = stats::radial_points(stats::sobol_points(0, design.rows, shift), inputs);
  } else {
    std::vector<double> uniforms;
    for (std::size_t t = 0; t < design.rows; ++t)
      for (std::size_t i = 0; i < 3 * inputs; ++i)
        uniforms.push_back(keyed(design.seed, "sensitivity.trajectory", t, i));
    points.morris = stats::morris_design(inputs, morris_levels, uniforms);
    points.coordinates = points.morris.points;
  }
  return points;
}

base::Problems PointRuns::run(std::span<const double> coordinates, std::span<double> told) const {
  std::vector<double> values;
  for (std::size_t u = 0; u < coordinates.size(); ++u)
    values.push_back(model::quantile(unknowns_.all()[u].distribution, coordinates[u]));
  const auto scenario = unknowns_.at(values);
  if (!scenario) return scenario.problems();
  const auto programme = model::compile(*scenario);
  if (!programme) return programme.problems();
  const Design design{.programme = &*programme, .seed = seed_, .replications = replications_};
  Bench bench{design, 1, 1};
  for (std::size_t block = 0; block < bench.blocks(); ++block) {
    bench.work(0, block, 0);
    const Block& done = bench.tray(0);
    if (!done.problems.empty()) return done.problems;
    for (std::size_t k = 0; k < numbers_.size(); ++k) {
      const std::span<const double> rows = done.own.of(numbers_[k].series);
      for (std::size_t r = 0; r < done.count; ++r)
        told[k * replications_ + done.first + r] = rows[r * numbers_[k].row + numbers_[k].at];
    }
  }
  return {};
}

std::vector<double> outputs_of(const SensitivityRuns& runs, std::size_t number, std::size_t numbers,
                               std::uint32_t replications) {
  std::vector<double> outputs;
  for (std::size_t at = number * replications; at < runs.told.size(); at += numbers * replications)
    outputs.insert(outputs.end(), runs.told.begin() + static_cast<std::ptrdiff_t>(at),
                   runs.told.begin() + static_cast<std::ptrdiff_t>(at + replications));
  return outputs;
}

stats::MorrisDesign first_trajectories(const stats::MorrisDesign& design, std::size_t trajectories) {
  stats::MorrisDesign first = design;
  first.points.resize(trajectories * (design.inputs + 1) * design.inputs);
  first.moved.resize(trajectories * design.inputs);
  return first;
}

}  // namespace stegvis::experiment
