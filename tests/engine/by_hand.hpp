#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "law_checker.hpp"
#include "model/programme.hpp"
#include "recording.hpp"
#include "told_simulators.hpp"

/// \file
/// Short words for small scenarios written by hand, and for running one and reading what was told.
namespace stegvis::engine::by_hand {

using model::Family;
using model::Law;
using model::Scenario;
using model::Transition;
using base::Span;
using base::TimeUnit;

inline Span days(double count) { return {count, TimeUnit::day}; }
inline Span weeks(double count) { return {count, TimeUnit::week}; }
inline Span months(double count) { return {count, TimeUnit::month}; }
inline Span years(double count) { return {count, TimeUnit::year}; }
inline model::Instant on_day(double day) { return {std::nullopt, days(day)}; }
inline model::Instant on(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day), std::nullopt};
}

inline Law law_of(Family family) {
  Law law;
  law.family = family;
  return law;
}
inline Law fixed_law(Span value) {
  Law law = law_of(Family::fixed);
  law.value = value;
  return law;
}
inline Law exponential_law(double mean_days) {
  Law law = law_of(Family::exponential);
  law.mean = days(mean_days);
  return law;
}
inline Law weibull_law(double shape, double scale_days) {
  Law law = law_of(Family::weibull);
  law.shape = shape;
  law.scale = days(scale_days);
  return law;
}
inline Law uniform_law(double low, double high) {
  Law law = law_of(Family::uniform);
  law.low = days(low);
  law.high = days(high);
  return law;
}

/// A transition that ends the stage after a fixed time.
inline Transition after(Span value) {
  Transition transition;
  transition.duration = "fixed";
  transition.law = fixed_law(value);
  return transition;
}
inline Transition after(double day_count) { return after(days(day_count)); }
/// A transition that ends the stage after a drawn time.
inline Transition lasting(Law law) {
  Transition transition;
  transition.duration = "drawn";
  transition.law = law;
  return transition;
}
inline Transition hazard(Law law) {
  Transition transition;
  transition.hazard = "drawn";
  transition.law = law;
  return transition;
}
/// The nearest a hazard comes to a fixed time that leaves people in the old stage while they wait.
inline Transition after_but_staying(double day_count) {
  Transition transition = after(day_count);
  transition.ends_stage = false;
  return transition;
}
inline Transition at_age(Span age, const std::string& age_at = "birthday") {
  Transition transition;
  transition.age = age;
  transition.age_at = age_at;
  return transition;
}
inline Transition on_date(model::Instant date) {
  Transition transition;
  transition.date = date;
  return transition;
}
inline Transition to(const std::string& target, Transition transition) {
  transition.to = target;
  return transition;
}
inline model::Patience patience(Law law, const std::string& target) {
  return {law.family == Family::none ? "" : "drawn", law, target};
}

/// From 2026-01-01 for so many days, nobody in it yet; `done` is where people end, nothing is reported by month.
inline Scenario scenario_of(double day_count) {
  Scenario scenario;
  scenario.start = std::chrono::year{2026} / 1 / 1;
  scenario.length = days(day_count);
  scenario.report = "none";
  scenario.stage["done"].final = true;
  return scenario;
}
/// So many come to `stage` on each of these days, one source for each day: `a0`, `a1`, ...
inline void come(Scenario& scenario, const std::string& stage, const std::vector<double>& on_days, double group = 1.0) {
  model::Arrival arrival;
  arrival.kind = "counts";
  arrival.to = stage;
  for (std::size_t i = 0; i < on_days.size(); ++i)
    arrival.counts[fmt::format("{:04}", i)] = {on_day(on_days[i]), group};
  scenario.arrival["a" + std::to_string(scenario.arrival.size())] = arrival;
}
inline void shares(model::Attribute& attribute, const std::vector<std::pair<std::string, double>>& values) {
  for (const auto& [value, share] : values) attribute.values[value] = {share, false};
}
/// Everybody has this value.
inline void everybody(Scenario& scenario, const std::string& attribute, const std::string& value) {
  scenario.attribute[attribute].values[value] = {1.0, false};
}
inline void numeric(Scenario& scenario, const std::string& attribute, const std::string& distribution, const Law& law) {
  scenario.attribute[attribute].distribution = distribution;
  scenario.attribute[attribute].law = law;
}

/// What one replication of a scenario told, with what reads it.
struct Story {
  std::shared_ptr<model::Programme> programme;
  told::Recording told;
  base::Problems problems;
  Finished finished;

  std::vector<std::string> lines() const { return told::lines(*programme, told); }
  /// The lines that contain a word.
  std::vector<std::string> lines(const std::string& with) const {
    std::vector<std::string> found;
    for (const auto& line : lines())
      if (line.find(with) != std::string::npos) found.push_back(line);
    return found;
  }
  std::string path(model::PlaceId place) const { return programme->places[place.index()].path; }
};

inline std::shared_ptr<model::Programme> compiled(const Scenario& scenario) {
  return std::make_shared<model::Programme>(*model::compile(scenario));
}

/// Runs one replication and checks every law on it.
inline Story run(const Scenario& scenario, std::uint64_t seed = 1, std::uint32_t replication = 0) {
  Story story{compiled(scenario), {}, {}, {}};
  Simulator<told::Recording> simulator{*story.programme};
  const base::Result<Finished> result = simulator.run(seed, replication, story.told);
  if (!result) {
    story.problems = result.problems();
    return story;
  }
  story.finished = *result;
  EXPECT_THAT(told::breaches(*story.programme, story.told, result->participants), testing::IsEmpty());
  return story;
}

}  // namespace stegvis::engine::by_hand
