#pragma once

#include <cstdint>
#include <vector>

#include "engine/coaches.hpp"
#include "engine/event_tree.hpp"
#include "engine/people.hpp"
#include "engine/several.hpp"
#include "engine/slots.hpp"
#include "engine/waiting_lists.hpp"
#include "model/programme.hpp"
#include "random/luck.hpp"

namespace stegvis::engine {

/// What is happening in one replication: born and buried there, but for the memory, which is used again.
struct World {
  explicit World(const model::Programme& described);

  /// Empties the world for another replication.
  void reset(std::uint64_t new_seed, std::uint32_t new_replication);

  const model::StagePlan& stage_of(const Person& person) const { return programme.stages[person.stage]; }
  bool in_waiting_place(const Person& person) const { return person.where == Where::waiting; }

  model::PlaceId place_of(const Person& person) const {
    const model::StagePlan& stage = stage_of(person);
    if (person.where != Where::stage) return stage.waiting;
    return stage.phases.empty() ? stage.place : stage.phases[person.phase].place;
  }
  model::Who who(std::uint32_t slot) const {
    const Person& person = people[slot];
    return {slot, person.serial, person.number, model::SourceId{person.source}, person.cell};
  }
  Rank rank_of(std::uint32_t slot) const {
    return people[slot].next == next_patience ? Rank::giving_up : Rank::ending;
  }
  auto turns() const {
    return [this](std::uint32_t slot) { return turn(rank_of(slot), people[slot].serial); };
  }
  random::Key key(const Person& person, std::uint32_t purpose, std::uint32_t visit) const {
    return {seed, replication, person.number, purpose, programme.sources[person.source].word, visit};
  }
  /// The member of `pool` that serves this participant.
  std::uint16_t member_for(std::uint32_t slot, const model::PoolPlan& pool) const {
    const std::uint32_t value = pool.by == model::StagePlan::none ? 0 : people.values(slot)[pool.by];
    return static_cast<std::uint16_t>(pool.first_member + value);
  }
  const model::Programme& programme;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  double now = 0.0;
  std::uint32_t next_serial = 0;

  People people;
  WaitingLists lists;
  WaitingLists
      holders;  ///< per member, who holds its slots, in order of starting; only where a cut interrupts
  std::vector<MemberState> members;
  EventTree tree;     ///< of participants, by slot
  EventTree sources;  ///< of sources, by index
  Quotas quotas;
  Coaches coaches;  ///< of pools with posts or weights
  Several several;  ///< of stages that need places of several pools

  bool has_several;             ///< some stage needs places of several pools
  bool has_extras;              ///< support, phases, rules or ages: then Extra is kept
  std::uint32_t age_attribute;  ///< or StagePlan::none
  std::vector<bool> timed;      ///< per stage: has ways out by age or date
};

}  // namespace stegvis::engine
