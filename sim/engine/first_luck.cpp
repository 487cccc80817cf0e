#include "engine/first_luck.hpp"

#include "base/math_of_each.hpp"
#include "engine/carried_luck.hpp"
#include "engine/clocks.hpp"
#include "random/following.hpp"

namespace stegvis::engine {

/// Where the list has ways out of its own, the row of clocks is theirs until the stage is entered.
FirstLuck::FirstLuck(const model::Programme& programme, const model::Source& source) {
  if (!in_order(source) || source.branches != 1) return;
  const auto index = static_cast<std::uint16_t>(programme.entries[source.first_branch].stage.index());
  const model::StagePlan& stage = programme.stages[index];
  if (stage.final || stage.waiting_ways > 0) return;
  stage_ = index;
  first_way_ = stage.first_way;
  for (std::uint32_t k = 0; k < stage.ways; ++k)
    if (draws(programme.ways[first_way_ + k])) drawn_.push_back(k);
  luck_.resize(drawn_.size());
}

void FirstLuck::fill(const World& world, const model::Source& source, std::uint32_t first) {
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    const model::Way& way = world.programme.ways[first_way_ + drawn_[i]];
    auto& [budget, age] = luck_[i];
    random::uniforms_of_following({world.seed, world.replication, first, way.purpose, source.word, 0}, budget,
                                  {});
    if (way.drive != model::Drive::hazard) continue;
    base::log_of_each(budget, budget);
    for (double& threshold : budget) threshold = -threshold;
    way.hazard.ages_at(budget, age);
  }
}

}  // namespace stegvis::engine
