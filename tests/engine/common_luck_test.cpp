#include <cmath>
#include <map>
#include <tuple>

#include "by_hand.hpp"
#include "told_simulators.hpp"

/// \file
/// Every participant carries their own luck (analytic case R4): what is changed elsewhere in the scenario
/// changes no draw of theirs. Draws are read off two runs and compared one by one.
namespace {

using namespace stegvis::engine::by_hand;
using stegvis::model::Exit;
using stegvis::model::Hold;
using stegvis::model::Newcomer;
using stegvis::model::Spell;
using stegvis::model::Visit;

/// Who and what: source's id, number within it, the path of what was drawn, and for which visit.
using Key = std::tuple<std::string, std::uint32_t, std::string, int>;
using Draws = std::map<Key, double>;

/// Everything in the facts that is a draw of its own, whatever the waiting: when they came, what they are,
/// and for the k-th visit of a stage how long it lasted and which branch they took, for the k-th wait how
/// long they had patience.
Draws draws_of(const Story& story) {
  Draws draws;
  std::map<std::pair<std::uint32_t, std::string>, int> visits;
  const auto key = [&](const stegvis::model::Who& who, const std::string& what, int visit) {
    return Key{story.programme->sources[who.source.index()].id, who.number, what, visit};
  };
  for (const auto& fact : story.told.facts) {
    if (const auto* newcomer = std::get_if<Newcomer>(&fact)) {
      draws[key(newcomer->who, "comes", 0)] = newcomer->at;
      for (const auto& group : story.programme->groups)
        if (std::count(group.cells.begin(), group.cells.end(), newcomer->who.cell) > 0)
          draws[key(newcomer->who, "is " + group.name, 0)] = 1.0;
    }
    if (const auto* spell = std::get_if<Spell>(&fact)) {
      const std::string stage = story.programme->stages[spell->stage.index()].id;
      const int visit = visits[{spell->who.serial, "list of " + stage}]++;
      if (spell->end == Spell::End::gave_up)
        draws[key(spell->who, "patience " + stage, visit)] = spell->ended - spell->joined;
    }
    if (const auto* visit = std::get_if<Visit>(&fact)) {
      const auto& place = story.programme->places[visit->place.index()];
      // Whoever is there at the start asked for it before, and the list has not heard of it.
      if (visit->at_start && !place.waiting)
        ++visits[{visit->who.serial, "list of " + story.programme->stages[place.stage.index()].id}];
      if (place.waiting || visit->exit != Exit::moved) continue;
      const std::string stage = story.path(visit->place);
      const int number = visits[{visit->who.serial, stage}]++;
      const auto& leg = story.programme->legs[visit->leg.index()];
      draws[key(visit->who, stage + " by " + leg.transition, number)] = visit->left - visit->entered;
      draws[key(visit->who, stage + " to " + story.programme->stages[leg.target.index()].id, number)] = 1.0;
    }
  }
  return draws;
}

Draws draws_of(const Scenario& scenario, std::uint32_t replications) {
  Draws all;
  for (std::uint32_t replication = 0; replication < replications; ++replication)
    for (auto& [key, value] : draws_of(run(scenario, 5, replication))) {
      auto [source, number, what, visit] = key;
      all[{source, number, what, visit + 1000 * static_cast<int>(replication)}] = value;
    }
  return all;
}

/// How many draws of `a` are in `b` too; every one of them must be the same.
std::size_t same_where_both(const Draws& a, const Draws& b) {
  std::size_t common = 0, different = 0;
  for (const auto& [key, value] : a) {
    const auto found = b.find(key);
    if (found == b.end()) continue;
    ++common;
    const bool same = std::abs(found->second - value) <= 1e-9 * (1.0 + std::abs(value));
    different += !same;
    if (!same && different < 4)
      ADD_FAILURE() << std::get<0>(key) << " #" << std::get<1>(key) << " " << std::get<2>(key);
  }
  EXPECT_EQ(different, 0u);
  return common;
}
/// The same draws, all of them, to the last bit.
void expect_unmoved(const Draws& a, const Draws& b) {
  EXPECT_TRUE(a == b) << a.size() << " draws against " << b.size();
}

/// A way with lists, giving up, returns, branches and attributes, in which every stay in a stage is one draw.
Scenario pathway() {
  Scenario scenario = scenario_of(1500);
  shares(scenario.attribute["sex"], {{"men", 0.5}, {"women", 0.5}});
  scenario.attribute["income"].given = "sex";
  scenario.attribute["income"].by["men"] = {{"ae", {0.3, false}}, {"se", {0.7, false}}};
  scenario.attribute["income"].by["women"] = {{"ae", {0.6, false}}, {"se", {0.4, false}}};
  scenario.report_by = {"sex*income"};
  scenario.pool["coach"].all.slots = 40;
  scenario.pool["course"].all.slots = 10;
  auto& seeking = scenario.stage["seeking"];
  seeking.needs = "coach";
  seeking.patience = patience(exponential_law(80), "gave_up");
  seeking.to["work"] = hazard(weibull_law(1.3, 200));
  seeking.to["work"].ratio["sex"].by_value = {{"women", 1.2}};
  seeking.to["dropout"] = to("done", hazard(exponential_law(400)));
  seeking.to["course"] = lasting(uniform_law(20, 300));
  auto& course = scenario.stage["course"];
  course.needs = "course";
  course.patience = patience(exponential_law(30), "gave_up");
  course.to["end"] = lasting(uniform_law(10, 60));
  course.to["end"].branches = {{"seeking", {0.5, false}}, {"done", {0.3, false}}, {"work", {0.2, false}}};
  scenario.stage["work"].to["lost"] = hazard(exponential_law(150));
  scenario.stage["work"].to["lost"].ends_stage = true;
  scenario.stage["work"].to["lost"].branches = {{"seeking", {0.6, false}}, {"done", {0.4, false}}};
  scenario.stage["gave_up"].final = true;
  scenario.arrival["new"].to = "seeking";
  scenario.arrival["new"].rate = 0.5;
  scenario.arrival["other"].rate = 0.2;
  scenario.arrival["other"].branches = {{"seeking", {0.7, false}}, {"course", {0.3, false}}};
  scenario.stock["there"].stage = "seeking";
  scenario.stock["there"].count = 60;
  return scenario;
}

TEST(CommonLuck, more_slots_change_no_draw_of_anybody) {
  const Scenario few = pathway();
  Scenario more = few;
  more.pool["coach"].all.slots = 90;
  more.pool["course"].all.slots = 3;
  EXPECT_GT(same_where_both(draws_of(few, 20), draws_of(more, 20)), 100000u);
}

TEST(CommonLuck, whoever_comes_again_has_the_same_luck_there_whether_they_had_to_wait_before_or_not) {
  Scenario crowded = pathway();
  crowded.pool["coach"].all.slots = 5;  // most of the stock waits at the start
  Scenario roomy = pathway();
  roomy.pool["coach"].all.slots = 60;
  EXPECT_GT(same_where_both(draws_of(crowded, 10), draws_of(roomy, 10)), 20000u);
}

/// A way out of the list leaves no room for luck drawn ahead: then everybody's is drawn when they enter.
TEST(CommonLuck, luck_drawn_ahead_for_newcomers_is_what_they_would_have_drawn) {
  Scenario ahead = pathway();
  ahead.stage["seeking"].to["work"].never = 0.2;
  ahead.stage["seeking"].to["work"].window["summer"] = {on_day(150), on_day(700), 0.4};
  ahead.stage["seeking"].to["trial"] = to("work", hazard(weibull_law(0.8, 900)));
  Scenario on_entering = ahead;
  Transition never = to("done", hazard(exponential_law(1)));
  never.never = 1.0;
  on_entering.stage["seeking"].waiting.to["out"] = never;
  const Draws draws = draws_of(ahead, 10);
  EXPECT_GT(draws.size(), 20000u);
  expect_unmoved(draws, draws_of(on_entering, 10));
}

TEST(CommonLuck, a_pool_divided_by_municipality_changes_no_draw) {
  const Scenario one = pathway();
  Scenario divided = one;
  divided.pool["coach"].by = "sex";
  divided.pool["coach"].all.slots = 15;
  EXPECT_GT(same_where_both(draws_of(one, 5), draws_of(divided, 5)), 20000u);
}

TEST(CommonLuck, nothing_that_nobody_uses_moves_anything) {
  const Scenario plain = pathway();
  const Draws draws = draws_of(plain, 3);
  Scenario with = plain;
  with.stage["aaa"].to["zzz"] = after(3);
  with.stage["zzz"].to["done"] = hazard(exponential_law(9));
  with.stage["aaa"].needs = "aaa";
  with.pool["aaa"].all.slots = 0;
  expect_unmoved(draws, draws_of(with, 3));
  with = plain;
  with.stage["work"].to["lost"].branches["gave_up"] = {0.0, false};
  with.stage["course"].to["end"].branches["gave_up"] = {0.0, false};
  expect_unmoved(draws, draws_of(with, 3));
  with = plain;
  with.stage["seeking"].to["abroad"] = to("done", hazard(exponential_law(10)));
  with.stage["seeking"].to["abroad"].ratio["sex"].by_value = {{"men", 0.0}, {"women", 0.0}};
  expect_unmoved(draws, draws_of(with, 3));
  with = plain;
  with.payer["someone"];
  with.price["work"].payer = "someone";
  expect_unmoved(draws, draws_of(with, 3));
}

TEST(CommonLuck, another_source_moves_nothing_of_those_who_come_by_others) {
  const Scenario plain = pathway();
  Scenario more = plain;
  more.pool["coach"].all.slots = 1000;
  more.pool["course"].all.slots = 1000;
  Scenario with = more;
  with.arrival["aaa"].to = "seeking";
  with.arrival["aaa"].rate = 0.4;
  const Draws before = draws_of(more, 4);
  EXPECT_EQ(same_where_both(before, draws_of(with, 4)), before.size());
}

/// The pathway with its middle renamed: a stage, a source, an attribute, a transition.
Scenario renamed(bool keeps_luck) {
  Scenario scenario = pathway();
  const auto rename = [&](auto& things, const std::string& old, const std::string& to) {
    things[to] = things.at(old);
    things.erase(old);
    if (keeps_luck) things[to].luck = old;
  };
  rename(scenario.stage, "work", "employment");
  rename(scenario.stage, "course", "a_course");
  rename(scenario.arrival, "other", "zz_other");
  rename(scenario.stock, "there", "zz_stock");
  rename(scenario.attribute, "sex", "zz_sex");
  scenario.attribute["income"].given = "zz_sex";
  scenario.report_by = {"zz_sex*income"};
  auto& ratio = scenario.stage["seeking"].to["work"].ratio;
  ratio["zz_sex"] = ratio.at("sex");
  ratio.erase("sex");
  auto& seeking = scenario.stage["seeking"].to;
  rename(seeking, "work", "employment");
  rename(seeking, "course", "a_course");
  const auto rename_branch = [](stegvis::model::Branches& branches, const std::string& old,
                                const std::string& to) {
    branches[to] = branches.at(old);
    branches.erase(old);
  };
  rename_branch(scenario.stage["a_course"].to["end"].branches, "work", "employment");
  rename_branch(scenario.arrival["zz_other"].branches, "course", "a_course");
  return scenario;
}

/// The renamed story's facts under the old names.
Draws by_old_names(const Draws& draws) {
  Draws old;
  const std::pair<std::string, std::string> names[] = {{"employment", "work"},
                                                       {"a_course", "course"},
                                                       {"zz_other", "other"},
                                                       {"zz_stock", "there"},
                                                       {"zz_sex", "sex"}};
  for (const auto& [key, value] : draws) {
    auto [source, number, what, visit] = key;
    for (const auto& [now, before] : names)
      for (std::string* text : {&source, &what})
        for (auto at = text->find(now); at != std::string::npos; at = text->find(now, at + 1))
          text->replace(at, now.size(), before);
    old[{source, number, what, visit}] = value;
  }
  return old;
}

TEST(CommonLuck, of_a_renamed_thing_stays_when_the_scenario_says_its_old_name) {
  const Draws before = draws_of(pathway(), 2);
  EXPECT_EQ(same_where_both(before, by_old_names(draws_of(renamed(true), 2))), before.size());
}

TEST(CommonLuck, of_a_renamed_thing_is_new_when_it_does_not) {
  const Draws before = draws_of(pathway(), 1), after = by_old_names(draws_of(renamed(false), 1));
  std::size_t same = 0, common = 0;
  for (const auto& [key, value] : before) {
    const bool a_time = std::get<2>(key).find(" by ") != std::string::npos || std::get<2>(key) == "comes";
    const auto found = after.find(key);
    if (!a_time || found == after.end() || std::get<0>(key) == "new") continue;
    ++common;
    same += std::abs(found->second - value) < 1e-9 && value > 0.0;
  }
  EXPECT_GT(common, 100u);
  EXPECT_EQ(same, 0u);
}

TEST(CommonLuck, every_replication_and_seed_is_another) {
  const Scenario scenario = pathway();
  const Draws first = draws_of(run(scenario, 5, 0));
  for (const auto& [seed, replication] : {std::pair{5u, 1u}, {6u, 0u}}) {
    std::size_t same = 0;
    for (const auto& [key, value] : draws_of(run(scenario, seed, replication))) {
      const auto found = first.find(key);
      same += std::get<2>(key).find(" by ") != std::string::npos && found != first.end() &&
              found->second == value;
    }
    EXPECT_EQ(same, 0u);
  }
}

/// Analytic cases, section 6: with the same luck one coach more makes nobody wait longer.
TEST(CommonLuck, with_one_coach_more_nobody_waits_longer) {
  Scenario scenario = scenario_of(400);
  scenario.pool["p"].all.slots = 7;
  scenario.stage["s"].needs = "p";
  scenario.stage["s"].to["done"] = lasting(exponential_law(20));
  scenario.arrival["new"].to = "s";
  scenario.arrival["new"].rate = 0.4;
  Scenario more = scenario;
  more.pool["p"].all.slots = 8;
  double longer_total = 0.0;
  for (std::uint32_t replication = 0; replication < 50; ++replication) {
    std::map<std::uint32_t, double> waits;
    for (const auto& spell : run(scenario, 9, replication).told.all<Spell>())
      waits[spell.who.number] = spell.ended;
    for (const auto& spell : run(more, 9, replication).told.all<Spell>()) {
      EXPECT_LE(spell.ended, waits.at(spell.who.number));
      longer_total += waits.at(spell.who.number) - spell.ended;
    }
  }
  EXPECT_GT(longer_total, 1000.0);
}

/// Analytic cases, section 6: times doubled, everything doubled, to the last bit.
TEST(CommonLuck, all_times_doubled_give_every_time_doubled) {
  const auto scenario = [](double k) {
    Scenario s = scenario_of(500 * k);
    s.pool["p"].all.slots = 5;
    s.stage["s"].needs = "p";
    s.stage["s"].patience = patience(uniform_law(5 * k, 40 * k), "done");
    s.stage["s"].to["done"] = hazard(weibull_law(1.3, 20 * k));
    s.stage["s"].to["other"] = to("done", hazard(exponential_law(64 * k)));
    s.arrival["new"].to = "s";
    s.arrival["new"].rate = 0.5 / k;
    return s;
  };
  const auto once = run(scenario(1)).told.all<Visit>(), twice = run(scenario(2)).told.all<Visit>();
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(2 * once[i].entered, twice[i].entered);
    EXPECT_EQ(2 * once[i].left, twice[i].left);
  }
}

/// Analytic cases, section 6: slots for everybody are no limit, patience without end is no patience, one
/// class is none.
TEST(CommonLuck, what_binds_nobody_changes_nothing) {
  Scenario scenario = pathway();
  scenario.pool["coach"].all.slots = 100000;
  scenario.pool["course"].all.slots = 100000;
  const Draws draws = draws_of(scenario, 2);
  Scenario more = scenario;
  more.pool["coach"].all.slots = 200000;
  more.pool["coach"].priority.by = "sex";
  more.pool["coach"].priority.rank = {{"men", 1}, {"women", 1}};
  more.pool["coach"].list_limit = 100000;
  more.stage["seeking"].refused_to = "done";
  more.stage["seeking"].patience = {};
  expect_unmoved(draws, draws_of(more, 2));
  more.stage["seeking"].needs.clear();
  more.stage["course"].needs.clear();
  expect_unmoved(draws, draws_of(more, 2));
}

/// Three towns with posts, persons, absences and a patience; stays and branches are drawn, whoever the coach
/// is.
Scenario staffed_towns() {
  Scenario scenario = scenario_of(3650);
  shares(scenario.attribute["town"], {{"east", 0.3}, {"north", 0.3}, {"west", 0.4}});
  scenario.report_by = {"town"};
  stegvis::model::Pool& pool = scenario.pool["se"];
  pool.by = "town";
  pool.all.norm = 20;
  for (const char* town : {"east", "north", "west"}) {
    stegvis::model::Post& post = pool.staffing.post[std::string{town} + "_1"];
    post.member = town;
    post.fte = 0.75;
    pool.staffing.post[std::string{town} + "_2"] = post;
  }
  pool.staffing.turnover = {"drawn", exponential_law(1000)};
  pool.staffing.vacancy = {"drawn", uniform_law(30, 180)};
  pool.staffing.handover = {"others", days(10)};
  pool.staffing.absence["sick"].onset = {"drawn", exponential_law(300)};
  pool.staffing.absence["sick"].length = {"drawn", exponential_law(20)};
  stegvis::model::Stage& seeking = scenario.stage["seeking"];
  seeking.needs = "se";
  seeking.patience = patience(exponential_law(200), "out");
  seeking.weight_step["thin"] = {days(90), 0.5};
  seeking.to["found"] = hazard(weibull_law(1.3, 500));
  seeking.to["found"].branches = {{"done", {0.4, false}}, {"work", {0.6, false}}};
  seeking.to["out"] = lasting(uniform_law(200, 900));
  scenario.stage["work"].to["seeking"] = lasting(exponential_law(300));
  scenario.stage["out"].final = true;
  scenario.arrival["new"].to = "seeking";
  scenario.arrival["new"].rate = 0.25;
  return scenario;
}

/// Half a coach more in one town, and a longer post there: whatever is drawn for anybody stays, a million
/// draws one by one.
TEST(CommonLuck, R4_half_a_coach_more_moves_no_draw_of_any_participant) {
  const Scenario before = staffed_towns();
  Scenario more = before;
  stegvis::model::Post& half = more.pool["se"].staffing.post["north_3"];
  half.member = "north";
  half.fte = 0.5;
  half.from = on_day(365);
  more.pool["se"].staffing.post["north_1"].fte = 1.0;
  const auto told_by = [](const Scenario& scenario, std::uint32_t replication) {
    Story story{compiled(scenario), {}, {}, {}};
    stegvis::engine::Simulator<stegvis::engine::told::Recording> simulator{*story.programme};
    EXPECT_TRUE(simulator.run(11, replication, story.told).ok());
    return story;
  };
  std::size_t common = 0, waits = 0;
  for (std::uint32_t replication = 0; common < 1'000'000 && replication < 1000; ++replication) {
    const Story one = told_by(before, replication), other = told_by(more, replication);
    common += same_where_both(draws_of(one), draws_of(other));
    waits += one.told.all<Spell>().size() != other.told.all<Spell>().size() ? 1 : 0;
  }
  EXPECT_GE(common, 1'000'000u);
  EXPECT_GT(waits, 50u);  // it did change what happened
}

}  // namespace
