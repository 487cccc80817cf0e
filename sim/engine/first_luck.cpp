#include "engine/first_luck.hpp"

#include "engine/clocks.hpp"
#include "random/side_by_side.hpp"

namespace stegvis::engine {

/// Where the list has ways out of its own, the row of clocks is theirs until the stage is entered.
FirstLuck::FirstLuck(const model::Programme& programme, const model::Source& source) {
  if (source.kind == model::Coming::stock || source.branches != 1) return;
  const auto index = static_cast<std::uint16_t>(programme.entries[source.first_branch].stage.index());
  const model::StagePlan& stage = programme.stages[index];
  if (stage.final || stage.waiting_ways > 0) return;
  stage_ = index;
  first_way_ = stage.first_way;
  for (std::uint32_t k = 0; k < stage.ways; ++k)
    if (draws(programme.ways[first_way_ + k])) drawn_.push_back(k);
  luck_.resize(drawn_.size());
}

/// The uniform numbers of `batch` participants from `first` on.
void FirstLuck::draw(const World& world, const model::Source& source, std::uint32_t purpose,
                     std::uint32_t first, double* u) {
  for (std::uint32_t lane = 0; lane < batch; lane += 2) {
    const random::Key key{world.seed, world.replication, first + lane, purpose, source.word, 0};
    random::Key next = key;
    ++next.number;
    const auto two = random::first_uniforms_of_two(key, next, 0);
    u[lane] = two[0];
    u[lane + 1] = two[1];
  }
}

void FirstLuck::fill(const World& world, const model::Source& source, std::uint32_t first) {
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    const model::Way& way = world.programme.ways[first_way_ + drawn_[i]];
    draw(world, source, way.purpose, first, luck_[i].budget);
    for (double& luck : luck_[i].budget) luck = luck_of(way, luck);
    if (way.drive != model::Drive::hazard) continue;
    for (std::uint32_t lane = 0; lane < batch; ++lane)
      luck_[i].age[lane] = way.hazard.age_at(luck_[i].budget[lane]);
  }
}

}  // namespace stegvis::engine
