#pragma once

#include <cstdint>
#include <limits>

#include "random/luck.hpp"

namespace stegvis::random {

/// All bits of one key in order, as a UniformRandomBitGenerator for Boost.Random: word i is word i % 4 of
/// block i / 4. The key is fixed at birth. Another key is another object, so no half-used block outlives its
/// key. 4096 words, then `draw`'s contract stops it. Take no distribution with a spare value in it (normal):
/// one object of it per key, or none.
class KeyedBits {
 public:
  using result_type = std::uint32_t;

  explicit KeyedBits(const Key& key, std::uint32_t first_block = 0) : key_{key}, next_block_{first_block} {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (used_ == 4) {
      block_ = draw(key_, next_block_++);
      used_ = 0;
    }
    return block_.w[used_++];
  }

 private:
  Key key_;
  Words4 block_{};
  std::uint32_t next_block_;
  std::uint32_t used_ = 4;
};

}  // namespace stegvis::random
