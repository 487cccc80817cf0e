#include <algorithm>

#include "model/describer.hpp"

namespace stegvis::model {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void describe_post(Describer& describer, const std::string& pool, const std::string& id, const Post& post,
                   const PostPlan& plan) {
  const std::string path = "pool." + pool + ".post." + id;
  std::string words = describer.named(id, post.name) + ": " + describer.number(path + ".fte", post.fte) +
                      describer.in(", norm ", ", norm ") + describer.decimal(plan.sizes.front().norm);
  if (!post.member.empty()) words += describer.in(", for ", ", för ") + post.member;
  if (!post.serves.empty()) words += describer.in(", shared with ", ", delas med ") + joined(post.serves);
  for (const auto& [attribute, values] : post.group)
    words += describer.in(", first for ", ", i första hand för ") + attribute + " = " + joined(values);
  if (!post.employer.empty()) words += describer.in(", employed by ", ", anställd av ") + post.employer;
  if (post.from.said()) words += describer.in(", from ", ", från ") + describer.moment(post.from, "", "");
  if (post.until.said()) words += describer.in(", until ", ", till ") + describer.moment(post.until, "", "");
  if (post.vacant) words += describer.in(", vacant when it begins", ", vakant när den börjar");
  if (post.hired.said())
    words += describer.in(", hired ", ", anställd ") + describer.moment(post.hired, "", "");
  if (post.skill != 1.0)
    words += describer.in(", skill × ", ", skicklighet × ") + describer.number(path + ".skill", post.skill);
  for (const auto& [change_id, change] : post.change) {
    words += describer.in("; from ", "; från ") + describer.moment(change.at, "", "") + " ";
    if (change.fte) words += describer.decimal(*change.fte) + " FTE";
    if (change.norm) words += describer.in(" norm ", " norm ") + describer.decimal(*change.norm);
  }
  if (post.per_fte_year)
    words += describer.in("; costs ", "; kostar ") + describer.payer(post.payer) + " " +
             describer.number(path + ".per_fte_year", *post.per_fte_year) +
             describer.in(" a year per FTE while somebody has it", " per år och heltid medan någon har den");
  describer.line(2, words);
}

void describe_persons(Describer& describer, const std::string& path, const Staffing& staff) {
  if (!staff.turnover.hazard.empty()) {
    describer.line(2, describer.in("a coach leaves: ", "en coach slutar: ") +
                          describer.law(path + ".turnover", staff.turnover.law) +
                          describer.in("; the post is vacant: ", "; tjänsten är vakant: ") +
                          describer.law(path + ".vacancy", staff.vacancy.law));
    const std::string after = staff.handover.after.count == 0.0
                                  ? describer.in("at once", "genast")
                                  : describer.in("after ", "efter ") + describer.span(staff.handover.after);
    describer.line(3, staff.handover.to == "successor"
                          ? describer.in("participants wait uncoached for the successor",
                                         "deltagarna väntar utan coach på efterträdaren")
                      : staff.handover.to == "others"
                          ? describer.in("colleagues with room take over ", "kollegor med plats tar över ") +
                                after + describer.in(", before the list", ", före listan")
                          : describer.in("colleagues take over ", "kollegor tar över ") + after +
                                describer.in(", also beyond the norm", ", också över normen"));
  }
  for (const auto& [id, step] : staff.ramp)
    describer.line(2, describer.in("newly hired: ", "nyanställd: ") + describer.percent(step.share) +
                          describer.in(" of the norm for ", " av normen i ") + describer.span(step.until));
  if (staff.bond_lasts.count != 0.0)
    describer.line(2, describer.in("a change of coach is felt for ", "ett coachbyte känns av i ") +
                          describer.span(staff.bond_lasts));
}

void describe_absences(Describer& describer, const std::string& path, const Staffing& staff) {
  for (const auto& [id, absence] : staff.absence) {
    const std::string here = path + ".absence." + id;
    std::string words = describer.in("away: ", "frånvaro: ") + describer.named(id, absence.name) + ", ";
    if (absence.onset.hazard.empty()) {
      words += describer.in("from ", "från ") + describer.moment(absence.from, "", "") +
               describer.in(" until ", " till ") + describer.moment(absence.until, "", "");
      if (absence.every) words += describer.in(", every ", ", var ") + describer.span(*absence.every);
    } else {
      words += describer.law(here + ".onset", absence.onset.law) + describer.in("; lasts ", "; varar ") +
               describer.law(here + ".length", absence.length.law);
    }
    words += describer.in("; takes ", "; tar ") + describer.percent(absence.share) +
             describer.in(" of the capacity", " av kapaciteten");
    if (!absence.posts.empty()) words += describer.in("; only ", "; bara ") + joined(absence.posts);
    describer.line(2, words);
  }
}

void describe_trainings(Describer& describer, const Staffing& staff) {
  for (const auto& [id, training] : staff.training) {
    double chain = training.part.empty() ? 1.0 : 0.0;
    for (const auto& [part, said] : training.part) chain += said.weight * said.in_place;
    std::string hours = describer.decimal(training.hours) + " h";
    for (const auto& [value, own] : training.hours_by)
      hours += ", " + value + " " + describer.decimal(own) + " h";
    describer.line(2, describer.in("training ", "utbildning ") + describer.named(id, training.name) + ": " +
                          hours + describer.in(" of each coach from ", " per coach från ") +
                          describer.moment(training.from, "", "") + describer.in(" until ", " till ") +
                          describer.moment(training.until, "", "") +
                          describer.in("; skill × ", "; skicklighet × ") +
                          describer.decimal(1.0 + (training.ratio - 1.0) * chain) + describer.in(" (", " (") +
                          describer.percent(chain) +
                          describer.in(" of the chain is in place) ", " av kedjan finns på plats) ") +
                          describer.span(training.lag) + describer.in(" later", " senare"));
  }
}

void describe_limit(Describer& describer, const Staffing& staff, const PoolPlan& plan) {
  if (!plan.coached) return;
  std::string words = plan.soft ? describer.in("soft limit: newcomers are let in above the norm",
                                               "mjuk gräns: nya släpps in över normen")
                                : describer.in("hard limit: above the norm people wait",
                                               "hård gräns: över normen väntar man");
  if (plan.soft && staff.limit_at)
    words += describer.in(", up to ", ", upp till ") + describer.decimal(*staff.limit_at) +
             describer.in(" times it", " gånger den");
  words += plan.overload_allowed
               ? describer.in("; weight that grows after the entry does not hold up newcomers",
                              "; vikt som växer efter inträdet håller inte tillbaka nya")
               : describer.in("; weight that grows in mid-stage holds up newcomers",
                              "; vikt som växer under vägen håller tillbaka nya");
  describer.line(2, words);
  if (!plan.posted) return;
  words = plan.in_order ? describer.in("who gets whom: the first coach with room, by id",
                                       "vem får vem: den första coachen med plats, efter id")
                        : describer.in("who gets whom: the coach with the least load for the norm",
                                       "vem får vem: coachen med minst last för normen");
  if (!staff.same_first.empty())
    words += describer.in(", those for the same ", ", de för samma ") + staff.same_first +
             describer.in(" first", " först");
  describer.line(2, words);
}

}  // namespace

void describe_staff(Describer& describer, const PoolPlan& plan) {
  const Staffing& staff = describer.said.pool.at(plan.id).staffing;
  const std::string path = "pool." + plan.id;
  for (const PostPlan& post : describer.programme.posts)
    if (!post.crew && post.path == plan.id + "." + post.id)
      describe_post(describer, plan.id, post.id, staff.post.at(post.id), post);
  describe_limit(describer, staff, plan);
  describe_persons(describer, path, staff);
  describe_absences(describer, path, staff);
  describe_trainings(describer, staff);
}

std::string coach_words(const Describer& describer, const std::string& path, const Transition& way) {
  const CoachEffect& coach = way.coach;
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
  const auto number = [&](const char* key, double value) {
    return describer.number(path + ".coach." + key, value);
  };
  if (coach.uncoached != 1.0)
    add("× " + number("uncoached", coach.uncoached) + describer.in(" without a coach", " utan coach"));
  if (coach.broken != 1.0)
    add("× " + number("broken", coach.broken) +
        describer.in(" after a change of coach", " efter ett coachbyte"));
  if (coach.load != 0.0)
    add(describer.in("× (norm/load)^", "× (norm/last)^") + number("load", coach.load) +
        describer.in(" above the norm", " över normen") +
        (coach.least > 0.0 ? describer.in(", at least ", ", minst ") + number("least", coach.least) : ""));
  if (coach.skill != 0.0)
    add(describer.in("× the coach's skill^", "× coachens skicklighet^") + number("skill", coach.skill));
  if (coach.belief != 1.0)
    add("× " + number("belief", coach.belief) +
        describer.in(" for the coach's belief", " för coachens tilltro"));
  return words;
}

std::string weight_words(const Describer& describer, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  std::string words;
  if (stage.weight != 1.0)
    words += describer.in("weighs ", "väger ") + describer.number(path + ".weight", stage.weight);
  for (const auto& [phase, said] : stage.phase)
    if (said.weight)
      words += (words.empty() ? describer.in("weighs ", "väger ") : ", ") +
               describer.number(path + ".phase." + phase + ".weight", *said.weight) +
               describer.in(" in phase ", " i fas ") + phase;
  for (const auto& [step, said] : stage.weight_step)
    words += (words.empty() ? describer.in("weighs ", "väger ") : ", ") + std::string{"× "} +
             describer.number(path + ".weight_step." + step + ".ratio", said.ratio) +
             describer.in(" after ", " efter ") + describer.span(said.after);
  return words;
}

}  // namespace stegvis::model
