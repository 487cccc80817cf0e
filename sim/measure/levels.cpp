#include "measure/levels.hpp"

namespace stegvis::measure {

void Levels::cumulate() {
  const std::size_t segments = grid_->segments();
  for (std::size_t row = 0; row < rows_; ++row) {
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      const Edge* edges = &edges_.at(row, cell, 0);
      double* days = &days_.at(row, cell, 0);
      double* level = &level_.at(row, cell, 0);
      double now = 0.0;
      for (std::size_t s = 0; s < segments; ++s) {
        // Differences of many stays may leave -1e-13 where nobody was.
        days[s] = std::max(0.0, now * (grid_->end(s) - grid_->begin(s)) + edges[s].days);
        now += edges[s].count;
        level[s] = now;
      }
    }
  }
}

}  // namespace stegvis::measure
