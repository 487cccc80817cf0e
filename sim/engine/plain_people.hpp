#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/person.hpp"
#include "engine/plain_plan.hpp"

namespace stegvis::engine {

/// One active participant of a plain programme: one line of the processor's cache. Times are days from the
/// start.
struct alignas(64) PlainPerson {
  double entered = 0.0;        ///< since when in this place; the stage's clock stood at 0 then
  double asked = 0.0;          ///< since when on a list
  double held_since = 0.0;     ///< the slot
  double support_since = 0.0;  ///< the support beside: asked for, then held
  std::uint32_t serial = 0;    ///< participant number
  std::uint32_t number = 0;    ///< within the source
  std::uint32_t cell = 0;      ///< reporting cell
  std::uint32_t leg = nobody;  ///< the transition that waits for its slot while they stay in the old stage
  std::uint16_t source = 0;
  std::uint16_t stage = 0;
  std::uint16_t member = no_member;          ///< of whose slots one is held
  std::uint16_t listed = no_member;          ///< on whose list
  std::uint16_t support_member = no_member;  ///< who supports them, or is asked to
  std::uint16_t moves = 0;                   ///< in a row without time passing
  std::uint8_t next = 0;                     ///< column of what stands in the tree
  bool waiting : 1 = false;                  ///< in `<stage>.waiting`
  bool entry : 1 = false;
  bool supported : 1 = false;     ///< at some time in this visit
  bool asks_support : 1 = false;  ///< on its list
  bool has_support : 1 = false;
  bool asks_once : 1 = false;  ///< for support, now or never
  bool lucky : 1 = false;      ///< the first stage's luck has been put into the row of moments
  bool inside : 1 = true;
};
static_assert(sizeof(PlainPerson) == 64);

/// A hazard that support changes: what is left of its Exp(1) threshold (`never` when spent), the factor since
/// then.
struct FeltClock {
  double budget, ratio, since;
};

/// Those inside: a record each, reused last-in first-out so that warm memory is used again, and rows beside
/// it. Nothing is given back between replications.
class PlainPeople {
 public:
  PlainPeople(const model::Programme& programme, const PlainPlan& plan)
      : ways_{plan.most_ways}, attributes_{programme.attributes.size()}, stages_{programme.stages.size()} {
    grow();
  }

  void reset() {
    std::fill_n(counts_.begin(), used_ * 2 * stages_, std::uint16_t{0});
    used_ = 0;
    active_ = 0;
    freed_ = 0;
  }
  std::uint32_t admit() {
    ++active_;
    if (freed_ > 0) return begin(free_[--freed_]);
    if (used_ == people_.size()) grow();
    return begin(used_++);
  }
  void dismiss(std::uint32_t slot) {
    people_[slot].inside = false;
    // Now, and not when somebody comes who asks at once: the processor waits for what has been cleared in wide stores.
    std::fill_n(entries(slot), 2 * stages_, std::uint16_t{0});
    free_[freed_++] = slot;
    --active_;
  }

  PlainPerson& operator[](std::uint32_t slot) { return people_[slot]; }
  const PlainPerson& operator[](std::uint32_t slot) const { return people_[slot]; }

  /// When everything happens that may happen next, the first of equals first: a column for each way out,
  /// behind them the end of support and of patience.
  double* moments(std::uint32_t slot) { return moments_.data() + slot * columns(); }
  std::size_t columns() const { return ways_ + 2; }
  std::size_t support_end() const { return ways_; }
  std::size_t patience() const { return ways_ + 1; }

  FeltClock* felt(std::uint32_t slot) { return felt_.data() + slot * ways_; }
  std::uint16_t* values(std::uint32_t slot) { return values_.data() + slot * attributes_; }
  double* numbers(std::uint32_t slot) { return numbers_.data() + slot * attributes_; }
  /// How often each stage has been entered, and behind that how often its list has been joined.
  std::uint16_t* entries(std::uint32_t slot) { return counts_.data() + slot * 2 * stages_; }
  std::uint16_t* joins(std::uint32_t slot) { return entries(slot) + stages_; }

  std::uint32_t used() const { return used_; }
  std::uint32_t active() const { return active_; }

 private:
  std::uint32_t begin(std::uint32_t slot) {
    moments(slot)[support_end()] = moments(slot)[patience()] = never;
    return slot;
  }
  [[gnu::noinline, gnu::cold]] void grow() {
    // By an eighth: the vectors double what they set aside, but what nobody has used yet takes no memory.
    const std::size_t size = std::max<std::size_t>(64, people_.size() + people_.size() / 8);
    people_.resize(size);
    moments_.resize(size * columns());
    felt_.resize(size * ways_);
    values_.resize(size * attributes_);
    numbers_.resize(size * attributes_);
    counts_.resize(size * 2 * stages_);
    free_.resize(size);
  }

  std::size_t ways_, attributes_, stages_;
  std::uint32_t used_ = 0, active_ = 0, freed_ = 0;
  std::vector<PlainPerson> people_;
  std::vector<double> moments_;
  std::vector<FeltClock> felt_;
  std::vector<std::uint16_t> values_;
  std::vector<double> numbers_;
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint32_t> free_;  ///< the first `freed_` of them
};

}  // namespace stegvis::engine
