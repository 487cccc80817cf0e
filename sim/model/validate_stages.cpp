#include <algorithm>

#include "model/judge.hpp"

namespace stegvis::model {
namespace {

void check_ways_out(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  for (const auto& [transition, way] : stage.to) {
    if (stage.final) {
      judge.wrong(path + ".to." + transition, {"leads out of a final stage", "leder ut ur ett slutstadium"},
                  {"`final = true` says that nobody leaves it", "`final = true` säger att ingen lämnar det"});
    }
    judge_transition(judge, id, path + ".to." + transition, transition, way, false);
  }
  const bool some_leave =
      std::any_of(stage.to.begin(), stage.to.end(), [](const auto& way) { return way.second.never < 1.0; });
  if (!stage.final && !some_leave) {
    judge.wrong(path, {"cannot be left", "går inte att lämna"},
                {"no transition leads out of it", "ingen övergång leder ut ur det"},
                {"a way out (`[" + path + ".to.<stage>]`), or `final = true`",
                 "en utgång (`[" + path + ".to.<stadium>]`), eller `final = true`"});
  }
}

void check_phases(Judge& judge, const std::string& id, const Stage& stage) {
  if (stage.phase.empty()) return;
  const auto later = [](const auto& one, const auto& other) { return one.second.order < other.second.order; };
  const auto last = std::max_element(stage.phase.begin(), stage.phase.end(), later);
  for (const auto& [phase_id, phase] : stage.phase) {
    const std::string path = "stage." + id + ".phase." + phase_id;
    const bool open_end = phase.order >= last->second.order;
    if (phase.duration.empty() && !open_end) {
      judge.missing(path + ".duration",
                    {"a phase before the last must end", "en fas före den sista måste ta slut"});
    }
    judge_law(judge, {path, "duration"}, phase.duration, phase.law);
    if (phase_id == "waiting") {
      judge.wrong(path, {"cannot be called waiting", "kan inte heta waiting"},
                  {"that is the stage's list", "det är stadiets lista"});
    }
    for (const auto& [other_id, other] : stage.phase) {
      if (other_id < phase_id && other.order == phase.order) {
        judge.wrong(path + ".order",
                    {"is the same as that of " + other_id, "är detsamma som för " + other_id},
                    {"it is not said which comes first", "det sägs inte vilken som kommer först"});
      }
    }
  }
}

/// What only makes sense where somebody can wait.
void check_list(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  const base::Text no_list{"the stage needs no pool, so nobody waits for it",
                           "stadiet behöver ingen pool, så ingen väntar på det"};
  const auto needs_list = [&](const char* key, bool said) {
    if (said && stage.needs.empty()) judge.idle(path + "." + key, no_list, path + ".needs");
  };
  needs_list("patience", !stage.patience.duration.empty());
  needs_list("waiting", !stage.waiting.to.empty());
  needs_list("refused_to", !stage.refused_to.empty());
  needs_list("priority", stage.priority != 0.0);
  judge_law(judge, {path + ".patience", "duration"}, stage.patience.duration, stage.patience.law);
  if (!stage.patience.duration.empty() && stage.patience.to.empty()) {
    judge.missing(path + ".patience.to",
                  {"who gives up must go somewhere", "den som ger upp måste ta vägen någonstans"});
  }
  if (stage.patience.duration.empty() && !stage.patience.to.empty()) {
    judge.idle(path + ".patience.to",
               {"nobody gives up without a `duration`", "ingen ger upp utan en `duration`"});
  }
  for (const auto& [transition, way] : stage.waiting.to) {
    judge_transition(judge, id, path + ".waiting.to." + transition, transition, way, true);
  }
}

void check_refusal(Judge& judge, const std::string& id, const Stage& stage) {
  const auto pool = judge.said.pool.find(stage.needs);
  const bool limited = pool != judge.said.pool.end() && pool->second.list_limit.has_value();
  const std::string path = "stage." + id + ".refused_to";
  if (limited && stage.refused_to.empty()) {
    judge.missing(
        path,
        {"the list of pool " + stage.needs + " has a limit, and who is refused must go somewhere",
         "listan till poolen " + stage.needs + " har en gräns, och den som nekas måste ta vägen någonstans"});
  }
  if (!limited && pool != judge.said.pool.end() && !stage.refused_to.empty()) {
    judge.idle(path,
               {"the list of pool " + stage.needs + " has no limit",
                "listan till poolen " + stage.needs + " har ingen gräns"},
               "pool." + stage.needs + ".list_limit");
  }
}

}  // namespace

void judge_stages(Judge& judge) {
  if (judge.said.stage.empty())
    judge.missing("stage", {"people must be somewhere", "folk måste vara någonstans"});
  for (const auto& [id, stage] : judge.said.stage) {
    check_ways_out(judge, id, stage);
    check_phases(judge, id, stage);
    check_list(judge, id, stage);
    check_refusal(judge, id, stage);
  }
}

}  // namespace stegvis::model
