#include "io/pack_points.hpp"

#include <cstdint>
#include <string_view>

#include "io/packing.hpp"

namespace stegvis::io {

base::Problems add_points(SaveWriter& save, std::span<const experiment::PointResult> points) {
  for (const experiment::PointResult& point : points) {
    base::Problems problems = save.add('p', packed(std::pair{std::uint64_t{point.point}, point.numbers}));
    if (!problems.empty()) return problems;
  }
  return {};
}

bool read_points(const SaveFound& save, std::size_t width,
                 const std::function<void(const experiment::PointResult&)>& take) {
  bool fine = true;
  std::pair<std::uint64_t, std::vector<double>> one;
  const bool whole = read_save(save.path, [&](char, std::string_view bytes) {
    Unpacker unpack{bytes};
    unpack(one);
    fine = fine && unpack.whole() && one.second.size() == width;
    if (fine) take({one.first, one.second, {}});
  });
  return fine && whole;
}

}  // namespace stegvis::io
