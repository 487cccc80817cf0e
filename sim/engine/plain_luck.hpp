#pragma once

#include <cstdint>
#include <vector>

#include "engine/plain_people.hpp"
#include "engine/plain_plan.hpp"
#include "random/luck.hpp"

namespace stegvis::engine {

/// What the newcomers of one source will draw, computed for a few of them at a time: thresholds of the stage
/// they come to, those of ways out that are foreseen, and, once somebody has to wait, the patience of them
/// all. A cache of a pure function: plain loops that a processor runs side by side.
class PlainLuck {
 public:
  PlainLuck(const model::Programme& programme, const PlainPlan& plan, const model::Source& source);

  /// Another replication.
  void begin(std::uint64_t seed, std::uint32_t replication) {
    key_.seed = seed;
    key_.replication = replication;
    patience_from_ = nobody;
  }

  /// The stage whose first visit the luck is for, or no_stage.
  std::uint16_t stage() const { return stage_; }

  /// Whether there is any.
  bool gives() const { return !drawn_.empty() || !foreseen_.empty(); }

  /// Puts the luck of newcomer `number` where the stages will look for it: into `moments` the age at which a
  /// way out of the first stage fires by itself, into `budgets` thresholds. Contract: numbers come in order.
  void give(std::uint32_t number, double* moments, double* budgets) {
    const std::uint32_t lane = number % batch;
    if (lane == 0) fill(number);
    for (const Drawn& drawn : drawn_) {
      moments[drawn.column] = drawn.age[lane];
      if (drawn.budget != no_column) budgets[drawn.budget] = drawn.luck[lane];
    }
    for (const Foreseen& foreseen : foreseen_) budgets[foreseen.budget] = foreseen.luck[lane];
  }

  /// How long newcomer `number` waits on the stage's list before giving up [days]; they have come last.
  double patience(std::uint32_t number) {
    if (patience_from_ != number - number % batch) fill_patience(number - number % batch);
    return patience_[number % batch];
  }
  /// Whether patience is known so: it has no calendar in it.
  bool knows_patience() const { return patient_ != nullptr; }

 private:
  void take_entry(const model::Programme& programme, const PlainPlan& plan, const model::Source& source);

  static constexpr std::uint32_t batch = 32;
  struct Drawn {
    std::uint32_t column;
    std::uint32_t purpose;
    const model::Way* way;
    std::uint8_t budget;  ///< its column, if it has one
    double luck[batch];   ///< a hazard's Exp(1) threshold, a duration's uniform number
    double age[batch];    ///< at which it has used that up, or the duration [days]
  };
  struct Foreseen {
    std::uint32_t purpose;
    std::uint8_t budget;
    double luck[batch];  ///< Exp(1) threshold of the first visit
  };
  void fill(std::uint32_t first);
  static void to_thresholds(double (&luck)[batch]);
  void fill_patience(std::uint32_t first);
  void draw(std::uint32_t purpose, std::uint32_t first, double* u) const;

  random::Key key_{};
  base::Date start_;
  std::uint16_t stage_ = no_stage;
  std::vector<Drawn> drawn_;
  std::vector<Foreseen> foreseen_;
  const model::Duration* patient_ = nullptr;
  std::uint32_t patience_purpose_ = 0;
  std::uint32_t patience_from_ = nobody;
  double patience_[batch];
};

}  // namespace stegvis::engine
