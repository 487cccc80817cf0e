#include "model/staff_spot.hpp"

namespace stegvis::model {
namespace {

void check_calendar_absence(const StaffSpot& spot, const std::string& here, const Absence& absence) {
  const auto lasts = judge_span(spot, here, absence.from, absence.until);
  if (lasts && absence.every && absence.every->days() < *lasts)
    spot.judge.wrong(here + ".every", {"is shorter than the absence", "är kortare än frånvaron"});
  if (!absence.length.duration.empty())
    spot.judge.idle(here + ".length", {"`until` says when it ends", "`until` säger när den slutar"});
}

}  // namespace

void judge_absences(const StaffSpot& spot) {
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

}  // namespace stegvis::model
