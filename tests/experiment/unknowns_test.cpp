#include "experiment/unknowns.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "experiment/calibrate.hpp"
#include "experiment/executor.hpp"
#include "experiment/learned.hpp"
#include "experiment/tbb_executor.hpp"
#include "measure/recorder.hpp"
#include "model/programme.hpp"
#include "model/small.hpp"

namespace {

using namespace stegvis;
using namespace stegvis::experiment;

Unknown uniform(const std::string& id, std::vector<std::string> paths, double low, double high,
                bool factor = false) {
  return {id, "", std::move(paths), {"U", {low, high}}, "U(...)", factor};
}

double number_at(const model::Scenario& scenario, const std::string& path) {
  for (const model::Parameter& one : model::parameters(scenario))
    if (one.path == path) return one.value;
  ADD_FAILURE() << path;
  return 0;
}

TEST(Unknowns, set_their_numbers_in_the_units_of_the_scenario_and_round_whole_ones) {
  const model::Scenario scenario = model::testing::small();
  const auto unknowns = Unknowns::create(
      scenario,
      {uniform("scale", {"stage.seeking.to.work.scale", "stage.seeking.to.dropout.mean"}, 100, 900),
       uniform("slots", {"pool.se.slots"}, 0.5, 1.5, true), uniform("rate", {"arrival.new.rate"}, 0.1, 1)});
  ASSERT_TRUE(unknowns.ok());
  const std::vector<double> values{250, 0.71, 0.125};
  const auto changed = unknowns->at(values);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(number_at(*changed, "stage.seeking.to.work.scale"), 250);
  EXPECT_EQ(number_at(*changed, "stage.seeking.to.dropout.mean"), 250);
  EXPECT_EQ(number_at(*changed, "pool.se.slots"), 21);  // 0.71 of 30, rounded
  EXPECT_EQ(number_at(*changed, "arrival.new.rate"), 0.125);
  EXPECT_EQ(number_at(scenario, "pool.se.slots"), 30);
}

TEST(Unknowns, keep_the_year_of_the_prices_they_stand_for) {
  model::Scenario scenario = model::testing::small();
  scenario.payer["town"];
  scenario.price["seeking"].payer = "town";
  scenario.price["seeking"].per_day = 100;
  scenario.provenance["price.seeking.per_day"].price_year = 2020;
  const auto unknowns = Unknowns::create(scenario, {uniform("price", {"price.seeking.per_day"}, 50, 150)});
  ASSERT_TRUE(unknowns.ok());
  const std::vector<double> values{120};
  const auto changed = unknowns->at(values);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->provenance.at("price.seeking.per_day").price_year, 2020);
}

TEST(Unknowns, are_refused_where_the_scenario_lacks_or_cannot_bear_them) {
  const model::Scenario scenario = model::testing::small();
  const auto missing = Unknowns::create(
      scenario, {uniform("one", {"pool.se.slot"}, 1, 2), uniform("two", {"arrival.new.rate"}, 1, 2),
                 uniform("three", {"arrival.new.rate"}, 1, 2)});
  ASSERT_FALSE(missing.ok());
  ASSERT_EQ(missing.problems().size(), 2u);
  EXPECT_EQ(missing.problems()[0].path, "one");
  EXPECT_NE(missing.problems()[0].text.en.find("\"pool.se.slots\""), std::string::npos);
  EXPECT_EQ(missing.problems()[1].path, "three");
  const std::vector<Unknown> below{uniform("shape", {"stage.seeking.to.work.shape"}, -1, 2)};
  const auto unbearable = Unknowns::create(scenario, below);
  ASSERT_FALSE(unbearable.ok());
  EXPECT_EQ(unbearable.problems()[0].path, "shape");
  EXPECT_TRUE(Unknowns::create(scenario, below, Ends::left_out).ok());
}

TEST(Unknowns, have_values_by_their_quantiles) {
  EXPECT_NEAR(value_at({"U", {0, 1}}, 0.0), 0.5, 1e-15);
  EXPECT_NEAR(value_at({"U", {0, 1}}, 1.959963984540054), 0.975, 1e-12);
  EXPECT_NEAR(value_at({"U", {0, 1}}, -1.959963984540054), 0.025, 1e-12);
  EXPECT_LT(value_at({"LN", {1, 1}}, 60.0), 1e6);  // stays finite
}

TEST(AllNumbers, have_a_name_and_a_place_each) {
  const auto programme = model::compile(model::testing::small());
  const auto numbers = all_numbers(measure::layout_of(*programme));
  int entries = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    entries += numbers[i].name == NumberName{"entries.work", {}, {}, {}};
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_FALSE(numbers[i].name == numbers[k].name) << numbers[i].name.outcome;
      EXPECT_FALSE(numbers[i].series == numbers[k].series && numbers[i].at == numbers[k].at);
    }
  }
  EXPECT_EQ(entries, 1);
}

// A calibration of the small scenario: the same bytes on one lane and on several.
TEST(Simulations, give_the_same_numbers_on_every_executor) {
  const model::Scenario scenario = model::testing::small();
  const auto unknowns = Unknowns::create(scenario, {uniform("rate", {"arrival.new.rate"}, 0.1, 1)});
  const auto programme = model::compile(scenario);
  ObservedTarget target{"work", {"entries.work", {}, {}, {}}, {20}, "", {}};
  for (const NumberAt& one : all_numbers(measure::layout_of(*programme)))
    if (one.name == target.number) target.at = one;
  const std::vector<ObservedTarget> targets{target};
  const Simulations simulations{*unknowns, targets, 5};
  std::vector<double> normals;
  for (int i = 0; i < 50; ++i) normals.push_back(-2 + 0.08 * i);
  SerialExecutor serial;
  TbbExecutor threads{4};
  const auto one = simulations.run_all(normals, 100, serial),
             several = simulations.run_all(normals, 100, threads);
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(*one, *several);
  EXPECT_GT(one->back(), one->front());
  // A proposal's luck is its number's, wherever in a round it stands.
  const auto later = simulations.run_all(std::span{normals}.subspan(30), 130, serial);
  EXPECT_TRUE(std::equal(later->begin(), later->end(), one->begin() + 30));
}

/// Evenly spread, of variance 4/3 sd^2.
Particles evenly(double sd, std::size_t count) {
  Particles particles;
  for (std::size_t i = 0; i < count; ++i) {
    const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    particles.unknowns.push_back(sd * 4.0 * (u - 0.5));
    particles.weight.push_back(1.0 / static_cast<double>(count));
  }
  return particles;
}

TEST(Learned, says_what_is_identified_and_what_is_not) {
  const model::Scenario scenario = model::testing::small();
  const auto unknowns = Unknowns::create(scenario, {uniform("rate", {"arrival.new.rate"}, 0.1, 1)});
  const Learned well = learned(*unknowns, evenly(0.2, 400))[0];
  EXPECT_EQ(well.identified, Identified::well);
  EXPECT_GT(well.contraction, 0.9);
  EXPECT_NEAR(well.prior.q50, 0.55, 0.001);
  EXPECT_NEAR(well.prior.sd, 0.9 / std::sqrt(12.0), 0.001);
  EXPECT_EQ(learned(*unknowns, evenly(0.75, 400))[0].identified, Identified::somewhat);
  EXPECT_EQ(learned(*unknowns, evenly(0.88, 400))[0].identified, Identified::not_at_all);
}

TEST(Tangled, names_pairs_that_are_known_together_only) {
  Particles particles;
  for (int i = 0; i < 100; ++i) {
    const double x = i % 10 - 4.5, y = i / 10 - 4.5;
    particles.unknowns.insert(particles.unknowns.end(), {x, y, -2 * x + 0.5 * y});
    particles.weight.push_back(0.01);
  }
  const auto pairs = tangled(particles, 3);
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].first, 0u);
  EXPECT_EQ(pairs[0].second, 2u);
  EXPECT_LT(pairs[0].correlation, -0.9);
}

TEST(QuantilesOf, weighs_numbers_and_leaves_out_what_is_lacking) {
  const std::vector<double> x{1, 2, std::nan(""), 10}, w{0.25, 0.25, 0.4, 0.1};
  const Quantiles spread = quantiles_of(x, w);
  EXPECT_NEAR(spread.mean, (0.25 * 1 + 0.25 * 2 + 1) / 0.6, 1e-12);
  EXPECT_EQ(spread.q10, 1);
  EXPECT_EQ(spread.q50, 2);
  EXPECT_EQ(spread.q90, 10);
}

}  // namespace
