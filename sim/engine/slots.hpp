#pragma once

#include <cstdint>
#include <vector>

#include "model/programme.hpp"

namespace stegvis::engine {

/// The state of one member of a pool.
struct MemberState {
  std::int64_t slots = 0;
  std::int64_t busy = 0;
  std::int64_t listed = 0;  ///< people on its lists, all classes
  std::uint32_t first_list = 0;
  double full_at =
      -1.0;          ///< the last instant at which slots were given out and somebody was left without one
  bool due = false;  ///< something was freed or asked for: a grant may be possible at this instant

  bool free() const { return busy < slots; }
  /// Whether who has waited from `asked` to `now` did so for want of a slot, in this run: what they waited
  /// for before its start is not known.
  bool held_back(double asked, double now) const {
    const double since = asked > 0.0 ? asked : 0.0;
    return now > since && full_at >= since;
  }
};

/// Who counts against a quota: grants in the present period by value of the quota's attribute.
class Quotas {
 public:
  explicit Quotas(const model::Programme& programme) {
    for (const auto& pool : programme.pools) granted_.emplace_back(pool.quota.size(), 0);
  }
  void reset() {
    for (std::size_t pool = 0; pool < granted_.size(); ++pool) renew(pool);
  }
  void renew(std::size_t pool) { granted_[pool].assign(granted_[pool].size(), 0); }
  bool allows(const model::PoolPlan& plan, std::size_t pool, std::uint16_t value) const {
    return plan.quota[value] < 0 || granted_[pool][value] < plan.quota[value];
  }
  void count(std::size_t pool, std::uint16_t value) { ++granted_[pool][value]; }

 private:
  std::vector<std::vector<std::int64_t>> granted_;
};

}  // namespace stegvis::engine
