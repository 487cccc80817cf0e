#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/scenario_basics.hpp"

/// \file
/// What a scenario says about money. Amounts are SEK. An amount that nobody receives is real resources used
/// (staff, premises, a place); one with a receiver is a transfer and moves the same öre from one to the
/// other.
namespace stegvis::model {

/// When a money line holds and how it is read; the same words on every kind of line.
struct MoneyTerms {
  std::string name;
  std::string payer;
  std::string to;        ///< who receives it: a payer; empty: nobody, real resources are used
  Instant from, until;   ///< `until` is the first moment after it; not said: without end
  bool cashable = true;  ///< whether using less saves money; false: it only frees capacity
  std::string cashable_why;
  std::string index;  ///< table by which it is restated; default the only one
};

/// Money per person-day in stages (or on their lists), or once for each entry or move.
struct Price : MoneyTerms {
  std::string stage;
  std::vector<std::string> stages;  ///< several stages, or "all"
  bool waiting = false;
  double per_day = 0.0;
  std::optional<double> per_month, per_year;  ///< a month is 365.25/12 days, a year 365.25
  std::optional<double> once;                 ///< for each entry into the stages, or each move in `flow`
  ById<std::vector<std::string>> flow;        ///< transitions by stage
  When where;                                 ///< only for these values of attributes of the paying class
  ById<ById<double>> by;                      ///< factors by value of such an attribute
  bool taxable = false;
};

/// A share of what prices give: tax, contributions, subsidies. On each person-month: rate times what is
/// between `allowance` and `at_most`.
struct Levy : MoneyTerms {
  std::vector<std::string> on;  ///< prices; empty: those marked taxable
  std::optional<double> rate;
  double allowance = 0.0;         ///< SEK a month of the base that is left alone
  std::optional<double> at_most;  ///< SEK a month of the base, no more counts
  When where;
};

/// Money for staff whether busy or not, in SEK per FTE and year of 365.25 days.
struct StaffCost : MoneyTerms {
  std::string pool;
  double per_fte_year = 0.0;
  double overhead = 0.0;  ///< share put on top
};

/// An amount on a date, or spread evenly by day over [from, until).
struct DatedCost : MoneyTerms {
  std::optional<double> amount;
  Instant at;
};

struct Payer {
  std::string name;
  double order = 0.0;
  std::string ledger = "public";  ///< "public" | "private" | "individual"
  ById<double> funding;           ///< who stands behind an association: shares that sum to 1
};

/// Continuous discounting: a krona t years of 365.25 days after `from` counts e^(-rate t). With `steps` what
/// is paid within the k-th step from `from` on, k = 0, 1, ..., counts (1 + rate)^(-k L), L being a step's
/// length in years: (1 + rate)^-k for steps of a year.
struct Discount {
  std::optional<double> rate;     ///< per year
  std::optional<double> effects;  ///< per year, for quality of life; default `rate`
  Instant from;                   ///< default the start
  std::optional<Span> steps;      ///< months and years by the calendar; not said: continuous
};

/// What was reported of a year, to stand beside what is simulated: a cost over so many years, shared evenly,
/// and a count of the one.
struct ObservedCost {
  std::optional<double> cost;
  double years = 1.0;
  std::optional<double> count;
};

/// A payer's cost for each of something that is counted: the ratio of means.
struct UnitCost {
  std::string name;
  std::string about;  ///< why it is not the full cost, and what else a reader must know
  std::string payer;
  std::string per;  ///< "enrolled" | "exits" | "to_work_studies" | "placements" | "sustained_6m" | ...
  ById<ObservedCost> observed;  ///< by year
};

/// The associations' standard value of a person in work [SEK a month], with what it leaves out as switches.
struct StandardValue {
  std::optional<double> support, administration, tax;
  std::string payer;                      ///< whose cost it is set against
  std::string per = "placements";         ///< what is valued, as `per` of a unit cost
  double full_time_share = 1.0;           ///< of the jobs' hours
  double survival_12m = 1.0;              ///< share still in work after twelve months
  double deadweight = 0.0;                ///< share who would have got a job anyway
  std::optional<double> example_persons;  ///< the source's own worked example
  double example_months = 12.0;

  bool said() const { return support || administration || tax; }
};

}  // namespace stegvis::model
