#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "model/compile_parts.hpp"
#include "random/luck.hpp"

namespace stegvis::model::parts {
namespace {

/// Where a transition stands, for its names and its luck.
struct Owner {
  std::string path;  ///< "seeking" or "seeking.waiting"
  std::string luck;  ///< "stage.seeking" or "stage.seeking.waiting"
  StageId stage;
  bool waiting;
};

std::vector<Effect> effects_of(const ById<Ratio>& ratios, const Names& names) {
  std::vector<Effect> effects;
  for (const auto& [id, ratio] : ratios) {
    if (id == "phase") continue;
    Effect effect{names.attribute(id), {}, 0.0, ratio.reference, ratio.per_unit.has_value()};
    if (ratio.per_unit) effect.log_per_unit = base::log(*ratio.per_unit);
    if (id == "age") {  // said in years, held as days
      effect.log_per_unit /= base::days_per_year;
      effect.reference *= base::days_per_year;
    }
    for (const auto& value : names.values[effect.attribute]) {
      const auto found = ratio.by_value.find(value);
      effect.by_value.push_back(found == ratio.by_value.end() ? 1.0 : found->second);
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

std::vector<double> by_phase(const Transition& transition, const std::vector<std::string>& phases) {
  const auto ratio = transition.ratio.find("phase");
  if (ratio == transition.ratio.end()) return {};
  std::vector<double> factors;
  for (const auto& phase : phases) {
    const auto found = ratio->second.by_value.find(phase);
    factors.push_back(found == ratio->second.by_value.end() ? 1.0 : found->second);
  }
  return factors;
}

void add_legs(Programme& programme, const Names& names, const Owner& owner, const std::string& id,
              const Transition& transition) {
  Branches shares = transition.branches;
  if (shares.empty()) shares[transition.to.empty() ? id : transition.to] = Share{1.0, false};
  const std::vector<std::string> targets = targets_of(shares, names);
  const Shares up_to = cumulative(shares, targets);
  const std::string& own_pool = names.scenario.stage.at(names.stages[owner.stage.index()]).needs;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const StageId target = names.stage(targets[i]);
    const bool same_pool = !own_pool.empty() && names.scenario.stage.at(targets[i]).needs == own_pool;
    const bool keeps = same_pool && !owner.waiting && transition.keeps_slot.value_or(target != owner.stage);
    programme.legs.push_back(
        {owner.path, id, owner.stage, owner.waiting, target, targets.size() == 1, keeps, up_to[i]});
  }
}

Way way_of(Programme& programme, const Names& names, const Owner& owner, const std::string& id,
           const Transition& transition, const std::vector<std::string>& phases) {
  Way way;
  if (!transition.hazard.empty()) {
    way.drive = Drive::hazard;
    way.hazard = hazard_of(transition.law);
  } else if (!transition.duration.empty()) {
    way.drive = Drive::duration;
    way.duration = duration_of(transition.law);
  } else if (transition.age) {
    way.drive = Drive::age;
    way.age = *transition.age;
    way.month_start = transition.age_at == "month_start";
  } else {
    way.drive = Drive::date;
    way.date = names.day(transition.date, 0.0);
  }
  way.purpose = random::purpose_word(owner.luck + ".to." + own_or(transition.luck, id));
  way.never = transition.never;
  way.ends_stage = owner.waiting || transition.ends_stage.value_or(way.drive != Drive::hazard);
  way.effects = effects_of(transition.ratio, names);
  way.conditions = conditions_of(transition.when, names);
  way.by_phase = by_phase(transition, phases);
  way.calendar = steps_of(transition.window, transition.season, names);
  way.coached = transition.coach.acts();
  way.coach = transition.coach;
  way.constant = way.effects.empty() && way.conditions.empty() && way.by_phase.empty() && way.never == 0.0 &&
                 !way.coached;
  way.first_leg = static_cast<std::uint32_t>(programme.legs.size());
  add_legs(programme, names, owner, id, transition);
  way.legs = static_cast<std::uint32_t>(programme.legs.size()) - way.first_leg;
  return way;
}

std::uint32_t add_ways(Programme& programme, const Names& names, const Owner& owner,
                       const ById<Transition>& to, const std::vector<std::string>& phases) {
  for (const auto& [id, transition] : to)
    programme.ways.push_back(way_of(programme, names, owner, id, transition, phases));
  return static_cast<std::uint32_t>(to.size());
}

PlaceId add_place(Programme& programme, std::string path, std::string name, StageId stage, bool waiting) {
  programme.places.push_back({std::move(path), std::move(name), stage, waiting});
  return PlaceId{programme.places.size() - 1};
}

std::vector<std::string> phases_in_order(const Stage& stage) {
  std::vector<std::string> ids;
  for (const auto& [id, phase] : stage.phase) ids.push_back(id);
  std::stable_sort(ids.begin(), ids.end(), [&](const auto& a, const auto& b) {
    return stage.phase.at(a).order < stage.phase.at(b).order;
  });
  return ids;
}

void add_places(Programme& programme, StagePlan& plan, const Stage& stage, StageId id,
                const std::vector<std::string>& phases) {
  for (const auto& phase_id : phases) {
    const Phase& phase = stage.phase.at(phase_id);
    PhasePlan phase_plan;
    if (!phase.duration.empty()) phase_plan.duration = duration_of(phase.law);
    phase_plan.purpose = random::purpose_word("stage." + own_or(stage.luck, plan.id) + ".phase." + phase_id);
    phase_plan.place =
        add_place(programme, plan.id + "." + phase_id, phase.name.empty() ? phase_id : phase.name, id, false);
    plan.phases.push_back(std::move(phase_plan));
  }
  plan.place =
      phases.empty() ? add_place(programme, plan.id, plan.name, id, false) : plan.phases.front().place;
  if (!stage.needs.empty()) plan.waiting = add_place(programme, plan.id + ".waiting", plan.name, id, true);
}

void set_patience(StagePlan& plan, const Stage& stage, const Names& names) {
  if (stage.patience.duration.empty()) return;
  plan.patient = false;
  plan.patience = duration_of(stage.patience.law);
  plan.patience_purpose = random::purpose_word("stage." + own_or(stage.luck, plan.id) + ".patience");
  plan.gave_up_to = names.stage(stage.patience.to);
}

StagePlan stage_plan(Programme& programme, const Names& names, StageId index) {
  StagePlan plan;
  plan.id = names.stages[index.index()];
  const Stage& stage = names.scenario.stage.at(plan.id);
  plan.name = stage.name.empty() ? plan.id : stage.name;
  plan.order = stage.order;
  plan.final = stage.final;
  plan.placement = stage.placement;
  plan.enrolled = stage.enrolled;
  if (!stage.needs.empty()) plan.pool = names.pool(stage.needs);
  const std::vector<std::string> phases = phases_in_order(stage);
  add_places(programme, plan, stage, index, phases);
  const std::string luck = "stage." + own_or(stage.luck, plan.id);
  plan.first_way = static_cast<std::uint32_t>(programme.ways.size());
  plan.ways = add_ways(programme, names, {plan.id, luck, index, false}, stage.to, phases);
  plan.first_waiting_way = static_cast<std::uint32_t>(programme.ways.size());
  plan.waiting_ways = add_ways(programme, names, {plan.id + ".waiting", luck + ".waiting", index, true},
                               stage.waiting.to, {});
  set_patience(plan, stage, names);
  if (!stage.refused_to.empty()) plan.refused_to = names.stage(stage.refused_to);
  plan.weight = weight_of(stage, phases);
  for (const auto& [pool, places] : stage.also) {
    if (places < 1.0) continue;
    plan.also.push_back({names.pool(pool), static_cast<std::int64_t>(places)});
    programme.pools[plan.pool].several = true;
    auto& asked_by = programme.pools[plan.also.back().pool].asked_by;
    if (std::find(asked_by.begin(), asked_by.end(), plan.pool) == asked_by.end())
      asked_by.push_back(plan.pool);
  }
  plan.coached = plan.pool != StagePlan::none && programme.pools[plan.pool].coached;
  plan.changes = plan.phases.size() > 1 || !names.scenario.rule.empty();
  return plan;
}

}  // namespace

void compile_stages(Programme& programme, const Names& names) {
  for (std::size_t i = 0; i < names.stages.size(); ++i)
    programme.stages.push_back(stage_plan(programme, names, StageId{i}));
}

void compile_supports(Programme& programme, const Names& names) {
  for (const auto& [id, support] : names.scenario.support) {
    SupportPlan plan;
    plan.id = id;
    plan.name = support.name.empty() ? id : support.name;
    plan.purpose = random::purpose_word("support." + own_or(support.luck, id));
    plan.pool = names.pool(support.pool);
    plan.stage = names.stage(support.stage);
    plan.wanted = support.wanted;
    plan.weight = static_cast<std::int32_t>(std::floor(support.weight * weight_units + 0.5));
    plan.waits = support.waits;
    plan.limited = support.length.has_value();
    if (support.length) plan.length = *support.length;
    StagePlan& stage = programme.stages[plan.stage.index()];
    stage.support = static_cast<std::uint32_t>(programme.supports.size());
    stage.changes = true;
    std::uint32_t way = stage.first_way;
    for (const auto& [transition, unused] : names.scenario.stage.at(stage.id).to) {
      const auto ratio = support.ratio.find(transition);
      if (ratio != support.ratio.end()) {
        programme.ways[way].supported = ratio->second;
      }
      ++way;
    }
    programme.supports.push_back(std::move(plan));
  }
}

}  // namespace stegvis::model::parts
