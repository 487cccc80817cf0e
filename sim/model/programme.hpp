#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "model/facts.hpp"
#include "model/hazard.hpp"
#include "model/money_plan.hpp"
#include "model/post_plan.hpp"
#include "model/scenario.hpp"

/// \file
/// A scenario made ready to run: every name an index, every span in days, every purpose a word. Built once by
/// `compile`, then only read, by all threads.
namespace stegvis::model {

/// A factor from a moment on [days from start].
struct Step {
  double from;
  double factor;
};

/// Where people can be: a stage (or one phase of it), or the list for it.
struct Place {
  std::string path;  ///< "seeking", "se.profile" (a phase), "seeking.waiting"
  std::string name;  ///< for people
  StageId stage;
  bool waiting = false;
};

/// One branch of a transition.
struct Leg {
  std::string from;        ///< path of the stage or list that is left: "seeking", "seeking.waiting"
  std::string transition;  ///< its id
  StageId from_stage;
  bool from_waiting = false;
  StageId target;
  bool only = true;  ///< the transition's one branch
  bool keeps_slot = false;
  double up_to = 1.0;  ///< cumulative share of the branches so far
};

enum class Drive : std::uint8_t { hazard, duration, age, date };

/// Factor by value of an attribute (`by_value`), or per_unit^(x - reference) of a number.
struct Effect {
  std::uint32_t attribute;
  std::vector<double> by_value;
  double log_per_unit = 0.0;
  double reference = 0.0;
  bool numeric = false;
};

/// Holds for participants whose attribute has an allowed value.
struct Condition {
  std::uint32_t attribute;
  std::vector<bool> allowed;
};

/// A transition made ready.
struct Way {
  Drive drive = Drive::hazard;
  Hazard hazard;      ///< for hazard
  Duration duration;  ///< for duration
  base::Span age{};   ///< for age
  bool month_start = false;
  double date = 0.0;  ///< for date [days]
  std::uint32_t purpose = 0;
  std::uint32_t first_leg = 0, legs = 0;
  double never = 0.0;
  bool ends_stage = false;
  bool constant = true;  ///< no effect, condition, never-fraction, phase or support factor
  std::vector<Effect> effects;
  std::vector<Condition> conditions;
  std::vector<double> by_phase;  ///< empty, or a factor per phase
  double supported = 1.0;        ///< factor while support lasts
  bool coached = false;  ///< the coach means something: then `coach` says what, and `constant` is false
  CoachEffect coach;
  std::vector<Step> calendar;  ///< empty: 1 always
};

struct PhasePlan {
  Duration duration;
  std::uint32_t purpose = 0;
  PlaceId place;
};

/// So many places of another pool, beside the one a stage needs.
struct Demand {
  std::uint32_t pool;
  std::int64_t places;
};
inline constexpr std::size_t most_demands = 4;

struct StagePlan {
  std::string id, name;
  double order = 0.0;
  bool final = false, placement = false, enrolled = false;
  bool changes = false;          ///< a hazard may change in mid-stage: phases, support or rules
  std::uint32_t pool = none;     ///< index in Programme::pools
  std::uint32_t support = none;  ///< index in Programme::supports
  PlaceId place;                 ///< of the stage, or of its first phase
  PlaceId waiting;               ///< none without a pool
  std::uint32_t first_way = 0, ways = 0;
  std::uint32_t first_waiting_way = 0, waiting_ways = 0;
  std::vector<PhasePlan> phases;
  bool patient = true;  ///< nobody gives up
  Duration patience;
  std::uint32_t patience_purpose = 0;
  StageId gave_up_to, refused_to;
  WeightPlan weight;
  bool coached = false;              ///< the pool keeps caseloads
  std::vector<Demand> also;          ///< by pool
  std::uint32_t priority_class = 0;  ///< when the pool's classes depend on the stage only

  static constexpr std::uint32_t none = 0xffffffffu;
};

struct PoolPlan {
  std::string id, name;
  double order = 0.0;
  std::uint32_t first_member = 0, members = 1;
  std::uint32_t by = StagePlan::none;  ///< attribute
  bool interrupts = false;
  bool gated = false;
  bool limited = false;
  std::int64_t list_limit = 0;
  std::uint32_t classes = 1;            ///< priority classes on each list
  std::vector<std::uint32_t> class_of;  ///< [stage * values + value] -> class; empty with one class
  std::uint32_t priority_by = StagePlan::none;
  std::uint32_t quota_by = StagePlan::none;
  std::vector<std::int64_t> quota;  ///< per value, grants in each period; -1: no limit
  bool coached = false;             ///< has posts, or participants with weights: the engine keeps caseloads
  bool posted = false;              ///< has posts
  bool felt = false;                ///< some way out feels what its coaches are
  bool in_order = false;            ///< matching; else the least loaded
  std::uint32_t same_first = StagePlan::none;  ///< attribute
  bool others_take_over = false, beyond_norm = false;
  base::Span handover_after{}, bond_lasts{};
  bool soft = false;      ///< newcomers may come above the norm,
  double limit_at = 0.0;  ///< up to so many times it; 0: without end
  bool overload_allowed = false;
  bool several = false;                 ///< some who wait for it also need places of another pool
  std::vector<std::uint32_t> asked_by;  ///< pools some who wait for which also need this one
};

struct Member {
  std::string path;  ///< "se", or "se.nassjo"
  std::string name;
  std::uint32_t pool;
  std::int64_t slots = 0;  ///< at the start
  double fte = 0.0;        ///< at the start; slots when the scenario gives no fte
};

struct SupportPlan {
  std::string id, name;
  std::uint32_t purpose = 0;
  std::uint32_t pool = 0;
  StageId stage;
  double wanted = 1.0;
  std::int32_t weight = 1000;  ///< thousandths
  bool waits = false;
  bool limited = false;
  base::Span length{};
};

/// A table of cumulative shares: the value is the first whose entry is above the keyed uniform.
using Shares = std::vector<double>;

struct AttributePlan {
  std::string id, name;
  std::uint32_t purpose = 0;
  bool numeric = false;
  std::vector<std::string> values;
  std::uint32_t given = StagePlan::none;
  std::vector<Shares> tables;  ///< one, or one per value of `given`
  Duration number;             ///< numeric: drawn once
  bool age = false;            ///< the attribute `age`: years of 365.25 days on arriving, held as days
};

enum class Coming : std::uint8_t { poisson, even, counts, stock };

/// Cumulated intake of a varying rate: `total` people expected up to `at`; linear between the knots.
struct Knot {
  double at;
  double total;
};

/// A participant of a starting list made ready.
struct Listed {
  /// What the list says of an attribute; the others are drawn.
  struct Given {
    std::uint32_t attribute;
    std::uint16_t value;  ///< of words
    double number;        ///< of numbers; for the age days since the birth date
  };
  std::uint32_t number = 0;  ///< of their luck, from their id
  StageId stage;
  bool waiting = false;
  double elapsed = 0.0;  ///< in the stage or on its list [days]
  std::uint32_t way =
      StagePlan::none;       ///< who waits in the stage for another: which of its ways out has fired
  std::uint32_t leg = 0;     ///< and by which branch
  double waited = 0.0;       ///< and for how long [days]
  std::vector<Given> given;  ///< by attribute, in the order of Programme::attributes
  std::uint32_t post = StagePlan::none;  ///< index in Programme::posts of their coach; none: not said

  const Given* find(std::uint32_t attribute) const {
    for (const Given& one : given)
      if (one.attribute == attribute) return &one;
    return nullptr;
  }
};

struct Source {
  std::string id, name;
  Coming kind = Coming::poisson;
  std::uint32_t word = 0;  ///< 10-bit source word of the luck
  std::uint32_t purpose = 0;
  double rate = 0.0;                                    ///< poisson with a constant rate [groups/day]
  std::vector<Knot> knots;                              ///< poisson with a varying one
  double from = 0.0, until = 0.0;                       ///< [days]
  double first = 0.0, every = 0.0;                      ///< even
  std::vector<std::pair<double, std::int64_t>> counts;  ///< counts: at, how many; ascending
  std::int64_t group = 1;
  std::uint32_t first_branch = 0, branches = 1;  ///< into Programme::entries
  // stock
  bool waiting = false;
  bool has_elapsed = false;
  Duration elapsed;
  std::uint32_t by = StagePlan::none;
  std::vector<std::int64_t> count_by_value;  ///< one number, or one per value of `by`
  std::vector<Listed> people;                ///< of a list, in the order in which they take slots and places
  /// Other shares than the attribute's own: attribute, cumulative shares.
  std::vector<std::pair<std::uint32_t, Shares>> attributes;
};

struct Entry {
  StageId stage;
  double up_to;
};

struct RulePlan {
  std::uint32_t purpose = 0;
  bool by_age = false;
  base::Span age{};
  bool month_start = false;
  double date = 0.0;
  std::vector<Condition> conditions;
  std::uint32_t attribute = 0;
  Shares values;
};

/// What the calendar does, in order of time and rank.
struct CalendarEvent {
  enum class Kind : std::uint8_t { quota_period, capacity, gate };
  double at;
  Kind kind;
  std::uint32_t index;     ///< member for capacity, pool for gate and quota
  std::int64_t slots = 0;  ///< capacity
  double fte = 0.0;
};

/// A reporting group: its name ("sex=women", "municipality=nassjo,sex=women") and the cells in it.
struct Group {
  std::string name;
  std::string label;  ///< for people: "Kvinnor", "Nässjö, kvinnor"
  std::vector<std::uint32_t> cells;
};

/// Periods of the report or of the calendar: `bounds` has one more entry than there are periods, the first 0,
/// the last the horizon [days]; `labels` are the first dates ("2020-01-01") or years ("2020").
struct Periods {
  std::vector<double> bounds;
  std::vector<std::string> labels;
};

struct Programme {
  std::string title;
  Date start{};
  double horizon = 0.0;         ///< [days]
  double measure_from = 0.0;    ///< [days]
  std::vector<double> observe;  ///< [days]
  Periods report;               ///< months or weeks; empty for report = "none"
  Periods years;                ///< calendar years touched

  std::vector<StagePlan> stages;
  std::vector<Place> places;
  std::vector<Way> ways;
  std::vector<Leg> legs;
  std::vector<PoolPlan> pools;
  std::vector<Member> members;
  std::vector<PostPlan> posts;  ///< by pool, own posts by id
  std::vector<SupportPlan> supports;
  std::vector<AttributePlan> attributes;  ///< in an order in which `given` comes first
  std::vector<Source> sources;            ///< stocks first, then arrivals, each by id
  std::vector<Entry> entries;
  std::vector<RulePlan> rules;
  std::vector<CalendarEvent> calendar;
  MoneyPlan money;
  std::vector<std::string> payers;  ///< ids
  std::vector<std::string> payer_names;

  std::uint32_t cells = 1;  ///< reporting groups × paying classes, the finest
  std::vector<std::uint32_t>
      cell_weight;            ///< per attribute: cell = sum of weight * value; 0: not reported by
  std::vector<Group> groups;  ///< the first is "all"
};

/// Makes a validated scenario ready to run. Problems only where validation cannot see them (nothing should be
/// left).
base::Result<Programme> compile(const Scenario& scenario);

}  // namespace stegvis::model
