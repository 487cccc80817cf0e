#include <algorithm>
#include <limits>
#include <tuple>

#include "base/expects.hpp"
#include "model/compile_parts.hpp"
#include "random/luck.hpp"

namespace stegvis::model::parts {
namespace {

std::vector<Listed::Given> given_of(const Names& names, const Participant& person) {
  std::vector<Listed::Given> given;
  for (std::uint32_t i = 0; i < names.attributes.size(); ++i) {
    const std::string& id = names.attributes[i];
    if (const auto word = person.words.find(id); word != person.words.end())
      given.push_back({i, static_cast<std::uint16_t>(names.value(i, word->second)), 0.0});
    else if (const auto number = person.numbers.find(id); number != person.numbers.end())
      given.push_back({i, 0, number->second});
    else if (id == "age" && person.born)
      given.push_back({i, 0, base::days_between(*person.born, names.scenario.start)});
  }
  return given;
}

/// The way out that has fired of who waits in a stage for another: the first that leaves them there.
void set_fired(const Programme& programme, Listed& listed, StageId target) {
  const StagePlan& stage = programme.stages[listed.stage.index()];
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const Way& way = programme.ways[stage.first_way + k];
    if (way.ends_stage) continue;
    for (std::uint32_t leg = way.first_leg; leg < way.first_leg + way.legs; ++leg) {
      if (programme.legs[leg].target != target) continue;
      listed.way = k;
      listed.leg = leg;
      return;
    }
  }
  base::expects(false, "a list is read for a scenario whose stages lead where it says");
}

/// The post of the coach whom the list names; none where it names none, or the pool has no posts.
std::uint32_t post_of(const Programme& programme, const Names& names, const Participant& person) {
  const std::uint32_t pool = programme.stages[names.stage(person.stage).index()].pool;
  for (std::uint32_t post = 0; post < programme.posts.size(); ++post)
    if (programme.posts[post].pool == pool && programme.posts[post].id == person.coach && !person.waiting)
      return post;
  return StagePlan::none;
}

Listed listed_of(const Programme& programme, const Names& names, const Participant& person) {
  Listed listed;
  listed.number = random::participant_word(person.id);
  listed.stage = names.stage(person.stage);
  listed.waiting = person.waiting;
  listed.elapsed = base::days_between(person.since, names.scenario.start);
  listed.given = given_of(names, person);
  listed.post = post_of(programme, names, person);
  if (!person.waits_for.empty()) {
    set_fired(programme, listed, names.stage(person.waits_for));
    listed.waited = base::days_between(person.waits_since, names.scenario.start);
  }
  return listed;
}

/// Those inside before those who wait; on a list by place, then by who came first; else by id, so that the
/// order of the rows changes nothing.
auto order_of(const Participant& person) {
  constexpr double behind = std::numeric_limits<double>::infinity();
  const bool elsewhere = !person.waits_for.empty(), waits = person.waiting || elsewhere;
  const double place = waits ? person.place.value_or(behind) : 0.0;
  const Date since = elsewhere ? person.waits_since : waits ? person.since : Date{};
  return std::tuple{waits, place, since, person.id};
}

}  // namespace

std::vector<Listed> listed_people(const Programme& programme, const Names& names,
                                  const std::vector<Participant>& people) {
  std::vector<const Participant*> sorted;
  for (const Participant& person : people) sorted.push_back(&person);
  std::sort(sorted.begin(), sorted.end(), [](const Participant* one, const Participant* other) {
    return order_of(*one) < order_of(*other);
  });
  std::vector<Listed> listed;
  for (const Participant* person : sorted) listed.push_back(listed_of(programme, names, *person));
  return listed;
}

}  // namespace stegvis::model::parts
