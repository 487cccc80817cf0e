#include "mistakes.hpp"

namespace stegvis::model::testing {
namespace {

TEST(ValidateWhole, a_valid_scenario_has_no_problems) { EXPECT_EQ(all(validate(small())), ""); }

TEST(ValidateWhole, an_end_before_the_start_is_refused) {
  Scenario scenario = small();
  scenario.length.reset();
  change(scenario, {{"end", "2019-12-31"}});
  EXPECT_EQ(all(validate(scenario)), "end: is before the start\n");
  change(scenario, {{"end", "2020-01-01"}, {"length", "3 days"}});
  EXPECT_EQ(all(validate(scenario)), "length: is said beside `end` (only one of them is needed)\n");
}

TEST(ValidateWhole, an_empty_scenario_says_what_it_lacks) {
  const std::string words = all(validate(Scenario{}));
  for (const char* path : {"start", "end", "stage", "arrival"}) {
    EXPECT_NE(words.find(std::string{path} + ": is missing"), std::string::npos) << path << "\n" << words;
  }
}

TEST(ValidateWhole, ages_must_be_known_where_something_happens_at_an_age) {
  Scenario scenario = small();
  scenario.attribute.erase("age");
  change(scenario, {{"stage.seeking.to.old.age", "65 years"},
                    {"stage.seeking.to.old.to", "dropout"},
                    {"rule.x.age", "19 years"},
                    {"rule.x.attribute", "sex"},
                    {"rule.x.values.men", "1"}});
  const std::string words = all(validate(scenario));
  EXPECT_NE(words.find("stage.seeking.to.old.age: needs to know ages"), std::string::npos) << words;
  EXPECT_NE(words.find("rule.x.age: needs to know ages"), std::string::npos) << words;
}

TEST(ValidateWhole, every_parameter_a_family_lacks_is_named) {
  Scenario scenario = small();
  change(scenario, {{"stage.work.final", "false"}, {"stage.work.to.dropout.hazard", "gompertz"}});
  const std::string words = all(validate(scenario));
  EXPECT_NE(words.find("stage.work.to.dropout.rate: is missing (gompertz needs it)"), std::string::npos)
      << words;
  EXPECT_NE(words.find("stage.work.to.dropout.growth: is missing (gompertz needs it)"), std::string::npos)
      << words;
}

/// What must change nothing is no mistake either.
class Harmless : public ::testing::TestWithParam<Changes> {};

TEST_P(Harmless, is_no_mistake) {
  Scenario scenario = small();
  change(scenario, GetParam());
  EXPECT_EQ(all(validate(scenario)), "");
}

const std::vector<Changes> harmless{
    Changes{{"stage.unused.final", "true"}},
    Changes{{"pool.unused.slots", "0"}},
    Changes{{"price.seeking.payer", "town"}, {"price.seeking.per_day", "0"}},
    Changes{{"stage.seeking.to.dropout.branches.dropout", "1"},
            {"stage.seeking.to.dropout.branches.work", "0"}},
    Changes{{"attribute.third.values.a", "0.333333"},
            {"attribute.third.values.b", "0.333333"},
            {"attribute.third.values.c", "0.333334"}},
    // A service of no length, and a circle that some branch leaves.
    Changes{{"stage.a.to.work.duration", "fixed"}, {"stage.a.to.work.value", "0 days"}},
    Changes{{"stage.a.to.on.duration", "fixed"},
            {"stage.a.to.on.value", "0 days"},
            {"stage.a.to.on.branches.a", "0.5"},
            {"stage.a.to.on.branches.work", "0.5"}},
    Changes{{"stage.a.to.b.duration", "fixed"},
            {"stage.a.to.b.value", "0 days"},
            {"stage.b.to.a.duration", "fixed"},
            {"stage.b.to.a.value", "0 days"},
            {"stage.b.to.a.when.sex", "[\"men\"]"}},
    Changes{{"pool.se.change.late.at", "2030-01-01"}, {"pool.se.change.late.slots", "3"}},
};
INSTANTIATE_TEST_SUITE_P(Changes, Harmless, ::testing::ValuesIn(harmless));

}  // namespace
}  // namespace stegvis::model::testing
