#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
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

}  // namespace stegvis::experiment
