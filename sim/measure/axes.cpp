#include "measure/axes.hpp"

#include <algorithm>
#include <cmath>

namespace stegvis::measure {
namespace {

using base::Text;
using model::Programme;

/// One entry of the axis of places.
struct Spot {
  std::string id;
  Text name;
  Bundle places;
};

Text same(const std::string& text) { return {text, text}; }

std::vector<Spot> spots_of_stage(const Programme& programme, std::size_t stage) {
  const model::StagePlan& plan = programme.stages[stage];
  std::vector<Spot> spots{{plan.id, same(plan.name), {}}};
  for (std::uint32_t place = 0; place < programme.places.size(); ++place) {
    const model::Place& here = programme.places[place];
    if (here.stage.index() != stage) continue;
    if (here.waiting) {
      spots.push_back({here.path, {plan.name + " (waiting)", plan.name + " (väntar)"}, {place}});
      continue;
    }
    spots.front().places.push_back(place);
    if (here.path != plan.id) spots.push_back({here.path, same(plan.name + ": " + here.name), {place}});
  }
  return spots;
}

std::vector<Spot> spots_of(const Programme& programme) {
  std::vector<Spot> spots;
  for (std::size_t stage = 0; stage < programme.stages.size(); ++stage)
    for (Spot& spot : spots_of_stage(programme, stage)) spots.push_back(std::move(spot));
  return spots;
}

/// A family is told as a whole before its members.
std::vector<Spot> pools_of(const Programme& programme) {
  std::vector<Spot> pools;
  for (const model::PoolPlan& pool : programme.pools) {
    Spot whole{pool.id, same(pool.name), {}};
    for (std::uint32_t i = 0; i < pool.members; ++i) whole.places.push_back(pool.first_member + i);
    pools.push_back(std::move(whole));
    for (std::uint32_t i = 0; i < pool.members; ++i) {
      const model::Member& member = programme.members[pool.first_member + i];
      if (member.path != pool.id) pools.push_back({member.path, same(member.name), {pool.first_member + i}});
    }
  }
  return pools;
}

void fill(Axis& axis, const std::vector<Spot>& spots) {
  for (const Spot& spot : spots) {
    axis.ids.push_back(spot.id);
    axis.names.push_back(spot.name);
  }
}

void fill(Axis& axis, const model::Periods& periods) {
  axis.ids = periods.labels;
  for (const auto& label : periods.labels) axis.names.push_back(same(label));
  for (std::size_t i = 0; i < periods.labels.size(); ++i) {
    axis.days.push_back(periods.bounds[i]);
    axis.until.push_back(periods.bounds[i + 1]);
  }
}

void fill_legs(Layout& layout, const Programme& programme) {
  Axis& axis = layout.axis(Along::leg);
  for (const model::Leg& leg : programme.legs) {
    const std::string from = programme.stages[leg.from_stage.index()].name;
    const std::string to = programme.stages[leg.target.index()].name;
    axis.ids.push_back(leg_id(programme, leg));
    axis.names.push_back({from + (leg.from_waiting ? " (waiting)" : "") + " → " + to,
                          from + (leg.from_waiting ? " (väntar)" : "") + " → " + to});
    layout.leg_from.push_back(leg.from);
    layout.leg_to.push_back(programme.stages[leg.target.index()].id);
  }
}

/// "2018-06-30", with the time of day when it is not 00:00: "2018-06-30T12:00".
std::string moment_id(base::Date start, double moment) {
  const auto minutes = static_cast<int>((moment - std::floor(moment)) * 24.0 * 60.0);
  const auto two = [](int number) { return std::to_string(number / 10) + std::to_string(number % 10); };
  const std::string date = base::iso(base::date_after(start, moment));
  return minutes == 0 ? date : date + "T" + two(minutes / 60) + ":" + two(minutes % 60);
}

void fill_moments(Axis& axis, const Programme& programme) {
  for (const double moment : programme.observe) {
    axis.ids.push_back(moment_id(programme.start, moment));
    axis.names.push_back(same(axis.ids.back()));
    axis.days.push_back(moment);
  }
}

}  // namespace

std::string leg_id(const Programme& programme, const model::Leg& leg) {
  const std::string id = leg.from + "." + leg.transition;
  return leg.only ? id : id + "." + programme.stages[leg.target.index()].id;
}

Bundles bundles_of(const Programme& programme) {
  Bundles bundles;
  for (Spot& spot : spots_of(programme)) bundles.places.push_back(std::move(spot.places));
  for (Spot& pool : pools_of(programme)) bundles.members.push_back(std::move(pool.places));
  for (const model::Group& group : programme.groups) bundles.groups.push_back(group.cells);
  return bundles;
}

Layout axes_of(const Programme& programme) {
  Layout layout;
  fill(layout.axis(Along::period), programme.report);
  fill(layout.axis(Along::year), programme.years);
  fill_moments(layout.axis(Along::observation), programme);
  for (const model::Group& group : programme.groups) {
    layout.axis(Along::group).ids.push_back(group.name);
    layout.axis(Along::group)
        .names.push_back(group.name == "all" ? Text{"all", "alla"}
                                             : same(group.label.empty() ? group.name : group.label));
  }
  fill(layout.axis(Along::place), spots_of(programme));
  for (const model::StagePlan& stage : programme.stages) {
    layout.axis(Along::stage).ids.push_back(stage.id);
    layout.axis(Along::stage).names.push_back(same(stage.name));
  }
  fill_legs(layout, programme);
  fill(layout.axis(Along::pool), pools_of(programme));
  layout.axis(Along::payer).ids = programme.payers;
  for (const auto& name : programme.payer_names) layout.axis(Along::payer).names.push_back(same(name));
  for (const model::PostPlan& post : programme.posts) {
    if (post.crew) continue;
    layout.axis(Along::coach).ids.push_back(post.path);
    layout.axis(Along::coach).names.push_back(same(post.name));
  }
  return layout;
}

}  // namespace stegvis::measure
