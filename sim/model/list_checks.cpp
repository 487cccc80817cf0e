#include <algorithm>

#include "base/nearest.hpp"
#include "model/hazard.hpp"
#include "model/list_parts.hpp"
#include "model/value.hpp"

namespace stegvis::model::list {
namespace {

using Holds = ListColumn::Holds;

/// Whether somebody has the post when the scenario starts, and it serves the participant.
bool may_be_coach(const Scenario& said, const Pool& pool, const Post& post, const Participant& person) {
  const auto day = [&](const Instant& instant) {
    return instant.date ? base::days_between(said.start, *instant.date)
                        : base::calendar_after(said.start, 0.0, *instant.after_start);
  };
  const bool open =
      (!post.from.said() || day(post.from) <= 0.0) && (!post.until.said() || day(post.until) > 0.0);
  if (!open || post.vacant) return false;
  const auto member = person.words.find(pool.by);
  return member == person.words.end() || post.member == member->second ||
         std::find(post.serves.begin(), post.serves.end(), member->second) != post.serves.end();
}

/// The posts of a pool whose participant somebody may be said to be; a pool without posts has none, and any
/// text is kept.
std::vector<std::string> posts_for(const Scenario& said, const std::string& pool, const Participant& person) {
  std::vector<std::string> posts;
  const auto found = said.pool.find(pool);
  if (found == said.pool.end()) return posts;
  for (const auto& [id, post] : found->second.staffing.post)
    if (may_be_coach(said, found->second, post, person)) posts.push_back(id);
  return posts;
}

/// Whether a way out is open to somebody; what the list does not say of them may turn out so.
bool may_hold(const When& when, const Participant& person) {
  for (const auto& [attribute, values] : when) {
    const auto word = person.words.find(attribute);
    if (word == person.words.end()) continue;
    if (std::find(values.begin(), values.end(), word->second) == values.end()) return false;
  }
  return true;
}

void no_list(Sheet& sheet, Reading& reading) {
  const Holds holds = reading.of(Holds::place) != nullptr ? Holds::place : Holds::stage;
  complain(sheet, reading, *reading.of(holds), sheet.column(holds),
           {.problem = {"waits for a stage that has no list", "väntar på ett stadium som inte har någon kö"},
            .why = {"the stage " + reading.person.stage + " needs no pool, so nobody waits for it",
                    "stadiet " + reading.person.stage + " behöver ingen pool, så ingen väntar på det"}});
}

void check_coach(Sheet& sheet, Reading& reading, const Stage& stage) {
  const auto pool = sheet.said.pool.find(stage.needs);
  const bool posted = pool != sheet.said.pool.end() && !pool->second.staffing.post.empty();
  const std::string& coach = reading.person.coach;
  if (coach.empty() || !posted) return;
  const std::vector<std::string> posts = posts_for(sheet.said, stage.needs, reading.person);
  if (std::find(posts.begin(), posts.end(), coach) != posts.end()) return;
  complain(sheet, reading, *reading.of(Holds::coach), sheet.column(Holds::coach),
           {.problem = {"is no coach of theirs at the start", "är ingen coach de kan ha vid starten"},
            .why = {"the posts of the pool " + stage.needs + " that somebody has then and that serve them",
                    "tjänsterna i poolen " + stage.needs + " som någon har då och som tar emot dem"},
            .allowed = listed(posts),
            .suggestion = base::nearest(coach, posts)});
}

void check_born(Sheet& sheet, Reading& reading) {
  if (reading.person.born && *reading.person.born > reading.person.since)
    complain(sheet, reading, *reading.of(Holds::since), sheet.column(Holds::since),
             {.problem = {"is before the birth date", "ligger före födelsedatumet"}});
}

/// Nobody can have been somewhere longer than anybody stays there. `holds` is the column that says since
/// when.
void check_stay(Sheet& sheet, Reading& reading, Holds holds, const std::string& path, const Law& law) {
  const Date since = holds == Holds::since ? reading.person.since : reading.person.waits_since;
  const double elapsed = base::days_between(since, sheet.said.start);
  const double most = duration_of(law).longest(sheet.said.start, -elapsed);
  if (elapsed <= most || !reading.whole) return;
  complain(sheet, reading, *reading.of(holds), sheet.column(holds),
           {.problem = {"is " + shown(elapsed) + " days before the start, longer than " + path + " allows",
                        "är " + shown(elapsed) + " dagar före starten, längre än " + path + " tillåter"},
            .why = {"nobody is there longer than " + shown(most) + " days",
                    "ingen är där längre än " + shown(most) + " dagar"}});
}

void check_stays(Sheet& sheet, Reading& reading, const Stage& stage) {
  const Participant& person = reading.person;
  const std::string path = "stage." + person.stage;
  for (const auto& [id, way] : person.waiting ? stage.waiting.to : stage.to) {
    if (!way.duration.empty() && may_hold(way.when, person))
      check_stay(sheet, reading, Holds::since, path + (person.waiting ? ".waiting.to." : ".to.") + id,
                 way.law);
  }
  if (person.waiting && !stage.patience.duration.empty())
    check_stay(sheet, reading, Holds::since, path + ".patience", stage.patience.law);
}

/// Who waits for another stage does so by a way out of theirs, from some day on, and not in `.waiting`.
void check_elsewhere(Sheet& sheet, Reading& reading) {
  const Participant& person = reading.person;
  const Cell *cell = reading.of(Holds::waits_for), *since = reading.of(Holds::waits_since);
  if (cell == nullptr) {
    if (since != nullptr)
      complain(sheet, reading, *since, sheet.column(Holds::waits_since),
               {.problem = {"has no effect here", "har ingen verkan här"},
                .why = {"the row does not say what they wait for", "raden säger inte vad de väntar på"}});
    return;
  }
  if (person.waits_for.empty()) return;
  const std::vector<std::string> stages = waited_for_in(sheet.said, person.stage);
  if (person.waiting || std::find(stages.begin(), stages.end(), person.waits_for) == stages.end())
    return complain(
        sheet, reading, *cell, sheet.column(Holds::waits_for),
        {.problem = {"is not waited for by who is there", "väntar man inte på där"},
         .why = person.waiting ? base::Text{"they already wait for " + person.stage,
                                            "de väntar redan på " + person.stage}
                               : base::Text{"no way out of " + person.stage + " leads to its list",
                                            "ingen väg ut ur " + person.stage + " leder till kön dit"},
         .allowed = stages.empty() ? base::Text{"an empty cell", "en tom cell"} : listed(stages)});
  if (since == nullptr) {
    reading.whole = false;
    return sheet.complain(reading.row, cell->at,
                          {.path = sheet.column(Holds::waits_since).header.en,
                           .problem = {"is missing", "saknas"},
                           .allowed = sheet.column(Holds::waits_since).meaning});
  }
  if (!person.waits_since.ok()) return;
  if (person.since.ok() && person.waits_since < person.since)
    complain(sheet, reading, *since, sheet.column(Holds::waits_since),
             {.problem = {"is before they came to the stage", "ligger före dagen de kom till stadiet"}});
  const Patience& patience = sheet.said.stage.at(person.waits_for).patience;
  if (!patience.duration.empty())
    check_stay(sheet, reading, Holds::waits_since, "stage." + person.waits_for + ".patience", patience.law);
}

}  // namespace

void check_person(Sheet& sheet, Reading& reading) {
  const auto stage = sheet.said.stage.find(reading.person.stage);
  if (stage == sheet.said.stage.end()) return;
  const bool elsewhere = reading.of(Holds::waits_for) != nullptr;
  reading.person.waiting = reading.person.waiting || (reading.person.place && !elsewhere);
  check_elsewhere(sheet, reading);
  if (reading.person.waiting && stage->second.needs.empty()) return no_list(sheet, reading);
  check_coach(sheet, reading, stage->second);
  if (!reading.person.since.ok()) return;
  check_born(sheet, reading);
  check_stays(sheet, reading, stage->second);
}

}  // namespace stegvis::model::list
