#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/simulator.hpp"
#include "model/programme.hpp"
#include "recording.hpp"

/// \file
/// Short words for small scenarios written by hand, and for running one and reading what was told.
namespace stegvis::engine::by_hand {

using base::Span;
using base::TimeUnit;
using model::Family;
using model::Law;
using model::Scenario;
using model::Transition;

inline Span days(double count) { return {count, TimeUnit::day}; }
inline Span weeks(double count) { return {count, TimeUnit::week}; }
inline Span months(double count) { return {count, TimeUnit::month}; }
inline Span years(double count) { return {count, TimeUnit::year}; }
inline model::Instant on_day(double day) { return {std::nullopt, days(day)}; }
model::Instant on(int year, unsigned month, unsigned day);

Law law_of(Family family);
Law fixed_law(Span value);
Law exponential_law(double mean_days);
Law weibull_law(double shape, double scale_days);
Law uniform_law(double low, double high);

/// A transition that ends the stage after a fixed time.
Transition after(Span value);
inline Transition after(double day_count) { return after(days(day_count)); }
/// A transition that ends the stage after a drawn time.
Transition lasting(Law law);
Transition hazard(Law law);
/// The nearest a hazard comes to a fixed time that leaves people in the old stage while they wait.
Transition after_but_staying(double day_count);
Transition at_age(Span age, const std::string& age_at = "birthday");
Transition on_date(model::Instant date);
Transition to(const std::string& target, Transition transition);
model::Patience patience(Law law, const std::string& target);

/// From 2026-01-01 for so many days, nobody in it yet; `done` is where people end, nothing is reported by
/// month.
Scenario scenario_of(double day_count);
/// So many come to `stage` on each of these days, one source for each day: `a0`, `a1`, ...
void come(Scenario& scenario, const std::string& stage, const std::vector<double>& on_days,
          double group = 1.0);
void shares(model::Attribute& attribute, const std::vector<std::pair<std::string, double>>& values);
/// Everybody has this value.
void everybody(Scenario& scenario, const std::string& attribute, const std::string& value);
void numeric(Scenario& scenario, const std::string& attribute, const std::string& distribution,
             const Law& law);

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

std::shared_ptr<model::Programme> compiled(const Scenario& scenario);

/// Runs one replication and checks every law on it.
Story run(const Scenario& scenario, std::uint64_t seed = 1, std::uint32_t replication = 0);

}  // namespace stegvis::engine::by_hand
