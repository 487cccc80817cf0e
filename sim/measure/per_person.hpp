#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/grown.hpp"

namespace stegvis::measure {

/// What an outcome must remember about each participant who is inside, by the engine's slot. Grows to the
/// largest crowd ever seen and is then reused.
template <class Memory>
class PerPerson {
 public:
  /// Forgets whoever had the slot before.
  Memory& fresh(std::uint32_t slot) {
    if (slot >= memories_.size()) grow(slot);
    // In place: a temporary written in parts and copied as a whole makes the processor wait.
    return *std::construct_at(&memories_[slot]);
  }
  /// Asks for what is remembered of somebody who is told of soon: it takes a while where it lies far away.
  [[gnu::always_inline]] void fetch(std::uint32_t slot) const {
    if (slot < memories_.size()) __builtin_prefetch(memories_.data() + slot, 1);
  }
  Memory& operator[](std::uint32_t slot) { return memories_[slot]; }

 private:
  // Out of line: what is rare shall not cost the rest its registers.
  [[gnu::noinline, gnu::cold]] void grow(std::uint32_t slot) {
    memories_.grow(std::size_t{slot} + slot / 8 + 64);
  }

  base::Grown<Memory> memories_;
};

}  // namespace stegvis::measure
