#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "oracles/log.hpp"
#include "oracles/scenario_text.hpp"
#include "oracles/stationary.hpp"

/// \file
/// Changes that must change nothing, or only in a known way (§6 of the analytic cases), participant by
/// participant.
namespace stegvis::oracles {
namespace {

const std::string much() { return scenario("much_at_once.toml"); }

/// The log of a text, three replications.
std::string log_of(const std::string& text, const std::string& options = "--threads 2") {
  return logged(text, 3, options).text;
}

const std::string& log_of_much() {
  static const std::string log = log_of(much());
  return log;
}

/// Shows the first line that differs, not all of them.
void expect_same(const std::string& is, const std::string& should_be) {
  std::istringstream first{is}, second{should_be};
  for (std::string a, b; std::getline(first, a) && std::getline(second, b);) ASSERT_EQ(a, b);
  EXPECT_EQ(is.size(), should_be.size());
}

/// The tables of a scenario in the opposite order; what stands before the first stays there.
std::string turned_round(const std::string& text) {
  std::vector<std::string> tables{""};
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind('[', 0) == 0) tables.emplace_back();
    tables.back() += line + '\n';
  }
  std::string result = tables.front();
  for (std::size_t i = tables.size(); i-- > 1;) result += tables[i];
  return result;
}

TEST(Changes, the_log_is_not_empty) { EXPECT_GT(log_of_much().size(), 100'000u); }

TEST(Changes, tables_in_another_order_change_nothing) {
  expect_same(log_of(turned_round(much())), log_of_much());
}

TEST(Changes, one_file_or_many_change_nothing) {
  const std::string text = much();
  const std::size_t cut = text.find("[pool.coaches]");
  const std::string first = "include = [\"rest.toml\"]\n" + text.substr(0, cut);
  expect_same(logged(first, 3, "--threads 2", 1, {{"rest.toml", text.substr(cut)}}).text, log_of_much());
}

TEST(Changes, a_base_and_a_change_are_the_changed_scenario) {
  const std::string by_hand = with(much(), {{"rate = \"1.2 / week\"", "rate = \"1.5 / week\""},
                                            {"[pool.mentors]\nslots = 4", "[pool.mentors]\nslots = 3"}});
  const std::string as_change =
      "base = \"much.toml\"\n[set]\narrival.people.rate = \"1.5 / week\"\npool.mentors.slots = 3\n";
  expect_same(logged(as_change, 3, "--threads 2", 1, {{"much.toml", much()}}).text, log_of(by_hand));
}

/// T14 too: nothing is kept between participants, replications or threads.
TEST(Changes, one_thread_or_three_change_nothing) {
  expect_same(log_of(much(), "--threads 1"), log_of_much());
  expect_same(log_of(much(), "--threads 3"), log_of_much());
}

/// T14: a replication does not know how many came before or come after it.
TEST(Changes, more_replications_do_not_change_the_first_ones) {
  const std::string five = logged(much(), 5).text;
  expect_same(five.substr(0, log_of_much().size()), log_of_much());
  EXPECT_GT(five.size(), log_of_much().size());
}

TEST(Changes, another_seed_changes_everything) {
  EXPECT_NE(logged(much(), 3, "--threads 2", 2).text, log_of_much());
}

TEST(Changes, what_nobody_meets_changes_nothing) {
  expect_same(log_of(much() + "\n[stage.nowhere]\nneeds = \"nobody\"\n[stage.nowhere.to.left]\nhazard = "
                              "\"exponential\"\nmean = \"3 weeks\"\n"
                              "[pool.nobody]\nslots = 0\n"),
              log_of_much());
  expect_same(log_of(much() + "\n[attribute.favourite_colour]\nvalues.red = 0.4\nvalues.blue = 0.6\n"),
              log_of_much());
  expect_same(log_of(much() + "\n[arrival.none]\nto = \"work\"\nrate = \"0 / week\"\n"), log_of_much());
}

TEST(Changes, a_branch_without_probability_changes_nothing) {
  expect_same(log_of(with(much(), {{"branches.work = 0.5\n", "branches.work = 0.5\nbranches.course = 0\n"}})),
              log_of_much());
}

TEST(Changes, names_texts_and_prices_change_nothing) {
  expect_same(
      log_of(with(much(), {{"title = \"Much at once\"",
                            "title = \"Mycket på en gång\"\nabout = \"Samma sak\"\nlanguage = \"en\""},
                           {"[stage.work]\n", "[stage.work]\nname = \"Arbete\"\norder = 3\n"},
                           {"per_day = 310.50", "per_day = 0"}})),
      log_of_much());
}

TEST(Changes, what_is_looked_at_changes_nothing) {
  expect_same(
      log_of(with(
          much(),
          {{"report = \"month\"", "report = \"none\"\nmeasure_from = \"20 weeks\""},
           {"observe = [\"0 weeks\", \"10 weeks\", \"29.5 weeks\", \"60 weeks\", \"100 weeks\"]\n", ""}})),
      log_of_much());
}

/// A renamed stage keeps its luck when it says whose.
TEST(Changes, a_renaming_that_keeps_its_luck_changes_names_only) {
  std::string text = much(), expected = log_of_much();
  const auto rename = [](std::string& in, const std::string& from, const std::string& to) {
    for (std::size_t at = in.find(from); at != std::string::npos; at = in.find(from, at + to.size()))
      in.replace(at, from.size(), to);
  };
  rename(text, "[stage.practice]\n", "[stage.trainee]\nluck = \"practice\"\n");
  rename(text, "[stage.practice.", "[stage.trainee.");
  rename(text, "[stage.seeking.to.practice]\n", "[stage.seeking.to.trainee]\nluck = \"practice\"\n");
  rename(expected, ",practice", ",trainee");
  rename(expected, "seeking.practice", "seeking.trainee");
  expect_same(log_of(text), expected);
}

// --- Lists.

/// What happened to each participant in the stages, whatever lists and slots there were.
std::map<std::string, std::string> stays_of(const std::vector<Participant>& participants) {
  std::map<std::string, std::string> result;
  for (const Participant& p : participants) {
    std::ostringstream text;
    text.precision(17);
    for (const Stay& stay : p.stays)
      text << stay.place << ' ' << stay.from << ' ' << stay.until << ' ' << stay.end << '\n';
    result[std::to_string(p.replication) + '.' + p.name] = text.str();
  }
  return result;
}

std::string forty_weeks(const Lines& lines = {}) {
  return with(with(scenario("coaches.toml"), {{"length = \"1200 weeks\"", "length = \"40 weeks\""},
                                              {"measure_from = \"200 weeks\"\n", ""}}),
              lines);
}

TEST(Changes, as_many_coaches_as_people_are_as_good_as_no_limit) {
  EXPECT_EQ(stays_of(logged(forty_weeks({{"slots = 12", "slots = 1000"}}), 20).participants),
            stays_of(logged(forty_weeks({{"needs = \"coaches\"\n", ""}}), 20).participants));
}

TEST(Changes, one_priority_class_is_first_come_first_served) {
  const std::string urgency = "[attribute.urgency]\nvalues.high = 0.3\nvalues.low = 0.7\n";
  const std::string classes =
      "slots = 3\npriority.by = \"urgency\"\npriority.rank.high = 1\npriority.rank.low = 1\n";
  expect_same(log_of(forty_weeks({{"slots = 12\n", classes}}) + urgency),
              log_of(forty_weeks({{"slots = 12\n", "slots = 3\n"}})));
}

TEST(Changes, endless_patience_is_none) {
  const std::string patience =
      "[stage.se.patience]\nduration = \"fixed\"\nvalue = \"100 years\"\nto = \"done\"\n";
  expect_same(log_of(forty_weeks({{"slots = 12", "slots = 3"}}) + patience),
              log_of(forty_weeks({{"slots = 12", "slots = 3"}})));
}

TEST(Changes, a_longer_run_begins_like_a_shorter_one) {
  const auto early = [](const std::string& text) {
    std::string result;
    for (const Participant& p : logged(text, 5).participants)
      for (const Stay& stay : p.stays)
        if (stay.from < 280.0) result += p.name + ' ' + stay.place + ' ' + std::to_string(stay.from) + '\n';
    return result;
  };
  EXPECT_EQ(early(forty_weeks({{"\"40 weeks\"", "\"80 weeks\""}})), early(forty_weeks()));
}

// --- Times.

/// Families whose times are pure multiples of a scale, with a fixed one for each list.
std::string in_times(double scale) {
  const auto span = [&](double days) {
    std::ostringstream text;
    text.precision(17);
    text << '"' << days * scale << " days\"";
    return text.str();
  };
  const auto rate = [&](double per_day) {
    std::ostringstream text;
    text.precision(17);
    text << '"' << per_day / scale << " / day\"";
    return text.str();
  };
  return "start = 2026-01-01\nlength = " + span(256) +
         "\nreport = \"none\"\n[arrival.a]\nto = \"one\"\nrate = " + rate(0.5) +
         "\n[arrival.b]\nto = \"two\"\nkind = \"even\"\nevery = " + span(4.5) +
         "\ngroup = 2\n[stock.s]\nstage = \"three\"\ncount = 5\nelapsed = \"uniform\"\nlow = " + span(0) +
         "\nhigh = " + span(30) + "\n[pool.p]\nslots = 9\nchange.later = { at = " + span(100) +
         ", slots = 12 }\n" +
         "[stage.one]\nneeds = \"p\"\npatience = { duration = \"weibull\", shape = 1.5, scale = " + span(20) +
         ", to = \"out\" }\n" + "to.two = { hazard = \"weibull\", shape = 1.3, scale = " + span(30) +
         " }\nto.out = { hazard = \"gompertz\", rate = " + rate(0.001) + ", growth = " + rate(0.01) +
         " }\n[stage.two]\nneeds = \"p\"\nto.three = { hazard = \"log_logistic\", shape = 2, scale = " +
         span(25) + " }\nto.out = { hazard = \"gamma\", shape = 2, scale = " + span(40) +
         " }\n[stage.three]\nto.one = { hazard = \"lognormal\", median = " + span(40) +
         ", sigma = 0.7, ends_stage = true }\nto.max_stay = { to = \"out\", duration = \"fixed\", value = " +
         span(90) + " }\nto.out = { hazard = \"piecewise\", from = [" + span(0) + ", " + span(16) +
         "], rates = [" + rate(0.001) + ", " + rate(0.02) + "] }\n" + "[stage.out]\nfinal = true\n";
}

TEST(Changes, twice_the_times_give_exactly_twice_the_times) {
  const std::vector<Participant> once = logged(in_times(1), 20).participants;
  for (const double scale : {2.0, 0.25}) {
    const std::vector<Participant> scaled = logged(in_times(scale), 20).participants;
    ASSERT_EQ(scaled.size(), once.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
      ASSERT_EQ(scaled[i].name, once[i].name);
      ASSERT_EQ(scaled[i].stays.size(), once[i].stays.size()) << once[i].name;
      for (std::size_t k = 0; k < once[i].stays.size(); ++k) {
        ASSERT_EQ(scaled[i].stays[k].place, once[i].stays[k].place);
        ASSERT_EQ(scaled[i].stays[k].until, scale * once[i].stays[k].until)
            << once[i].stays[k].place << " by " << once[i].stays[k].leg;
      }
    }
  }
}

// --- One more coach, one participant less: nobody waits longer (first come first served, no impatience, no
// returns).

struct Served {
  double came, wait, stayed;
};

/// Those who were served, by name.
std::map<std::string, Served> served(const std::string& text) {
  std::map<std::string, Served> result;
  for (const Participant& p : logged(text, 50).participants) {
    if (p.holds.empty() || p.stays.back().place != "done") continue;
    result[std::to_string(p.replication) + '.' + p.name] = {
        p.came, p.waits.front().until - p.waits.front().from, p.holds.front().until - p.holds.front().from};
  }
  return result;
}

/// Everybody served in the first run is served in the second, no later.
void expect_no_longer_waits(const std::map<std::string, Served>& before,
                            const std::map<std::string, Served>& after) {
  int shorter = 0;
  for (const auto& [name, one] : before) {
    const auto found = after.find(name);
    ASSERT_NE(found, after.end()) << name;
    EXPECT_EQ(found->second.came, one.came) << name;
    EXPECT_LE(found->second.wait, one.wait + 1e-9) << name;
    EXPECT_NEAR(found->second.stayed, one.stayed, 1e-9) << name;
    shorter += found->second.wait < one.wait;
  }
  EXPECT_GT(shorter, 100);
}

TEST(Changes, one_more_coach_lets_nobody_wait_longer_and_changes_nobody) {
  for (const std::string law : {"hazard = \"exponential\"\nrate = \"0.1 / week\"",
                                "duration = \"lognormal\"\nmean = \"10 weeks\"\ncv = 1.5"}) {
    const auto text = [&](int slots) {
      return forty_weeks({{"hazard = \"exponential\"\nrate = \"0.1 / week\"", law},
                          {"slots = 12", "slots = " + std::to_string(slots)},
                          {"40 weeks", "120 weeks"}});
    };
    expect_no_longer_waits(served(text(8)), served(text(9)));
  }
}

TEST(Changes, one_group_less_lets_nobody_else_wait_longer) {
  const std::string guests =
      "[arrival.guests]\nto = \"se\"\nkind = \"counts\"\ncounts.once = { at = \"10 weeks\", count = 8 }\n";
  const std::string text = forty_weeks({{"slots = 12", "slots = 8"}, {"40 weeks", "120 weeks"}});
  std::map<std::string, Served> with_guests = served(text + guests);
  std::erase_if(with_guests, [](const auto& one) { return one.first.find("guests") != std::string::npos; });
  expect_no_longer_waits(with_guests, served(text));
}

TEST(Changes, shorter_meetings_let_nobody_wait_longer) {
  const auto waits = [](const std::string& weeks) {
    return served(forty_weeks({{"hazard = \"exponential\"\nrate = \"0.1 / week\"",
                                "duration = \"fixed\"\nvalue = \"" + weeks + " weeks\""},
                               {"slots = 12", "slots = 8"},
                               {"40 weeks", "120 weeks"}}));
  };
  const std::map<std::string, Served> longer = waits("10"), shorter = waits("9.5");
  for (const auto& [name, one] : longer) EXPECT_LE(shorter.at(name).wait, one.wait + 1e-9) << name;
}

// --- On average (A03): a longer list or one coach more never refuses more.

TEST(Changes, a_longer_list_or_one_more_coach_refuses_fewer) {
  const auto refused = [](const Lines& lines) {
    return Replications{with(scenario("refusal.toml"), lines), 50, 1}.total("refused.coaches").mean();
  };
  const double now = refused({});
  EXPECT_LT(refused({{"list_limit = 4", "list_limit = 5"}}), now);
  EXPECT_LT(refused({{"slots = 10", "slots = 11"}}), now);
}

// --- Instants are reckoned, not added up (S2): 5 200 tenths are 520 to the last bit.

TEST(Changes, five_thousand_evenly_spaced_steps_end_where_they_should) {
  const Logged log = logged(
      "start = 2026-01-01\nlength = \"521 days\"\n[stage.s]\nto.out = { duration = \"fixed\", value = "
      "\"0 days\" }\n[stage.out]\nfinal = true\n[arrival.a]\nto = \"s\"\nkind = \"even\"\nevery = \"0.1 "
      "days\"\n",
      1, "--threads 1");
  ASSERT_GT(log.participants.size(), 5'200u);
  for (int k = 0; k < 5'200; ++k)
    ASSERT_EQ(log.participants[static_cast<std::size_t>(k)].came, 0.1 + k * 0.1) << k;
  EXPECT_EQ(log.participants[5'199].came, 520.0);
}

// --- Discounting by nothing is no discounting.

TEST(Changes, a_discount_of_nought_is_none) {
  const std::string priced = "\n[payer.town]\n[price.se]\npayer = \"town\"\nper_day = 310.50\n";
  const Replications free{forty_weeks({}) + priced + "[discount]\nrate = \"0 % / year\"\n", 20, 1};
  const Column plain = free.total("cost.town"), present = free.total("present_cost.town");
  EXPECT_GT(plain.mean(), 0.0);
  EXPECT_EQ(present.numbers(), plain.numbers());
  const Replications dear{forty_weeks({}) + priced + "[discount]\nrate = \"3 % / year\"\n", 20, 1};
  EXPECT_EQ(dear.total("cost.town").numbers(), plain.numbers());
  EXPECT_LT(dear.total("present_cost.town").mean(), plain.mean());
}

// --- Same law, other numbers.

Oracle chain(const std::string& name, const std::string& stage) {
  const std::string text =
      "start = 2026-01-01\nlength = \"40 weeks\"\nreport = \"none\"\nobserve = [\"5 weeks\", \"20 weeks\"]\n"
      "[stock.s]\nstage = \"one\"\ncount = 100\n" +
      stage + "[stage.out]\nfinal = true\n";
  const auto left = [](double t) { return std::exp(-t / 5) * (1 + t / 5); };  // Gamma(2) with scale 5
  return {
      name,
      [=] { return text; },
      720,
      24'000,
      {share("gone by week 5", 1 - left(5), [](const Replications& r) { return r.stock(0, "out") / 100.0; }),
       share("gone by week 20", 1 - left(20),
             [](const Replications& r) { return r.stock(1, "out") / 100.0; })}};
}

/// One intake of 0.9 a week, or two alike of 0.45: what waits for twelve coaches half a year from an empty
/// beginning (A02).
Oracle intakes(const std::string& name, const std::string& arrivals) {
  const std::string text = with(scenario("coaches.toml"),
                                {{"length = \"1200 weeks\"", "length = \"26 weeks\""},
                                 {"measure_from = \"200 weeks\"\n", "observe = [\"26 weeks\"]\n"},
                                 {"[arrival.participants]\nto = \"se\"\nrate = \"0.9 / week\"\n", arrivals}});
  const Number inside = inside_all(0, {"se", "se.waiting"});
  return {
      name,
      [=] { return text; },
      8'500,
      260'000,
      {mean("E[N]", 8.450714301, inside), weaker(1.2, variance("Var[N]", 8.450714301, 9.581067879, inside))}};
}

Oracle lasts(const std::string& name, const std::string& stage) {
  Oracle one = chain(name, stage);
  const auto gone = [](double t) { return 1 - std::exp(-t / 5); };
  one.checks[0].exact = gone(5);
  one.checks[1].exact = gone(20);
  return one;
}

const bool same_law =
    add_oracles("Changes", __FILE__, __LINE__,
                {
                    intakes("one_intake", "[arrival.participants]\nto = \"se\"\nrate = \"0.9 / week\"\n"),
                    intakes("one_intake_as_two_alike",
                            "[arrival.some]\nto = \"se\"\nrate = \"0.45 / week\"\n[arrival.others]\nto = "
                            "\"se\"\nrate = \"0.45 / week\"\n"),
                    lasts("exponential_as_a_hazard",
                          "[stage.one]\nto.out = { hazard = \"exponential\", mean = \"5 weeks\" }\n"),
                    lasts("exponential_in_one_phase",
                          "[stage.one]\nphase.all = { order = 1 }\n"
                          "to.out = { hazard = \"exponential\", mean = \"5 weeks\" }\n"),
                    chain("gamma_as_a_duration",
                          "[stage.one]\nto.out = { duration = \"gamma\", shape = 2, scale = \"5 weeks\" }\n"),
                    chain("gamma_as_a_hazard",
                          "[stage.one]\nto.out = { hazard = \"gamma\", shape = 2, scale = \"5 weeks\" }\n"),
                    chain("gamma_as_two_stages",
                          "[stage.one]\nto.two = { hazard = \"exponential\", mean = \"5 weeks\" "
                          "}\n[stage.two]\nto.out = { duration = \"exponential\", mean = \"5 weeks\" }\n"),
                    chain("gamma_as_two_phases",
                          "[stage.one]\nphase.a = { order = 1, duration = \"exponential\", mean = \"5 "
                          "weeks\" }\nphase.b = { order = 2 }\n"
                          "to.out = { hazard = \"exponential\", mean = \"5 weeks\", ratio.phase.a = 0 }\n"),
                });

}  // namespace
}  // namespace stegvis::oracles
