#include "engine/carried_luck.hpp"

#include "random/following.hpp"

namespace stegvis::engine {

CarriedLuck::CarriedLuck(const model::Programme& programme, const model::Source& source)
    : attributes_{programme.attributes.size()} {
  if (!in_order(source)) return;
  for (std::uint32_t i = 0; i < attributes_; ++i)
    if (i != source.by) drawn_.push_back(i);
  luck_.resize(batch * attributes_);
}

void CarriedLuck::fill(const World& world, const model::Source& source, std::uint32_t first) {
  double u[batch];
  for (const std::uint32_t attribute : drawn_) {
    const std::uint32_t purpose = world.programme.attributes[attribute].purpose;
    random::uniforms_of_following({world.seed, world.replication, first, purpose, source.word, 0}, u, {});
    for (std::uint32_t lane = 0; lane < batch; ++lane) luck_[lane * attributes_ + attribute] = u[lane];
  }
}

}  // namespace stegvis::engine
