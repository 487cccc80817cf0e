#include "engine/coaches.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace stegvis::engine {

void Coaches::set_capacity(std::uint32_t coach) {
  const model::PoolPlan& pool = pool_of(coach);
  Coach& own = all_[coach];
  own.capacity = static_cast<std::int64_t>(clocks_[coach].capacity() * model::weight_units + 1e-6);
  own.limit = own.capacity;
  if (!pool.soft) return;
  own.limit = pool.limit_at > 0.0
                  ? static_cast<std::int64_t>(pool.limit_at * static_cast<double>(own.capacity) + 1e-6)
                  : std::int64_t{1} << 60;
}

std::uint32_t Coaches::pick(std::uint16_t member, std::uint16_t value, std::int32_t weight,
                            bool beyond_norm) const {
  const model::PoolPlan& pool = programme_.pools[programme_.members[member].pool];
  std::uint32_t best = nobody;
  for (const std::uint32_t coach : of_member_[member]) {
    const Coach& one = all_[coach];
    if (!one.filled || one.capacity <= 0) continue;
    if (!beyond_norm && weight > one.limit - (pool.overload_allowed ? one.let_in : one.load)) continue;
    if (best == nobody || better(coach, best, member, value, pool)) best = coach;
  }
  return best;
}

/// Whether `coach`, who comes later in the list, goes before `than`.
bool Coaches::better(std::uint32_t coach, std::uint32_t than, std::uint16_t member, std::uint16_t value,
                     const model::PoolPlan& pool) const {
  const Coach &one = all_[coach], &other = all_[than];
  if ((one.home == member) != (other.home == member)) return one.home == member;
  if (pool.same_first != model::StagePlan::none) {
    const auto meant = [&](std::uint32_t post) {
      const auto& group = programme_.posts[post].group;
      return !group.empty() && group.front()[value];
    };
    if (meant(coach) != meant(than)) return meant(coach);
  }
  // load / capacity below the other's, without dividing
  return !pool.in_order && static_cast<double>(one.load) * static_cast<double>(other.capacity) <
                               static_cast<double>(other.load) * static_cast<double>(one.capacity);
}

void Coaches::add(std::uint32_t node, std::uint32_t coach, std::int32_t weight, std::int32_t entry_weight,
                  double now, bool changed) {
  bond(node) = {coach, weight, entry_weight, clocks_[coach].person(), coach, now, changed, false, false};
  all_[coach].load += weight;
  all_[coach].let_in += std::min(weight, entry_weight);
  held_.join(coach, node);
}

void Coaches::remove(std::uint32_t node) {
  Bond& gone = bonds_[node];
  held_.leave(gone.coach, node);
  all_[gone.coach].load -= gone.weight;
  all_[gone.coach].let_in -= std::min(gone.weight, gone.entry_weight);
  gone.coach = nobody;
}

void Coaches::set_weight(std::uint32_t node, std::int32_t weight) {
  Bond& own = bonds_[node];
  all_[own.coach].load += weight - own.weight;
  all_[own.coach].let_in += std::min(weight, own.entry_weight) - std::min(own.weight, own.entry_weight);
  own.weight = weight;
}

double coach_factor(Coaches& coaches, std::uint32_t slot, const model::CoachEffect& effect, double now) {
  const Bond& bond = coaches.bond(2 * slot);
  if (bond.coach == nobody) return 1.0;
  Coach& coach = coaches[bond.coach];
  if (!coach.filled) return effect.uncoached;
  double ratio = effect.belief;
  if (effect.skill != 0.0 && coach.skill != 1.0)
    ratio *= coach.skill > 0.0 ? base::pow(coach.skill, effect.skill) : 0.0;
  if (effect.load != 0.0 && coach.over < 1.0) {
    if (coach.exponent != effect.load) {  // everybody in a caseload asks for the same
      coach.exponent = effect.load;
      coach.slowed = coach.over > 0.0 ? base::pow(coach.over, effect.load) : 0.0;
    }
    ratio *= std::max(effect.least, coach.slowed);
  }
  if (effect.broken != 1.0 && now < coaches.contact(slot).broken_until) ratio *= effect.broken;
  return ratio;
}

Weighed weigh(const model::WeightPlan& plan, std::size_t phase, double clock_zero, double now,
              base::Date start) {
  const std::int32_t whole = plan.by_phase[std::min(phase, plan.by_phase.size() - 1)];
  if (plan.steps.empty()) return {whole, never};
  double ratio = 1.0;
  for (const auto& [after, factor] : plan.steps) {
    const double at = base::calendar_after(start, clock_zero, after);
    if (at > now) return {static_cast<std::int32_t>(std::floor(whole * ratio + 0.5)), at};
    ratio = factor;
  }
  return {static_cast<std::int32_t>(std::floor(whole * ratio + 0.5)), never};
}

}  // namespace stegvis::engine
