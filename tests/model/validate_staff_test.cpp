#include "mistakes.hpp"

namespace stegvis::model::testing {
namespace {

/// The small scenario with a post instead of slots.
Changes posted(const Changes& more) {
  Changes changes{{"pool.se.post.anna.norm", "20"}};
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

Scenario with_posts(const Changes& more) {
  Scenario scenario = small();
  scenario.pool["se"].all.slots.reset();
  change(scenario, posted(more));
  return scenario;
}

struct StaffMistake : ::testing::TestWithParam<Mistake> {};

TEST_P(StaffMistake, is_told_with_its_path_and_nothing_else) {
  const Mistake& mistake = GetParam();
  const base::Problems problems = validate(with_posts(mistake.changes));
  const bool told = std::any_of(problems.begin(), problems.end(), [&](const base::Problem& problem) {
    return problem.path == mistake.path && problem.text.en.find(mistake.words) != std::string::npos;
  });
  EXPECT_TRUE(told) << "said instead:\n" << all(problems);
  EXPECT_EQ(problems.size(), 1u) << all(problems);
  for (const base::Problem& problem : problems) EXPECT_NE(problem.text.en, problem.text.sv);
}

const Changes leaving{{"pool.se.turnover.hazard", "exponential"}, {"pool.se.turnover.rate", "20 % / year"}};
const Changes vacancy{{"pool.se.vacancy.duration", "fixed"}, {"pool.se.vacancy.value", "3 months"}};

Changes operator+(Changes first, const Changes& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

INSTANTIATE_TEST_SUITE_P(
    Staff, StaffMistake,
    ::testing::Values(
        Mistake{"slots_beside_posts", {{"pool.se.slots", "3"}}, "pool.se.slots", "stands beside posts"},
        Mistake{"a_change_beside_posts",
                {{"pool.se.change.x.at", "2 weeks"}, {"pool.se.change.x.slots", "3"}},
                "pool.se.change.x",
                "stands beside posts"},
        Mistake{"no_norm", {{"pool.se.post.bo.fte", "0.5"}}, "pool.se.post.bo.norm", "is missing"},
        Mistake{"a_member_without_members",
                {{"pool.se.post.anna.member", "women"}},
                "pool.se.post.anna.member",
                "has no effect"},
        Mistake{"nobody_serves_one",
                {{"pool.se.by", "sex"}, {"pool.se.post.anna.member", "men"}},
                "pool.se.post",
                "no post serves women"},
        Mistake{"ends_before_it_begins",
                {{"pool.se.post.anna.from", "2020-03-01"}, {"pool.se.post.anna.until", "2020-03-01"}},
                "pool.se.post.anna.until",
                "is not after the post begins"},
        Mistake{"hired_later",
                {{"pool.se.post.anna.hired", "2020-03-01"}},
                "pool.se.post.anna.hired",
                "is after the post begins"},
        Mistake{"turnover_without_vacancy", leaving, "pool.se.vacancy.duration", "is missing"},
        Mistake{"vacant_without_vacancy",
                {{"pool.se.post.anna.vacant", "true"}},
                "pool.se.vacancy.duration",
                "is missing"},
        Mistake{"a_delay_for_a_successor", leaving + vacancy + Changes{{"pool.se.handover.after", "2 weeks"}},
                "pool.se.handover.after", "has no effect"},
        Mistake{"an_absence_of_no_kind",
                {{"pool.se.absence.sick.share", "0.5"}},
                "pool.se.absence.sick",
                "at random or by the calendar"},
        Mistake{"an_absence_without_length",
                {{"pool.se.absence.sick.onset.hazard", "exponential"},
                 {"pool.se.absence.sick.onset.rate", "1 / year"}},
                "pool.se.absence.sick.length.duration",
                "is missing"},
        Mistake{"an_unknown_post",
                {{"pool.se.absence.july.from", "2020-07-01"},
                 {"pool.se.absence.july.until", "2020-08-01"},
                 {"pool.se.absence.july.posts", "[\"ana\"]"}},
                "pool.se.absence.july.posts",
                "anna"},
        Mistake{"a_ramp_without_end",
                {{"pool.se.ramp.new.share", "0.5"}},
                "pool.se.ramp.new.until",
                "is missing"},
        Mistake{"more_hours_than_there_are",
                {{"pool.se.training.rmo.from", "2020-03-01"},
                 {"pool.se.training.rmo.until", "2020-03-08"},
                 {"pool.se.training.rmo.hours", "60"}},
                "pool.se.training.rmo.hours",
                "is more than post anna works"},
        Mistake{"a_chain_of_too_little",
                {{"pool.se.training.rmo.from", "2020-03-01"},
                 {"pool.se.training.rmo.until", "2020-06-01"},
                 {"pool.se.training.rmo.hours", "20"},
                 {"pool.se.training.rmo.part.before.weight", "0.4"}},
                "pool.se.training.rmo.part",
                "do not sum to 1"},
        Mistake{"a_cost_that_nobody_pays",
                {{"pool.se.post.anna.per_fte_year", "600000"}},
                "pool.se.post.anna.payer",
                "is missing"},
        Mistake{
            "a_limit_at_a_hard_limit", {{"pool.se.limit_at", "1.2"}}, "pool.se.limit_at", "has no effect"},
        Mistake{"a_group_that_nobody_asks_for",
                {{"pool.se.post.anna.group.sex", "[\"women\"]"}},
                "pool.se.post.anna.group.sex",
                "has no effect"},
        Mistake{"too_fine_a_weight",
                {{"stage.seeking.weight", "0.33333"}},
                "stage.seeking.weight",
                "finer than a thousandth"},
        Mistake{"broken_for_how_long",
                {{"stage.seeking.to.work.coach.broken", "0.78"}},
                "pool.se.bond_lasts",
                "is missing"},
        Mistake{"another_pool_that_is_none",
                {{"stage.seeking.also.plaetze", "1"}},
                "stage.seeking.also.plaetze",
                "is no known pool"},
        Mistake{"a_coach_for_ever", {{"stage.work.needs", "se"}}, "stage.work.needs", "the stage is final"},
        Mistake{
            "its_own_pool_twice", {{"stage.seeking.also.se", "1"}}, "stage.seeking.also.se", "needs anyway"},
        Mistake{"places_behind_a_gate",
                {{"pool.places.slots", "2"},
                 {"pool.places.gate.every", "1 month"},
                 {"stage.seeking.also.places", "1"}},
                "stage.seeking.also.places",
                "no pool of plain places"},
        Mistake{"a_post_whose_luck_is_anothers",
                {{"pool.se.post.bo.norm", "20"}, {"pool.se.post.bo.luck", "anna"}},
                "pool.se.post.bo",
                "share its luck with"}),
    name_of);

TEST(Staff, a_pool_with_all_that_posts_can_have_is_valid) {
  const Scenario scenario = with_posts(leaving + vacancy +
                                       Changes{{"pool.se.handover.to", "others"},
                                               {"pool.se.handover.after", "2 weeks"},
                                               {"pool.se.bond_lasts", "6 months"},
                                               {"pool.se.ramp.new.until", "3 months"},
                                               {"pool.se.ramp.new.share", "0.5"},
                                               {"pool.se.same_first", "sex"},
                                               {"pool.se.post.anna.group.sex", "[\"women\"]"},
                                               {"pool.se.post.anna.per_fte_year", "600000"},
                                               {"pool.se.post.anna.payer", "town"},
                                               {"stage.seeking.to.work.coach.broken", "0.78"},
                                               {"stage.seeking.to.work.coach.skill", "1"},
                                               {"stage.seeking.weight_step.thin.after", "3 months"},
                                               {"stage.seeking.weight_step.thin.ratio", "0.5"}});
  EXPECT_EQ(all(validate(scenario)), "");
}

TEST(Staff, what_only_posts_can_feel_has_no_effect_without_them) {
  for (const auto& [path, typed] : Changes{{"pool.se.bond_lasts", "6 months"},
                                           {"pool.se.handover.to", "others"},
                                           {"stage.seeking.to.work.coach.skill", "1"}}) {
    Scenario scenario = small();
    change(scenario, {{path, typed}});
    const base::Problems problems = validate(scenario);
    ASSERT_EQ(problems.size(), 1u) << path << "\n" << all(problems);
    EXPECT_EQ(problems.front().path, path);
  }
}

}  // namespace
}  // namespace stegvis::model::testing
