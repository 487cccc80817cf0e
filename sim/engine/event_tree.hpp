#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/expects.hpp"
#include "base/grown.hpp"

namespace stegvis::engine {

/// Who acts first at one instant (product.md "One instant, one order"). Observations and rates need no event:
/// they are read off the facts afterwards and known beforehand.
enum class Rank : std::uint8_t { calendar = 2, ending = 3, staff = 4, grant = 5, giving_up = 6, arrival = 7 };

/// What is compared of two who are due at one instant: rank, then serial; the lower goes first.
constexpr std::uint64_t turn(Rank rank, std::uint32_t serial) {
  return std::uint64_t{static_cast<std::uint8_t>(rank)} << 32 | serial;
}

/// What happens next: one leaf per owner (an active participant, or a source of arrivals in a tree of their
/// own) with the moment of that owner's next event, and a tournament among them. Setting, moving and clearing
/// an event are the same walk to the root, O(log owners), with no stale entries and no unpredictable branch.
///
/// Only as much of it is played as the crowd of this replication has needed so far: of a tree with room for
/// more the leftmost part, which is a whole tree by itself.
///
/// Twelve bytes a leaf: the moment, and who has won the match above. Whose turn it is at one instant is
/// asked for only when two are due at one: `turn_of(leaf)` tells it, the same for as long as the event
/// stands.
class EventTree {
 public:
  struct First {
    double at;  ///< never (infinity) if nobody is due
    std::uint32_t leaf;
  };

  EventTree() { reset(2); }

  /// Empties the tree and makes room for at least `leaves` owners.
  void reset(std::uint32_t leaves) {
    std::fill_n(moments_.data(), open_, nothing);
    if (leaves > leaves_) {
      make_room(leaves);
      play([](std::uint32_t) { return std::uint64_t{0}; });
    }
    open_ = leaves_, root_ = 1;
    for (; leaves_ <= small && open_ / 2 >= std::max(leaves, 2u); open_ /= 2) root_ *= 2;
    part();
  }

  /// The owner's next event is at `at` >= 0 [days].
  template <class TurnOf>
  void set(std::uint32_t leaf, double at, const TurnOf& turn_of) {
    if (leaf >= open_) open(leaf, turn_of);
    moments_[leaf] = std::bit_cast<std::uint64_t>(at);
    climb(leaf, turn_of);
  }
  template <class TurnOf>
  void clear(std::uint32_t leaf, const TurnOf& turn_of) {
    if (leaf >= open_) return;
    moments_[leaf] = nothing;
    climb(leaf, turn_of);
  }

  /// Whether there are so many that most of them lie in no near cache.
  bool crowded() const { return open_ > 4096; }
  /// Who goes first of the sixteenth part of the owners to which this leaf belongs: mostly somebody who will
  /// act within the next few events, so that what is known of them can be fetched before it is needed.
  std::uint32_t soon(std::uint32_t leaf) const { return winners_[(leaves_ + leaf) >> parts_]; }

  First first() const {
    const std::uint32_t leaf = winners_[root_];
    return {std::bit_cast<double>(moments_[leaf]), leaf};
  }

 private:
  static constexpr std::uint32_t small = 1u << 16;  ///< leaves

  // Bits of a non-negative double sort as the number does.
  static constexpr std::uint64_t nothing =
      std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity());

  /// The same number, of which the compiler does not know that it is: else it makes a branch of choosing by
  /// it, and nobody can predict who wins a match.
  static std::uint64_t in_disguise(std::uint64_t number) {
    __asm__("" : "+r"(number));
    return number;
  }

  /// The winner so far stays in registers; only the other side of each match is read. All matches up to the
  /// root are played: to end early where nothing changes would save some, but nobody can guess where that is,
  /// and a wrong guess costs the processor more than the matches do.
  template <class TurnOf>
  void climb(std::uint32_t leaf, const TurnOf& turn_of) {
    const std::uint64_t* const moments = moments_.data();
    std::uint32_t* const winners = winners_.data();
    std::uint64_t winner = leaf, other = leaf ^ 1, at = moments[leaf];
    const std::size_t root = root_;
    for (std::size_t node = (leaves_ + leaf) / 2;; node /= 2) {
      const std::uint64_t due = moments[other];
      if (due == at) [[unlikely]]
        return climb_in_turn(leaf, turn_of);
      const bool sooner = due < in_disguise(at);
      at = sooner ? due : at;
      winner = sooner ? other : winner;
      winners[node] = static_cast<std::uint32_t>(winner);
      if (node == root) return;
      other = winners[node ^ 1];
    }
  }
  /// The same where somebody on the way is due at the same instant.
  template <class TurnOf>
  [[gnu::noinline, gnu::cold]] void climb_in_turn(std::uint32_t leaf, const TurnOf& turn_of) {
    std::uint32_t winner = leaf, other = leaf ^ 1;
    for (std::uint32_t node = (leaves_ + leaf) / 2;; node /= 2) {
      winner = sooner_of(winner, other, turn_of);
      winners_[node] = winner;
      if (node == root_) return;
      other = winners_[node ^ 1];
    }
  }
  template <class TurnOf>
  std::uint32_t sooner_of(std::uint32_t a, std::uint32_t b, const TurnOf& turn_of) const {
    if (moments_[a] != moments_[b]) return moments_[a] < moments_[b] ? a : b;
    return moments_[a] == nothing || turn_of(a) < turn_of(b) ? a : b;
  }

  /// A small tree has as many leaves as make every way to the root equally long, for the processor then knows
  /// beforehand when a climb ends; of a large one memory counts. An even number in any case, so that each has
  /// one beside it; those that come are free. Who wins has to be played out afterwards.
  void make_room(std::uint32_t leaves) {
    const std::uint32_t before = leaves_;
    leaves_ = leaves <= small ? std::bit_ceil(leaves) : leaves + leaves % 2;
    moments_.grow(leaves_);
    winners_.grow(leaves_);
    std::fill(moments_.data() + before, moments_.data() + leaves_, nothing);
  }
  template <class TurnOf>
  void play(const TurnOf& turn_of) {
    const auto owner_at = [this](std::uint32_t node) {
      return node < leaves_ ? winners_[node] : node - leaves_;
    };
    for (std::uint32_t node = leaves_ - 1; node > 0; --node)
      winners_[node] = sooner_of(owner_at(2 * node), owner_at(2 * node + 1), turn_of);
  }
  // Out of line, like every growing of memory: what is rare shall not cost the rest its registers.
  template <class TurnOf>
  [[gnu::noinline, gnu::cold]] void open(std::uint32_t leaf, const TurnOf& turn_of) {
    if (leaf >= leaves_) return grow(leaf, turn_of);
    // Beside those who have been there, nobody is.
    for (; leaf >= open_; open_ *= 2, root_ /= 2) winners_[root_ / 2] = winners_[root_];
    part();
  }
  template <class TurnOf>
  void grow(std::uint32_t leaf, const TurnOf& turn_of) {
    base::expects(leaf < 0x7fffff00u, "more active participants than the tree can name");
    make_room(std::max(leaf + 1, leaves_ + leaves_ / 8));
    play(turn_of);
    open_ = leaves_, root_ = 1;
    part();
  }
  /// Into sixteen parts, four matches below the last one, where there are as many.
  void part() {
    const int levels = std::bit_width(open_) - 1;
    parts_ = static_cast<std::uint32_t>(std::max(1, levels - 4));
  }

  std::uint32_t leaves_ = 0;
  std::uint32_t open_ = 0;              ///< leaves that are played for, the first ones
  std::uint32_t root_ = 1;              ///< the node above all these
  std::uint32_t parts_ = 1;             ///< matches from a leaf to the winner of its part
  base::Grown<std::uint64_t> moments_;  ///< by leaf
  base::Grown<std::uint32_t> winners_;  ///< by node from 1 on; the leaves would stand behind them
};

}  // namespace stegvis::engine
