#include "stats/two_level.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/expects.hpp"
#include "stats/moments.hpp"
#include "stats/student.hpp"

namespace stegvis::stats {
namespace {

/// Mean and squared deviations of one draw.
struct Draw {
  double mean;
  double squares;
};

std::vector<Draw> draws_of(std::span<const double> values, std::size_t per_draw) {
  std::vector<Draw> draws;
  for (std::size_t first = 0; first < values.size(); first += per_draw) {
    Moments moments;
    for (const double x : values.subspan(first, per_draw))
      if (x == x) moments.add(x);
    if (moments.count() == static_cast<std::int64_t>(per_draw))
      draws.push_back({moments.mean(), moments.m2()});
  }
  return draws;
}

/// Variances; the parameters' as estimated, which chance may make negative.
struct Parts {
  double parameter;
  double chance;

  double share() const {
    const double all = parameter + chance;
    return all > 0.0 ? parameter / all : 0.0;
  }
};

/// From the squared deviations of `draws` means, and those within them all.
Parts parts_of(double between, double within, double draws, double per_draw) {
  const double chance = within / (draws * (per_draw - 1.0));
  return {between / (draws - 1.0) - chance / per_draw, chance};
}

std::int64_t worth_of(const Parts& parts) {
  const double most = static_cast<double>(most_worth);
  const double best = parts.parameter > 0.0 ? 1.0 + parts.chance / parts.parameter : most;
  return std::llround(std::clamp(best, 2.0, most));
}

}  // namespace

TwoLevel two_level(std::span<const double> values, std::size_t per_draw) {
  base::expects(per_draw >= 2 && values.size() % per_draw == 0, "two levels need whole draws of two or more");
  const std::vector<Draw> draws = draws_of(values, per_draw);
  TwoLevel told;
  told.draws = static_cast<std::int64_t>(draws.size());
  if (draws.size() < 3) return told;
  Moments means;
  double within = 0.0;
  for (const Draw& draw : draws) {
    means.add(draw.mean);
    within += draw.squares;
  }
  const double n = static_cast<double>(draws.size()), r = static_cast<double>(per_draw);
  Parts parts = parts_of(means.m2(), within, n, r);
  const double share = parts.share();
  parts.parameter = std::max(0.0, parts.parameter);
  Moments left_out;
  for (const Draw& draw : draws) {
    const double off = draw.mean - means.mean();
    left_out.add(parts_of(means.m2() - off * off * n / (n - 1.0), within - draw.squares, n - 1.0, r).share());
  }
  const double error = std::sqrt((n - 1.0) / n * left_out.m2()), reach = student_95(draws.size() - 1) * error;
  told.parameter_sd = std::sqrt(parts.parameter);
  told.chance_sd = std::sqrt(parts.chance);
  told.share = parts.share();
  told.low = std::clamp(share - reach, 0.0, 1.0);
  told.high = std::clamp(share + reach, 0.0, 1.0);
  told.worth = worth_of(parts);
  return told;
}

}  // namespace stegvis::stats
