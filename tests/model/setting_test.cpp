#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "model/fields.hpp"
#include "small.hpp"

namespace stegvis::model {
namespace {

using testing::small;

std::string refusal(const std::string& path, const Value& value, const Provenance* carried = nullptr) {
  Scenario scenario = small();
  testing::change(scenario, {{"price.seeking.payer", "town"}});
  const auto before = get(scenario, path);
  const base::Problems problems = set(scenario, path, value, carried);
  if (problems.empty()) return "taken";
  EXPECT_EQ(get(scenario, path), before) << "a refused value changed something";
  EXPECT_FALSE(problems.front().text.sv.empty());
  return problems.front().text.en;
}

Value text(const char* words) { return {std::string{words}}; }

TEST(Setting, a_number_without_its_unit_is_refused_and_the_units_are_named) {
  const std::string words = refusal("stage.seeking.to.work.scale", Value{500.0});
  EXPECT_NE(words.find("stage.seeking.to.work.scale = 500: has no unit"), std::string::npos) << words;
  EXPECT_NE(words.find("days, weeks, months or years"), std::string::npos) << words;
  EXPECT_NE(refusal("arrival.new.rate", Value{0.5}).find("has no unit"), std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.scale", text("500")).find("has no unit"), std::string::npos);
}

TEST(Setting, a_wrong_unit_is_named) {
  EXPECT_NE(refusal("stage.seeking.to.work.scale", text("5 parsec")).find("has the unit \"parsec\""),
            std::string::npos);
  EXPECT_NE(refusal("arrival.new.rate", text("5 days")).find("has the unit \"days\""), std::string::npos);
  Provenance carried;
  carried.unit = "months";
  EXPECT_NE(refusal("pool.se.fte", Value{3.0}, &carried).find("has the unit \"months\""), std::string::npos);
  carried.unit = "FTE";
  EXPECT_EQ(refusal("pool.se.fte", Value{3.0}, &carried), "taken");
}

TEST(Setting, nan_infinity_and_numbers_out_of_range_are_refused) {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  EXPECT_NE(refusal("pool.se.fte", Value{nan}).find("is not a finite number"), std::string::npos);
  EXPECT_NE(refusal("pool.se.fte", Value{-infinity}).find("is not a finite number"), std::string::npos);
  EXPECT_NE(refusal("pool.se.fte", Value{-0.1}).find("is too small; allowed: a number, 0 to 100000"),
            std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.never", Value{1.01}).find("is too large"), std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.scale", text("0 days")).find("is too small"), std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.scale", text("-5 days")).find("is too small"), std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.scale", text("1e300 years")).find("is too large"),
            std::string::npos);
  EXPECT_NE(refusal("stage.seeking.to.work.value", text("1001 years")).find("is too large"),
            std::string::npos);
}

TEST(Setting, whole_numbers_money_and_shares_keep_their_form) {
  EXPECT_NE(refusal("pool.se.slots", Value{1.5}).find("is not a whole number"), std::string::npos);
  EXPECT_EQ(refusal("pool.se.slots", Value{2.0}), "taken");
  EXPECT_NE(refusal("price.seeking.per_day", Value{1.005}).find("more than two decimals"), std::string::npos);
  EXPECT_EQ(refusal("price.seeking.per_day", Value{-1234567.89}), "taken");
  EXPECT_EQ(refusal("price.seeking.per_day", text("500 kr")), "taken");
  EXPECT_EQ(refusal("stage.seeking.to.work.branches.work", text("rest")), "taken");
  EXPECT_NE(refusal("stage.seeking.to.work.never", text("rest")), "taken");
}

TEST(Setting, units_are_converted_and_kept) {
  Scenario scenario = small();
  ASSERT_TRUE(set(scenario, "arrival.new.rate", text("12 / year")).empty());
  EXPECT_DOUBLE_EQ(*scenario.arrival.at("new").rate, 12 / 365.25);
  ASSERT_TRUE(set(scenario, "arrival.new.rate", text("2 % / månad")).empty());
  EXPECT_DOUBLE_EQ(*scenario.arrival.at("new").rate, 0.02 / (365.25 / 12));
  ASSERT_TRUE(set(scenario, "stage.seeking.to.work.never", text("35 %")).empty());
  EXPECT_DOUBLE_EQ(scenario.stage.at("seeking").to.at("work").never, 0.35);
  ASSERT_TRUE(set(scenario, "arrival.new.growth", text("3 % / year")).empty());
  EXPECT_DOUBLE_EQ(scenario.arrival.at("new").growth, 0.03);
  ASSERT_TRUE(set(scenario, "stage.seeking.to.work.scale", text("18 månader")).empty());
  EXPECT_EQ(scenario.stage.at("seeking").to.at("work").law.scale, (base::Span{18, base::TimeUnit::month}));
  Provenance carried;
  carried.unit = "1 / month";
  ASSERT_TRUE(set(scenario, "arrival.new.rate", Value{0.5}, &carried).empty());
  EXPECT_DOUBLE_EQ(*scenario.arrival.at("new").rate, 0.5 / (365.25 / 12));
}

TEST(Setting, a_family_names_itself_and_its_law) {
  Scenario scenario = small();
  ASSERT_TRUE(set(scenario, "stage.seeking.to.work.hazard", text("log_logistic")).empty());
  EXPECT_EQ(scenario.stage.at("seeking").to.at("work").law.family, Family::log_logistic);
  const std::string words = refusal("stage.seeking.to.work.hazard", text("weibul"));
  EXPECT_NE(words.find("Did you mean \"weibull\"?"), std::string::npos) << words;
  EXPECT_NE(refusal("stage.seeking.to.work.hazard", text("fixed")), "taken")
      << "a fixed length has no hazard";
}

TEST(Setting, an_id_with_other_letters_is_refused_and_put_right) {
  const std::string words = refusal("arrival.new.to", text("Nässjö kommun"));
  EXPECT_NE(words.find("Did you mean \"nassjo_kommun\"?"), std::string::npos) << words;
}

TEST(Setting, dates_lie_in_a_time_that_calendars_know) {
  using std::chrono::year;
  EXPECT_NE(refusal("start", Value{base::Date{year{1899} / 12 / 31}}).find("outside 1900"),
            std::string::npos);
  EXPECT_EQ(refusal("start", Value{base::Date{year{1900} / 1 / 1}}), "taken");
  EXPECT_NE(refusal("start", text("2020-01-01")).find("without quotes"), std::string::npos);
}

TEST(Setting, a_number_that_is_changed_loses_its_source_and_one_whose_value_is_changed_keeps_it) {
  Scenario scenario = small();
  ASSERT_TRUE(set(scenario, "pool.se.fte.source", text("S1")).empty());
  ASSERT_TRUE(set(scenario, "pool.se.fte.value", Value{2.0}).empty());
  EXPECT_EQ(scenario.provenance.at("pool.se.fte").source, "S1");
  EXPECT_EQ(scenario.pool.at("se").all.fte, 2.0);
  ASSERT_TRUE(set(scenario, "pool.se.fte", Value{3.0}).empty());
  EXPECT_FALSE(scenario.provenance.contains("pool.se.fte"));
}

TEST(Setting, what_a_number_carries_must_agree_with_it) {
  Provenance carried;
  carried.low = 2.0;
  carried.high = 4.0;
  EXPECT_NE(refusal("pool.se.fte", Value{5.0}, &carried).find("outside its own"), std::string::npos);
  EXPECT_EQ(refusal("pool.se.fte", Value{3.0}, &carried), "taken");
  carried.low = 9.0;
  EXPECT_NE(refusal("pool.se.fte", Value{3.0}, &carried).find("above its `high`"), std::string::npos);
  EXPECT_NE(refusal("pool.se.fte.confidence", text("sure")).find("no known confidence mark"),
            std::string::npos);
  EXPECT_NE(refusal("pool.se.fte.price_year", Value{std::int64_t{20}}), "taken");
}

struct Written {
  const char* distribution;
  double value;
  const char* problem;  ///< empty: it makes sense
};

class Uncertainty : public ::testing::TestWithParam<Written> {};

TEST_P(Uncertainty, is_checked_and_kept) {
  Provenance carried;
  carried.distribution = GetParam().distribution;
  const std::string words = refusal("pool.se.fte", Value{GetParam().value}, &carried);
  if (*GetParam().problem == '\0')
    EXPECT_EQ(words, "taken");
  else
    EXPECT_NE(words.find(GetParam().problem), std::string::npos) << words;
}

INSTANTIATE_TEST_SUITE_P(Written, Uncertainty,
                         ::testing::Values(Written{"LN(2.0, 0.35)", 2, ""}, Written{"PERT(1, 2, 4)", 2, ""},
                                           Written{"Tri(1,3,6)", 3, ""}, Written{"U(3, 10)", 6.5, ""},
                                           Written{"Be(5,5)", 0.5, ""}, Written{"Ga(1.5, 1.7)", 2.5, ""},
                                           Written{"N(2, 0.5)", 2, ""}, Written{"Poisson(4)", 4, ""},
                                           Written{"Normal(2, 1)", 2, "names no known distribution"},
                                           Written{"U(3)", 3, "needs other numbers"},
                                           Written{"U(a, b)", 3, "needs other numbers"},
                                           Written{"U(10, 3)", 5, "make no sense together"},
                                           Written{"PERT(1, 9, 4)", 2, "make no sense together"},
                                           Written{"LN(2, -1)", 2, "make no sense together"},
                                           Written{"U(3, 10)", 2, "cannot give the number's own value"},
                                           Written{"about 3", 3, "is not written as a distribution"}));

}  // namespace
}  // namespace stegvis::model
