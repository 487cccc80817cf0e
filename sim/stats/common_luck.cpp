#include "stats/common_luck.hpp"

#include <cmath>
#include <limits>

#include "base/expects.hpp"
#include "base/math.hpp"
#include "stats/moments.hpp"

namespace stegvis::stats {
namespace {

constexpr double normal_975 = 1.959963984540054;

bool known(double a, double b) { return a == a && b == b; }

/// The sample variance without one number.
double variance_without(const Moments& all, double x) {
  const double n = static_cast<double>(all.count()), off = x - all.mean();
  const double rest = (all.m2() - off * off * n / (n - 1.0)) / (n - 2.0);
  return rest > 0.0 ? rest : 0.0;
}

struct Pairs {
  Moments a, b, difference;

  double log_ratio() const { return base::log((a.variance() + b.variance()) / difference.variance()); }
  double log_ratio_without(double x, double y) const {
    return base::log((variance_without(a, x) + variance_without(b, y)) / variance_without(difference, y - x));
  }
};

/// Jackknife standard error of the logarithm.
double error_of(const Pairs& pairs, std::span<const double> a, std::span<const double> b) {
  Moments left_out;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (known(a[i], b[i])) left_out.add(pairs.log_ratio_without(a[i], b[i]));
  const double n = static_cast<double>(left_out.count());
  return std::sqrt((n - 1.0) / n * left_out.m2());
}

}  // namespace

LuckGain gain_of_common_luck(std::span<const double> a, std::span<const double> b) {
  base::expects(a.size() == b.size(), "pairs need as many of the one as of the other");
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Pairs pairs;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!known(a[i], b[i])) continue;
    pairs.a.add(a[i]);
    pairs.b.add(b[i]);
    pairs.difference.add(b[i] - a[i]);
  }
  const std::int64_t n = pairs.difference.count();
  if (pairs.a.m2() + pairs.b.m2() == 0.0) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    return {nothing, nothing, nothing, n};
  }
  if (pairs.difference.m2() == 0.0) return {infinity, infinity, infinity, n};
  const double middle = pairs.log_ratio();
  if (n < 4) return {base::exp(middle), 0.0, infinity, n};
  const double reach = normal_975 * error_of(pairs, a, b);
  if (!(reach < infinity)) return {base::exp(middle), 0.0, infinity, n};
  return {base::exp(middle), base::exp(middle - reach), base::exp(middle + reach), n};
}

}  // namespace stegvis::stats
