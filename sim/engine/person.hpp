#pragma once

#include <cstdint>
#include <limits>

#include "base/id.hpp"
#include "model/facts.hpp"

namespace stegvis::engine {

inline constexpr double never = std::numeric_limits<double>::infinity();
inline constexpr std::uint32_t nobody = 0xffffffffu;
inline constexpr std::uint16_t no_member = 0xffff;
inline constexpr std::uint16_t no_stage = 0xffff;

enum class Where : std::uint8_t {
  outside,     ///< the slot of this record is free
  stage,       ///< in a stage, holding what it needs
  waiting,     ///< on the list for a stage, in no other
  interrupted  ///< on the list for the stage whose slot was taken away; its clock stands still
};

/// What a participant's next event is: the number of a way out, or one of these.
enum Next : std::uint8_t {
  next_patience = 250,
  next_support_end = 251,
  next_phase_end = 252,
  next_rule = 253,
  next_coach = 254
};

/// One active participant. Times are days from the start.
struct Person {
  double entered;        ///< the present row: since when in this place
  double joined;         ///< since when in this stage, whatever changed in between
  double clock_zero;     ///< when the stage's clock stood at 0
  double asked;          ///< since when on a list; when interrupted, since when the clock stands still
  double patience_due;   ///< when they give up; never if they are on no list
  double held_since;     ///< the slot
  double moved_at;       ///< the instant of the last move, to notice circles of no length
  std::uint32_t serial;  ///< participant number
  std::uint32_t number;  ///< within the source
  std::uint32_t cell;    ///< reporting cell
  std::uint32_t leg;     ///< the transition that waits for its slot while they stay in the old stage
  std::uint16_t source;
  std::uint16_t stage;
  std::uint16_t listed_stage;  ///< asked for
  std::uint16_t member;        ///< of whose slots one is held, or no_member
  std::uint16_t listed;        ///< on whose list, or no_member
  std::uint16_t moves;         ///< moves at the instant `moved_at`
  std::uint16_t lucky;         ///< stage for whose first visit the clocks hold the luck, or no_stage
  Where where;
  std::uint8_t listed_class;  ///< priority class on that list
  std::uint8_t phase;
  std::uint8_t next;  ///< which event stands in the tree
  bool entry, at_start, supported;
};

/// The clock of one way out. A hazard fires when its cumulative hazard, with every factor on the way, has
/// used up the budget; a duration has its due time in `budget`.
struct Clock {
  double due;     ///< [days]; never when spent, inert or standing still
  double budget;  ///< hazard: what is left of the Exp(1) threshold at `since`; else the due time, or what is
                  ///< left of it
  double ratio;   ///< hazard: the factor since `since`
  double since;   ///< [days]
};

/// What only some programmes need: support beside the stage, phases, rules, a birth date.
/// While support is to be given back, `support_since` is what is left of its length.
struct Extra {
  double support_asked, support_since, support_end, phase_end, rule_due, born;
  std::uint64_t rules_done;
  std::uint16_t support_member;  ///< holding, or no_member
  std::uint16_t support_listed;  ///< on whose list, or no_member
  std::uint8_t support_class;
  std::uint8_t rule;  ///< the next one
  bool support_once;  ///< asked for now or never
  bool support_back;  ///< was taken away by a cut and is to be given back
};

}  // namespace stegvis::engine
