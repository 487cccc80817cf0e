#include "engine/stops.hpp"

#include <string>

namespace stegvis::engine {

base::Problem circle_of_no_length(const model::Programme& programme, const std::uint16_t* entries,
                                  const std::uint16_t* joins, double now) {
  std::string circle;
  for (std::size_t stage = 0; stage < programme.stages.size(); ++stage)
    if (entries[stage] + joins[stage] > circle_limit / 50)
      circle += (circle.empty() ? "" : ", ") + programme.stages[stage].id;
  const std::string day = std::to_string(now);
  return {
      "stage",
      {"a participant went round a circle of stages of no length, 1 000 moves at one instant (day " + day +
           "): the clock never moves; the circle is: " + circle + ". Give one of its stages a length",
       "en deltagare gick runt i en cirkel av stadier utan längd, 1 000 steg i samma ögonblick (dag " + day +
           "): klockan går aldrig; cirkeln är: " + circle + ". Ge ett av stadierna en längd"}};
}

base::Problem too_many_visits(const model::StagePlan& stage) {
  return {"stage." + stage.id,
          {"one participant came to this stage, or to its list, more than 4 094 times (more visits than luck "
           "has numbers "
           "for); is there a circle of very short stays?",
           "en deltagare kom till det här stadiet, eller till dess lista, mer än 4 094 gånger (fler besök än "
           "turen har "
           "nummer till); finns det en cirkel av mycket korta vistelser?"}};
}

}  // namespace stegvis::engine
