#include <algorithm>
#include <map>

#include "model/staff_spot.hpp"

namespace stegvis::model {
namespace {

using base::Text;

void check_member(const StaffSpot& spot, const std::string& path, const Post& post) {
  if (spot.pool.by.empty()) {
    const Text why{"the pool has no members without `by`", "poolen har inga medlemmar utan `by`"};
    if (!post.member.empty()) spot.judge.idle(path + ".member", why, spot.path + ".by");
    if (!post.serves.empty()) spot.judge.idle(path + ".serves", why, spot.path + ".by");
    return;
  }
  if (spot.members().empty()) return;  // what is wrong with `by` is told there
  if (post.member.empty())
    return spot.judge.missing(path + ".member",
                              {"a post serves one of the lists", "en tjänst tar från en av listorna"});
  (void)spot.is_member(path + ".member", post.member);
  for (const auto& other : post.serves) (void)spot.is_member(path + ".serves", other);
}

void check_norm(const StaffSpot& spot, const std::string& path, const Post& post) {
  const auto own = spot.pool.member.find(post.member);
  if (post.norm || spot.pool.all.norm || (own != spot.pool.member.end() && own->second.norm)) return;
  spot.judge.missing(path + ".norm", {"nothing says how many participants a full-time post takes",
                                      "inget säger hur många deltagare en heltidstjänst tar"});
}

void check_times(const StaffSpot& spot, const std::string& path, const Post& post) {
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

void check_changes(const StaffSpot& spot, const std::string& path, const Post& post) {
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

void check_group(const StaffSpot& spot, const std::string& path, const Post& post) {
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

void check_cost(const StaffSpot& spot, const std::string& path, const Post& post) {
  if (post.per_fte_year && post.payer.empty())
    spot.judge.missing(path + ".payer", {"somebody pays", "någon betalar"});
  if (!post.per_fte_year && !post.payer.empty())
    spot.judge.idle(path + ".payer",
                    {"the post says no `per_fte_year`", "tjänsten säger ingen `per_fte_year`"},
                    path + ".per_fte_year");
}

}  // namespace

void judge_post(const StaffSpot& spot, const std::string& path, const Post& post) {
  check_member(spot, path, post);
  check_norm(spot, path, post);
  check_times(spot, path, post);
  check_changes(spot, path, post);
  check_group(spot, path, post);
  check_cost(spot, path, post);
}

}  // namespace stegvis::model
