#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "model/fields.hpp"

/// \file
/// A small valid scenario, and changes of it said as on a command line.
namespace stegvis::model::testing {

using Changes = std::vector<std::pair<std::string, std::string>>;

/// Sets each path to what is typed; a path with nothing typed makes that table.
inline void change(Scenario& scenario, const Changes& changes) {
  for (const auto& [path, typed] : changes) {
    if (typed.empty()) {
      EXPECT_TRUE(make(scenario, path)) << path;
      continue;
    }
    const base::Problems problems = set(scenario, path, value_of(typed));
    EXPECT_TRUE(problems.empty()) << (problems.empty() ? "" : problems.front().text.en);
  }
}

/// One stage with coaches, two ways out of it, everybody with a sex and an age.
inline Scenario small() {
  Scenario scenario;
  change(scenario, {{"title", "Small"},
                    {"start", "2020-01-01"},
                    {"length", "52 weeks"},
                    {"attribute.sex.values.women", "0.4"},
                    {"attribute.sex.values.men", "rest"},
                    {"attribute.age.distribution", "fixed"},
                    {"attribute.age.value", "20 years"},
                    {"arrival.new.to", "seeking"},
                    {"arrival.new.rate", "0.5 / day"},
                    {"stage.seeking.needs", "se"},
                    {"stage.seeking.to.work.hazard", "weibull"},
                    {"stage.seeking.to.work.shape", "1.3"},
                    {"stage.seeking.to.work.scale", "500 days"},
                    {"stage.seeking.to.dropout.hazard", "exponential"},
                    {"stage.seeking.to.dropout.mean", "700 days"},
                    {"stage.work.final", "true"},
                    {"stage.dropout.final", "true"},
                    {"pool.se.slots", "30"},
                    {"payer.town.name", "Town"}});
  return scenario;
}

}  // namespace stegvis::model::testing
