#pragma once

#include <cstdint>
#include <vector>

#include "base/calendar.hpp"
#include "engine/person.hpp"
#include "model/post_plan.hpp"
#include "random/luck.hpp"

namespace stegvis::engine {

/// What happens to a post whatever its participants do: persons come, are away, leave; the calendar changes
/// its size. A pure function of (seed, replication, post), taken up moment by moment. All luck is the post's
/// own: its source word, the person's number in the post, the purpose, the number of the absence.
class PostClock {
 public:
  /// What has happened at a moment, in this order.
  struct Turn {
    bool left = false, came = false, closed = false;
  };

  /// Contract: `plan` outlives the clock.
  void begin(const model::PostPlan& plan, std::uint64_t seed, std::uint32_t replication, base::Date start);

  double next() const { return next_; }  ///< when something changes next [days]
  Turn advance(double now);              ///< takes up everything that is due at `now`

  const model::PostPlan& plan() const { return *plan_; }
  bool open() const { return open_; }
  bool filled() const {
    return filled_;
  }  ///< somebody has it, present or absent; also who winds down after its end
  std::uint32_t person() const { return person_; }
  double capacity() const { return capacity_; }  ///< norm x FTE x ramp x presence [weight]
  double skill() const { return skill_; }
  double fte() const { return fte_; }  ///< its size, filled or not; 0 when it is not there
  /// Says what the places of a pool are, which are no post.
  void set_places(double places, double fte) { capacity_ = places, fte_ = fte; }

 private:
  struct Away {
    bool away = false;
    double next = never;
    std::uint32_t spell = 0;
  };

  random::Key key(std::uint32_t purpose, std::uint32_t number, std::uint32_t visit) const {
    return {seed_, replication_, number, purpose, plan_->source, visit};
  }
  void hire(double now, bool experienced);
  void leave(double now);
  void close();
  void set_onset(std::size_t kind, double now);
  bool turn_absences(double now);
  void recompute(double now);
  void set_next(double now);
  double ramp_share(double now, double& until) const;

  const model::PostPlan* plan_ = nullptr;
  std::uint64_t seed_ = 0;
  std::uint32_t replication_ = 0;
  base::Date start_{};
  bool open_ = false, filled_ = false, over_ = false, experienced_ = false;
  std::uint32_t person_ = 0;
  double hired_ = 0.0, leaves_ = never, comes_ = never;
  std::size_t edge_ = 0;
  std::vector<Away> away_;
  double capacity_ = 0.0, skill_ = 1.0, fte_ = 0.0, next_ = never;
};

}  // namespace stegvis::engine
