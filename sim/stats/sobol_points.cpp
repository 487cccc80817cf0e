#include "stats/sobol_points.hpp"

#include <algorithm>
#include <version>

// LLVM's library has no std::unary_function in C++20; Boost 1.74 takes it for granted unless told so.
#if defined(_LIBCPP_VERSION) && !defined(BOOST_NO_CXX98_FUNCTION_BASE)
#define BOOST_NO_CXX98_FUNCTION_BASE
#endif
#include <boost/random/sobol.hpp>

#include "base/expects.hpp"

#ifdef BOOST_NO_EXCEPTIONS
// What Boost asks for where nothing can be thrown; the contract below keeps it from being called.
namespace boost {
BOOST_NORETURN void throw_exception(const std::exception&) {
  stegvis::base::contract_broken("Boost.Random", {});
}
BOOST_NORETURN void throw_exception(const std::exception&, const source_location&) {
  stegvis::base::contract_broken("Boost.Random", {});
}
}  // namespace boost
#endif

namespace stegvis::stats {
namespace {

using Engine = boost::random::sobol_engine<std::uint32_t, 32, boost::random::default_sobol_table>;

/// The middle of a cell of width 2^-32, moved around the unit interval; 0 itself stays outside, so that every
/// distribution has a quantile there.
double moved(std::uint32_t cell, double shift) {
  const double u = (static_cast<double>(cell) + 0.5) * 0x1p-32 + shift;
  const double inside = u >= 1.0 ? u - 1.0 : u;
  return std::clamp(inside, 0x1p-53, 1.0 - 0x1p-53);
}

}  // namespace

std::vector<double> sobol_points(std::uint64_t first, std::size_t count, std::span<const double> shift) {
  const std::size_t dims = shift.size();
  base::expects(dims >= 1 && dims <= most_sobol_dimensions, "a Sobol sequence has 1 to 3667 dimensions");
  base::expects(first <= most_sobol_points && count <= most_sobol_points - first,
                "a Sobol sequence has 2^32 points");
  std::vector<double> points;
  points.reserve(count * dims);
  // Boost leaves out the origin, point 0: its first is number 1.
  if (first == 0 && count > 0)
    for (const double s : shift) points.push_back(moved(0, s));
  if (points.size() == count * dims) return points;
  Engine engine{dims};
  if (first > 1) engine.seed(static_cast<std::uint32_t>(first - 1));
  while (points.size() < count * dims)
    for (const double s : shift) points.push_back(moved(engine(), s));
  return points;
}

}  // namespace stegvis::stats
