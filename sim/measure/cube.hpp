#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "measure/grid.hpp"

namespace stegvis::measure {

/// Several indices that are told as one: the phases of a stage, the members of a family, the cells of a
/// group.
using Bundle = std::vector<std::uint32_t>;

/// Numbers by row (a place, a leg, a stage), reporting cell and segment of time.
template <class Number>
class Cube {
 public:
  Cube(std::size_t rows, std::size_t cells, std::size_t segments)
      : cells_{cells}, segments_{segments}, numbers_(rows * cells * segments) {}

  Number& at(std::size_t row, std::size_t cell, std::size_t segment) {
    return numbers_[(row * cells_ + cell) * segments_ + segment];
  }
  const Number& at(std::size_t row, std::size_t cell, std::size_t segment) const {
    return numbers_[(row * cells_ + cell) * segments_ + segment];
  }
  std::size_t segments() const { return segments_; }
  std::span<Number> numbers() { return numbers_; }
  std::span<const Number> numbers() const { return numbers_; }
  void clear() { std::fill(numbers_.begin(), numbers_.end(), Number{}); }

 private:
  std::size_t cells_, segments_;
  std::vector<Number> numbers_;
};

/// The same by bundle of rows and reporting group, summed in the order of the bundles.
class Grouped {
 public:
  Grouped(std::vector<Bundle> items, std::vector<Bundle> groups, std::size_t segments)
      : items_{std::move(items)},
        groups_{std::move(groups)},
        segments_{segments},
        numbers_(items_.size() * groups_.size() * segments) {}

  std::size_t items() const { return items_.size(); }
  std::size_t groups() const { return groups_.size(); }
  std::span<const double> of(std::size_t item, std::size_t group) const {
    return {numbers_.data() + (item * groups() + group) * segments_, segments_};
  }
  /// Tells each item's and group's sum over a stretch of segments, each added in order: told(item, group,
  /// sum).
  template <class ToldTo>
  void totals(Stretch stretch, const ToldTo& told) const;

  template <class Number>
  void gather(const Cube<Number>& cube) {
    double* into = numbers_.data();
    for (const Bundle& item : items_) {
      for (const Bundle& group : groups_) {
        bool first = true;
        for (const std::uint32_t row : item)
          for (const std::uint32_t cell : group) {
            add(into, &cube.at(row, cell, 0), std::exchange(first, false));
          }
        if (first) std::fill_n(into, segments_, 0.0);
        into += segments_;
      }
    }
  }

 private:
  template <class Number>
  void add(double* into, const Number* from, bool first) const {
    if (first)
      for (std::size_t s = 0; s < segments_; ++s) into[s] = 0.0 + static_cast<double>(from[s]);
    else
      for (std::size_t s = 0; s < segments_; ++s) into[s] += static_cast<double>(from[s]);
  }

  std::vector<Bundle> items_, groups_;
  std::size_t segments_;
  std::vector<double> numbers_;
};

template <class ToldTo>
void Grouped::totals(Stretch stretch, const ToldTo& told) const {
  // Several at a time: then nobody waits for one addition before the next.
  constexpr std::size_t beside = 8;
  const std::size_t rows = items() * groups();
  std::size_t item = 0, group = 0;
  for (std::size_t first = 0; first < rows; first += beside) {
    const std::size_t some = std::min(beside, rows - first);
    const double* const from = numbers_.data() + first * segments_;
    double sums[beside] = {};
    for (std::size_t s = stretch.first; s < stretch.last; ++s)
      for (std::size_t i = 0; i < some; ++i) sums[i] += from[i * segments_ + s];
    for (std::size_t i = 0; i < some; ++i) {
      told(item, group, sums[i]);
      group = group + 1 < groups() ? group + 1 : 0;
      item += group == 0 ? 1 : 0;
    }
  }
}

/// A level after so many segments; before the first there is nothing.
inline double level_after(std::span<const double> by_segment, std::size_t segments) {
  return segments == 0 ? 0.0 : by_segment[segments - 1];
}

/// One bundle per index: first, first + 1 ...
std::vector<Bundle> each(std::size_t count, std::size_t first = 0);

/// Fills tables [group], one per item, that begin at `firsts`: with sums over a stretch, or with levels at
/// its end.
void write_sums(std::span<double> into, std::span<const std::size_t> firsts, const Grouped& grouped,
                Stretch stretch);
void write_levels(std::span<double> into, std::span<const std::size_t> firsts, const Grouped& grouped,
                  Stretch stretch);

/// Fills a table [stretch][group][item] with sums over the stretches.
void write_sums(std::span<double> into, const Grouped& grouped, const std::vector<Stretch>& stretches);

/// Fills a table [stretch][group][item] with levels at the ends of the stretches.
void write_levels(std::span<double> into, const Grouped& grouped, const std::vector<Stretch>& stretches);

/// Fills a table [moment][group][item] with the levels just before.
void write_levels(std::span<double> into, const Grouped& grouped,
                  const std::vector<std::size_t>& segments_before);

}  // namespace stegvis::measure
