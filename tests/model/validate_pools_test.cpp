#include "mistakes.hpp"

namespace stegvis::model::testing {
namespace {

class ValidatePools : public ::testing::TestWithParam<Mistake> {};

TEST_P(ValidatePools, refuses) { expect_refused(GetParam()); }

const std::vector<Mistake> pools{
    Mistake{"a_pool_without_capacity", {{"pool.es.name", "Es"}}, "pool.es.slots", "how many places"},
    Mistake{"posts_without_a_norm", {{"pool.es.fte", "2"}}, "pool.es.norm", "is missing"},
    Mistake{"a_member_without_capacity",
            {{"pool.es.by", "sex"}, {"pool.es.men.slots", "3"}},
            "pool.es.women.slots",
            "is missing"},
    Mistake{"a_family_without_capacity", {{"pool.es.by", "sex"}}, "pool.es.slots", "is missing"},
    Mistake{"a_member_that_is_no_value",
            {{"pool.es.by", "sex"}, {"pool.es.slots", "3"}, {"pool.es.mne.slots", "3"}},
            "pool.es.mne",
            "Did you mean \"men\"?"},
    Mistake{
        "members_without_a_family", {{"pool.se.men.slots", "3"}}, "pool.se.men", "no members without `by`"},
    Mistake{"a_family_by_a_number",
            {{"pool.es.by", "age"}, {"pool.es.slots", "3"}},
            "pool.es.by",
            "is an attribute of numbers"},
    Mistake{"a_member_named_as_a_key",
            {{"attribute.town.values.gate", "1"}, {"pool.es.by", "town"}, {"pool.es.slots", "3"}},
            "pool.es.by",
            "a value called gate"},
    Mistake{
        "a_change_at_no_time", {{"pool.se.change.more.slots", "3"}}, "pool.se.change.more.at", "is missing"},
    Mistake{"a_change_of_nothing",
            {{"pool.se.change.more.at", "2020-05-01"}},
            "pool.se.change.more",
            "changes nothing"},
    Mistake{"a_change_before_the_start",
            {{"pool.se.change.more.at", "2019-05-01"}, {"pool.se.change.more.slots", "3"}},
            "pool.se.change.more.at",
            "before the start"},
    Mistake{"two_changes_at_once",
            {{"pool.se.change.more.at", "2020-05-01"},
             {"pool.se.change.more.slots", "3"},
             {"pool.se.change.less.at", "2020-05-01"},
             {"pool.se.change.less.slots", "1"}},
            "pool.se.change.more.at",
            "the same moment as that of less"},
    Mistake{"a_change_of_posts_without_a_norm",
            {{"pool.se.change.more.at", "2020-05-01"}, {"pool.se.change.more.fte", "3"}},
            "pool.se.change.more.norm",
            "is missing"},
    Mistake{"a_quota_without_numbers", {{"pool.se.quota.by", "sex"}}, "pool.se.quota.intake", "needs both"},
    Mistake{"a_quota_for_an_unknown_value",
            {{"pool.se.quota.by", "sex"}, {"pool.se.quota.intake.mn", "3"}},
            "pool.se.quota.intake.mn",
            "Did you mean \"men\"?"},
    Mistake{"a_rank_without_an_attribute",
            {{"pool.se.priority.rank.men", "3"}},
            "pool.se.priority.by",
            "needs both"},
    Mistake{"a_full_list_that_refuses_to_nowhere",
            {{"pool.se.list_limit", "3"}},
            "stage.seeking.refused_to",
            "must go somewhere"},
    Mistake{"a_refusal_by_an_endless_list",
            {{"stage.seeking.refused_to", "dropout"}},
            "stage.seeking.refused_to",
            "has no limit"},
    Mistake{"support_beside_nothing", {{"support.es.pool", "se"}}, "support.es.stage", "is missing"},
    Mistake{"support_of_a_way_that_is_no_hazard",
            {{"support.es.pool", "se"}, {"support.es.stage", "seeking"}, {"support.es.ratio.wrk", "2"}},
            "support.es.ratio.wrk",
            "Did you mean \"work\"?"},
    Mistake{"two_supports_beside_one_stage",
            {{"support.a.pool", "se"},
             {"support.a.stage", "seeking"},
             {"support.b.pool", "se"},
             {"support.b.stage", "seeking"}},
            "support.b.stage",
            "has support already: a"},
};
INSTANTIATE_TEST_SUITE_P(Pools, ValidatePools, ::testing::ValuesIn(pools), name_of);

}  // namespace
}  // namespace stegvis::model::testing
