#include "mistakes.hpp"

namespace stegvis::model::testing {
namespace {

class ValidateNames : public ::testing::TestWithParam<Mistake> {};

TEST_P(ValidateNames, refuses) { expect_refused(GetParam()); }

const std::vector<Mistake> names{
    Mistake{"a_stage_that_does_not_exist",
            {{"arrival.new.to", "seking"}},
            "arrival.new.to",
            "Did you mean \"seeking\"?"},
    Mistake{"a_transition_to_nowhere",
            {{"stage.seeking.to.wrk.hazard", "exponential"}, {"stage.seeking.to.wrk.mean", "9 days"}},
            "stage.seeking.to.wrk.to",
            "Did you mean \"work\"?"},
    Mistake{"a_pool_that_does_not_exist",
            {{"stage.seeking.needs", "es"}},
            "stage.seeking.needs",
            "is no known pool; allowed: se"},
    Mistake{"a_payer_that_does_not_exist",
            {{"price.seeking.payer", "twon"}},
            "price.seeking.payer",
            "Did you mean \"town\"?"},
    Mistake{"a_price_without_a_payer", {{"price.seeking.per_day", "5"}}, "price.seeking.payer", "is missing"},
    Mistake{"a_price_of_no_stage",
            {{"price.seking.payer", "town"}},
            "price.seking.stage",
            "Did you mean \"seeking\"?"},
    Mistake{"a_price_of_a_list_that_is_not",
            {{"price.work.payer", "town"}, {"price.work.waiting", "true"}},
            "price.work.waiting",
            "has no effect here"},
    Mistake{"a_staff_cost_of_no_pool",
            {{"staff_cost.es.payer", "town"}},
            "staff_cost.es.pool",
            "is no known pool"},
    Mistake{"a_report_by_an_unknown_attribute",
            {{"report_by", "[\"sex*kommun\"]"}},
            "report_by",
            "is no known attribute"},
    Mistake{"a_report_by_a_number", {{"report_by", "[\"age\"]"}}, "report_by", "is an attribute of numbers"},
    Mistake{"a_goal_as_a_parameter",
            {{"pool.se.slots.confidence", "seed-goal"}},
            "pool.se.slots.confidence",
            "is a goal"},
};
INSTANTIATE_TEST_SUITE_P(Names, ValidateNames, ::testing::ValuesIn(names), name_of);

const std::vector<Mistake> time{
    Mistake{"a_run_of_a_century_and_more", {{"length", "101 years"}}, "length", "more than 100 years"},
    Mistake{"an_observation_after_the_end", {{"observe", "[\"60 weeks\"]"}}, "observe", "outside the run"},
    Mistake{"measuring_after_the_end", {{"measure_from", "60 weeks"}}, "measure_from", "outside the run"},
    Mistake{
        "measuring_before_the_start", {{"measure_from", "2019-01-01"}}, "measure_from", "outside the run"},
};
INSTANTIATE_TEST_SUITE_P(Time, ValidateNames, ::testing::ValuesIn(time), name_of);

const std::vector<Mistake> laws{
    Mistake{"a_parameter_of_another_family",
            {{"stage.seeking.to.dropout.shape", "2"}},
            "stage.seeking.to.dropout.shape",
            "does not belong to exponential"},
    Mistake{"two_ways_to_say_one_family",
            {{"stage.seeking.to.dropout.rate", "2 / year"}},
            "stage.seeking.to.dropout.mean",
            "does not belong"},
    Mistake{"a_parameter_without_a_family",
            {{"stock.there.stage", "seeking"}, {"stock.there.scale", "2 days"}},
            "stock.there.scale",
            "no `elapsed` names a distribution"},
    Mistake{"a_range_upside_down",
            {{"attribute.skill.distribution", "uniform"},
             {"attribute.skill.low", "3"},
             {"attribute.skill.high", "2"}},
            "attribute.skill.low",
            "is above `high`"},
    Mistake{"a_mode_outside_its_range",
            {{"stage.work.final", "false"},
             {"stage.work.to.dropout.duration", "pert"},
             {"stage.work.to.dropout.low", "1 day"},
             {"stage.work.to.dropout.mode", "9 days"},
             {"stage.work.to.dropout.high", "5 days"}},
            "stage.work.to.dropout.mode",
            "not between"},
    Mistake{"pieces_that_do_not_begin_at_0",
            {{"stage.work.final", "false"},
             {"stage.work.to.dropout.hazard", "piecewise"},
             {"stage.work.to.dropout.from", "[\"1 day\", \"5 days\"]"},
             {"stage.work.to.dropout.rates", "[\"1 / year\", \"2 / year\"]"}},
            "stage.work.to.dropout.from",
            "does not begin at"},
    Mistake{"pieces_that_do_not_rise",
            {{"stage.work.final", "false"},
             {"stage.work.to.dropout.hazard", "piecewise"},
             {"stage.work.to.dropout.from", "[\"0 days\", \"5 days\", \"5 days\"]"},
             {"stage.work.to.dropout.rates", "[\"1 / year\", \"2 / year\", \"3 / year\"]"}},
            "stage.work.to.dropout.from",
            "does not rise"},
    Mistake{"pieces_without_rates",
            {{"stage.work.final", "false"},
             {"stage.work.to.dropout.hazard", "piecewise"},
             {"stage.work.to.dropout.from", "[\"0 days\", \"5 days\"]"},
             {"stage.work.to.dropout.rates", "[\"1 / year\"]"}},
            "stage.work.to.dropout.from",
            "has 2 pieces and `rates` has 1"},
};
INSTANTIATE_TEST_SUITE_P(Laws, ValidateNames, ::testing::ValuesIn(laws), name_of);

}  // namespace
}  // namespace stegvis::model::testing
