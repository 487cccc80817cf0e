#include "experiment/one_at_a_time.hpp"

#include <algorithm>
#include <cmath>

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

double Swing::size() const { return std::fabs(high.mean - low.mean); }

std::vector<Swing> swings(const std::vector<End>& ends, const SideBySide& simulated, std::size_t at) {
  const auto difference = [&](std::size_t end) {
    return simulated.difference(end + 1).of(measure::Series::totals, at);
  };
  std::vector<Swing> all;
  for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
    all.push_back({i / 2, ends[i].value, ends[i + 1].value, difference(i), difference(i + 1)});
  std::stable_sort(all.begin(), all.end(),
                   [](const Swing& a, const Swing& b) { return a.size() > b.size(); });
  return all;
}

}  // namespace stegvis::experiment
