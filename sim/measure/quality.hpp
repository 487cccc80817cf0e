#pragma once

#include <vector>

#include "measure/grid.hpp"
#include "measure/layout.hpp"
#include "measure/units.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// Quality-adjusted life years gained: the days at each place, times what the plan says that a year there
/// gains, by reporting group; and the same discounted at the rate of effects.
class Quality {
 public:
  Quality(const model::Programme& programme, const Grid& grid, Layout& layout);

  void count(const Units& units);
  void write(std::span<double> totals) const;

 private:
  const model::Programme* programme_;
  const Grid* grid_;
  std::vector<double> gained_;   ///< [group][segment]
  std::vector<double> effects_;  ///< mean discount factors by segment
  std::size_t qaly_ = 0, present_qaly_ = 0;
};

}  // namespace stegvis::measure
