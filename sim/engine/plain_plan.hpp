#pragma once

#include <cstdint>
#include <vector>

#include "engine/person.hpp"
#include "model/programme.hpp"

/// \file
/// A plain programme as its simulator reads it: what every event asks for lies close together, and what is
/// rare stays in the programme.
namespace stegvis::engine {

/// Whether a programme is plain: who comes by sources, slots, lists in order of coming, and support beside a
/// stage; none of a starting stock, coaches with caseloads, places of several pools, priority classes,
/// quotas, gates, limits on lists, cuts that interrupt, phases, rules, and ways out by age or date.
bool is_plain(const model::Programme& programme);

/// What moves somebody out, and by whose luck.
enum class PlainLaw : std::uint8_t {
  constant_rate,  ///< an exponential hazard
  hazard,         ///< any other
  drawn,          ///< a duration that is drawn
  fixed           ///< a duration that is not
};

/// What has no column in the rows beside a participant.
inline constexpr std::uint8_t no_column = 255;

/// A way out.
struct PlainWay {
  double rate = 0.0;   ///< of constant_rate [1/day]
  double days = -1.0;  ///< of a fixed duration that is the same whenever it begins, if simple; else below 0
  const model::Way* whole = nullptr;
  std::uint32_t purpose = 0;
  std::uint32_t first_leg = 0;
  PlainLaw law = PlainLaw::fixed;
  bool simple =
      false;          ///< its moment is told by luck alone: no factor, condition, never-fraction, or calendar
  bool felt = false;  ///< support changes its hazard
  bool branches = false;  ///< more than one leg
  bool ends_stage = false;
  std::uint8_t budget = no_column;  ///< column of what is kept of its luck
  bool foreseen = false;  ///< a column of its own, where a newcomer's luck for the first visit is put
};

struct PlainLeg {
  double up_to;
  std::uint16_t target;
  bool keeps_slot;
};

struct PlainStage {
  std::uint32_t place = 0, waiting = 0;
  std::uint16_t first_way = 0, ways = 0, first_waiting_way = 0, waiting_ways = 0;
  std::uint16_t first_member = no_member;  ///< none: the stage needs no slot
  std::uint16_t gave_up_to = no_stage;
  std::uint32_t by = model::StagePlan::none;       ///< attribute whose value says which member
  std::uint32_t support = model::StagePlan::none;  ///< index in Programme::supports
  std::uint32_t patience_purpose = 0;
  std::uint16_t entries = 0, joins = 0;  ///< columns: how often it has been entered, and its list joined
  bool final = false;
  const model::Duration* patience = nullptr;  ///< none: nobody gives up
};

/// Those who come by a source.
struct PlainSource {
  std::uint16_t entry = no_stage;  ///< the stage they all come to; none: branches
};

struct PlainPlan {
  /// Contract: the programme is plain, and outlives the plan.
  explicit PlainPlan(const model::Programme& programme);

  std::vector<PlainStage> stages;
  std::vector<PlainWay> ways;
  std::vector<PlainLeg> legs;
  std::vector<PlainSource> sources;
  std::size_t most_ways = 0;  ///< out of one stage or list
  /// In the rows beside a participant: how many columns there are, and which.
  struct Columns {
    std::size_t moments = 0, budgets = 0, counts = 0;
    // Behind the ways out, among the moments of what may happen next.
    std::uint8_t support_end = no_column;  ///< none: no support ends by itself
    std::uint8_t patience = no_column;     ///< none: nobody gives up
  };
  Columns columns;

 private:
  void number_columns(const model::Programme& programme);
  void foresee();
};

}  // namespace stegvis::engine
