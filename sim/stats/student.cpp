#include "stats/student.hpp"

#include "base/expects.hpp"

namespace stegvis::stats {

double student_95(std::size_t degrees) {
  base::expects(degrees > 0, "degrees of freedom");
  if (degrees == 1) return 12.706204736174698;
  if (degrees == 2) return 4.302652729749462;
  constexpr double z = 1.959963984540054, z2 = z * z;
  constexpr double g1 = z * (z2 + 1) / 4;
  constexpr double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
  constexpr double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  constexpr double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
  const double n = 1.0 / static_cast<double>(degrees);
  return z + n * (g1 + n * (g2 + n * (g3 + n * g4)));
}

}  // namespace stegvis::stats
