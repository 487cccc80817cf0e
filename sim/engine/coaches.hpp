#pragma once

#include <cstdint>
#include <vector>

#include "engine/person.hpp"
#include "engine/post_clock.hpp"
#include "engine/waiting_lists.hpp"
#include "model/programme.hpp"

/// \file
/// Who has which coach, and what each of them carries. A node is 2 * slot for the coach of a stage, 2 * slot
/// + 1 for support beside one, as on the waiting lists. Weights are whole thousandths. Kept only for pools
/// with posts or weights.
namespace stegvis::engine {

/// A coach: the person in a post, or the places of a pool whose participants have weights.
struct Coach {
  std::int64_t capacity = 0;  ///< whole thousandths
  std::int64_t limit = 0;   ///< up to which weight newcomers are let in: the norm, or softly a multiple of it
  std::int64_t load = 0;    ///< of everybody held
  std::int64_t let_in = 0;  ///< the same, but nobody counts for more than they weighed when they were let in
  double over = 1.0;        ///< capacity / load where that is below 1
  double skill = 1.0;
  double hands_over_at = never;         ///< when colleagues take over, of a vacant post
  double exponent = 0.0, slowed = 1.0;  ///< over^exponent, as last asked for
  std::uint16_t home = 0;               ///< member
  bool hands_over = false;              ///< colleagues may take over now
  bool filled = false;                  ///< somebody is there to be bonded with
};

/// What one participant has of one coach.
struct Bond {
  std::uint32_t coach = nobody;
  std::int32_t weight = 0, entry_weight = 0;
  std::uint32_t person = 0, last = nobody;  ///< in the post; the coach before an interruption
  double since = 0.0;                       ///< the present row: this coach, present or awaited
  bool changed = false;                     ///< it began with a change of coach
  bool vacant = false;                      ///< it is one without a coach
  bool waits = false;                       ///< on the list of those to be handed over
};

/// What is to come for one participant in a caseload.
struct Contact {
  double weight_due = never;  ///< when the weight changes by time in the stage
  double broken_until = 0.0;
  double due = never;  ///< the weight changes, or the broken bond has healed
};

class Coaches {
 public:
  explicit Coaches(const model::Programme& programme) : programme_{programme} {
    of_member_.resize(programme.members.size());
    // Own posts come before shared ones.
    for (const bool own : {true, false})
      for (std::uint32_t i = 0; i < programme.posts.size(); ++i)
        for (std::size_t k = 0; k < programme.posts[i].serves.size(); ++k)
          if ((k == 0) == own) of_member_[programme.posts[i].serves[k]].push_back(i);
    all_.resize(programme.posts.size());
    clocks_.resize(programme.posts.size());
  }

  void reset(std::uint64_t seed, std::uint32_t replication) {
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      clocks_[i].begin(programme_.posts[i], seed, replication, programme_.start);
      all_[i] = Coach{};
      all_[i].home = programme_.posts[i].member;
    }
    held_.reset(all_.size());
    awaiting_.reset(programme_.members.size());
    bonds_.clear();
    contacts_.clear();
  }

  bool any() const { return !all_.empty(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }
  Coach& operator[](std::uint32_t coach) { return all_[coach]; }
  const Coach& operator[](std::uint32_t coach) const { return all_[coach]; }
  PostClock& clock(std::uint32_t coach) { return clocks_[coach]; }
  const model::PostPlan& plan(std::uint32_t coach) const { return programme_.posts[coach]; }
  const model::PoolPlan& pool_of(std::uint32_t coach) const { return programme_.pools[plan(coach).pool]; }
  const std::vector<std::uint32_t>& of_member(std::uint16_t member) const { return of_member_[member]; }

  Bond& bond(std::uint32_t node) {
    if (node >= bonds_.size()) bonds_.resize(2 * std::size_t{node} + 64);
    return bonds_[node];
  }
  Contact& contact(std::uint32_t slot) {
    if (slot >= contacts_.size()) contacts_.resize(2 * std::size_t{slot} + 64);
    return contacts_[slot];
  }
  double due(std::uint32_t slot) const { return slot < contacts_.size() ? contacts_[slot].due : never; }
  WaitingLists& held() { return held_; }          ///< per coach, in order of starting
  WaitingLists& awaiting() { return awaiting_; }  ///< per member, who is to be handed over
  const WaitingLists& awaiting() const { return awaiting_; }

  /// Takes up what the post's clock says can be carried now.
  void set_capacity(std::uint32_t coach);
  /// How much more may be let in; below 0 when there is too much. Contract: somebody is there to take it.
  std::int64_t room(std::uint32_t coach) const {
    const Coach& one = all_[coach];
    return one.limit - (pool_of(coach).overload_allowed ? one.let_in : one.load);
  }
  /// Whether this coach can take somebody who weighs so much. Who is away altogether takes nobody.
  bool takes(std::uint32_t coach, std::int32_t weight) const {
    return all_[coach].filled && all_[coach].capacity > 0 && weight <= room(coach);
  }

  /// The coach who gets somebody of this weight, or nobody: own posts before shared ones, those for the
  /// participant's group before the others, then by the pool's rule; the first by id of equals. `value` is
  /// that of the pool's `same_first`.
  std::uint32_t pick(std::uint16_t member, std::uint16_t value, std::int32_t weight,
                     bool beyond_norm = false) const;

  /// Puts a node into a coach's caseload, or takes it away.
  void add(std::uint32_t node, std::uint32_t coach, std::int32_t weight, std::int32_t entry_weight,
           double now, bool changed);
  void remove(std::uint32_t node);
  void set_weight(std::uint32_t node, std::int32_t weight);

 private:
  bool better(std::uint32_t coach, std::uint32_t than, std::uint16_t member, std::uint16_t value,
              const model::PoolPlan& pool) const;

  const model::Programme& programme_;
  std::vector<std::vector<std::uint32_t>> of_member_;
  std::vector<Coach> all_;
  std::vector<PostClock> clocks_;
  WaitingLists held_, awaiting_;
  std::vector<Bond> bonds_;        ///< by node
  std::vector<Contact> contacts_;  ///< by slot
};

/// The factor of a coach on a hazard; 1 for who has none. Vacant: `uncoached` alone; else belief, skill, the
/// load above the norm and a broken bond multiply.
double coach_factor(Coaches& coaches, std::uint32_t slot, const model::CoachEffect& effect, double now);

/// What somebody weighs with the stage's clock at zero at `clock_zero`, and when that changes next (never if
/// it does not).
struct Weighed {
  std::int32_t weight;
  double until;
};
Weighed weigh(const model::WeightPlan& plan, std::size_t phase, double clock_zero, double now,
              base::Date start);

}  // namespace stegvis::engine
