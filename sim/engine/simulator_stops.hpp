#pragma once

#include <string>
#include <vector>

#include "engine/simulator.hpp"

/// \file
/// What stops a run: a scenario that never comes to rest. Values, told to the user with the stages' names.
namespace stegvis::engine {

template <model::Sink S>
void Simulator<S>::stop_circle(std::uint32_t slot) {
  problem_ = circle_of_no_length(world_.programme, &world_.people.entries(slot, 0),
                                 &world_.people.joins(slot, 0), world_.now);
}

template <model::Sink S>
void Simulator<S>::stop_too_many(const model::StagePlan& stage) {
  problem_ = too_many_visits(stage);
}

/// Time already spent in a stage beyond the longest anybody can be there (product.md: an input error).
template <model::Sink S>
void Simulator<S>::stop_too_long(const model::Source& stock, const model::StagePlan& stage, double elapsed) {
  const std::string spent = std::to_string(elapsed);
  problem_ = base::Problem{
      "stock." + stock.id + ".elapsed",
      {"somebody of the starting stock has already been " + spent + " days in the stage " + stage.id +
           ", longer than a duration there lets anybody stay. Let elapsed have an end below that duration",
       "någon i startbeståndet har redan varit " + spent + " dagar i stadiet " + stage.id +
           ", längre än en varaktighet där låter någon stanna. Låt elapsed sluta före den varaktigheten"}};
}

}  // namespace stegvis::engine
