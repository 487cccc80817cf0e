#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "model/validate.hpp"
#include "small.hpp"

/// \file
/// Mistakes that a planner can make, one by one, in a scenario that is otherwise valid.
namespace stegvis::model::testing {

struct Mistake {
  const char* name;
  Changes changes;
  std::string path;   ///< what the problem must be about
  std::string words;  ///< what must be said of it
};

inline void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

inline std::string all(const base::Problems& problems) {
  std::string text;
  for (const base::Problem& problem : problems) text += problem.text.en + "\n";
  return text;
}

/// The mistake is told, with its path, and nothing else is: one mistake, one problem, in both languages.
inline void expect_refused(const Mistake& mistake) {
  Scenario scenario = small();
  change(scenario, mistake.changes);
  const base::Problems problems = validate(scenario);
  const bool told = std::any_of(problems.begin(), problems.end(), [&](const base::Problem& problem) {
    return problem.path == mistake.path && problem.text.en.find(mistake.words) != std::string::npos;
  });
  EXPECT_TRUE(told) << "said instead:\n" << all(problems);
  EXPECT_EQ(problems.size(), 1u) << "one mistake, told once:\n" << all(problems);
  for (const base::Problem& problem : problems) EXPECT_NE(problem.text.en, problem.text.sv);
}

inline std::string name_of(const ::testing::TestParamInfo<Mistake>& info) { return info.param.name; }

/// A stage without coaches, beside the small scenario's one.
inline Changes beside(const Changes& more) {
  Changes changes{{"stage.beside.to.work.hazard", "exponential"}, {"stage.beside.to.work.mean", "10 days"}};
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

}  // namespace stegvis::model::testing
