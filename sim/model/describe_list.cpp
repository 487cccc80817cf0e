#include <algorithm>
#include <cmath>

#include "model/describer.hpp"

namespace stegvis::model {
namespace {

/// How many are in one place, and for how long.
struct Crowd {
  double people = 0.0, days = 0.0;
};

void tell_crowds(Describer& describer, const Stock& stock) {
  std::map<std::pair<bool, std::string>, Crowd> crowds;
  for (const Participant& person : stock.people) {
    Crowd& crowd = crowds[{person.waiting, person.stage}];
    ++crowd.people;
    crowd.days += base::days_between(person.since, describer.said.start);
  }
  for (const auto& [place, crowd] : crowds) {
    describer.line(
        2, (place.first ? describer.in("on the list for ", "på listan till ") : describer.in("in ", "i ")) +
               describer.stage(place.second) + ": " + describer.decimal(crowd.people) +
               describer.in(", there ", ", där ") + describer.decimal(std::round(crowd.days / crowd.people)) +
               describer.in(" days on average", " dagar i medeltal"));
  }
}

/// Who stands on the list for another stage than the one they are in.
void tell_elsewhere(Describer& describer, const Stock& stock) {
  std::map<std::string, Crowd> crowds;
  for (const Participant& person : stock.people) {
    if (person.waits_for.empty()) continue;
    Crowd& crowd = crowds[person.waits_for];
    ++crowd.people;
    crowd.days += base::days_between(person.waits_since, describer.said.start);
  }
  for (const auto& [stage, crowd] : crowds) {
    describer.line(2, describer.in("of them waiting for ", "av dem i kö till ") + describer.stage(stage) +
                          ": " + describer.decimal(crowd.people) + describer.in(", for ", ", sedan ") +
                          describer.decimal(std::round(crowd.days / crowd.people)) +
                          describer.in(" days on average", " dagar i medeltal"));
  }
}

/// Cells that are drawn anew in each replication.
void tell_missing(Describer& describer, const Stock& stock) {
  std::string missing;
  for (const auto& [id, attribute] : describer.said.attribute) {
    const auto lacks = [&, name = id](const Participant& person) {
      return name == "age" ? !person.born : !person.words.contains(name) && !person.numbers.contains(name);
    };
    const auto count = std::count_if(stock.people.begin(), stock.people.end(), lacks);
    if (count > 0)
      missing += (missing.empty() ? "" : ", ") + id + " " + describer.decimal(static_cast<double>(count));
  }
  if (missing.empty()) return;
  describer.line(2, describer.in("not in the list, drawn by the shares in each replication: ",
                                 "står inte i listan, dras efter andelarna i varje replikation: ") +
                        missing);
}

/// The member of its stage's pool in which a participant is known to be; nothing for who waits or needs none.
const Member* member_of(const Programme& programme, const Listed& listed) {
  const StagePlan& stage = programme.stages[listed.stage.index()];
  if (listed.waiting || stage.pool == StagePlan::none) return nullptr;
  const PoolPlan& pool = programme.pools[stage.pool];
  if (pool.by == StagePlan::none) return &programme.members[pool.first_member];
  const Listed::Given* value = listed.find(pool.by);
  return value == nullptr ? nullptr : &programme.members[pool.first_member + value->value];
}

/// Who holds a slot today keeps it, be they more than the slots.
void tell_crowding(Describer& describer, const Source& source) {
  std::map<const Member*, std::int64_t> held;
  for (const Listed& listed : source.people)
    if (const Member* member = member_of(describer.programme, listed)) ++held[member];
  for (const Member& member : describer.programme.members) {
    const auto found = held.find(&member);
    if (found == held.end() || found->second <= member.slots) continue;
    describer.line(2, member.name + ": " + describer.decimal(static_cast<double>(found->second)) +
                          describer.in(" in ", " på ") +
                          describer.decimal(static_cast<double>(member.slots)) +
                          describer.in(" places; nobody new comes in until they are fewer",
                                       " platser; ingen ny kommer in förrän de är färre"));
  }
}

void tell_coaches(Describer& describer, const Stock& stock) {
  const auto has_coach = [](const Participant& person) { return !person.coach.empty(); };
  const auto count = std::count_if(stock.people.begin(), stock.people.end(), has_coach);
  if (count == 0) return;
  const bool posted = std::any_of(describer.said.pool.begin(), describer.said.pool.end(),
                                  [](const auto& pool) { return !pool.second.staffing.post.empty(); });
  describer.line(2, describer.in("with a named coach: ", "med en namngiven coach: ") +
                        describer.decimal(static_cast<double>(count)) +
                        (posted ? std::string{}
                                : describer.in(" (the scenario has no posts, so it changes nothing)",
                                               " (scenariot har inga tjänster, så det ändrar ingenting)")));
}

}  // namespace

void describe_list(Describer& describer, const std::string& id, const Stock& stock) {
  describer.line(1, describer.named(id, stock.name) + ": " +
                        describer.decimal(static_cast<double>(stock.people.size())) +
                        describer.in(" in the list ", " i listan ") + stock.list);
  tell_crowds(describer, stock);
  tell_elsewhere(describer, stock);
  for (const Source& source : describer.programme.sources)
    if (source.id == id && source.kind == Coming::stock) tell_crowding(describer, source);
  tell_missing(describer, stock);
  tell_coaches(describer, stock);
}

}  // namespace stegvis::model
