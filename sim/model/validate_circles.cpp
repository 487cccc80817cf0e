#include <algorithm>
#include <map>

#include "model/judge.hpp"

namespace stegvis::model {
namespace {

/// A way that is taken at the very moment of entering, by everybody it may concern.
struct Leap {
  std::string path;
  std::vector<std::string> targets;
};

bool takes_no_time(const Transition& way) {
  const bool at_once = !way.duration.empty() && way.law.family == Family::fixed && way.law.value &&
                       way.law.value->count == 0.0;
  // An age is passed for good: whoever is older leaves the moment they enter.
  const bool for_all = way.never == 0.0 && way.when.empty();
  return (at_once || way.age.has_value()) && for_all;
}

using Leaps = std::map<std::string, Leap>;

Leaps leaps_of(const Scenario& said) {
  Leaps leaps;
  for (const auto& [id, stage] : said.stage) {
    for (const auto& [transition, way] : stage.to) {
      if (!takes_no_time(way) || leaps.contains(id)) continue;
      leaps.emplace(id, Leap{"stage." + id + ".to." + transition, targets_of(transition, way)});
    }
  }
  return leaps;
}

/// Takes away the stages from which some branch leads to rest; who enters one of the others never comes to
/// rest.
void keep_restless(Leaps& leaps) {
  const auto rests = [&](const auto& entry) {
    const auto& targets = entry.second.targets;
    return std::any_of(targets.begin(), targets.end(),
                       [&](const std::string& target) { return !leaps.contains(target); });
  };
  for (auto found = std::find_if(leaps.begin(), leaps.end(), rests); found != leaps.end();
       found = std::find_if(leaps.begin(), leaps.end(), rests)) {
    leaps.erase(found);
  }
}

std::string circle_from(const std::string& first, const Leaps& leaps) {
  std::vector<std::string> trail;
  std::string at = first;
  while (std::find(trail.begin(), trail.end(), at) == trail.end()) {
    trail.push_back(at);
    at = leaps.at(at).targets.front();
  }
  std::string circle;
  for (auto step = std::find(trail.begin(), trail.end(), at); step != trail.end(); ++step)
    circle += *step + " -> ";
  return circle + at;
}

/// Who is refused goes on at once; if the next list may be full too, and so on round, there is nowhere to go.
Leaps refusals_of(const Scenario& said) {
  Leaps leaps;
  for (const auto& [id, stage] : said.stage) {
    const auto pool = said.pool.find(stage.needs);
    const bool may_refuse = pool != said.pool.end() && pool->second.list_limit.has_value();
    if (may_refuse && !stage.refused_to.empty()) {
      leaps.emplace(id, Leap{"stage." + id + ".refused_to", {stage.refused_to}});
    }
  }
  return leaps;
}

void check_circle(Judge& judge, Leaps leaps) {
  keep_restless(leaps);
  if (leaps.empty()) return;
  const auto& [id, leap] = *leaps.begin();
  const std::string circle = circle_from(id, leaps);
  judge.wrong(
      leap.path,
      {"begins a circle that takes no time: " + circle, "börjar en cirkel som inte tar någon tid: " + circle},
      {"nobody in it would ever come to rest", "ingen i den skulle någonsin komma till ro"});
}

}  // namespace

void judge_circles(Judge& judge) {
  check_circle(judge, leaps_of(judge.said));
  check_circle(judge, refusals_of(judge.said));
}

}  // namespace stegvis::model
