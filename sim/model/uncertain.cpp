#include "model/uncertain.hpp"

#include <array>
#include <cmath>
#include <string_view>

#include "base/beta.hpp"
#include "base/expects.hpp"
#include "base/math.hpp"
#include "base/survival.hpp"

namespace stegvis::model {
namespace {

using Arguments = const std::vector<double>&;

double normal(double u) { return base::normal_from_log_survival(base::log1p(-u)); }

double pert(Arguments a, double u) {
  const double width = a[2] - a[0], peak = (a[1] - a[0]) / width;
  return a[0] + width * base::beta_from_survival(1 + 4 * peak, 5 - 4 * peak, 1 - u);
}

double triangular(Arguments a, double u) {
  const double width = a[2] - a[0], peak = (a[1] - a[0]) / width;
  return u < peak ? a[0] + width * std::sqrt(u * peak) : a[2] - width * std::sqrt((1 - u) * (1 - peak));
}

/// The least k with P(X <= k) >= u; P(X <= k) is a gamma law's survival. Doubling, then halving.
double poisson(double mean, double u) {
  const auto reached = [&](double k) { return base::gamma_survival(k + 1, mean) >= u; };
  if (reached(0)) return 0;
  double below = 0, from = 1;
  while (!reached(from)) below = from, from *= 2;
  while (from - below > 1) {
    const double middle = std::floor((below + from) / 2);
    (reached(middle) ? from : below) = middle;
  }
  return from;
}

struct Quantile {
  std::string_view name;
  double (*at)(Arguments, double u);
};

constexpr std::array quantiles{
    Quantile{"LN", [](Arguments a, double u) { return a[0] * base::exp(a[1] * normal(u)); }},
    Quantile{"PERT", pert},
    Quantile{"Tri", triangular},
    Quantile{"U", [](Arguments a, double u) { return a[0] + (a[1] - a[0]) * u; }},
    Quantile{"Be", [](Arguments a, double u) { return base::beta_from_survival(a[0], a[1], 1 - u); }},
    Quantile{"Ga", [](Arguments a,
                      double u) { return a[1] * base::gamma_from_log_survival(a[0], base::log1p(-u)); }},
    Quantile{"N", [](Arguments a, double u) { return a[0] + a[1] * normal(u); }},
    Quantile{"Poisson", [](Arguments a, double u) { return poisson(a[0], u); }},
};

}  // namespace

double quantile(const Uncertainty& uncertainty, double u) {
  base::expects(u > 0 && u < 1, "a quantile strictly between 0 and 1");
  for (const Quantile& one : quantiles)
    if (one.name == uncertainty.name) return one.at(uncertainty.arguments, u);
  base::expects(false, "an uncertainty that was read has a known name");
  return 0;
}

}  // namespace stegvis::model
