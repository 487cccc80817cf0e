#include "measure/levels.hpp"

namespace stegvis::measure {

void Levels::cumulate() {
  // Several rows at a time: then nobody waits for one addition before the next.
  const std::size_t rows = rows_ * cells_;
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) cumulate_rows<4>(row);
  for (; row + 2 <= rows; row += 2) cumulate_rows<2>(row);
  if (row < rows) cumulate_rows<1>(row);
}

/// `beside` rows that follow each other; cells count as rows here.
template <std::size_t beside>
void Levels::cumulate_rows(std::size_t row) {
  const std::size_t segments = grid_->segments();
  const Edge* const edges = edges_.numbers().data() + row * segments;
  double* const days = days_.numbers().data() + row * segments;
  double* const level = level_.numbers().data() + row * segments;
  double now[beside] = {};
  for (std::size_t s = 0; s < segments; ++s) {
    const double length = grid_->end(s) - grid_->begin(s);
    for (std::size_t i = 0; i < beside; ++i) {
      const std::size_t at = i * segments + s;
      // Differences of many stays may leave -1e-13 where nobody was.
      days[at] = std::max(0.0, now[i] * length + edges[at].days);
      now[i] += edges[at].weight + edges[at].people;
      level[at] = now[i];
    }
  }
}

}  // namespace stegvis::measure
