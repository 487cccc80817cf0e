#pragma once

#include "experiment/draws.hpp"
#include "experiment/summary.hpp"
#include "io/observed.hpp"
#include "io/results_tables.hpp"

namespace stegvis::io {

/// How the uncertain numbers of a run were drawn.
struct Drawn {
  const experiment::Draws* draws = nullptr;
  std::size_t per_draw = 1;
  experiment::Sampling sampling = experiment::Sampling::sobol;
  std::vector<Observed> observed = {};  ///< what a posterior was calibrated on
};

/// The group `draws`: each draw's values; and, with two replications of each or more, the group
/// `uncertainty`: where each total's spread comes from; of a posterior the group `observed`. Root attributes
/// tell how it was drawn.
void write_draws(ResultsFile& out, const Drawn& drawn, const experiment::Summary& summary, const Told& told);

}  // namespace stegvis::io
