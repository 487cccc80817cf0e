#include <algorithm>
#include <map>

#include "model/staff_spot.hpp"

namespace stegvis::model {
namespace {

using base::Text;

const Text no_posts{"the pool has no posts", "poolen har inga tjänster"};

/// Slots, or posts: not both.
void check_either(const StaffSpot& spot) {
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

/// A member that no post serves would wait for ever.
void check_served(const StaffSpot& spot) {
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

void check_turnover(const StaffSpot& spot) {
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

void check_ramp(const StaffSpot& spot) {
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

/// What only posts can feel.
void check_without_posts(const StaffSpot& spot) {
  const Staffing& staff = spot.staff();
  const auto idle = [&](const char* key) { spot.judge.idle(spot.path + key, no_posts, spot.path + ".post"); };
  if (!staff.turnover.hazard.empty()) idle(".turnover");
  if (!staff.vacancy.duration.empty()) idle(".vacancy");
  if (!staff.ramp.empty()) idle(".ramp");
  if (!staff.absence.empty()) idle(".absence");
  if (!staff.training.empty()) idle(".training");
  if (!staff.same_first.empty()) idle(".same_first");
  if (staff.matching != "least_loaded") idle(".matching");
  if (staff.handover.to != "successor") idle(".handover.to");
  if (staff.bond_lasts.count != 0.0) idle(".bond_lasts");
}

}  // namespace

std::optional<double> judge_span(const StaffSpot& spot, const std::string& here, const Instant& from,
                                 const Instant& until) {
  const auto begin = spot.judge.day(from), end = spot.judge.day(until);
  if (!begin)
    spot.judge.missing(here + ".from", {"it begins at some moment", "den börjar vid någon tidpunkt"});
  if (!end) spot.judge.missing(here + ".until", {"it ends at some moment", "den slutar vid någon tidpunkt"});
  if (!begin || !end) return std::nullopt;
  if (*end > *begin) return *end - *begin;
  spot.judge.wrong(here + ".until", {"is not after it begins", "är inte efter att den börjar"});
  return std::nullopt;
}

void judge_staff(Judge& judge) {
  for (const auto& [id, pool] : judge.said.pool) {
    const std::string path = "pool." + id;
    const StaffSpot spot{judge, path, pool};
    if (pool.staffing.limit != "soft" && pool.staffing.limit_at)
      judge.idle(path + ".limit_at", {"the limit is hard", "gränsen är hård"}, path + ".limit");
    if (pool.staffing.post.empty()) {
      check_without_posts(spot);
      continue;
    }
    check_either(spot);
    for (const auto& [post_id, post] : pool.staffing.post) judge_post(spot, path + ".post." + post_id, post);
    check_served(spot);
    check_turnover(spot);
    check_ramp(spot);
    judge_absences(spot);
    judge_trainings(spot);
  }
}

}  // namespace stegvis::model
