#include "model/describe.hpp"
#include "model/mistakes.hpp"

namespace stegvis::model::testing {
namespace {

/// A price for the work of the small scenario, a person who receives, and an index.
Changes priced(const Changes& more) {
  Changes changes{
      {"payer.people.ledger", "individual"}, {"price.work.payer", "town"}, {"price.work.per_month", "100"}};
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

const std::vector<Mistake> mistakes{
    {"no_payer", {{"price.work.per_day", "1"}}, "price.work.payer", "somebody pays"},
    {"to_itself", priced({{"price.work.to", "town"}}), "price.work.to", "receives from itself"},
    {"two_prices", priced({{"price.work.per_year", "2"}}), "price.work.per_month", "twice"},
    {"no_such_stage", priced({{"price.work.stages", "[\"wrok\"]"}}), "price.work.stages", "no known stage"},
    {"both_stages", priced({{"price.work.stages", "[\"work\"]"}, {"price.work.stage", "work"}}),
     "price.work.stages", "same thing"},
    {"class_not_counted", priced({{"price.work.by.sex.women", "2"}}), "price.work.by.sex", "paying_class"},
    {"where_not_counted", priced({{"price.work.where.sex", "[\"women\"]"}}), "price.work.where.sex",
     "paying_class"},
    {"no_such_value", priced({{"paying_class", "[\"sex\"]"}, {"price.work.by.sex.wimmen", "2"}}),
     "price.work.by.sex.wimmen", "no known value"},
    {"a_class_of_numbers", {{"paying_class", "[\"age\"]"}}, "paying_class", "numbers"},
    {"flow_without_amount",
     {{"price.x.payer", "town"}, {"price.x.flow.seeking", "[\"work\"]"}},
     "price.x.once",
     "missing"},
    {"no_such_transition",
     {{"price.x.payer", "town"}, {"price.x.once", "1"}, {"price.x.flow.seeking", "[\"wrk\"]"}},
     "price.x.flow.seeking",
     "no transition of the stage"},
    {"ends_first", priced({{"price.work.from", "2020-03-01"}, {"price.work.until", "2020-02-01"}}),
     "price.work.until", "ends before"},
    {"no_year", priced({{"prices_in", "2024"}, {"index.kpi.2024", "415.1"}}),
     "price.work.per_month.price_year", "missing"},
    {"no_level",
     priced(
         {{"prices_in", "2024"}, {"index.kpi.2024", "415.1"}, {"price.work.per_month.price_year", "2020"}}),
     "price.work.per_month.price_year", "price index of 2020"},
    {"which_index",
     priced({{"prices_in", "2024"},
             {"index.kpi.2024", "4"},
             {"index.pay.2024", "4"},
             {"price.work.per_month.price_year", "2024"}}),
     "price.work.index", "more than one"},
    {"steps_without_rate", {{"discount.steps", "\"1 year\""}}, "discount.steps", "discount.rate"},
    {"steps_of_days",
     {{"discount.rate", "0.03"}, {"discount.steps", "\"7 days\""}},
     "discount.steps",
     "four weeks"},
    {"no_index", {{"prices_in", "2024"}}, "index", "price index"},
    {"not_a_year", {{"index.kpi.y24", "4"}}, "index.kpi.y24", "no year"},
    {"levy_of_nothing", {{"levy.tax.payer", "town"}, {"levy.tax.rate", "30 %"}}, "levy.tax.on", "taxable"},
    {"levy_of_an_unknown",
     priced({{"levy.tax.payer", "town"}, {"levy.tax.rate", "0.3"}, {"levy.tax.on", "[\"pay\"]"}}),
     "levy.tax.on", "no known price"},
    {"levy_without_rate", priced({{"levy.tax.payer", "town"}, {"levy.tax.on", "[\"work\"]"}}),
     "levy.tax.rate", "share"},
    {"levy_of_one_time",
     {{"price.work.payer", "town"},
      {"price.work.once", "9"},
      {"levy.tax.payer", "town"},
      {"levy.tax.rate", "0.3"},
      {"levy.tax.on", "[\"work\"]"}},
     "levy.tax.on",
     "not per time"},
    {"no_amount",
     {{"cost.rent.payer", "town"}, {"cost.rent.at", "2020-02-01"}},
     "cost.rent.amount",
     "so much"},
    {"no_date", {{"cost.rent.payer", "town"}, {"cost.rent.amount", "5"}}, "cost.rent.at", "when it is paid"},
    {"outside",
     {{"cost.rent.payer", "town"}, {"cost.rent.amount", "5"}, {"cost.rent.at", "2031-02-01"}},
     "cost.rent.at",
     "outside the run"},
    {"half_a_key", {{"payer.fund.funding.town", "0.5"}}, "payer.fund.funding", "sum to 0.5"},
    {"funds_itself", {{"payer.fund.funding.fund", "1"}}, "payer.fund.funding.fund", "itself"},
    {"cost_of_each_nothing", {{"unit_cost.job.payer", "town"}}, "unit_cost.job.per", "each of something"},
    {"observed_without_count",
     {{"unit_cost.job.payer", "town"},
      {"unit_cost.job.per", "exits"},
      {"unit_cost.job.observed.2018.cost", "5"}},
     "unit_cost.job.observed.2018.count",
     "observed together"},
    {"standard_value_of_nobody",
     {{"standard_value.tax", "5700"}},
     "standard_value.payer",
     "set against a cost"},
    {"rate_of_effects_alone", {{"discount.effects", "3 % / year"}}, "discount.effects", "no effect"},
    {"quality_of_nowhere", {{"quality.wrok", "0.03"}}, "quality.wrok", "no known stage"},
};

class MoneyMistakes : public ::testing::TestWithParam<Mistake> {};
TEST_P(MoneyMistakes, IsTold) { expect_refused(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Told, MoneyMistakes, ::testing::ValuesIn(mistakes), name_of);

TEST(MoneyWords, SayWhoPaysWhomAndWhatIsFreed) {
  Scenario scenario = small();
  change(scenario, priced({{"price.work.to", "people"},
                           {"price.work.cashable", "false"},
                           {"paying_class", "[\"sex\"]"},
                           {"price.work.where.sex", "[\"women\"]"},
                           {"levy.tax.on", "[\"work\"]"},
                           {"levy.tax.rate", "30 %"},
                           {"levy.tax.payer", "people"},
                           {"levy.tax.to", "town"},
                           {"levy.tax.allowance", "3000"},
                           {"cost.rent.payer", "town"},
                           {"cost.rent.amount", "500"},
                           {"cost.rent.at", "2020-02-01"},
                           {"payer.fund.funding.town", "1"},
                           {"discount.rate", "3.5 % / year"}}));
  ASSERT_TRUE(validate(scenario).empty()) << all(validate(scenario));
  const std::string words = describe(scenario, base::Language::en);
  for (const char* said :
       {"100 SEK / month and person in work, only for sex = women, paid by Town (town) to people; less of it "
        "frees capacity and saves no money",
        "tax: 30 % of work above 3000 SEK / month, paid by people to Town (town)",
        "rent: 500 SEK 2020-02-01, paid by Town (town)", "funded by Town (town) 1",
        "Discounted continuously by 3.5 % / year"})
    EXPECT_NE(words.find(said), std::string::npos) << said << "\nin\n" << words.substr(words.find("Money"));
}

}  // namespace
}  // namespace stegvis::model::testing
