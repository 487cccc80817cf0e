#pragma once

#include <cstdint>
#include <vector>

#include "engine/world.hpp"

namespace stegvis::engine {

/// What the participants of one source will draw on first entering the stage they come to, computed for a few
/// of them at a time: a cache of a pure function, so that one's numbers are ready while the next one's are
/// being computed.
class FirstLuck {
 public:
  FirstLuck() = default;
  FirstLuck(const model::Programme& programme, const model::Source& source);

  /// Puts the luck of participant `number` into their row of clocks, for `start_lucky_clocks`. Contract:
  /// numbers come in order, in each value of a stock.
  void give(World& world, const model::Source& source, std::uint32_t slot, std::uint32_t number) {
    if (drawn_.empty()) return;
    const std::uint32_t lane = number % batch;
    if (lane == 0) fill(world, source, number);
    Clock* clocks = world.people.clocks(slot);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      clocks[drawn_[i]].budget = luck_[i].budget[lane];
      clocks[drawn_[i]].due = luck_[i].age[lane];
    }
    world.people[slot].lucky = stage_;
  }

 private:
  static constexpr std::uint32_t batch = 32;
  struct Luck {
    double budget[batch];  ///< a hazard's Exp(1) threshold, a duration's uniform number
    double age[batch];     ///< of the stage's clock when the hazard alone has used up the threshold [days]
  };
  void fill(const World& world, const model::Source& source, std::uint32_t first);

  std::uint32_t first_way_ = 0;
  std::uint16_t stage_ = no_stage;
  std::vector<std::uint32_t> drawn_;  ///< ways of the stage that draw
  std::vector<Luck> luck_;            ///< of these
};

}  // namespace stegvis::engine
