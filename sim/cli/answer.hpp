#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/outcomes.hpp"
#include "model/scenario.hpp"

namespace stegvis::cli {

/// What a planner reads after a run.
struct Answer {
  const model::Scenario& scenario;
  const std::vector<experiment::Outcome>& outcomes;
  const std::vector<experiment::Outcome>& differences;  ///< paired, against the base; empty without one
  std::string base_title;
  std::int64_t replications;
  std::uint64_t seed;
};

/// The answer in words and a table: first whether the place is made up and whether capacity binds, then the
/// main outcomes, each with its 80 % prediction interval (10th to 90th percentile over replications) and the
/// Monte Carlo error of its mean; then the paired differences. Never a point without its interval.
std::string answer_text(const Answer& answer, base::Language language);

}  // namespace stegvis::cli
