#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "oracles/log.hpp"
#include "oracles/scenario_text.hpp"

/// \file
/// Laws that hold exactly in every run (§5 of the analytic cases), looked for in every line of the log of a
/// scenario with much at once (much_at_once.toml).
namespace stegvis::oracles {
namespace {

constexpr double horizon = 104 * 7.0;
constexpr int replications = 30;
constexpr double little = 1e-12;

/// Run once, for all laws.
const std::vector<Participant>& people() {
  static const std::vector<Participant> all =
      logged(scenario("much_at_once.toml"), replications).participants;
  return all;
}
const Replications& totals() {
  static const Replications run{scenario("much_at_once.toml"), replications, 1};
  return run;
}

bool is_final(const std::string& place) {
  return std::set<std::string>{"kept", "left", "gave_up", "refused"}.count(place) == 1;
}

TEST(Laws, everybody_comes_once_and_is_always_in_one_place) {
  for (const Participant& p : people()) {
    ASSERT_EQ(p.arrivals, 1) << p.name;
    ASSERT_FALSE(p.stays.empty()) << p.name;
    EXPECT_EQ(p.stays.front().from, p.came) << p.name;
    for (std::size_t i = 0; i < p.stays.size(); ++i) {
      const Stay& stay = p.stays[i];
      EXPECT_GE(stay.until, stay.from) << p.name << ' ' << stay.place;
      const bool last = i + 1 == p.stays.size();
      if (!last) {
        EXPECT_EQ(stay.until, p.stays[i + 1].from) << p.name << ' ' << stay.place;
      }
      EXPECT_EQ(stay.end == "open", last) << p.name << ' ' << stay.place;
      EXPECT_TRUE(last || !is_final(stay.place)) << p.name << " left " << stay.place;
    }
    EXPECT_EQ(p.stays.back().until, horizon) << p.name;
  }
}

TEST(Laws, everybody_who_came_is_somewhere_at_the_end) {
  const std::vector<std::string> places{"seeking",  "seeking.waiting",  "course", "course.waiting",
                                        "practice", "practice.waiting", "work",   "kept",
                                        "left",     "gave_up",          "refused"};
  Column there = totals().total("arrivals") * -1.0;
  for (const auto& place : places) there = there + totals().total("stock_end." + place);
  for (const double starting : there.numbers()) EXPECT_EQ(starting, 20.0);
}

TEST(Laws, who_is_counted_at_a_moment_is_who_had_come_before_it) {
  const std::vector<double> days{0, 70, 29.5 * 7, 420, 700};
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::vector<double> came(replications), counted(replications);
    for (const Participant& p : people())
      came[static_cast<std::size_t>(p.replication)] += p.came < days[i] || p.came == 0.0;
    for (const char* place : {"seeking", "seeking.waiting", "course", "course.waiting", "practice",
                              "practice.waiting", "work", "kept", "left", "gave_up", "refused"}) {
      const std::vector<double> some = totals().stock(i, place).numbers();
      for (std::size_t r = 0; r < some.size(); ++r) counted[r] += some[r];
    }
    EXPECT_EQ(came, counted) << "day " << days[i];
  }
}

// --- Slots. At one instant the state is looked at when all that is due has acted.

/// What a member has, from a day on.
using Steps = std::vector<std::pair<double, int>>;
struct Member {
  std::string name;
  Steps slots;
  bool interrupts;
  bool holds_back;  ///< a gate or a quota may leave a slot free while somebody waits
};
const std::vector<Member> members{{"coaches.north", {{0, 10}, {210, 5}}, true, false},
                                  {"coaches.south", {{0, 6}, {210, 5}, {420, 9}}, true, false},
                                  {"places", {{0, 8}}, false, true},
                                  {"mentors", {{0, 4}, {280, 2}, {490, 5}}, false, false},
                                  {"supporters", {{0, 4}}, false, false}};

int slots_on(const Member& member, double day) {
  int slots = 0;
  for (const auto& [from, count] : member.slots)
    if (from <= day) slots = count;
  return slots;
}

struct Change {
  int busy = 0, waiting = 0;
};

/// Comings and goings of one member in one replication, by instant.
std::map<double, Change> changes(const Member& member, int replication) {
  std::map<double, Change> result;
  for (const auto& [from, count] : member.slots) result[from];
  for (const Participant& p : people()) {
    if (p.replication != replication) continue;
    for (const Hold& hold : p.holds)
      if (hold.member == member.name) ++result[hold.from].busy, --result[hold.until].busy;
    for (const Wait& wait : p.waits)
      if (wait.member == member.name) ++result[wait.from].waiting, --result[wait.until].waiting;
  }
  return result;
}

TEST(Laws, no_more_are_busy_than_there_are_slots_and_nobody_waits_beside_a_free_one) {
  for (const Member& member : members)
    for (int r = 0; r < replications; ++r) {
      int busy = 0, waiting = 0;
      for (const auto& [day, change] : changes(member, r)) {
        if (day == horizon) break;
        const int before = busy, slots = slots_on(member, day);
        busy += change.busy;
        waiting += change.waiting;
        ASSERT_GE(busy, 0);
        ASSERT_LE(busy, member.interrupts ? slots : std::max(slots, before))
            << member.name << " on day " << day;
        if (waiting > 0 && !member.holds_back) {
          ASSERT_GE(busy, slots) << member.name << " has " << waiting << " waiting on day " << day;
        }
      }
    }
}

TEST(Laws, interruptions_happen_at_a_cut_only) {
  int found = 0;
  for (const Participant& p : people())
    for (const Stay& stay : p.stays)
      if (stay.end == "interrupted") {
        EXPECT_EQ(stay.until, 210.0) << p.name;
        ++found;
      }
  EXPECT_GT(found, 0);
}

TEST(Laws, slots_behind_a_gate_are_given_every_fourth_week_only) {
  int found = 0;
  for (const Participant& p : people())
    for (const Hold& hold : p.holds)
      if (hold.member == "places") {
        EXPECT_EQ(std::fmod(hold.from - 14.0, 28.0), 0.0) << p.name;
        ++found;
      }
  EXPECT_GT(found, 100);
}

TEST(Laws, nobody_holds_two_slots_for_their_stages_or_waits_on_two_lists) {
  for (const Participant& p : people()) {
    double hold_until = 0.0, wait_until = 0.0;
    for (const Hold& hold : p.holds) {
      EXPECT_LE(hold.from, hold.until) << p.name;
      if (hold.support) continue;
      EXPECT_GE(hold.from, hold_until) << p.name << ' ' << hold.member;
      hold_until = hold.until;
    }
    for (const Wait& wait : p.waits) {
      EXPECT_FALSE(wait.end.empty()) << p.name;
      if (wait.support) continue;
      EXPECT_GE(wait.from, wait_until) << p.name << ' ' << wait.member;
      wait_until = wait.until;
    }
  }
}

/// A stage's time and its slots' time go together; whoever is too old at the door is there for no time and
/// takes none.
using Spans = std::vector<std::pair<double, double>>;
void add_span(Spans& spans, double from, double until) {
  if (from == until) return;
  if (!spans.empty() && spans.back().second == from)
    spans.back().second = until;
  else
    spans.emplace_back(from, until);
}

/// The stage a member's slots are for, without its list.
bool needs(const std::string& place, const std::string& pool) {
  if (pool == "coaches") return place == "seeking" || place == "seeking.map" || place == "seeking.search";
  return place == (pool == "places" ? "course" : "practice");
}

TEST(Laws, who_is_in_a_stage_holds_its_slot_and_nobody_else_does) {
  for (const Participant& p : people())
    for (const std::string pool : {"coaches", "places", "mentors"}) {
      Spans in, held;
      for (const Stay& stay : p.stays)
        if (needs(stay.place, pool)) add_span(in, stay.from, stay.until);
      for (const Hold& hold : p.holds)
        if (!hold.support && hold.member.substr(0, hold.member.find('.')) == pool)
          add_span(held, hold.from, hold.until);
      ASSERT_EQ(in, held) << p.name << ' ' << pool;
    }
}

// --- Little: the integral of how many are there is the sum of how long each of them is.

std::string stage_of(const std::string& place) {
  return place.rfind("seeking.", 0) == 0 && place != "seeking.waiting" ? "seeking" : place;
}

TEST(Laws, person_days_are_the_sum_of_the_stays) {
  std::map<std::string, std::vector<double>> stays;
  for (const Participant& p : people())
    for (const Stay& stay : p.stays) {
      auto& days = stays[stage_of(stay.place)];
      days.resize(replications);
      days[static_cast<std::size_t>(p.replication)] += stay.until - stay.from;
    }
  EXPECT_EQ(stays.size(), 11u);
  for (const auto& [place, days] : stays) {
    const std::vector<double> told = totals().total("person_days." + place).numbers();
    for (std::size_t r = 0; r < told.size(); ++r)
      EXPECT_NEAR(told[r], days[r], little * (1.0 + 700.0 * 100.0)) << place;
  }
}

TEST(Laws, the_mean_list_times_the_time_is_the_sum_of_the_waits) {
  for (const std::string pool : {"coaches", "places", "mentors", "supporters"}) {
    std::vector<double> waits(replications), holds(replications);
    for (const Participant& p : people()) {
      const auto r = static_cast<std::size_t>(p.replication);
      for (const Wait& wait : p.waits)
        if (wait.member.substr(0, wait.member.find('.')) == pool) waits[r] += wait.until - wait.from;
      for (const Hold& hold : p.holds)
        if (hold.member.substr(0, hold.member.find('.')) == pool) holds[r] += hold.until - hold.from;
    }
    const std::vector<double> list = totals().total("waiting." + pool).numbers(),
                              busy = totals().total("caseload." + pool).numbers();
    for (std::size_t r = 0; r < waits.size(); ++r) {
      EXPECT_NEAR(list[r] * horizon, waits[r], little * 1e4) << pool;
      EXPECT_NEAR(busy[r] * horizon, holds[r], little * 1e4) << pool;
    }
  }
}

/// Instants that are whole days make whole sums: then it is equality.
TEST(Laws, whole_days_add_up_without_any_error) {
  const std::string counts = scenario("trace.toml").substr(scenario("trace.toml").find("kind = \"counts\""));
  const std::string text = with(scenario("trace.toml"), {{counts, "kind = \"even\"\nevery = \"1 day\"\n"}});
  double stays = 0.0;
  for (const Participant& p : logged(text).participants)
    for (const Stay& stay : p.stays)
      if (stay.place != "done") stays += stay.until - stay.from;
  const Replications run{text, 2, 1};
  EXPECT_EQ(run.total("person_days.meeting").mean() + run.total("person_days.meeting.waiting").mean(), stays);
}

TEST(Laws, states_share_out_the_time_of_everybody) {
  std::vector<double> all(replications);
  for (const Participant& p : people()) all[static_cast<std::size_t>(p.replication)] += horizon - p.came;
  Column told = totals().total("person_days.seeking") * 0.0;
  for (const char* place : {"seeking", "seeking.waiting", "course", "course.waiting", "practice",
                            "practice.waiting", "work", "kept", "left", "gave_up", "refused"})
    told = told + totals().total(std::string{"person_days."} + place);
  for (std::size_t r = 0; r < all.size(); ++r) EXPECT_NEAR(told.numbers()[r] / all[r], 1.0, little);
}

TEST(Laws, costs_are_the_sum_of_their_parts) {
  const Replications& t = totals();
  const Column state = t.total("person_days.seeking.waiting") * 12.25 + t.total("person_days.work") * 41.0;
  const double staff = 600000.0 / 365.25 * (16 * 210 + 10 * 210 + 14 * 308);
  const Column municipality = t.total("person_days.seeking") * 310.50 + staff;
  for (std::size_t r = 0; r < replications; ++r) {
    // Whole öre: each line's amount is rounded in each of some thirty pieces of time.
    EXPECT_NEAR(t.total("cost.state").numbers()[r], state.numbers()[r], 0.005 * 2 * 35);
    EXPECT_NEAR(t.total("cost.municipality").numbers()[r], municipality.numbers()[r], 0.005 * 2 * 35);
  }
}

TEST(Laws, members_of_a_family_sum_to_the_family) {
  for (const char* outcome : {"joined.", "granted.", "refused.", "gave_up.", "waiting.", "caseload."}) {
    const auto of = [&](const char* pool) { return totals().total(std::string{outcome} + pool); };
    const Column both = of("coaches.north") + of("coaches.south"), family = of("coaches");
    for (std::size_t r = 0; r < replications; ++r)
      EXPECT_NEAR(family.numbers()[r], both.numbers()[r], little * 100) << outcome;
  }
}

}  // namespace
}  // namespace stegvis::oracles
