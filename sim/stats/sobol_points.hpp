#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stegvis::stats {

/// Most dimensions that a Sobol sequence has here, and most points (a point's bits are 32).
inline constexpr std::size_t most_sobol_dimensions = 3667;
inline constexpr std::uint64_t most_sobol_points = std::uint64_t{1} << 32;

/// Points first, first + 1, ... of the Sobol sequence, row after row, each coordinate moved by its `shift`
/// around the unit interval. With shifts that are uniform and independent every point is uniform on the unit
/// cube, and a mean over the points is unbiased; a shift of 0 gives the middle of the sequence's own cells.
/// All coordinates lie strictly between 0 and 1. The sequence begins with the origin, so that 2^k points from
/// a multiple of 2^k on are a digital net.
/// Sources: S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008), 2635-2654 (directions, as in Boost.Random);
/// R. Cranley and T. N. L. Patterson, SIAM J. Numer. Anal. 13 (1976), 904-914 (shift).
/// Contract: 1 to most_sobol_dimensions shifts, each in [0, 1); first + count <= most_sobol_points.
std::vector<double> sobol_points(std::uint64_t first, std::size_t count, std::span<const double> shift);

}  // namespace stegvis::stats
