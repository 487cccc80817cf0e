#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/expects.hpp"

namespace stegvis::engine {

/// Who acts first at one instant (product.md "One instant, one order"). Observations and rates need no event: they
/// are read off the facts afterwards and known beforehand.
enum class Rank : std::uint8_t { calendar = 2, ending = 3, staff = 4, grant = 5, giving_up = 6, arrival = 7 };

/// What happens next: one leaf per owner (an active participant, or a source of arrivals in a tree of their own) holding
/// that owner's next event, and a tournament among them. Order is total: time, rank, serial. Setting, moving and clearing an event are
/// the same walk to the root, O(log owners), with no stale entries and no unpredictable branch.
class EventTree {
 public:
  struct Key {
    std::uint64_t time;  ///< bits of a non-negative double: they sort as the number does
    std::uint64_t tag;   ///< rank (4 bits), serial (32), leaf (28)

    double at() const { return std::bit_cast<double>(time); }
    Rank rank() const { return static_cast<Rank>(tag >> 60); }
    std::uint32_t leaf() const { return static_cast<std::uint32_t>(tag & leaf_mask); }
    /// As one number of 128 bits: two instructions.
    bool before(const Key& other) const {
      __extension__ using Bits = unsigned __int128;
      return (Bits{time} << 64 | tag) < (Bits{other.time} << 64 | other.tag);
    }
  };

  /// Empties the tree and makes room for at least `leaves` owners.
  void reset(std::uint32_t leaves) {
    while (capacity_ < leaves) capacity_ *= 2;
    nodes_.assign(2 * std::size_t{capacity_}, nothing);
  }

  void set(std::uint32_t leaf, double at, Rank rank, std::uint32_t serial) {
    if (leaf >= capacity_) grow(leaf);
    const std::uint64_t tag = std::uint64_t{static_cast<std::uint8_t>(rank)} << 60 | std::uint64_t{serial} << 28 | leaf;
    replace(leaf, {std::bit_cast<std::uint64_t>(at), tag});
  }
  void clear(std::uint32_t leaf) {
    if (leaf < capacity_) replace(leaf, nothing);
  }

  const Key& top() const { return nodes_[1]; }

 private:
  static constexpr std::uint64_t leaf_mask = (1u << 28) - 1;
  static constexpr Key nothing{std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity()), ~std::uint64_t{0}};

  /// Chosen without a branch, because the outcome of a match cannot be predicted; the compiler has to be told so.
  static Key earlier(const Key& a, const Key& b) {
    const bool second = __builtin_expect_with_probability(b.before(a), 1, 0.5);
    return {second ? b.time : a.time, second ? b.tag : a.tag};
  }
  /// The winner so far stays in registers; only the other side of each match is read. Where a match is won by who had
  /// won it before, nothing changes above: a newcomer, due far ahead, soon gets there.
  void replace(std::uint32_t leaf, Key winner) {
    // Places are counted in bytes: so many instructions fewer at each of ten levels.
    std::size_t place = (capacity_ + std::size_t{leaf}) * sizeof(Key);
    std::byte* const nodes = reinterpret_cast<std::byte*>(nodes_.data());
    const auto node = [nodes](std::size_t at) -> Key& { return *reinterpret_cast<Key*>(nodes + at); };
    node(place) = winner;
    const std::size_t soon = place / 8;
    while (place > sizeof(Key)) {
      winner = earlier(winner, node(place ^ sizeof(Key)));
      place = place / 2 & ~(sizeof(Key) - 1);
      if (place < soon && node(place).time == winner.time && node(place).tag == winner.tag) return;
      node(place) = winner;
    }
  }
  // Out of line, like every growing of memory: what is rare shall not cost the rest its registers.
  [[gnu::noinline, gnu::cold]] void grow(std::uint32_t leaf) {
    base::expects(leaf <= leaf_mask, "more active participants than the tree can name");
    std::vector<Key> leaves(nodes_.begin() + capacity_, nodes_.end());
    while (capacity_ <= leaf) capacity_ *= 2;
    nodes_.assign(2 * std::size_t{capacity_}, nothing);
    std::copy(leaves.begin(), leaves.end(), nodes_.begin() + capacity_);
    for (std::size_t node = capacity_ - 1; node > 0; --node)
      nodes_[node] = earlier(nodes_[2 * node], nodes_[2 * node + 1]);
  }

  std::uint32_t capacity_ = 1;
  std::vector<Key> nodes_ = std::vector<Key>(2, nothing);
};

}  // namespace stegvis::engine
