#include "measure/cube.hpp"

namespace stegvis::measure {
namespace {

/// into[k][group][item] = number(by_segment, k).
template <class Number>
void write(std::span<double> into, const Grouped& grouped, std::size_t count, const Number& number) {
  for (std::size_t item = 0; item < grouped.items(); ++item) {
    for (std::size_t group = 0; group < grouped.groups(); ++group) {
      const std::span<const double> by_segment = grouped.of(item, group);
      for (std::size_t k = 0; k < count; ++k)
        into[(k * grouped.groups() + group) * grouped.items() + item] = number(by_segment, k);
    }
  }
}

}  // namespace

std::vector<Bundle> each(std::size_t count, std::size_t first) {
  std::vector<Bundle> bundles;
  for (std::size_t i = 0; i < count; ++i) bundles.push_back({static_cast<std::uint32_t>(first + i)});
  return bundles;
}

void write_sums(std::span<double> into, std::span<const std::size_t> firsts, const Grouped& grouped,
                Stretch stretch) {
  grouped.totals(stretch,
                 [&](std::size_t item, std::size_t group, double sum) { into[firsts[item] + group] = sum; });
}

void write_levels(std::span<double> into, std::span<const std::size_t> firsts, const Grouped& grouped,
                  Stretch stretch) {
  for (std::size_t item = 0; item < grouped.items(); ++item)
    for (std::size_t group = 0; group < grouped.groups(); ++group)
      into[firsts[item] + group] = level_after(grouped.of(item, group), stretch.last);
}

void write_sums(std::span<double> into, const Grouped& grouped, const std::vector<Stretch>& stretches) {
  if (all_single(stretches))  // months between which nothing else begins
    return write(into, grouped, stretches.size(),
                 [&](auto by_segment, std::size_t k) { return 0.0 + by_segment[stretches[k].first]; });
  const std::size_t items = grouped.items();
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    const std::span<double> part = into.subspan(k * grouped.groups() * items);
    grouped.totals(stretches[k], [&](std::size_t item, std::size_t group, double sum) {
      part[group * items + item] = sum;
    });
  }
}

void write_levels(std::span<double> into, const Grouped& grouped, const std::vector<Stretch>& stretches) {
  write(into, grouped, stretches.size(),
        [&](auto by_segment, std::size_t k) { return level_after(by_segment, stretches[k].last); });
}

void write_levels(std::span<double> into, const Grouped& grouped,
                  const std::vector<std::size_t>& segments_before) {
  write(into, grouped, segments_before.size(),
        [&](auto by_segment, std::size_t k) { return level_after(by_segment, segments_before[k]); });
}

}  // namespace stegvis::measure
