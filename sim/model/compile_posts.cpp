#include <algorithm>
#include <cmath>

#include "model/compile_parts.hpp"
#include "random/luck.hpp"

namespace stegvis::model::parts {
namespace {

/// What is common to the posts of one pool.
struct PostsOf {
  const Names& names;
  const std::string& pool_id;
  const Pool& pool;
  const PoolPlan& plan;
  std::uint32_t index;

  std::uint16_t member(const std::string& value) const {
    return static_cast<std::uint16_t>(
        plan.first_member + (plan.by == StagePlan::none || value.empty() ? 0 : names.value(plan.by, value)));
  }
  double norm(const Post& post) const {
    if (post.norm) return *post.norm;
    const auto own = pool.member.find(post.member);
    if (own != pool.member.end() && own->second.norm) return *own->second.norm;
    return pool.all.norm.value_or(0.0);
  }
};

void set_sizes(PostPlan& plan, const PostsOf& of, const Post& post) {
  std::vector<std::pair<double, const CapacityChange*>> changes;
  for (const auto& [id, change] : post.change) changes.emplace_back(of.names.day(change.at, 0.0), &change);
  std::stable_sort(changes.begin(), changes.end(), [](auto& a, auto& b) { return a.first < b.first; });
  plan.sizes.push_back({plan.from, post.fte, of.norm(post)});
  for (const auto& [at, change] : changes) {
    const PostSize last = plan.sizes.back();
    plan.sizes.push_back({at, change->fte.value_or(last.fte), change->norm.value_or(last.norm)});
  }
}

/// A calendar absence, each time it comes.
void add_windows(PostPlan& plan, const Names& names, const Absence& absence) {
  const double first = names.day(absence.from, 0.0), last = names.day(absence.until, names.horizon);
  double from = first, until = last;
  for (int k = 1; from < names.horizon; ++k) {
    if (until > 0.0) plan.windows.push_back({from, until, 1.0 - absence.share});
    if (!absence.every) return;
    const Span gone{absence.every->count * k, absence.every->unit};
    from = base::calendar_after(names.scenario.start, first, gone);
    until = base::calendar_after(names.scenario.start, last, gone);
  }
}

void set_absences(PostPlan& plan, const PostsOf& of, const std::string& id, const std::string& luck) {
  for (const auto& [absence_id, absence] : of.pool.staffing.absence) {
    const auto& posts = absence.posts;
    if (!posts.empty() && std::find(posts.begin(), posts.end(), id) == posts.end()) continue;
    if (absence.onset.hazard.empty()) {
      add_windows(plan, of.names, absence);
    } else {
      plan.absences.push_back({duration_of(absence.onset.law), duration_of(absence.length.law),
                               random::purpose_word(luck + ".absence." + own_or(absence.luck, absence_id)),
                               1.0 - absence.share});
    }
  }
}

/// The share of the chain that is in place; all of it where nothing is said.
double chain(const Training& training) {
  if (training.part.empty()) return 1.0;
  double sum = 0.0;
  for (const auto& [id, part] : training.part) sum += part.weight * part.in_place;
  return sum;
}

/// Hours are spread evenly over the training's time, at the size of the post when it begins.
void set_trainings(PostPlan& plan, const PostsOf& of, const Post& post) {
  for (const auto& [id, training] : of.pool.staffing.training) {
    const double from = of.names.day(training.from, 0.0),
                 until = of.names.day(training.until, of.names.horizon);
    const auto own = training.hours_by.find(post.member);
    const double hours = own == training.hours_by.end() ? training.hours : own->second;
    if (hours == 0.0) continue;
    double fte = plan.sizes.front().fte;
    for (const PostSize& size : plan.sizes)
      if (size.at <= from) fte = size.fte;
    const double worked = fte * training.work_year * (until - from) / base::days_per_year;
    plan.windows.push_back({from, until, 1.0 - std::min(1.0, worked > 0.0 ? hours / worked : 0.0)});
    const double acts_from = base::calendar_after(of.names.scenario.start, until, training.lag);
    plan.trainings.push_back({until, acts_from, 1.0 + (training.ratio - 1.0) * chain(training)});
  }
}

void set_edges(PostPlan& plan) {
  for (const PostSize& size : plan.sizes) plan.edges.push_back(size.at);
  for (const PostWindow& window : plan.windows)
    plan.edges.push_back(window.from), plan.edges.push_back(window.until);
  for (const TrainingPlan& training : plan.trainings) plan.edges.push_back(training.acts_from);
  std::erase_if(plan.edges, [](double at) { return at <= 0.0; });
  std::sort(plan.edges.begin(), plan.edges.end());
  plan.edges.erase(std::unique(plan.edges.begin(), plan.edges.end()), plan.edges.end());
}

void set_persons(PostPlan& plan, const PostsOf& of, const Post& post, const std::string& luck) {
  const Staffing& staff = of.pool.staffing;
  plan.vacant = post.vacant;
  plan.newly_hired = post.hired.said() || plan.from > 0.0;
  plan.hired = of.names.day(post.hired, plan.from);
  plan.skill = post.skill;
  plan.stays = staff.turnover.hazard.empty();
  if (!plan.stays) plan.tenure = duration_of(staff.turnover.law);
  if (!staff.vacancy.duration.empty()) plan.vacancy = duration_of(staff.vacancy.law);
  plan.source = random::source_word(luck);
  plan.leaving = random::purpose_word(luck + ".leaving");
  plan.hiring = random::purpose_word(luck + ".hiring");
  for (const auto& [id, step] : staff.ramp) plan.ramp.push_back({step.until, step.share});
  std::stable_sort(plan.ramp.begin(), plan.ramp.end(),
                   [](const auto& a, const auto& b) { return a.until.days() < b.until.days(); });
}

PostPlan post_plan(const PostsOf& of, const std::string& id, const Post& post) {
  PostPlan plan;
  plan.id = id;
  plan.path = of.pool_id + "." + id;
  plan.name = post.name.empty() ? id : post.name;
  plan.employer = post.employer;
  plan.pool = of.index;
  plan.member = of.member(post.member);
  plan.serves = {plan.member};
  for (const auto& other : post.serves)
    if (of.member(other) != plan.member) plan.serves.push_back(of.member(other));
  plan.from = std::max(0.0, of.names.day(post.from, 0.0));
  plan.until = of.names.day(post.until, plan.until);
  const std::string luck = "pool." + of.pool_id + ".post." + own_or(post.luck, id);
  set_sizes(plan, of, post);
  set_absences(plan, of, id, luck);
  set_trainings(plan, of, post);
  set_edges(plan);
  set_persons(plan, of, post, luck);
  const auto group = post.group.find(of.pool.staffing.same_first);
  if (group != post.group.end()) {
    const std::uint32_t attribute = of.names.attribute(group->first);
    std::vector<bool> meant(of.names.values[attribute].size());
    for (const auto& value : group->second) meant[of.names.value(attribute, value)] = true;
    plan.group.push_back(std::move(meant));
  }
  return plan;
}

/// Whether participants of the pool weigh other than 1.
bool weighed(const Names& names, const std::string& pool) {
  const auto heavy = [](const Stage& stage) {
    return stage.weight != 1.0 || !stage.weight_step.empty() ||
           std::any_of(stage.phase.begin(), stage.phase.end(),
                       [](const auto& phase) { return phase.second.weight.value_or(1.0) != 1.0; });
  };
  const auto& stages = names.scenario.stage;
  const auto& supports = names.scenario.support;
  return std::any_of(stages.begin(), stages.end(),
                     [&](const auto& stage) { return stage.second.needs == pool && heavy(stage.second); }) ||
         std::any_of(supports.begin(), supports.end(), [&](const auto& support) {
           return support.second.pool == pool && support.second.weight != 1.0;
         });
}

/// Whether some way out of a stage that needs the pool feels what its coaches are.
bool felt(const Names& names, const std::string& pool) {
  for (const auto& [id, stage] : names.scenario.stage)
    for (const auto& [way, transition] : stage.to)
      if (stage.needs == pool && transition.coach.acts()) return true;
  return false;
}

void add_crew(Programme& programme, std::uint32_t index, std::uint32_t member) {
  PostPlan crew;
  crew.crew = true;
  crew.id = crew.path = programme.members[member].path;
  crew.name = programme.members[member].name;
  crew.pool = index;
  crew.member = static_cast<std::uint16_t>(member);
  crew.serves = {crew.member};
  programme.posts.push_back(std::move(crew));
}

}  // namespace

void compile_posts(Programme& programme, const Names& names, PoolPlan& plan, std::uint32_t index) {
  const Pool& pool = names.scenario.pool.at(plan.id);
  const Staffing& staff = pool.staffing;
  plan.posted = !staff.post.empty();
  plan.felt = felt(names, plan.id);
  plan.coached = plan.posted || plan.felt || staff.limit == "soft" || weighed(names, plan.id);
  if (!plan.coached) return;
  plan.in_order = staff.matching == "in_order";
  if (!staff.same_first.empty()) plan.same_first = names.attribute(staff.same_first);
  plan.others_take_over = staff.handover.to != "successor";
  plan.beyond_norm = staff.handover.to == "others_beyond_norm";
  plan.handover_after = staff.handover.after;
  plan.bond_lasts = staff.bond_lasts;
  plan.soft = staff.limit == "soft";
  plan.limit_at = staff.limit_at.value_or(0.0);
  plan.overload_allowed = staff.overload == "allow";
  const PostsOf of{names, plan.id, pool, plan, index};
  for (const auto& [id, post] : staff.post) programme.posts.push_back(post_plan(of, id, post));
  for (std::uint32_t i = 0; !plan.posted && i < plan.members; ++i)
    add_crew(programme, index, plan.first_member + i);
}

WeightPlan weight_of(const Stage& stage, const std::vector<std::string>& phases) {
  const auto units = [](double weight) {
    return static_cast<std::int32_t>(std::floor(weight * weight_units + 0.5));
  };
  WeightPlan plan{{units(stage.weight)}, {}, 0};
  if (!phases.empty()) plan.by_phase.clear();
  for (const auto& id : phases)
    plan.by_phase.push_back(units(stage.phase.at(id).weight.value_or(stage.weight)));
  for (const auto& [id, step] : stage.weight_step) plan.steps.emplace_back(step.after, step.ratio);
  std::stable_sort(plan.steps.begin(), plan.steps.end(),
                   [](const auto& a, const auto& b) { return a.first.days() < b.first.days(); });
  double ratio = 1.0;
  for (const auto& [after, factor] : plan.steps)
    if (after.count == 0.0) ratio = factor;
  plan.at_entry = static_cast<std::int32_t>(std::floor(plan.by_phase.front() * ratio + 0.5));
  return plan;
}

}  // namespace stegvis::model::parts
