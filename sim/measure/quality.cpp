#include "measure/quality.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "measure/discount.hpp"

namespace stegvis::measure {

Quality::Quality(const model::Programme& programme, const Grid& grid, Layout& layout)
    : programme_{&programme}, grid_{&grid}, gained_(programme.groups.size() * grid.segments()) {
  const Discounting discounting{programme.money, programme.money.discount_effects};
  for (std::size_t s = 0; s < grid.segments(); ++s)
    effects_.push_back(discounting.over(grid.begin(s), grid.end(s)));
  const auto add = [&](const char* name, base::Text label) {
    return layout.add(Series::totals,
                      {.name = name, .unit = "QALY", .label = std::move(label), .axes = {Along::group}});
  };
  qaly_ = add("qaly", {"quality-adjusted life years gained", "vunna kvalitetsjusterade levnadsår"});
  if (programme.money.discounted)
    present_qaly_ = add("present_qaly", {"quality-adjusted life years gained, discounted",
                                         "vunna kvalitetsjusterade levnadsår, diskonterade"});
}

void Quality::count(const Units& units) {
  const auto& quality = programme_->money.quality;
  std::fill(gained_.begin(), gained_.end(), 0.0);
  for (std::size_t group = 0; group < programme_->groups.size(); ++group) {
    double* const gained = gained_.data() + group * grid_->segments();
    for (std::size_t place = 0; place < quality.size(); ++place) {
      if (quality[place] == 0.0) continue;
      for (const std::uint32_t cell : programme_->groups[group].cells) {
        const double* const days = &units.days->at(place, cell, 0);
        for (std::size_t s = 0; s < grid_->segments(); ++s)
          gained[s] += days[s] * quality[place] / base::days_per_year;
      }
    }
  }
}

void Quality::write(std::span<double> totals) const {
  const Stretch measured = grid_->measured();
  for (std::size_t group = 0; group < programme_->groups.size(); ++group) {
    double sum = 0.0, present = 0.0;
    for (std::size_t s = measured.first; s < measured.last; ++s) {
      const double qaly = gained_[group * grid_->segments() + s];
      sum += qaly;
      present += qaly * effects_[s];
    }
    totals[qaly_ + group] = sum;
    if (programme_->money.discounted) totals[present_qaly_ + group] = present;
  }
}

}  // namespace stegvis::measure
