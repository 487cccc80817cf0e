#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace stegvis::measure {

/// What an outcome must remember about each participant who is inside, by the engine's slot. Grows to the largest
/// crowd ever seen and is then reused.
template <class Memory>
class PerPerson {
 public:
  /// Forgets whoever had the slot before.
  Memory& fresh(std::uint32_t slot) {
    if (slot >= memories_.size()) memories_.resize(2 * static_cast<std::size_t>(slot) + 64);
    return memories_[slot] = Memory{};
  }
  Memory& operator[](std::uint32_t slot) { return memories_[slot]; }

 private:
  std::vector<Memory> memories_;
};

}  // namespace stegvis::measure
