#pragma once

#include <cstdint>
#include <vector>

#include "engine/world.hpp"

namespace stegvis::engine {

/// Whether the participants of a source come in the order of their numbers, in each value of a stock: then
/// what the next ones draw can be computed ahead. Who is on a list, or has waited longest, is called by name.
inline bool in_order(const model::Source& source) {
  return source.people.empty() && !(source.waiting && source.has_elapsed);
}

/// The uniform numbers that decide what the participants of one source carry, drawn for a few of them at a
/// time: a cache of a pure function.
class CarriedLuck {
 public:
  CarriedLuck(const model::Programme& programme, const model::Source& source);

  /// Those of participant `number`, by attribute; null where they are not drawn ahead. Contract: numbers come
  /// in order, in each value of a stock.
  const double* of(const World& world, const model::Source& source, std::uint32_t number) {
    if (drawn_.empty()) return nullptr;
    const std::uint32_t lane = number % batch;
    if (lane == 0) fill(world, source, number);
    return luck_.data() + lane * attributes_;
  }

 private:
  static constexpr std::uint32_t batch = 32;
  void fill(const World& world, const model::Source& source, std::uint32_t first);

  std::size_t attributes_;
  std::vector<std::uint32_t> drawn_;  ///< attributes that are drawn
  std::vector<double> luck_;          ///< [lane][attribute]
};

}  // namespace stegvis::engine
