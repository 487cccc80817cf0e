#include "experiment/standard_value.hpp"

#include "base/expects.hpp"
#include "base/math.hpp"

namespace stegvis::experiment {

double standard_month(const model::StandardValue& value) {
  return value.support.value_or(0.0) + value.administration.value_or(0.0) + value.tax.value_or(0.0);
}

double months_in_work(double survival) {
  if (survival <= 0.0) return 0.0;
  return survival >= 1.0 ? 12.0 : 12.0 * (1.0 - survival) / -base::log(survival);
}

double standard_worth(double count, double month, const Switches& switches) {
  return count * (1.0 - switches.deadweight) * switches.full_time_share *
         months_in_work(switches.survival_12m) * month;
}

stats::Summary society_result(std::span<const double> counts, std::span<const double> costs, double month,
                              const Switches& switches) {
  base::expects(counts.size() == costs.size(), "every replication has a count and a cost");
  std::vector<double> results;
  for (std::size_t i = 0; i < counts.size(); ++i)
    results.push_back(standard_worth(counts[i], month, switches) - costs[i]);
  return stats::summarise(results);
}

}  // namespace stegvis::experiment
