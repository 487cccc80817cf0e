#include <gtest/gtest.h>

#include "oracles/log.hpp"
#include "oracles/scenario_text.hpp"
#include "oracles/stationary.hpp"

/// \file
/// Hand-made traces, exact to the last digit (T1 to T7, T10, T11 and T14 of the analytic cases).
namespace stegvis::oracles {
namespace {

/// One participant of the source `p` on each of these days.
std::string on_days(const std::vector<double>& days) {
  std::ostringstream text;
  for (std::size_t i = 0; i < days.size(); ++i)
    text << "[arrival.p.counts.c" << i << "]\nat = \"" << days[i] << " days\"\ncount = 1\n";
  return text.str();
}

std::string trace(const std::vector<double>& days, const Lines& lines = {}, const std::string& more = "") {
  const std::string text = scenario("trace.toml");
  return with(text.substr(0, text.find("[arrival.p.counts")), lines) + on_days(days) + more;
}

/// Every participant's way: "<number>: <place> <from>-<until>, ..."; the last stage without its end.
std::string ways(const std::vector<Participant>& participants) {
  std::ostringstream text;
  for (const Participant& p : participants) {
    text << p.name.substr(p.name.find('.') + 1) << ':';
    for (const Stay& stay : p.stays) {
      text << ' ' << stay.place << ' ' << stay.from;
      if (stay.end != "open") text << '-' << stay.until << (stay.end == "gave_up" ? " gave up" : "");
    }
    text << '\n';
  }
  return text.str();
}

std::string ways(const std::string& scenario_text) { return ways(logged(scenario_text).participants); }

double exact(const Replications& run, const std::string& name) { return run.total(name).mean(); }

const std::vector<double> six{0, 1, 2, 3, 4, 5};
const std::string patience =
    "[stage.meeting.patience]\nduration = \"fixed\"\nvalue = \"1.5 days\"\nto = "
    "\"gave_up\"\n[stage.gave_up]\nfinal = true\n";

TEST(Traces, T1_two_coaches_serve_in_the_order_of_coming) {
  EXPECT_EQ(ways(trace(six)),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-4 done 4\n"
            "2: meeting.waiting 2-3 meeting 3-6 done 6\n"
            "3: meeting.waiting 3-4 meeting 4-7 done 7\n"
            "4: meeting.waiting 4-6 meeting 6-9 done 9\n"
            "5: meeting.waiting 5-7 meeting 7-10 done 10\n");
}

TEST(Traces, T1_totals_are_exact) {
  const Replications run{
      trace(six, {{"report = \"none\"\n",
                   "report = \"none\"\nobserve = [\"2.5 days\", \"5.5 days\", \"6 days\", \"6.5 days\"]\n"}}),
      2, 1};
  EXPECT_EQ(exact(run, "person_days.meeting.waiting"), 6.0);
  EXPECT_EQ(exact(run, "person_days.meeting"), 18.0);
  EXPECT_EQ(exact(run, "wait_days.coaches"), 1.0);
  EXPECT_EQ(exact(run, "utilisation.coaches"), 18.0 / 60.0);
  const std::vector<double> waiting{1, 2, 2, 1};  // just before day 6 two are still waiting: the largest list
  for (std::size_t i = 0; i < waiting.size(); ++i)
    EXPECT_EQ(run.waiting(i, "coaches").mean(), waiting[i]) << i;
}

TEST(Traces, T2_nobody_waits_longer_than_their_patience) {
  const std::string text = trace(six, {}, patience);
  EXPECT_EQ(ways(text),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-4 done 4\n"
            "2: meeting.waiting 2-3 meeting 3-6 done 6\n"
            "3: meeting.waiting 3-4 meeting 4-7 done 7\n"
            "4: meeting.waiting 4-5.5 gave up gave_up 5.5\n"
            "5: meeting.waiting 5-6 meeting 6-9 done 9\n");
  const Replications run{text, 2, 1};
  EXPECT_EQ(exact(run, "person_days.meeting.waiting"), 4.5);
  EXPECT_EQ(exact(run, "person_days.meeting"), 15.0);
}

TEST(Traces, T3_whose_patience_ends_when_a_coach_is_free_is_served) {
  EXPECT_EQ(ways(trace(six, {}, with(patience, {{"1.5 days", "1 day"}}))),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-4 done 4\n"
            "2: meeting.waiting 2-3 meeting 3-6 done 6\n"
            "3: meeting.waiting 3-4 meeting 4-7 done 7\n"
            "4: meeting.waiting 4-5 gave up gave_up 5\n"
            "5: meeting.waiting 5-6 meeting 6-9 done 9\n");
}

Lines staff(const std::string& before, const std::string& day, const std::string& after,
            const std::string& on_cut = "finish") {
  return {{"slots = 2\n", "slots = " + before + "\non_cut = \"" + on_cut + "\"\nchange.then = { at = \"" +
                              day + " days\", slots = " + after + " }\n"}};
}

TEST(Traces, T4_a_new_coach_takes_who_waits) {
  EXPECT_EQ(ways(trace({0, 1, 2}, staff("1", "4", "2"))),
            "0: meeting 0-3 done 3\n"
            "1: meeting.waiting 1-3 meeting 3-6 done 6\n"
            "2: meeting.waiting 2-4 meeting 4-7 done 7\n");
}

TEST(Traces, T5_a_cut_lets_coaches_finish) {
  EXPECT_EQ(ways(trace({0, 1, 2}, staff("2", "2", "1"))),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-4 done 4\n"
            "2: meeting.waiting 2-4 meeting 4-7 done 7\n");
}

TEST(Traces, T5_a_cut_interrupts_who_started_last) {
  EXPECT_EQ(ways(trace({0, 1, 2}, staff("2", "2", "1", "interrupt"))),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-2 meeting.waiting 2-3 meeting 3-5 done 5\n"
            "2: meeting.waiting 2-5 meeting 5-8 done 8\n");
}

TEST(Traces, T6_ten_meetings_of_no_length_are_over_at_once) {
  const std::string text =
      with(trace({0}, {{"slots = 2", "slots = 1"}, {"3 days", "0 days"}}), {{"count = 1", "count = 10"}});
  std::string expected;
  for (int i = 0; i < 10; ++i)
    expected += std::to_string(i) + ':' + (i == 0 ? "" : " meeting.waiting 0-0") + " meeting 0-0 done 0\n";
  EXPECT_EQ(ways(text), expected);
}

/// Runs what must not run, and returns what was said.
std::string refusal(const std::string& scenario_text) {
  const Scratch scratch;
  const std::string file = scratch.write("scenario.toml", scenario_text);
  EXPECT_NE(stegvis(scratch, "run '" + file + "' --replications 1 --out '" + scratch.path("out.h5") + "'"),
            0);
  return scratch.read("said.txt");
}

TEST(Traces, T6_a_circle_of_no_length_is_named) {
  const std::string circle =
      "\n[stage.pause]\n[stage.pause.to.meeting]\nduration = \"fixed\"\nvalue = \"0 days\"\n";
  const std::string said =
      refusal(trace({0}, {{"meeting.to.done]", "meeting.to.pause]"}, {"3 days", "0 days"}}, circle));
  EXPECT_NE(said.find("meeting"), std::string::npos) << said;
  EXPECT_NE(said.find("pause"), std::string::npos) << said;
}

/// No stage alone says that the circle takes no time: it does for those who are too old for both.
TEST(Traces, T6_a_circle_that_only_the_old_go_round_is_named) {
  const std::string circle =
      "to.pause.age = \"60 years\"\n[stage.pause]\nto.meeting.age = \"60 years\"\n"
      "[attribute.age]\ndistribution = \"fixed\"\nvalue = \"61 years\"\n";
  const std::string said =
      refusal(trace({0}, {{"[stage.meeting.to.done]\nduration = \"fixed\"\nvalue = \"3 days\"\n", circle}}));
  EXPECT_NE(said.find("meeting"), std::string::npos) << said;
  EXPECT_NE(said.find("pause"), std::string::npos) << said;
}

TEST(Traces, T7_a_second_stay_does_not_contain_the_first) {
  const Lines lines{
      {"meeting.to.done]", "meeting.to.pause]"}, {"slots = 2", "slots = 1"}, {"30 days", "12 days"}};
  const std::string text = trace(
      {0}, lines, "\n[stage.pause]\n[stage.pause.to.meeting]\nduration = \"fixed\"\nvalue = \"2 days\"\n");
  EXPECT_EQ(ways(text),
            "0: meeting 0-3 pause 3-5 meeting.waiting 5-5 meeting 5-8 pause 8-10 meeting.waiting 10-10 "
            "meeting 10\n");
  const std::vector<Participant> people = logged(text).participants;
  ASSERT_EQ(people.at(0).holds.size(), 3u);
  EXPECT_EQ(people[0].holds[1].from, 5.0);
  EXPECT_EQ(people[0].holds[1].until, 8.0);
  const Replications run{text, 2, 1};
  EXPECT_EQ(exact(run, "person_days.meeting"), 8.0);
  EXPECT_EQ(exact(run, "returns.meeting"), 2.0);
  EXPECT_EQ(exact(run, "granted.coaches"), 3.0);
}

/// The list holds one, and who is interrupted comes on top of that; only newcomers are refused.
TEST(Traces, T10_the_interrupted_come_back_to_a_full_list) {
  Lines lines = staff("2", "2", "1", "interrupt");
  lines.insert(lines.end(), {{"needs = \"coaches\"\n", "needs = \"coaches\"\nrefused_to = \"refused\"\n"},
                             {"[pool.coaches]\n", "[pool.coaches]\nlist_limit = 1\n"}});
  const std::string text = trace({0, 1, 1.5, 2.5}, lines, "[stage.refused]\nfinal = true\n");
  EXPECT_EQ(ways(text),
            "0: meeting 0-3 done 3\n"
            "1: meeting 1-2 meeting.waiting 2-3 meeting 3-5 done 5\n"
            "2: meeting.waiting 1.5-5 meeting 5-8 done 8\n"
            "3: refused 2.5\n");
  const Replications run{text, 2, 1};
  EXPECT_EQ(exact(run, "arrivals"), exact(run, "stock_end.done") + exact(run, "stock_end.refused"));
  EXPECT_EQ(exact(run, "refused.coaches"), 1.0);
}

const std::string pause_before_asking_again =
    "\n[stage.pause]\n[stage.pause.to.meeting]\nduration = \"fixed\"\nvalue = \"1 day\"\n";

/// One gives up on day 4, asks again on day 5 with new patience, gives up on day 8, asks again on day 9.
TEST(Traces, T11_who_asks_again_has_new_patience) {
  const std::string text =
      trace({0, 1}, {{"slots = 2", "slots = 1"}, {"value = \"3 days\"", "value = \"10 days\""}},
            "[stage.meeting.patience]\nduration = \"fixed\"\nvalue = \"3 days\"\nto = \"pause\"\n" +
                pause_before_asking_again);
  EXPECT_EQ(ways(text),
            "0: meeting 0-10 done 10\n"
            "1: meeting.waiting 1-4 gave up pause 4-5 meeting.waiting 5-8 gave up pause 8-9 meeting.waiting "
            "9-10 meeting 10-20 done 20\n");
}

/// The second leaves the list for a pause each time before the patience ends, and comes back while the first
/// patience would still have run: it must be dead.
TEST(Traces, T11_the_old_patience_is_dead_when_one_has_left_the_list) {
  const std::string text =
      trace({0, 1}, {{"slots = 2", "slots = 1"}, {"value = \"3 days\"", "value = \"8 days\""}},
            "[stage.meeting.waiting.to.pause]\nduration = \"fixed\"\nvalue = \"2 days\"\n"
            "[stage.meeting.patience]\nduration = \"fixed\"\nvalue = \"3.5 days\"\nto = "
            "\"gave_up\"\n[stage.gave_up]\nfinal = true\n" +
                pause_before_asking_again);
  EXPECT_EQ(ways(text),
            "0: meeting 0-8 done 8\n"
            "1: meeting.waiting 1-3 pause 3-4 meeting.waiting 4-6 pause 6-7 meeting.waiting 7-8 meeting 8-16 "
            "done 16\n");
}

}  // namespace
}  // namespace stegvis::oracles
