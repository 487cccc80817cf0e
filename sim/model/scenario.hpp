#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "model/law.hpp"
#include "model/money.hpp"
#include "model/scenario_basics.hpp"
#include "model/staffing.hpp"

/// \file
/// A scenario as typed values: what the TOML file says, nothing computed. Every member is reached by a path
/// of model/fields.hpp. Maps are ordered by id, so the order of tables in a file changes no result.
namespace stegvis::model {

/// A factor between two moments of the calendar, on a hazard or an intake rate.
struct Window {
  Instant from, until;  ///< `until` is the first moment after it; not said: without end
  double ratio = 1.0;
};

/// A yearly wave: factor 1 + amplitude sin(2 pi (t - shift) / period), t from the start. Taken as its exact
/// mean over each whole day.
struct Season {
  double amplitude = 0.0;  ///< 0 to 1
  Span period{1.0, base::TimeUnit::year};
  Span shift{};
};

/// How an attribute changes a hazard: factors by value, or for a number per_unit^(x - reference).
struct Ratio {
  ById<double> by_value;
  std::optional<double> per_unit;
  double reference = 0.0;
};

/// A way out of a stage (or of its list). Exactly one of hazard, duration, age, date drives it.
struct Transition {
  std::string name;
  std::string luck;  ///< id whose luck it keeps after a renaming; default its own
  std::string to;    ///< target stage; default the transition's id
  Branches branches;
  std::string hazard, duration;  ///< family name; the law says its parameters
  Law law;
  std::optional<Span> age;          ///< acts at this age
  std::string age_at = "birthday";  ///< "birthday" | "month_start"
  Instant date;                     ///< acts at this moment
  double never = 0.0;               ///< share to whom it never happens
  std::optional<bool> ends_stage;   ///< default: durations, ages and dates true, hazards false
  std::optional<bool> keeps_slot;   ///< default: true between two different stages that need the same pool
  ById<Ratio> ratio;                ///< by attribute; `phase` is one here too, its values the phases' ids
  ById<Window> window;
  Season season;
  When when;
  CoachEffect coach;  ///< what the coach means for a hazard
};

/// A step inside a stage; participants pass them in `order`, the last one lasts until they leave.
struct Phase {
  std::string name;
  double order = 0.0;
  std::optional<double> weight;  ///< on the coach's caseload; default the stage's
  std::string duration;
  Law law;
};

/// How long somebody stays on the list for a stage before giving up, and where they go then if they wait in
/// `<stage>.waiting` (who waits in an old stage stays there).
struct Patience {
  std::string duration;
  Law law;
  std::string to;
};

/// The place where those wait who are in no other stage.
struct Waiting {
  ById<Transition> to;
};

struct Stage {
  std::string name;
  std::string luck;
  double order = 0.0;     ///< where it stands in figures
  std::string needs;      ///< pool of which a slot is held all the time; empty: none
  double priority = 0.0;  ///< class on the pool's list; lower goes first
  double weight = 1.0;    ///< what a participant here weighs on the pool
  ById<WeightStep> weight_step;
  ById<double> also;       ///< places of other pools that are needed at the same time
  bool final = false;      ///< nobody leaves it
  bool placement = false;  ///< being here is being placed in work or studies
  bool enrolled = false;   ///< being here is being enrolled, as SUS counts
  ById<Transition> to;
  ById<Phase> phase;
  Patience patience;
  Waiting waiting;
  std::string refused_to;  ///< where a newcomer goes who finds the list full
};

/// Grants happen only at these moments: `first`, and every `every` after it.
struct Gate {
  Instant first;
  std::optional<Span> every;
};

/// At most so many grants by value of an attribute in each period (a flow, not slots).
struct Quota {
  std::string by;
  std::string every = "year";  ///< "month" | "year" of the calendar
  ById<double> intake;
};

/// Which waiting participants go first: classes by value of an attribute, lower first; unlisted values last.
struct Priority {
  std::string by;
  ById<double> rank;
};

/// What a pool says, or one member of its family (who then overrides the family).
struct PoolSettings {
  std::optional<double> slots, fte, norm;
  ById<CapacityChange> change;
};

struct Pool {
  std::string name;
  double order = 0.0;
  std::string by;  ///< attribute whose values are the members; empty: one member, the pool itself
  Staffing staffing;
  PoolSettings all;
  ById<PoolSettings> member;
  std::string on_cut = "finish";  ///< "finish" | "interrupt"
  std::optional<double> list_limit;
  Gate gate;
  Quota quota;
  Priority priority;
};

/// Support beside a stage, from a pool of its own: asked for on entering, held until the stage is left or
/// `length` has passed.
struct Support {
  std::string name;
  std::string luck;
  std::string stage;
  std::string pool;
  double wanted = 1.0;         ///< share who want it
  double weight = 1.0;         ///< what somebody with support weighs on the pool
  bool waits = false;          ///< on a list while in the stage, or never if none is free at once
  std::optional<Span> length;  ///< months and years by the calendar
  ById<double> ratio;          ///< factor on the hazard of a transition of the stage while it lasts
};

/// Numbers or words that a participant carries. Words: `values` with shares (or `given` another attribute,
/// tables `by`). Numbers: a law. The attribute `age` is the age on arriving, a span.
struct Attribute {
  std::string name;
  std::string luck;
  ById<Share> values;
  ById<std::string> label;  ///< what people call a value
  std::string given;
  ById<ById<Share>> by;
  std::string distribution;
  Law law;
};

struct Arrival {
  std::string name;
  std::string luck;
  std::string to;
  Branches branches;
  std::string kind = "poisson";  ///< "poisson" | "even" | "counts"
  std::optional<double> rate;    ///< poisson: groups per day
  double growth = 0.0;           ///< share per year, compounding
  Season season;
  ById<Window> window;
  std::optional<Span> every;                ///< even: spacing
  Instant first;                            ///< even: the first; default one spacing after `from`
  ById<std::pair<Instant, double>> counts;  ///< counts: at, count
  double group = 1.0;                       ///< persons who come together
  Instant from, until;
  ById<ById<Share>> attributes;  ///< other shares than the attribute's own, for this source
};

/// One participant of a starting list: a row of the file that `stock.<stock>.list` names.
struct Participant {
  std::string id;        ///< a pseudonym; their luck is keyed by it
  std::string stage;     ///< where they are, or for which they wait
  bool waiting = false;  ///< on the stage's list rather than in it
  std::optional<double>
      place;              ///< on that list, lower first; not said: by `since`, behind those with a place
  Date since;             ///< in the stage, or on its list
  std::string waits_for;  ///< stage on whose list they stand while in `stage`; empty: none
  Date waits_since;       ///< on that list
  std::optional<Date> born;
  ById<std::string> words;  ///< by attribute; what is not said is drawn from the scenario's shares
  ById<double> numbers;     ///< by attribute
  std::string coach;        ///< whose they are; empty: not said
};

/// Those who are there at the start.
struct Stock {
  std::string name;
  std::string luck;
  std::string list;                 ///< file with a row per participant, instead of `stage` and `count`
  std::vector<Participant> people;  ///< the rows of `list`; no path leads to them
  std::string stage;
  bool waiting = false;  ///< on the stage's list rather than in it
  double count = 0.0;
  std::string by;  ///< attribute with exact numbers instead of `count`
  ById<double> counts;
  std::string elapsed;  ///< family of the time already spent in the stage
  Law law;
  ById<ById<Share>> attributes;
};

/// What age or date changes about a participant, whatever the stage.
struct Rule {
  std::string name;
  std::string luck;
  std::optional<Span> age;
  std::string age_at = "birthday";
  Instant date;
  When when;
  std::string attribute;
  ById<Share> values;  ///< new value by share
};

/// Two uncertain numbers that go together: the correlation of their normal scores (a Gaussian copula).
struct Correlation {
  std::string of, with;  ///< paths
  double r = 0.0;
};

/// What a number carries beside its value.
struct Provenance {
  std::string unit;
  std::optional<double> low, high;
  std::string distribution;  ///< as written; drawn from by `run --uncertain` alone
  std::string source;        ///< empty: "no source given, assume"
  std::string confidence;    ///< seed | seed-goal | derived | lit | GK | assume
  std::optional<int> price_year;
  std::string note;
};

struct Scenario {
  // Each is a great deal of code: compiled once, and not in every file that has a scenario.
  Scenario();
  Scenario(const Scenario&);
  Scenario(Scenario&&) noexcept;
  Scenario& operator=(const Scenario&);
  Scenario& operator=(Scenario&&) noexcept;
  ~Scenario();

  std::string title;
  std::string about;        ///< what it is for and what it cannot tell
  std::string constructed;  ///< said in the first line and on every figure when the place is made up
  std::string language = "sv";
  bool compare = true;  ///< beside a base: whether a run also tells the paired difference to it
  std::uint64_t seed = 1;
  Date start{};
  std::optional<Date> end;                ///< the last day, included
  std::optional<Span> length;             ///< instead of `end`
  std::string report = "month";           ///< "month" | "week" | "none"
  std::vector<std::string> report_by;     ///< attributes, or products "municipality*sex"
  std::vector<std::string> paying_class;  ///< attributes on which prices depend, beside those of `report_by`
  std::vector<Instant> observe;
  Instant measure_from;

  ById<Attribute> attribute;
  ById<Stage> stage;
  ById<Pool> pool;
  ById<Support> support;
  ById<Arrival> arrival;
  ById<Stock> stock;
  ById<Rule> rule;
  ById<Price> price;
  ById<StaffCost> staff_cost;
  ById<DatedCost> cost;
  ById<Levy> levy;
  ById<Payer> payer;
  ById<Correlation> correlation;
  ById<ById<double>> index;         ///< price index by year ("2024")
  std::optional<double> prices_in;  ///< year to whose prices real amounts are restated
  Discount discount;
  ById<std::vector<std::string>> stages_of;  ///< stages that prices name together
  ById<UnitCost> unit_cost;
  StandardValue standard_value;
  ById<double> quality;  ///< by stage: quality of life gained by a year there [QALY]

  ById<Provenance> provenance;  ///< by path of the number
};

}  // namespace stegvis::model
