#include <cmath>

#include "model/staff_spot.hpp"

namespace stegvis::model {
namespace {

/// More hours than the coach works cannot be taken.
void check_hours(const StaffSpot& spot, const std::string& here, const Training& training, double days) {
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

}  // namespace

void judge_trainings(const StaffSpot& spot) {
  for (const auto& [id, training] : spot.staff().training) {
    const std::string here = spot.path + ".training." + id;
    const auto lasts = judge_span(spot, here, training.from, training.until);
    if (training.hours == 0.0 && training.hours_by.empty())
      spot.judge.missing(here + ".hours", {"training takes time", "utbildning tar tid"});
    for (const auto& [value, hours] : training.hours_by)
      if (!spot.members().empty() || spot.pool.by.empty())
        (void)spot.is_member(here + ".hours_of." + value, value);
    double weights = 0.0;
    for (const auto& [part, said] : training.part) weights += said.weight;
    if (!training.part.empty() && std::abs(weights - 1.0) > 1e-9)
      spot.judge.wrong(here + ".part", {"has weights that do not sum to 1", "har vikter som inte blir 1"});
    if (lasts) check_hours(spot, here, training, *lasts);
  }
}

}  // namespace stegvis::model
