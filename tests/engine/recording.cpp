#include "recording.hpp"

#include <fmt/format.h>

namespace stegvis::engine::told {

std::string word(model::Exit exit) {
  constexpr const char* words[] = {"moved", "granted", "gave up", "interrupted", "changed", "horizon"};
  return words[static_cast<int>(exit)];
}

std::string word(model::Spell::End end) {
  constexpr const char* words[] = {"granted", "gave up", "left", "refused", "horizon"};
  return words[static_cast<int>(end)];
}

std::string line(const model::Programme& programme, const Fact& fact) {
  const auto place = [&](model::PlaceId id) {
    return id.exists() ? programme.places[id.index()].path : "nowhere";
  };
  const auto member = [&](model::MemberId id) { return programme.members[id.index()].path; };
  if (const auto* newcomer = std::get_if<model::Newcomer>(&fact))
    return fmt::format("#{} {} at {}", newcomer->who.serial, newcomer->at_start ? "is there" : "comes",
                       newcomer->at);
  if (const auto* visit = std::get_if<model::Visit>(&fact)) {
    const std::string by =
        visit->leg.exists() ? " by " + programme.legs[visit->leg.index()].transition : std::string{};
    return fmt::format("#{} {} {}-{} {}{} to {}", visit->who.serial, place(visit->place), visit->entered,
                       visit->left, word(visit->exit), by, place(visit->next));
  }
  if (const auto* spell = std::get_if<model::Spell>(&fact))
    return fmt::format("#{} on {}{} {}-{} {}", spell->who.serial, member(spell->member),
                       spell->support ? " for support" : "", spell->joined, spell->ended, word(spell->end));
  if (const auto* hold = std::get_if<model::Hold>(&fact))
    return fmt::format("#{} held {}{} {}-{}", hold->who.serial, member(hold->member),
                       hold->support ? " as support"
                       : hold->also  ? " also"
                                     : "",
                       hold->from, hold->until);
  if (const auto* capacity = std::get_if<model::Capacity>(&fact))
    return fmt::format("{} has {} at {}", member(capacity->member), capacity->slots, capacity->at);
  if (const auto* bond = std::get_if<model::Bond>(&fact))
    return fmt::format("#{} with {}{}{} {}-{}{}", bond->who.serial, programme.posts[bond->post.index()].path,
                       bond->vacant ? " vacant" : " person " + std::to_string(bond->person),
                       bond->support ? " for support" : "", bond->from, bond->until,
                       bond->changed ? " changed" : "");
  if (const auto* load = std::get_if<model::Caseload>(&fact))
    return fmt::format("{} carries {} of {} at {}", programme.posts[load->post.index()].path, load->load,
                       load->capacity, load->at);
  return fmt::format("#{} is done", std::get<Finish>(fact).who.serial);
}

std::vector<std::string> lines(const model::Programme& programme, const Recording& recording) {
  std::vector<std::string> all;
  for (const auto& fact : recording.facts) all.push_back(line(programme, fact));
  return all;
}

}  // namespace stegvis::engine::told
