#include "experiment/one_at_a_time.hpp"

namespace stegvis::experiment {
namespace {

constexpr double normal_90 = 1.2815515655446004;  ///< the normal quantile 0.9

}  // namespace

base::Result<std::vector<End>> one_at_a_time(const model::Scenario& scenario,
                                             const std::vector<Unknown>& numbers) {
  std::vector<End> ends;
  base::Problems problems;
  for (const Unknown& number : numbers) {
    const auto alone = Unknowns::create(scenario, {number}, Ends::left_out);
    if (!alone) {
      problems.insert(problems.end(), alone.problems().begin(), alone.problems().end());
      continue;
    }
    for (const bool high : {false, true}) {
      const double value = value_at(number.distribution, high ? normal_90 : -normal_90);
      auto made = alone->at(std::vector<double>{value});
      if (made)
        ends.push_back({number.id, value, high, std::move(made).value()});
      else
        problems.insert(problems.end(), made.problems().begin(), made.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return ends;
}

}  // namespace stegvis::experiment
