#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/expects.hpp"
#include "engine/person.hpp"
#include "model/programme.hpp"

namespace stegvis::engine {

/// The active participants: one slot each, reused last-in first-out so that warm memory is used again. What
/// every participant has lies in one record; clocks, attributes and counts of visits in rows beside it.
/// Nothing is given back between replications.
class People {
 public:
  explicit People(const model::Programme& programme) : attributes_{programme.attributes.size()} {
    for (const auto& stage : programme.stages)
      clocks_per_person_ =
          std::max({clocks_per_person_, std::size_t{stage.ways}, std::size_t{stage.waiting_ways}});
    stages_ = programme.stages.size();
    grow();
  }

  void reset() {
    std::fill_n(counts_.begin(), used_ * 2 * stages_, std::uint16_t{0});
    free_.clear();
    used_ = 0;
    active_ = 0;
  }

  std::uint32_t admit() {
    ++active_;
    if (!free_.empty()) {
      const std::uint32_t slot = free_.back();
      free_.pop_back();
      return slot;
    }
    if (used_ == people_.size()) grow();
    return used_++;
  }
  void dismiss(std::uint32_t slot) {
    people_[slot].where = Where::outside;
    // Now, and not when somebody comes who asks at once: the processor waits for what has been cleared in
    // wide stores.
    std::fill_n(counts_.data() + slot * 2 * stages_, 2 * stages_, std::uint16_t{0});
    free_.push_back(slot);
    --active_;
  }

  Person& operator[](std::uint32_t slot) { return people_[slot]; }
  const Person& operator[](std::uint32_t slot) const { return people_[slot]; }
  Extra& extra(std::uint32_t slot) { return extras_[slot]; }
  const Extra& extra(std::uint32_t slot) const { return extras_[slot]; }
  Clock* clocks(std::uint32_t slot) { return clocks_.data() + slot * clocks_per_person_; }
  std::uint16_t* values(std::uint32_t slot) { return values_.data() + slot * attributes_; }
  const std::uint16_t* values(std::uint32_t slot) const { return values_.data() + slot * attributes_; }
  double* numbers(std::uint32_t slot) { return numbers_.data() + slot * attributes_; }
  const double* numbers(std::uint32_t slot) const { return numbers_.data() + slot * attributes_; }
  /// How often each stage has been entered, and behind that how often its list has been joined.
  std::uint16_t& entries(std::uint32_t slot, std::size_t stage) {
    return counts_[slot * 2 * stages_ + stage];
  }
  std::uint16_t& joins(std::uint32_t slot, std::size_t stage) {
    return counts_[slot * 2 * stages_ + stages_ + stage];
  }

  std::uint32_t used() const { return used_; }  ///< slots 0 to used - 1 have been taken in this replication
  std::uint32_t active() const { return active_; }  ///< participants inside

 private:
  void grow() {
    // By an eighth: the vectors double what they set aside, but what nobody has used yet takes no memory.
    const std::size_t size = std::max<std::size_t>(64, people_.size() + people_.size() / 8);
    people_.resize(size);
    extras_.resize(size);
    clocks_.resize(size * clocks_per_person_);
    values_.resize(size * attributes_);
    numbers_.resize(size * attributes_);
    counts_.resize(size * 2 * stages_);
  }

  std::size_t attributes_, stages_ = 0, clocks_per_person_ = 1;
  std::uint32_t used_ = 0, active_ = 0;
  std::vector<Person> people_;
  std::vector<Extra> extras_;
  std::vector<Clock> clocks_;
  std::vector<std::uint16_t> values_;
  std::vector<double> numbers_;
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint32_t> free_;
};

}  // namespace stegvis::engine
