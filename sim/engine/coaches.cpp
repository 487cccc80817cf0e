#include "engine/coaches.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace stegvis::engine {

std::uint32_t Coaches::pick(std::uint16_t member, std::uint16_t value, std::int32_t weight,
                            bool beyond_norm) const {
  std::uint32_t best = nobody;
  for (const std::uint32_t coach : of_member_[member]) {
    const Coach& one = all_[coach];
    const bool able = beyond_norm ? one.filled && one.capacity > 0 : takes(coach, weight);
    if (!able) continue;
    if (best == nobody) {
      best = coach;
      continue;
    }
    const bool own = plan(coach).member == member, best_own = plan(best).member == member;
    const bool meant = meant_for(coach, value), best_meant = meant_for(best, value);
    if (own != best_own || meant != best_meant) {
      if (own == best_own ? meant : own) best = coach;
      continue;
    }
    if (!pool_of(coach).in_order && one.share() < all_[best].share()) best = coach;
  }
  return best;
}

void Coaches::add(std::uint32_t node, std::uint32_t coach, std::int32_t weight, std::int32_t entry_weight,
                  double now, bool changed) {
  bond(node) = {coach, weight, entry_weight, all_[coach].clock.person(), coach, now, changed, false, false};
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
  const Coach& coach = coaches[bond.coach];
  if (!coach.filled) return effect.uncoached;
  double ratio = effect.belief;
  if (effect.skill != 0.0 && coach.skill != 1.0)
    ratio *= coach.skill > 0.0 ? base::pow(coach.skill, effect.skill) : 0.0;
  if (effect.load != 0.0 && coach.over < 1.0)
    ratio *= std::max(effect.least, coach.over > 0.0 ? base::pow(coach.over, effect.load) : 0.0);
  if (effect.broken != 1.0 && now < coaches.contact(slot).broken_until) ratio *= effect.broken;
  return ratio;
}

Weighed weigh(const model::WeightPlan& plan, std::size_t phase, double clock_zero, double now,
              base::Date start) {
  const std::int32_t whole = plan.by_phase[std::min(phase, plan.by_phase.size() - 1)];
  double ratio = 1.0;
  for (const auto& [after, factor] : plan.steps) {
    const double at = base::calendar_after(start, clock_zero, after);
    if (at > now) return {static_cast<std::int32_t>(std::floor(whole * ratio + 0.5)), at};
    ratio = factor;
  }
  return {static_cast<std::int32_t>(std::floor(whole * ratio + 0.5)), never};
}

}  // namespace stegvis::engine
