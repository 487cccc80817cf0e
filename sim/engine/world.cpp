#include "engine/world.hpp"

#include <algorithm>

namespace stegvis::engine {
namespace {

bool needs_extras(const model::Programme& programme) {
  const auto phased = [](const model::StagePlan& stage) { return !stage.phases.empty(); };
  const auto ages = [](const model::AttributePlan& attribute) { return attribute.age; };
  return !programme.supports.empty() || !programme.rules.empty() ||
         std::any_of(programme.stages.begin(), programme.stages.end(), phased) ||
         std::any_of(programme.attributes.begin(), programme.attributes.end(), ages);
}

std::uint32_t age_in(const model::Programme& programme) {
  for (std::uint32_t i = 0; i < programme.attributes.size(); ++i)
    if (programme.attributes[i].age) return i;
  return model::StagePlan::none;
}

std::vector<bool> timed_stages(const model::Programme& programme) {
  std::vector<bool> timed;
  for (const auto& stage : programme.stages) {
    bool any = false;
    for (std::uint32_t k = 0; k < stage.ways; ++k) {
      const model::Drive drive = programme.ways[stage.first_way + k].drive;
      any = any || drive == model::Drive::age || drive == model::Drive::date;
    }
    timed.push_back(any);
  }
  return timed;
}

}  // namespace

World::World(const model::Programme& described)
    : programme{described},
      people{described},
      members(described.members.size()),
      quotas{described},
      coaches{described},
      has_several{std::any_of(described.stages.begin(), described.stages.end(),
                              [](const model::StagePlan& stage) { return !stage.also.empty(); })},
      has_extras{needs_extras(described)},
      age_attribute{age_in(described)},
      timed{timed_stages(described)} {}

void World::reset(std::uint64_t new_seed, std::uint32_t new_replication) {
  seed = new_seed;
  replication = new_replication;
  now = 0.0;
  next_serial = 0;
  people.reset();
  std::uint32_t first_list = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const model::Member& member = programme.members[i];
    members[i] = {.slots = member.slots, .first_list = first_list};
    first_list += programme.pools[member.pool].classes;
  }
  lists.reset(first_list);
  holders.reset(members.size());
  tree.reset(64);
  sources.reset(static_cast<std::uint32_t>(programme.sources.size()));
  quotas.reset();
  coaches.reset(new_seed, new_replication);
  several.reset();
}

}  // namespace stegvis::engine
