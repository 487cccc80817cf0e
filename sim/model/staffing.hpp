#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/law.hpp"
#include "model/scenario_basics.hpp"

/// \file
/// Coaches as people: posts, the persons who fill them, what takes their time, and what a coach means to a
/// participant.
namespace stegvis::model {

/// A change of capacity from a moment on; what is not said stays.
struct CapacityChange {
  Instant at;
  std::optional<double> slots, fte, norm;
};

/// A chance per time: how long until something happens.
struct Chance {
  std::string hazard;
  Law law;
};

/// How long something lasts.
struct Lasting {
  std::string duration;
  Law law;
};

/// Somebody's employment as a coach. Its luck is its own: editing one post moves nobody else's.
struct Post {
  std::string name;
  std::string luck;
  std::string member;               ///< whose list it serves, in a pool with `by`
  std::vector<std::string> serves;  ///< members beside its own; empty: it is not shared
  std::string employer;
  double fte = 1.0;
  std::optional<double> norm;          ///< default the member's, else the pool's
  Instant from, until;                 ///< not said: all the time
  bool vacant = false;                 ///< nobody has it yet when it begins
  Instant hired;                       ///< when who has it at the start was hired; not said: long ago
  double skill = 1.0;                  ///< factor that transitions with `coach.skill` feel
  When group;                          ///< who is matched with it first
  ById<CapacityChange> change;         ///< of fte and norm
  std::optional<double> per_fte_year;  ///< cost while somebody has it, present or absent [SEK / FTE and year]
  std::string payer;
};

/// A share of full capacity in the time after hiring.
struct RampStep {
  Span until{};
  double share = 1.0;
};

/// What takes a share of a coach's time: at random (`onset`, `length`), or by the calendar (`from`, `until`).
struct Absence {
  std::string name;
  std::string luck;
  std::vector<std::string> posts;  ///< only these; empty: all of the pool
  Chance onset;                    ///< time from being back to the next absence
  Lasting length;
  Instant from, until;
  std::optional<Span> every;  ///< the calendar absence comes again
  double share = 1.0;         ///< of the capacity that it takes
};

/// A part of the chain that must hold for a training to be used: weight times how much of it is in place.
struct TrainingPart {
  double weight = 0.0;
  double in_place = 1.0;
};

/// Training takes hours and, after a lag, raises the skill of those who had their post when it ended.
struct Training {
  std::string name;
  Instant from, until;
  double hours = 0.0;         ///< per coach, however small the post
  ById<double> hours_by;      ///< by member, instead
  double work_year = 1720.0;  ///< hours in an FTE-year
  double ratio = 1.0;         ///< factor on skill when the whole chain is in place
  Span lag{};
  ById<TrainingPart> part;  ///< empty: all in place
};

/// Who takes over when a coach leaves.
struct HandoverRule {
  std::string to = "successor";  ///< "successor" | "others" | "others_beyond_norm"
  Span after{};
};

/// The staff of a pool that has posts, and how its caseload is limited.
struct Staffing {
  ById<Post> post;
  Chance turnover;
  Lasting vacancy;
  ById<RampStep> ramp;
  ById<Absence> absence;
  ById<Training> training;
  std::string matching = "least_loaded";  ///< "least_loaded" | "in_order"
  std::string same_first;  ///< attribute: posts whose `group` has the participant's value go first
  HandoverRule handover;
  Span bond_lasts{};               ///< how long a broken bond is felt after the new coach came
  std::string limit = "hard";      ///< "hard" | "soft"
  std::optional<double> limit_at;  ///< soft: newcomers are let in up to so many times the norm
  std::string overload = "hold";   ///< "hold" | "allow": weight that grew above what was let in
};

/// What a coach means for a hazard.
struct CoachEffect {
  double uncoached = 1.0;  ///< factor while the coach's post is vacant
  double broken = 1.0;     ///< factor for a time after a change of coach
  double load = 0.0;       ///< exponent: (norm/load)^load above the norm
  double least = 0.0;      ///< the lowest that factor gets
  double skill = 0.0;      ///< exponent of the coach's skill
  double belief = 1.0;     ///< factor while coached: the coach's belief in work

  bool acts() const {
    return uncoached != 1.0 || broken != 1.0 || load != 0.0 || skill != 0.0 || belief != 1.0;
  }
};

/// From a time in the stage on, a factor on what a participant weighs.
struct WeightStep {
  Span after{};
  double ratio = 1.0;
};

}  // namespace stegvis::model
