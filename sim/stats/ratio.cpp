#include "stats/ratio.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "base/expects.hpp"
#include "stats/moments.hpp"

namespace stegvis::stats {

Ratio ratio(std::span<const double> numerators, std::span<const double> denominators) {
  base::expects(numerators.size() == denominators.size(), "a ratio has as many numerators as denominators");
  Moments above, below, residual;
  std::vector<double> own;
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    above.add(numerators[i]);
    below.add(denominators[i]);
    if (denominators[i] != 0.0) own.push_back(numerators[i] / denominators[i]);
  }
  Ratio result;
  result.per_replication = summarise(own);
  result.of_means =
      below.mean() == 0.0 ? std::numeric_limits<double>::quiet_NaN() : above.mean() / below.mean();
  if (below.mean() == 0.0) return result;
  for (std::size_t i = 0; i < numerators.size(); ++i)
    residual.add(numerators[i] - result.of_means * denominators[i]);
  result.se = residual.standard_error() / std::abs(below.mean());
  return result;
}

}  // namespace stegvis::stats
