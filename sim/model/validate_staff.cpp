#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "model/judge.hpp"

namespace stegvis::model {
namespace {

using base::Text;

const Text no_posts{"the pool has no posts", "poolen har inga tjänster"};

/// One pool and where it stands.
struct Spot {
  Judge& judge;
  const std::string& path;
  const Pool& pool;

  const Staffing& staff() const { return pool.staffing; }
  std::vector<std::string> members() const {
    return pool.by.empty() ? std::vector<std::string>{} : judge.values_of(pool.by);
  }
  bool is_member(const std::string& at, const std::string& value) const {
    const auto values = members();
    if (std::find(values.begin(), values.end(), value) != values.end()) return true;
    judge.unknown(at, value, "value", values);
    return false;
  }
};

/// Slots, or posts: not both.
void check_either(const Spot& spot) {
  const auto refuse = [&](const std::string& path, const PoolSettings& settings) {
    for (const auto& [key, said] :
         {std::pair{"slots", settings.slots.has_value()}, std::pair{"fte", settings.fte.has_value()}})
      if (said)
        spot.judge.wrong(
            path + "." + key, {"stands beside posts", "står bredvid tjänster"},
            {"posts say what the pool can carry", "tjänsterna säger vad poolen kan bära"},
            {"`slots`, or `fte` and `norm`, or posts", "`slots`, eller `fte` och `norm`, eller tjänster"});
    for (const auto& [id, change] : settings.change)
      spot.judge.wrong(path + ".change." + id, {"stands beside posts", "står bredvid tjänster"},
                       {"posts have changes of their own", "tjänsterna har egna ändringar"});
  };
  refuse(spot.path, spot.pool.all);
  for (const auto& [member, settings] : spot.pool.member) refuse(spot.path + "." + member, settings);
}

void check_member(const Spot& spot, const std::string& path, const Post& post) {
  if (spot.pool.by.empty()) {
    const Text why{"the pool has no members without `by`", "poolen har inga medlemmar utan `by`"};
    if (!post.member.empty()) spot.judge.idle(path + ".member", why);
    if (!post.serves.empty()) spot.judge.idle(path + ".serves", why);
    return;
  }
  if (spot.members().empty()) return;  // what is wrong with `by` is told there
  if (post.member.empty())
    return spot.judge.missing(path + ".member",
                              {"a post serves one of the lists", "en tjänst tar från en av listorna"});
  (void)spot.is_member(path + ".member", post.member);
  for (const auto& other : post.serves) (void)spot.is_member(path + ".serves", other);
}

void check_norm(const Spot& spot, const std::string& path, const Post& post) {
  const auto own = spot.pool.member.find(post.member);
  if (post.norm || spot.pool.all.norm || (own != spot.pool.member.end() && own->second.norm)) return;
  spot.judge.missing(path + ".norm", {"nothing says how many participants a full-time post takes",
                                      "inget säger hur många deltagare en heltidstjänst tar"});
}

void check_times(const Spot& spot, const std::string& path, const Post& post) {
  const auto from = spot.judge.day(post.from), until = spot.judge.day(post.until),
             hired = spot.judge.day(post.hired);
  if (until && *until <= from.value_or(0.0))
    spot.judge.wrong(path + ".until", {"is not after the post begins", "är inte efter att tjänsten börjar"});
  if (hired && *hired > std::max(0.0, from.value_or(0.0)))
    spot.judge.wrong(
        path + ".hired", {"is after the post begins", "är efter att tjänsten börjar"},
        {"a post that is filled later is `vacant`", "en tjänst som tillsätts senare är `vacant`"});
  if (post.hired.said() && post.vacant)
    spot.judge.idle(path + ".hired",
                    {"the post is vacant when it begins", "tjänsten är vakant när den börjar"});
  if (post.vacant && spot.staff().vacancy.duration.empty())
    spot.judge.missing(spot.path + ".vacancy.duration", {"a vacant post is filled after some time",
                                                         "en vakant tjänst tillsätts efter en tid"});
}

void check_changes(const Spot& spot, const std::string& path, const Post& post) {
  std::map<double, std::string> moments;
  for (const auto& [id, change] : post.change) {
    const std::string here = path + ".change." + id;
    if (!change.at.said())
      spot.judge.missing(here + ".at",
                         {"a change happens at some moment", "en ändring sker vid någon tidpunkt"});
    if (!change.fte && !change.norm)
      spot.judge.wrong(here, {"changes nothing", "ändrar ingenting"}, {},
                       {"`fte` or `norm`", "`fte` eller `norm`"});
    const auto at = spot.judge.day(change.at);
    if (!at) continue;
    if (*at < std::max(0.0, spot.judge.day(post.from).value_or(0.0)))
      spot.judge.wrong(here + ".at", {"is before the post begins", "är innan tjänsten börjar"});
    const auto [before, fresh] = moments.emplace(*at, id);
    if (!fresh)
      spot.judge.wrong(here + ".at", {"is the same moment as that of " + before->second,
                                      "är samma tidpunkt som för " + before->second});
  }
}

void check_group(const Spot& spot, const std::string& path, const Post& post) {
  for (const auto& [attribute, values] : post.group) {
    const std::string here = path + ".group." + attribute;
    if (attribute != spot.staff().same_first) {
      spot.judge.idle(here,
                      {"`same_first` of the pool does not name it", "poolens `same_first` nämner det inte"});
      continue;
    }
    if (!spot.judge.said.attribute.contains(attribute)) continue;
    for (const auto& value : values) (void)spot.judge.is_value(here, attribute, value);
  }
}

void check_cost(const Spot& spot, const std::string& path, const Post& post) {
  if (post.per_fte_year && post.payer.empty())
    spot.judge.missing(path + ".payer", {"somebody pays", "någon betalar"});
  if (!post.per_fte_year && !post.payer.empty())
    spot.judge.idle(path + ".payer",
                    {"the post says no `per_fte_year`", "tjänsten säger ingen `per_fte_year`"});
}

/// A member that no post serves would wait for ever.
void check_served(const Spot& spot) {
  for (const auto& value : spot.members()) {
    const auto serves = [&](const auto& post) {
      const auto& others = post.second.serves;
      return post.second.member == value || std::find(others.begin(), others.end(), value) != others.end();
    };
    if (std::any_of(spot.staff().post.begin(), spot.staff().post.end(), serves)) continue;
    spot.judge.missing(spot.path + ".post", {"no post serves " + value, "ingen tjänst tar från " + value},
                       {"a post with `member = \"" + value + "\"`, or one that `serves` it",
                        "en tjänst med `member = \"" + value + "\"`, eller en som har den i `serves`"});
  }
}

void check_turnover(const Spot& spot) {
  const Staffing& staff = spot.staff();
  judge_law(spot.judge, {spot.path + ".turnover", "hazard"}, staff.turnover.hazard, staff.turnover.law);
  judge_law(spot.judge, {spot.path + ".vacancy", "duration"}, staff.vacancy.duration, staff.vacancy.law);
  if (!staff.turnover.hazard.empty() && staff.vacancy.duration.empty())
    spot.judge.missing(spot.path + ".vacancy.duration", {"a post whose coach leaves is vacant for some time",
                                                         "en tjänst vars coach slutar är vakant en tid"});
  if (staff.handover.to == "successor" && staff.handover.after.count != 0.0)
    spot.judge.idle(spot.path + ".handover.after",
                    {"the successor takes over when they come", "efterträdaren tar över när de kommer"});
}

void check_ramp(const Spot& spot) {
  std::map<double, std::string> ends;
  for (const auto& [id, step] : spot.staff().ramp) {
    const std::string here = spot.path + ".ramp." + id + ".until";
    if (step.until.days() <= 0.0)
      spot.judge.missing(
          here, {"a step ends some time after hiring", "ett steg slutar en tid efter anställningen"});
    const auto [before, fresh] = ends.emplace(step.until.days(), id);
    if (!fresh)
      spot.judge.wrong(here,
                       {"is the same as that of " + before->second, "är detsamma som för " + before->second});
  }
}

void check_calendar_absence(const Spot& spot, const std::string& here, const Absence& absence) {
  const auto from = spot.judge.day(absence.from), until = spot.judge.day(absence.until);
  if (!from)
    spot.judge.missing(here + ".from", {"it begins at some moment", "den börjar vid någon tidpunkt"});
  if (!until)
    spot.judge.missing(here + ".until", {"it ends at some moment", "den slutar vid någon tidpunkt"});
  if (from && until && *until <= *from)
    spot.judge.wrong(here + ".until", {"is not after it begins", "är inte efter att den börjar"});
  if (from && until && absence.every && absence.every->days() < *until - *from)
    spot.judge.wrong(here + ".every", {"is shorter than the absence", "är kortare än frånvaron"});
  if (!absence.length.duration.empty())
    spot.judge.idle(here + ".length", {"`until` says when it ends", "`until` säger när den slutar"});
}

void check_absences(const Spot& spot) {
  std::vector<std::string> posts;
  for (const auto& [id, post] : spot.staff().post) posts.push_back(id);
  for (const auto& [id, absence] : spot.staff().absence) {
    const std::string here = spot.path + ".absence." + id;
    const bool random = !absence.onset.hazard.empty(), dated = absence.from.said() || absence.until.said();
    judge_law(spot.judge, {here + ".onset", "hazard"}, absence.onset.hazard, absence.onset.law);
    judge_law(spot.judge, {here + ".length", "duration"}, absence.length.duration, absence.length.law);
    if (random == dated) {
      spot.judge.wrong(
          here, {"must come at random or by the calendar", "måste komma slumpvis eller efter kalendern"}, {},
          {"either `onset` and `length`, or `from` and `until`",
           "antingen `onset` och `length`, eller `from` och `until`"});
    } else if (dated) {
      check_calendar_absence(spot, here, absence);
    } else if (absence.length.duration.empty()) {
      spot.judge.missing(here + ".length.duration",
                         {"an absence lasts some time", "en frånvaro varar en tid"});
    }
    for (const auto& post : absence.posts)
      if (!spot.staff().post.contains(post)) spot.judge.unknown(here + ".posts", post, "post", posts);
  }
}

/// More hours than the coach works cannot be taken.
void check_hours(const Spot& spot, const std::string& here, const Training& training, double days) {
  for (const auto& [id, post] : spot.staff().post) {
    const auto own = training.hours_by.find(post.member);
    const double hours = own == training.hours_by.end() ? training.hours : own->second;
    if (post.fte <= 0.0 || hours <= post.fte * training.work_year * days / base::days_per_year) continue;
    spot.judge.wrong(here + (own == training.hours_by.end() ? ".hours" : ".hours_of." + post.member),
                     {"is more than post " + id + " works in that time",
                      "är mer än tjänsten " + id + " arbetar på den tiden"});
    return;
  }
}

void check_trainings(const Spot& spot) {
  for (const auto& [id, training] : spot.staff().training) {
    const std::string here = spot.path + ".training." + id;
    const auto from = spot.judge.day(training.from), until = spot.judge.day(training.until);
    if (!from)
      spot.judge.missing(here + ".from", {"it begins at some moment", "den börjar vid någon tidpunkt"});
    if (!until)
      spot.judge.missing(here + ".until", {"it ends at some moment", "den slutar vid någon tidpunkt"});
    if (training.hours == 0.0 && training.hours_by.empty())
      spot.judge.missing(here + ".hours", {"training takes time", "utbildning tar tid"});
    for (const auto& [value, hours] : training.hours_by)
      if (!spot.members().empty() || spot.pool.by.empty())
        (void)spot.is_member(here + ".hours_of." + value, value);
    double weights = 0.0;
    for (const auto& [part, said] : training.part) weights += said.weight;
    if (!training.part.empty() && std::abs(weights - 1.0) > 1e-9)
      spot.judge.wrong(here + ".part", {"has weights that do not sum to 1", "har vikter som inte blir 1"});
    if (!from || !until) continue;
    if (*until <= *from)
      spot.judge.wrong(here + ".until", {"is not after it begins", "är inte efter att den börjar"});
    else
      check_hours(spot, here, training, *until - *from);
  }
}

/// What only posts can feel.
void check_without_posts(const Spot& spot) {
  const Staffing& staff = spot.staff();
  if (!staff.turnover.hazard.empty()) spot.judge.idle(spot.path + ".turnover", no_posts);
  if (!staff.vacancy.duration.empty()) spot.judge.idle(spot.path + ".vacancy", no_posts);
  if (!staff.ramp.empty()) spot.judge.idle(spot.path + ".ramp", no_posts);
  if (!staff.absence.empty()) spot.judge.idle(spot.path + ".absence", no_posts);
  if (!staff.training.empty()) spot.judge.idle(spot.path + ".training", no_posts);
  if (!staff.same_first.empty()) spot.judge.idle(spot.path + ".same_first", no_posts);
  if (staff.matching != "least_loaded") spot.judge.idle(spot.path + ".matching", no_posts);
  if (staff.handover.to != "successor") spot.judge.idle(spot.path + ".handover.to", no_posts);
  if (staff.bond_lasts.count != 0.0) spot.judge.idle(spot.path + ".bond_lasts", no_posts);
}

bool whole_thousandths(double weight) {
  return std::abs(weight * 1000.0 - std::floor(weight * 1000.0 + 0.5)) < 1e-6;
}

void check_weight(Judge& judge, const std::string& path, double weight) {
  if (!whole_thousandths(weight))
    judge.wrong(path, {"is finer than a thousandth", "är finare än en tusendel"});
}

/// Weights, where a pool is needed that can feel them.
void check_weights(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  const Text no_pool{"the stage needs no pool", "stadiet behöver ingen pool"};
  const bool pool = !stage.needs.empty();
  if (!pool && stage.weight != 1.0) judge.idle(path + ".weight", no_pool);
  if (!pool && !stage.weight_step.empty()) judge.idle(path + ".weight_step", no_pool);
  check_weight(judge, path + ".weight", stage.weight);
  for (const auto& [phase_id, phase] : stage.phase) {
    if (!phase.weight) continue;
    if (!pool) judge.idle(path + ".phase." + phase_id + ".weight", no_pool);
    check_weight(judge, path + ".phase." + phase_id + ".weight", *phase.weight);
  }
  std::map<double, std::string> moments;
  for (const auto& [step_id, step] : stage.weight_step) {
    const auto [before, fresh] = moments.emplace(step.after.days(), step_id);
    if (!fresh)
      judge.wrong(path + ".weight_step." + step_id + ".after",
                  {"is the same as that of " + before->second, "är detsamma som för " + before->second});
  }
}

/// Whether a run keeps caseloads of the pool: posts, a soft limit, weights, or ways out that feel its load.
bool keeps_caseloads(const Judge& judge, const std::string& id, const Pool& pool) {
  const auto heavy = [](const Stage& stage) {
    return stage.weight != 1.0 || !stage.weight_step.empty() ||
           std::any_of(stage.phase.begin(), stage.phase.end(),
                       [](const auto& phase) { return phase.second.weight.has_value(); }) ||
           std::any_of(stage.to.begin(), stage.to.end(),
                       [](const auto& way) { return way.second.coach.acts(); });
  };
  const auto& stages = judge.said.stage;
  const auto& supports = judge.said.support;
  return !pool.staffing.post.empty() || pool.staffing.limit == "soft" ||
         std::any_of(stages.begin(), stages.end(),
                     [&](const auto& stage) { return stage.second.needs == id && heavy(stage.second); }) ||
         std::any_of(supports.begin(), supports.end(), [&](const auto& support) {
           return support.second.pool == id && support.second.weight != 1.0;
         });
}

/// Who is in a final stage would keep a coach for ever.
void check_final(Judge& judge, const std::string& id, const Stage& stage) {
  const auto pool = judge.said.pool.find(stage.needs);
  if (!stage.final || pool == judge.said.pool.end()) return;
  if (stage.also.empty() && !keeps_caseloads(judge, stage.needs, pool->second)) return;
  judge.wrong(
      "stage." + id + ".needs",
      {"keeps a caseload, and the stage is final", "håller reda på lasten, och stadiet är ett slutstadium"},
      {"nobody leaves it, and would keep the coach for ever",
       "ingen lämnar det, och skulle behålla coachen för alltid"});
}

/// Other pools that are needed at the same time: plain places, of which what is free is known at once.
void check_also(Judge& judge, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id + ".also";
  if (stage.also.empty()) return;
  if (stage.needs.empty())
    return judge.missing("stage." + id + ".needs",
                         {"somebody waits on the list of one pool, and also needs others",
                          "man väntar på en pools lista, och behöver också andra"});
  if (stage.also.size() > 4) judge.wrong(path, {"names more than four pools", "nämner fler än fyra pooler"});
  for (const auto& [pool_id, places] : stage.also) {
    const std::string here = path + "." + pool_id;
    if (!judge.names(here, pool_id, "pool")) continue;
    if (pool_id == stage.needs) {
      judge.wrong(here, {"is the pool that the stage needs anyway", "är poolen som stadiet ändå behöver"});
      continue;
    }
    const Pool& pool = judge.said.pool.at(pool_id);
    if (keeps_caseloads(judge, pool_id, pool) || pool.on_cut == "interrupt" || pool.gate.first.said() ||
        pool.gate.every || !pool.quota.by.empty())
      judge.wrong(
          here, {"is no pool of plain places", "är ingen pool med enkla platser"},
          {"beside another pool only slots without posts, weights, gate, quota or interruption can be needed",
           "bredvid en annan pool kan bara platser utan tjänster, vikter, grind, kvot eller avbrott "
           "behövas"});
  }
}

void check_effect(Judge& judge, const std::string& path, const Stage& stage, const Transition& way,
                  bool waiting) {
  if (!way.coach.acts()) return;
  const std::string here = path + ".coach";
  if (waiting) return judge.idle(here, {"who waits has no coach", "den som väntar har ingen coach"});
  if (way.hazard.empty())
    return judge.wrong(here, {"cannot act here", "kan inte verka här"},
                       {"only a hazard can be multiplied", "bara en hasard kan multipliceras"});
  const auto pool = judge.said.pool.find(stage.needs);
  if (pool == judge.said.pool.end())
    return judge.idle(here, {"the stage needs no pool", "stadiet behöver ingen pool"});
  const bool posts = !pool->second.staffing.post.empty();
  const auto needs_posts = [&](const char* key, bool said) {
    if (said && !posts)
      judge.idle(here + "." + key,
                 {"pool " + stage.needs + " has no posts", "poolen " + stage.needs + " har inga tjänster"});
  };
  needs_posts("uncoached", way.coach.uncoached != 1.0);
  needs_posts("broken", way.coach.broken != 1.0);
  needs_posts("skill", way.coach.skill != 0.0);
  if (posts && way.coach.broken != 1.0 && pool->second.staffing.bond_lasts.count == 0.0)
    judge.missing("pool." + stage.needs + ".bond_lasts", {"says how long " + here + ".broken is felt",
                                                          "säger hur länge " + here + ".broken känns av"});
}

}  // namespace

void judge_staff(Judge& judge) {
  for (const auto& [id, pool] : judge.said.pool) {
    const std::string path = "pool." + id;
    const Spot spot{judge, path, pool};
    if (pool.staffing.limit != "soft" && pool.staffing.limit_at)
      judge.idle(path + ".limit_at", {"the limit is hard", "gränsen är hård"});
    if (pool.staffing.post.empty()) {
      check_without_posts(spot);
      continue;
    }
    check_either(spot);
    for (const auto& [post_id, post] : pool.staffing.post) {
      const std::string here = path + ".post." + post_id;
      check_member(spot, here, post);
      check_norm(spot, here, post);
      check_times(spot, here, post);
      check_changes(spot, here, post);
      check_group(spot, here, post);
      check_cost(spot, here, post);
    }
    check_served(spot);
    check_turnover(spot);
    check_ramp(spot);
    check_absences(spot);
    check_trainings(spot);
  }
  for (const auto& [id, stage] : judge.said.stage) {
    check_weights(judge, id, stage);
    check_also(judge, id, stage);
    check_final(judge, id, stage);
    for (const auto& [way_id, way] : stage.to)
      check_effect(judge, "stage." + id + ".to." + way_id, stage, way, false);
    for (const auto& [way_id, way] : stage.waiting.to)
      check_effect(judge, "stage." + id + ".waiting.to." + way_id, stage, way, true);
  }
  for (const auto& [id, support] : judge.said.support)
    check_weight(judge, "support." + id + ".weight", support.weight);
}

}  // namespace stegvis::model
