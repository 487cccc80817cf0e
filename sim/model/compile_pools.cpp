#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "base/expects.hpp"
#include "model/compile_parts.hpp"

namespace stegvis::model::parts {
namespace {

/// Capacity as it is said so far: slots where they are said, else whole places of fte times norm.
struct Said {
  std::optional<double> slots, fte, norm;

  void add(std::optional<double> new_slots, std::optional<double> new_fte, std::optional<double> new_norm) {
    if (new_fte) fte = new_fte;
    if (new_norm) norm = new_norm;
    if (new_slots)
      slots = new_slots;
    else if (new_fte || new_norm)
      slots.reset();
  }
  std::int64_t places() const {
    if (slots) return static_cast<std::int64_t>(std::floor(*slots + 1e-9));
    base::expects(fte && norm, "a validated pool says its slots, or fte and norm");
    return static_cast<std::int64_t>(std::floor(*fte * *norm + 1e-9));
  }
  double posts() const { return fte ? *fte : static_cast<double>(places()); }
};

/// A member's own word before the family's.
PoolSettings settled(const PoolSettings& family, const PoolSettings& own) {
  PoolSettings settings = family;
  if (own.fte) settings.fte = own.fte;
  if (own.norm) settings.norm = own.norm;
  if (own.slots || own.fte || own.norm) settings.slots = own.slots;
  for (const auto& [id, change] : own.change) settings.change[id] = change;
  return settings;
}

/// Its posts say what it can carry.
void add_posted(Programme& programme, std::uint32_t pool, const std::string& path, const std::string& name) {
  programme.members.push_back({path, name, pool});
}

void add_member(Programme& programme, const Names& names, std::uint32_t pool, const std::string& path,
                const std::string& name, const PoolSettings& settings) {
  if (!names.scenario.pool.at(names.pools[pool]).staffing.post.empty())
    return add_posted(programme, pool, path, name);
  Said said{settings.slots, settings.fte, settings.norm};
  std::vector<std::pair<double, const CapacityChange*>> changes;
  for (const auto& [id, change] : settings.change) changes.emplace_back(names.day(change.at, 0.0), &change);
  std::stable_sort(changes.begin(), changes.end(), [](auto& a, auto& b) { return a.first < b.first; });
  const auto take_up = [&](const CapacityChange& change) { said.add(change.slots, change.fte, change.norm); };

  auto next = changes.begin();
  for (; next != changes.end() && next->first <= 0.0; ++next)
    take_up(*next->second);  // so it is at the start
  const auto member = static_cast<std::uint32_t>(programme.members.size());
  programme.members.push_back({path, name, pool, said.places(), said.posts()});
  for (; next != changes.end(); ++next) {
    take_up(*next->second);
    programme.calendar.push_back(
        {next->first, CalendarEvent::Kind::capacity, member, said.places(), said.posts()});
  }
}

double rank_of(const Priority& priority, const std::string& value) {
  const auto found = priority.rank.find(value);
  return found == priority.rank.end() ? std::numeric_limits<double>::infinity() : found->second;
}

/// Whether the stage, or a support beside it, asks for slots of the pool.
bool asks(const Names& names, const std::string& stage, const std::string& pool) {
  const auto& supports = names.scenario.support;
  return names.scenario.stage.at(stage).needs == pool ||
         std::any_of(supports.begin(), supports.end(), [&](const auto& support) {
           return support.second.stage == stage && support.second.pool == pool;
         });
}

/// Distinct (stage priority, attribute rank), in order, are the classes of a list.
void set_classes(PoolPlan& plan, const Pool& pool, const Names& names) {
  std::vector<std::string> values{""};
  if (!pool.priority.by.empty()) {
    plan.priority_by = names.attribute(pool.priority.by);
    values = names.values[plan.priority_by];
  }
  std::set<std::pair<double, double>> ranks;
  const auto rank = [&](const std::string& stage, const std::string& value) {
    return std::pair{names.scenario.stage.at(stage).priority, rank_of(pool.priority, value)};
  };
  for (const auto& stage : names.stages)
    for (const auto& value : values)
      if (asks(names, stage, plan.id)) ranks.insert(rank(stage, value));
  plan.classes = std::max(1u, static_cast<std::uint32_t>(ranks.size()));
  if (plan.classes == 1) return;
  for (const auto& stage : names.stages)
    for (const auto& value : values)
      plan.class_of.push_back(
          static_cast<std::uint32_t>(std::distance(ranks.begin(), ranks.find(rank(stage, value)))));
}

void add_gates(Programme& programme, const Names& names, std::uint32_t pool, const Gate& gate) {
  const double first = names.day(gate.first, 0.0);
  double at = first;
  for (int k = 1; at < names.horizon; ++k) {
    if (at >= 0.0) programme.calendar.push_back({at, CalendarEvent::Kind::gate, pool});
    if (!gate.every) return;
    at = base::calendar_after(names.scenario.start, first, {gate.every->count * k, gate.every->unit});
  }
}

void add_quota(Programme& programme, const Names& names, std::uint32_t pool, PoolPlan& plan,
               const Quota& quota) {
  plan.quota_by = names.attribute(quota.by);
  for (const auto& value : names.values[plan.quota_by]) {
    const auto found = quota.intake.find(value);
    plan.quota.push_back(found == quota.intake.end() ? -1 : static_cast<std::int64_t>(found->second));
  }
  using namespace std::chrono;
  Date next =
      names.scenario.start.year() / (quota.every == "year" ? January : names.scenario.start.month()) / 1;
  for (;;) {
    next = base::plus_months(next, quota.every == "year" ? 12 : 1);
    const double at = base::days_between(names.scenario.start, next);
    if (at >= names.horizon) return;
    programme.calendar.push_back({at, CalendarEvent::Kind::quota_period, pool});
  }
}

void compile_pool(Programme& programme, const Names& names, const std::string& id) {
  const Pool& pool = names.scenario.pool.at(id);
  const auto index = static_cast<std::uint32_t>(programme.pools.size());
  PoolPlan plan;
  plan.id = id;
  plan.name = pool.name.empty() ? id : pool.name;
  plan.order = pool.order;
  plan.first_member = static_cast<std::uint32_t>(programme.members.size());
  plan.interrupts = pool.on_cut == "interrupt";
  plan.limited = pool.list_limit.has_value();
  plan.list_limit = static_cast<std::int64_t>(pool.list_limit.value_or(0.0));
  set_classes(plan, pool, names);
  if (pool.by.empty()) {
    add_member(programme, names, index, id, plan.name, pool.all);
  } else {
    plan.by = names.attribute(pool.by);
    for (const auto& value : names.values[plan.by]) {
      const auto own = pool.member.find(value);
      add_member(programme, names, index, id + "." + value, plan.name + " " + names.label(plan.by, value),
                 own == pool.member.end() ? pool.all : settled(pool.all, own->second));
    }
  }
  plan.members = static_cast<std::uint32_t>(programme.members.size()) - plan.first_member;
  plan.gated = pool.gate.first.said() || pool.gate.every.has_value();
  if (plan.gated) add_gates(programme, names, index, pool.gate);
  if (!pool.quota.by.empty()) add_quota(programme, names, index, plan, pool.quota);
  compile_posts(programme, names, plan, index);
  programme.pools.push_back(std::move(plan));
}

}  // namespace

void compile_pools(Programme& programme, const Names& names) {
  for (const auto& id : names.pools) compile_pool(programme, names, id);
  std::stable_sort(programme.calendar.begin(), programme.calendar.end(), [](const auto& a, const auto& b) {
    return std::pair{a.at, a.kind} < std::pair{b.at, b.kind};
  });
}

}  // namespace stegvis::model::parts
