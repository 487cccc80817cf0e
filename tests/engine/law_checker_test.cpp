#include "law_checker.hpp"
#include "any_scenario.hpp"
#include "told_simulators.hpp"

/// \file
/// The law checker itself: it is silent about a true story and complains about every kind of false one.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::engine::told::breaches;
using stegvis::engine::told::Complaints;
using stegvis::engine::told::Finish;
using stegvis::engine::told::Recording;
using stegvis::model::Hold;
using stegvis::model::Newcomer;
using stegvis::model::Spell;
using stegvis::model::Visit;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two slots, four who come: #2 and #3 wait.
Story true_story() {
  Scenario scenario = scenario_of(40);
  shares(scenario.attribute["kind"], {{"a", 1.0}, {"b", 0.0}});
  scenario.report_by = {"kind"};
  scenario.pool["p"].all.slots = 2;
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["done"] = after(10);
  come(scenario, "s", {0, 1, 2, 3});
  return run(scenario);
}

/// The n-th fact of a kind.
template <class Kind>
Kind& nth(Recording& told, std::size_t n) {
  for (auto& fact : told.facts)
    if (auto* kind = std::get_if<Kind>(&fact); kind != nullptr && n-- == 0) return *kind;
  throw std::out_of_range{"no such fact"};
}
template <class Kind>
void drop(Recording& told, std::size_t n) {
  for (auto fact = told.facts.begin(); fact != told.facts.end(); ++fact)
    if (std::holds_alternative<Kind>(*fact) && n-- == 0) return void(told.facts.erase(fact));
}
template <class Lie>
Complaints after_lie(Lie lie) {
  Story story = true_story();
  lie(story.told);
  return breaches(*story.programme, story.told, 4);
}

TEST(LawChecker, is_silent_about_the_truth) {
  EXPECT_THAT(after_lie([](Recording&) {}), IsEmpty());
}

TEST(LawChecker, sees_who_is_nowhere_or_in_two_places) {
  EXPECT_THAT(after_lie([](Recording& told) { drop<Visit>(told, 3); }),
              Contains(HasSubstr("a gap between two rows")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).left = 9; }),
              Contains(HasSubstr("a gap between two rows")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).next = nth<Visit>(told, 0).place; }),
              Contains(HasSubstr("not where the last row led")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).left = 9; }),
              Contains(HasSubstr("people are somewhere")));
}

TEST(LawChecker, sees_who_is_told_off_twice_or_never_and_who_is_not_counted) {
  EXPECT_THAT(after_lie([](Recording& told) { told.facts.push_back(nth<Finish>(told, 0)); }),
              Contains(HasSubstr("somebody else, or nobody")));
  EXPECT_THAT(after_lie([](Recording& told) { drop<Finish>(told, 3); }),
              Contains("4 came, 3 were told off, 4 were counted"));
  EXPECT_THAT(after_lie([](Recording& told) { drop<Newcomer>(told, 0); }),
              Contains(HasSubstr("number out of order")));
}

TEST(LawChecker, sees_a_clock_that_goes_back) {
  EXPECT_THAT(after_lie([](Recording& told) { nth<Newcomer>(told, 1).at = 20; }),
              Contains(HasSubstr("the clock goes back")));
}

TEST(LawChecker, sees_exits_that_lead_elsewhere_and_changes_unsaid) {
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).exit = stegvis::model::Exit::granted; }),
              Contains(HasSubstr("is granted, but what?")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).exit = stegvis::model::Exit::gave_up; }),
              Contains(HasSubstr("gives up to the wrong place")));
  EXPECT_THAT(
      after_lie([](Recording& told) { nth<Visit>(told, 0).exit = stegvis::model::Exit::interrupted; }),
      Contains(HasSubstr("is interrupted to no list")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).exit = stegvis::model::Exit::changed; }),
              Contains(HasSubstr("changes stage unsaid")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 1).who.cell = 1; }),
              Contains(HasSubstr("changed group unsaid")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Visit>(told, 0).joined = 5; }),
              Contains(HasSubstr("after this row began")));
}

TEST(LawChecker, sees_more_busy_than_slots_and_slots_without_need) {
  EXPECT_THAT(after_lie([](Recording& told) { nth<stegvis::model::Capacity>(told, 0).slots = 1; }),
              Contains(HasSubstr("more busy than slots")));
  EXPECT_THAT(after_lie([](Recording& told) { drop<Hold>(told, 0); }),
              Contains(HasSubstr("without the slot it needs")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Hold>(told, 0).until = 12; }),
              Contains(HasSubstr("a slot outside the stage")));
  EXPECT_THAT(after_lie([](Recording& told) { told.facts.push_back(nth<Hold>(told, 0)); }),
              Contains(HasSubstr("holds two slots")));
}

TEST(LawChecker, sees_who_waits_while_a_slot_is_free_and_who_overtakes) {
  EXPECT_THAT(after_lie([](Recording& told) { nth<stegvis::model::Capacity>(told, 0).slots = 3; }),
              Contains(HasSubstr("somebody waits while a slot is free")));
  EXPECT_THAT(
      after_lie([](Recording& told) { std::swap(nth<Spell>(told, 2).joined, nth<Spell>(told, 3).joined); }),
      Contains(HasSubstr("#2 overtakes #3 on p at 10")));
  EXPECT_THAT(after_lie([](Recording& told) { nth<Spell>(told, 2).held_back = false; }),
              Contains(HasSubstr("not for what is said")));
}

/// The same rich scenarios that keep every law have what the laws are about.
TEST(AnyScenario, has_everything_the_laws_are_about) {
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto programme = compiled(AnyScenario{seed}.make());
    stegvis::engine::Simulator<Recording> simulator{*programme};
    Recording told;
    ASSERT_TRUE(simulator.run(seed, 0, told).ok());
    for (const auto& visit : told.all<Visit>()) ++seen[stegvis::engine::told::word(visit.exit)];
    for (const auto& spell : told.all<Spell>())
      ++seen["spell " + stegvis::engine::told::word(spell.end) + (spell.support ? " of support" : "")];
    for (const auto& event : programme->calendar)
      ++seen["calendar " + std::to_string(static_cast<int>(event.kind))];
    for (const auto& way : programme->ways) ++seen["drive " + std::to_string(static_cast<int>(way.drive))];
  }
  for (const char* what : {"moved",
                           "granted",
                           "gave up",
                           "interrupted",
                           "changed",
                           "horizon",
                           "spell granted",
                           "spell gave up",
                           "spell left",
                           "spell refused",
                           "spell horizon",
                           "spell granted of support",
                           "spell left of support",
                           "spell refused of support",
                           "calendar 0",
                           "calendar 1",
                           "calendar 2",
                           "drive 0",
                           "drive 1",
                           "drive 2",
                           "drive 3"})
    EXPECT_GE(seen[what], 40) << what;
}

}  // namespace
