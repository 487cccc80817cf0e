#include "mistakes.hpp"

namespace stegvis::model::testing {
namespace {

class ValidatePeople : public ::testing::TestWithParam<Mistake> {};

TEST_P(ValidatePeople, refuses) { expect_refused(GetParam()); }

const std::vector<Mistake> people{
    Mistake{"shares_over_1",
            {{"attribute.sex.values.women", "0.5"}, {"attribute.sex.values.men", "0.6"}},
            "attribute.sex.values",
            "sum to 1.1"},
    Mistake{
        "an_attribute_of_nothing", {{"attribute.town.name", "Town"}}, "attribute.town.values", "is missing"},
    Mistake{"an_attribute_given_itself",
            {{"attribute.town.given", "town"}, {"attribute.town.values.a", "1"}},
            "attribute.town.given",
            "depends on itself: town -> town"},
    Mistake{"a_table_that_leaves_somebody_out",
            {{"attribute.town.given", "sex"}, {"attribute.town.by.men.a", "1"}},
            "attribute.town.by.women",
            "nothing is said of those with sex = women"},
    Mistake{
        "a_table_given_nothing", {{"attribute.town.by.men.a", "1"}}, "attribute.town.given", "is missing"},
    Mistake{"an_attribute_called_phase",
            {{"attribute.phase.values.a", "1"}},
            "attribute.phase",
            "cannot be called phase"},
    Mistake{
        "arrivals_that_lead_nowhere", {{"arrival.more.rate", "1 / year"}}, "arrival.more", "leads nowhere"},
    Mistake{"arrivals_at_no_rate", {{"arrival.more.to", "work"}}, "arrival.more.rate", "is missing"},
    Mistake{"a_rate_of_even_arrivals",
            {{"arrival.new.kind", "even"}, {"arrival.new.every", "3 days"}},
            "arrival.new.rate",
            "kind is \"even\""},
    Mistake{
        "counts_at_no_time",
        {{"arrival.more.to", "work"}, {"arrival.more.kind", "counts"}, {"arrival.more.counts.a.count", "3"}},
        "arrival.more.counts.a.at",
        "is missing"},
    Mistake{"arrivals_that_end_before_they_begin",
            {{"arrival.new.from", "2020-05-01"}, {"arrival.new.until", "2020-04-01"}},
            "arrival.new.until",
            "is not after `from`"},
    Mistake{"more_people_than_there_are",
            {{"arrival.new.rate", "10000 / day"}, {"arrival.new.group", "10000"}},
            "arrival.new",
            "more than ten million"},
    Mistake{"own_shares_of_an_unknown_value",
            {{"arrival.new.attributes.sex.woman", "1"}},
            "arrival.new.attributes.sex.woman",
            "Did you mean \"women\"?"},
    Mistake{"own_shares_under_1",
            {{"arrival.new.attributes.sex.women", "0.3"}},
            "arrival.new.attributes.sex",
            "less than 1"},
    Mistake{"a_stock_nowhere", {{"stock.there.count", "3"}}, "stock.there.stage", "is missing"},
    Mistake{"a_stock_counted_twice",
            {{"stock.there.stage", "work"},
             {"stock.there.count", "3"},
             {"stock.there.by", "sex"},
             {"stock.there.counts.men", "3"}},
            "stock.there.count",
            "`counts` says how many"},
    Mistake{"a_stock_on_a_list_that_is_not",
            {{"stock.there.stage", "work"}, {"stock.there.waiting", "true"}},
            "stock.there.waiting",
            "has no list"},
    Mistake{"elapsed_time_beyond_a_fixed_stay",
            beside({{"stage.beside.to.dropout.duration", "fixed"},
                    {"stage.beside.to.dropout.value", "30 days"},
                    {"stock.there.stage", "beside"},
                    {"stock.there.elapsed", "fixed"},
                    {"stock.there.value", "31 days"}}),
            "stock.there.elapsed", "nobody stays longer than 30 days"},
    Mistake{"elapsed_time_without_end_in_a_stay_that_has_one",
            beside({{"stage.beside.to.dropout.duration", "fixed"},
                    {"stage.beside.to.dropout.value", "30 days"},
                    {"stock.there.stage", "beside"},
                    {"stock.there.elapsed", "exponential"},
                    {"stock.there.mean", "1 day"}}),
            "stock.there.elapsed", "may be longer"},
    Mistake{"a_rule_that_never_acts",
            {{"rule.x.attribute", "sex"}, {"rule.x.values.men", "1"}},
            "rule.x",
            "does not say when"},
    Mistake{"a_rule_that_changes_nothing", {{"rule.x.date", "2020-05-01"}}, "rule.x.attribute", "is missing"},
    Mistake{"a_rule_that_gives_no_value",
            {{"rule.x.date", "2020-05-01"}, {"rule.x.attribute", "sex"}, {"rule.x.values.man", "1"}},
            "rule.x.values.man",
            "Did you mean \"men\"?"},
};
INSTANTIATE_TEST_SUITE_P(People, ValidatePeople, ::testing::ValuesIn(people), name_of);

}  // namespace
}  // namespace stegvis::model::testing
