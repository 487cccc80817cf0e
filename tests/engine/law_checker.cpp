#include "law_checker.hpp"

#include <map>
#include <variant>
#include <vector>

#include "laws_of_coaches.hpp"
#include "laws_of_people.hpp"
#include "laws_of_slots.hpp"

namespace stegvis::engine::told {

Complaints breaches(const model::Programme& programme, const Recording& recording,
                    std::uint64_t participants) {
  Complaints complaints;
  OnePlaceAtATime one_place{programme, complaints};
  for (const auto& fact : recording.facts) std::visit(one_place, fact);
  one_place.close(participants);
  clock_goes_forward(programme, recording, complaints);
  people_are_conserved(recording, complaints);
  const auto all_lives = lives(recording);
  for (const auto& [serial, life] : all_lives) slots_follow_people(programme, serial, life, complaints);
  std::vector<MemberFacts> members(programme.members.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i].member = model::MemberId{i};
  for (const auto& capacity : recording.all<model::Capacity>())
    members[capacity.member.index()].capacities.push_back(capacity);
  for (const auto& hold : recording.all<model::Hold>()) members[hold.member.index()].holds.push_back(hold);
  for (const auto& spell : recording.all<model::Spell>())
    members[spell.member.index()].spells.push_back(spell);
  for (const auto& member : members) SlotLaws{programme, member, all_lives, complaints}.check();
  coaches_are_kept(programme, recording, all_lives, complaints);
  return complaints;
}

}  // namespace stegvis::engine::told
