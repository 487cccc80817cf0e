#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/person.hpp"
#include "model/programme.hpp"

namespace stegvis::engine {

/// Who holds places of other pools beside the one their stage needs: a learning place beside a coach. In the
/// order of the stage's demands, so that each is given back exactly once.
class Several {
 public:
  struct Held {
    std::uint16_t stage = no_stage;  ///< whose demands are held, or no_stage
    double since = 0.0;
    std::array<std::uint16_t, model::most_demands> members{};
  };

  void reset() { held_.clear(); }
  Held& of(std::uint32_t slot) {
    if (slot >= held_.size()) held_.resize(2 * std::size_t{slot} + 64);
    return held_[slot];
  }

 private:
  std::vector<Held> held_;
};

}  // namespace stegvis::engine
