#pragma once

#include <string>
#include <vector>

#include "engine/simulator.hpp"

/// \file
/// What stops a run: a scenario that never comes to rest. Values, told to the user with the stages' names.
namespace stegvis::engine {

/// Names the circle a participant goes round at one instant: the stages entered most often by them, in the order of ids.
template <model::Sink S, Can can>
void Simulator<S, can>::stop_circle(std::uint32_t slot) {
  std::string circle;
  for (std::size_t stage = 0; stage < world_.programme.stages.size(); ++stage)
    if (world_.people.entries(slot, stage) + world_.people.joins(slot, stage) > circle_limit / 50)
      circle += (circle.empty() ? "" : ", ") + world_.programme.stages[stage].id;
  const std::string day = std::to_string(world_.now);
  problem_ = base::Problem{
      "stage",
      {"a participant went round a circle of stages of no length, 1 000 moves at one instant (day " + day +
           "): the clock never moves; the circle is: " + circle + ". Give one of its stages a length",
       "en deltagare gick runt i en cirkel av stadier utan längd, 1 000 steg i samma ögonblick (dag " + day +
           "): klockan går aldrig; cirkeln är: " + circle + ". Ge ett av stadierna en längd"}};
}

template <model::Sink S, Can can>
void Simulator<S, can>::stop_too_many(const model::StagePlan& stage) {
  problem_ = base::Problem{
      "stage." + stage.id,
      {"one participant came to this stage, or to its list, more than 4 094 times (more visits than luck has numbers "
       "for); is there a circle of very short stays?",
       "en deltagare kom till det här stadiet, eller till dess lista, mer än 4 094 gånger (fler besök än turen har "
       "nummer till); finns det en cirkel av mycket korta vistelser?"}};
}

/// Time already spent in a stage beyond the longest anybody can be there (product.md: an input error).
template <model::Sink S, Can can>
void Simulator<S, can>::stop_too_long(const model::Source& stock, const model::StagePlan& stage, double elapsed) {
  const std::string spent = std::to_string(elapsed);
  problem_ = base::Problem{
      "stock." + stock.id + ".elapsed",
      {"somebody of the starting stock has already been " + spent + " days in the stage " + stage.id +
           ", longer than a duration there lets anybody stay. Let elapsed have an end below that duration",
       "någon i startbeståndet har redan varit " + spent + " dagar i stadiet " + stage.id +
           ", längre än en varaktighet där låter någon stanna. Låt elapsed sluta före den varaktigheten"}};
}

}  // namespace stegvis::engine
