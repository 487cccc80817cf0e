#include "by_hand.hpp"

#include <fmt/format.h>

#include "law_checker.hpp"
#include "told_simulators.hpp"

namespace stegvis::engine::by_hand {

model::Instant on(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day), std::nullopt};
}

Law law_of(Family family) {
  Law law;
  law.family = family;
  return law;
}

Law fixed_law(Span value) {
  Law law = law_of(Family::fixed);
  law.value = value;
  return law;
}

Law exponential_law(double mean_days) {
  Law law = law_of(Family::exponential);
  law.mean = days(mean_days);
  return law;
}

Law weibull_law(double shape, double scale_days) {
  Law law = law_of(Family::weibull);
  law.shape = shape;
  law.scale = days(scale_days);
  return law;
}

Law uniform_law(double low, double high) {
  Law law = law_of(Family::uniform);
  law.low = days(low);
  law.high = days(high);
  return law;
}

Transition after(Span value) {
  Transition transition;
  transition.duration = "fixed";
  transition.law = fixed_law(value);
  return transition;
}

Transition lasting(Law law) {
  Transition transition;
  transition.duration = "drawn";
  transition.law = law;
  return transition;
}

Transition hazard(Law law) {
  Transition transition;
  transition.hazard = "drawn";
  transition.law = law;
  return transition;
}

Transition after_but_staying(double day_count) {
  Transition transition = after(day_count);
  transition.ends_stage = false;
  return transition;
}

Transition at_age(Span age, const std::string& age_at) {
  Transition transition;
  transition.age = age;
  transition.age_at = age_at;
  return transition;
}

Transition on_date(model::Instant date) {
  Transition transition;
  transition.date = date;
  return transition;
}

Transition to(const std::string& target, Transition transition) {
  transition.to = target;
  return transition;
}

model::Patience patience(Law law, const std::string& target) {
  return {law.family == Family::none ? "" : "drawn", law, target};
}

Scenario scenario_of(double day_count) {
  Scenario scenario;
  scenario.start = std::chrono::year{2026} / 1 / 1;
  scenario.length = days(day_count);
  scenario.report = "none";
  scenario.stage["done"].final = true;
  return scenario;
}

void come(Scenario& scenario, const std::string& stage, const std::vector<double>& on_days, double group) {
  model::Arrival arrival;
  arrival.kind = "counts";
  arrival.to = stage;
  for (std::size_t i = 0; i < on_days.size(); ++i)
    arrival.counts[fmt::format("{:04}", i)] = {on_day(on_days[i]), group};
  scenario.arrival["a" + std::to_string(scenario.arrival.size())] = arrival;
}

void shares(model::Attribute& attribute, const std::vector<std::pair<std::string, double>>& values) {
  for (const auto& [value, share] : values) attribute.values[value] = {share, false};
}

void everybody(Scenario& scenario, const std::string& attribute, const std::string& value) {
  scenario.attribute[attribute].values[value] = {1.0, false};
}

void numeric(Scenario& scenario, const std::string& attribute, const std::string& distribution,
             const Law& law) {
  scenario.attribute[attribute].distribution = distribution;
  scenario.attribute[attribute].law = law;
}

std::shared_ptr<model::Programme> compiled(const Scenario& scenario) {
  return std::make_shared<model::Programme>(*model::compile(scenario));
}

Story run(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication) {
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
