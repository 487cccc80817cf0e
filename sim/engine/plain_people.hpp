#pragma once

#include <algorithm>
#include <cstdint>

#include "base/grown.hpp"
#include "engine/person.hpp"
#include "engine/plain_plan.hpp"

namespace stegvis::engine {

/// One active participant of a plain programme: one line of the processor's cache. Times are days from the
/// start.
struct alignas(64) PlainPerson {
  double entered = 0.0;        ///< since when in this place; the stage's clock stood at 0 then
  double held_since = 0.0;     ///< the slot
  double support_since = 0.0;  ///< the support beside: asked for, then held
  std::uint32_t serial = 0;    ///< participant number
  std::uint32_t number = 0;    ///< within the source
  std::uint32_t cell = 0;      ///< reporting cell
  std::uint32_t leg = nobody;  ///< the transition that waits for its slot while they stay in the old stage
  std::uint32_t request = nobody;          ///< for a slot
  std::uint32_t support_request = nobody;  ///< for the support beside
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

/// Those inside: a record each, reused last-in first-out so that warm memory is used again, and rows beside
/// it of what the plan has columns for. Nothing is given back between replications.
class PlainPeople {
 public:
  PlainPeople(const model::Programme& programme, const PlainPlan& plan)
      : columns_{plan.columns}, attributes_{programme.attributes.size()} {
    grow();
  }

  void reset() {
    std::fill_n(counts_.data(), used_ * columns_.counts, std::uint16_t{0});
    used_ = 0;
    active_ = 0;
    freed_ = nobody;
  }
  std::uint32_t admit() {
    ++active_;
    if (freed_ == nobody) {
      if (used_ == people_.size()) grow();
      return begin(used_++);
    }
    const std::uint32_t slot = freed_;
    freed_ = people_[slot].leg;
    return begin(slot);
  }
  void dismiss(std::uint32_t slot) {
    PlainPerson& person = people_[slot];
    person.inside = false;
    person.leg = freed_;  // who is not inside waits for nothing: there they say whose record is free next
    freed_ = slot;
    --active_;
    // Now, and not when somebody comes who asks at once: the processor waits for what has been cleared in
    // wide stores.
    std::fill_n(counts(slot), columns_.counts, std::uint16_t{0});
  }

  PlainPerson& operator[](std::uint32_t slot) { return people_[slot]; }
  const PlainPerson& operator[](std::uint32_t slot) const { return people_[slot]; }

  /// When everything happens that may happen next, the first of equals first: a column for each way out,
  /// behind them the end of support and of patience, if the plan has them.
  double* moments(std::uint32_t slot) { return moments_.data() + slot * columns_.moments; }
  /// Of the ways out that have one: the Exp(1) threshold, or what is left of it since support last changed
  /// the hazard (`never` when spent); before the first stage a duration's uniform number.
  double* budgets(std::uint32_t slot) { return budgets_.data() + slot * columns_.budgets; }
  std::uint16_t* values(std::uint32_t slot) { return values_.data() + slot * attributes_; }
  double* numbers(std::uint32_t slot) { return numbers_.data() + slot * attributes_; }
  /// How often stages have been entered and their lists been joined.
  std::uint16_t* counts(std::uint32_t slot) { return counts_.data() + slot * columns_.counts; }

  /// Asks for what will be needed of somebody who acts soon: of a large crowd most lies in no near cache.
  // Into where it is called, like PerPerson::fetch: the compiler drops calls of what changes nothing.
  [[gnu::always_inline]] void fetch(std::uint32_t slot) const {
    __builtin_prefetch(people_.data() + slot);
    __builtin_prefetch(moments_.data() + slot * columns_.moments);
  }

  std::uint32_t used() const { return used_; }
  std::uint32_t active() const { return active_; }

 private:
  std::uint32_t begin(std::uint32_t slot) {
    if (columns_.support_end != no_column) moments(slot)[columns_.support_end] = never;
    if (columns_.patience != no_column) moments(slot)[columns_.patience] = never;
    return slot;
  }
  // Out of line, like every growing of memory: what is rare shall not cost the rest its registers.
  [[gnu::noinline, gnu::cold]] void grow() {
    const std::size_t before = people_.size(), size = std::max<std::size_t>(64, before + before / 8);
    people_.grow(size);
    moments_.grow(size * columns_.moments);
    budgets_.grow(size * columns_.budgets);
    values_.grow(size * attributes_);
    numbers_.grow(size * attributes_);
    counts_.grow(size * columns_.counts);
    std::fill_n(counts(static_cast<std::uint32_t>(before)), (size - before) * columns_.counts,
                std::uint16_t{0});
  }

  PlainPlan::Columns columns_;
  std::size_t attributes_;
  std::uint32_t used_ = 0, active_ = 0;
  std::uint32_t freed_ = nobody;  ///< whose record was freed last
  base::Grown<PlainPerson> people_;
  base::Grown<double> moments_, budgets_, numbers_;
  base::Grown<std::uint16_t> values_, counts_;
};

}  // namespace stegvis::engine
