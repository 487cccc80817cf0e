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

  template <class Number>
  void gather(const Cube<Number>& cube) {
    std::fill(numbers_.begin(), numbers_.end(), 0.0);
    double* into = numbers_.data();
    for (const Bundle& item : items_) {
      for (const Bundle& group : groups_) {
        for (const std::uint32_t row : item)
          for (const std::uint32_t cell : group) add(into, &cube.at(row, cell, 0));
        into += segments_;
      }
    }
  }

 private:
  template <class Number>
  void add(double* into, const Number* from) const {
    for (std::size_t s = 0; s < segments_; ++s) into[s] += static_cast<double>(from[s]);
  }

  std::vector<Bundle> items_, groups_;
  std::size_t segments_;
  std::vector<double> numbers_;
};

/// The sum over a stretch of segments, in order.
inline double total(std::span<const double> by_segment, Stretch stretch) {
  double sum = 0.0;
  for (std::size_t s = stretch.first; s < stretch.last; ++s) sum += by_segment[s];
  return sum;
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
