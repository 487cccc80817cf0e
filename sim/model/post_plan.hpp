#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "model/hazard.hpp"

/// \file
/// Posts, their absences and trainings made ready to run: part of a Programme. Weights and capacities are
/// whole thousandths of a participant, so that adding and taking away leaves nothing behind.
namespace stegvis::model {

inline constexpr double weight_units = 1000.0;

/// Size of a post from a moment on [days].
struct PostSize {
  double at;
  double fte, norm;
};

/// A factor on capacity between two moments [days].
struct PostWindow {
  double from, until;
  double present;
};

/// An absence that comes at random.
struct AbsencePlan {
  Duration onset, length;
  std::uint32_t purpose = 0;
  double present = 0.0;  ///< share of the capacity that is left
};

/// A factor on the skill, from `acts_from` on, of those who were hired before `until` [days].
struct TrainingPlan {
  double until, acts_from;
  double ratio;
};

/// Share of the norm in the time after hiring, up to `until`.
struct RampPlan {
  base::Span until{};
  double share;
};

struct PostPlan {
  std::string id;    ///< "anna"
  std::string path;  ///< "se.anna"
  std::string name, employer;
  bool crew = false;  ///< no post: the places of a pool whose participants have weights
  std::uint32_t pool = 0;
  std::uint16_t member = 0;
  std::vector<std::uint16_t> serves;  ///< its own member first
  std::vector<std::vector<bool>>
      group;                    ///< of the pool's `same_first`: [0][value]; empty: nobody in particular
  std::vector<PostSize> sizes;  ///< by time; the first at `from`
  double from = 0.0, until = std::numeric_limits<double>::infinity();
  bool vacant = false;
  bool newly_hired = false;  ///< `hired` counts; else whoever has it at the start was hired long ago
  double hired = 0.0;        ///< [days]
  double skill = 1.0;
  bool stays = true;  ///< nobody leaves
  Duration tenure, vacancy;
  std::uint32_t source = 0;               ///< source word of its luck
  std::uint32_t leaving = 0, hiring = 0;  ///< purposes
  std::vector<RampPlan> ramp;
  std::vector<AbsencePlan> absences;
  std::vector<PostWindow> windows;  ///< calendar absences and training
  std::vector<TrainingPlan> trainings;
  std::vector<double> edges;  ///< ascending moments at which size, window or training changes [days]
};

/// What somebody weighs in a stage: by phase, times the last step whose time has passed.
struct WeightPlan {
  std::vector<std::int32_t> by_phase{1000};          ///< thousandths; one without phases
  std::vector<std::pair<base::Span, double>> steps;  ///< time in the stage, factor; ascending
  std::int32_t at_entry = 1000;
};

}  // namespace stegvis::model
