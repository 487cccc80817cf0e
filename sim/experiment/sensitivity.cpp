#include "experiment/sensitivity.hpp"

#include "experiment/replicate.hpp"
#include "model/programme.hpp"
#include "random/luck.hpp"
#include "stats/moments.hpp"
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

std::vector<double> shifts(std::uint64_t seed, std::size_t count) {
  std::vector<double> shift;
  for (std::size_t i = 0; i < count; ++i) shift.push_back(keyed(seed, "sensitivity.shift", 0, i));
  return shift;
}

constexpr std::size_t morris_levels = 8;
constexpr std::size_t metamodel_rows = 1024;

}  // namespace

SensitivityPoints points_of(const SensitivityDesign& design, std::size_t inputs) {
  SensitivityPoints points{inputs, {}, {}};
  if (design.method == Method::sobol) {
    points.coordinates =
        stats::radial_points(stats::sobol_points(0, design.rows, shifts(design.seed, 2 * inputs)), inputs);
  } else if (design.method == Method::metamodel) {
    points.coordinates = stats::sobol_points(0, design.rows, shifts(design.seed, inputs));
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

base::Problems PointRuns::run(std::size_t point, std::span<const double> coordinates,
                              std::span<double> told) const {
  std::vector<double> values;
  for (std::size_t u = 0; u < coordinates.size(); ++u)
    values.push_back(model::quantile(unknowns_.all()[u].distribution, coordinates[u]));
  const auto scenario = unknowns_.at(values);
  if (!scenario) return scenario.problems();
  const auto programme = model::compile(*scenario);
  if (!programme) return programme.problems();
  const auto first = static_cast<std::uint32_t>(own_luck_ ? point * replications_ : 0);
  const Design design{.programme = &*programme, .seed = seed_, .first = first, .replications = replications_};
  Bench bench{design, 1, 1};
  for (std::size_t block = 0; block < bench.blocks(); ++block) {
    bench.work(0, block, 0);
    const Block& done = bench.tray(0);
    if (!done.problems.empty()) return done.problems;
    for (std::size_t k = 0; k < numbers_.size(); ++k) {
      const std::span<const double> rows = done.own.of(numbers_[k].series);
      for (std::size_t r = 0; r < done.count; ++r)
        told[k * replications_ + done.first - first + r] = rows[r * numbers_[k].row + numbers_[k].at];
    }
  }
  return {};
}

std::vector<double> outputs_of(std::span<const double> told, std::size_t number, std::size_t numbers,
                               std::uint32_t replications) {
  std::vector<double> outputs;
  for (std::size_t at = number * replications; at < told.size(); at += numbers * replications)
    outputs.insert(outputs.end(), told.begin() + static_cast<std::ptrdiff_t>(at),
                   told.begin() + static_cast<std::ptrdiff_t>(at + replications));
  return outputs;
}

Metamodelled metamodelled(const SensitivityDesign& design, const SensitivityPoints& points,
                          std::span<const double> outputs) {
  const std::size_t count = outputs.size() / design.replications, inputs = points.inputs;
  std::vector<double> means, noise;
  for (std::size_t p = 0; p < count; ++p) {
    stats::Moments moments;
    for (std::size_t r = 0; r < design.replications; ++r) moments.add(outputs[p * design.replications + r]);
    means.push_back(moments.mean());
    noise.push_back(moments.variance() / static_cast<double>(design.replications));
  }
  const auto process = stats::GaussianProcess::fitted(std::span{points.coordinates}.first(count * inputs),
                                                      inputs, means, noise);
  const std::vector<double> asked =
      stats::radial_points(stats::sobol_points(0, metamodel_rows, shifts(design.seed, 2 * inputs)), inputs);
  std::vector<double> foretold;
  for (std::size_t at = 0; at < asked.size(); at += inputs)
    foretold.push_back(process.value_at(std::span{asked}.subspan(at, inputs)));
  return {process.left_out(), stats::sobol_indices(foretold, inputs, 1)};
}

stats::MorrisDesign first_trajectories(const stats::MorrisDesign& design, std::size_t trajectories) {
  stats::MorrisDesign first = design;
  first.points.resize(trajectories * (design.inputs + 1) * design.inputs);
  first.moved.resize(trajectories * design.inputs);
  return first;
}

}  // namespace stegvis::experiment
