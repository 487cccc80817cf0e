#include "model/start_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/list_cells.hpp"
#include "model/list_columns.hpp"
#include "model/programme.hpp"
#include "model/validate.hpp"
#include "random/luck.hpp"
#include "small.hpp"

namespace stegvis::model {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Cells = std::vector<std::string>;

/// A table as if read from a file with one character per cell and separator.
TextTable table(const std::vector<Cells>& rows) {
  TextTable table;
  std::uint32_t number = 0;
  for (const Cells& cells : rows) {
    TableRow row{++number, {}};
    for (const std::string& text : cells)
      row.cells.push_back({text, {number, static_cast<std::uint32_t>(row.cells.size() + 1)}});
    if (number == 1)
      table.header = row;
    else
      table.rows.push_back(row);
  }
  return table;
}

/// The small scenario, a stage with a fixed limit, one with a waiting list that people leave, and names for
/// people.
Scenario scenario() {
  Scenario scenario = testing::small();
  testing::change(scenario, {{"attribute.sex.name", "Kön"},
                             {"attribute.sex.label.women", "kvinnor"},
                             {"attribute.sex.label.men", "män"},
                             {"attribute.score.distribution", "uniform"},
                             {"attribute.score.low", "0"},
                             {"attribute.score.high", "10"},
                             {"attribute.coach.values.tall", "rest"},
                             {"stage.seeking.name", "Söker arbete"},
                             {"stage.seeking.patience.duration", "fixed"},
                             {"stage.seeking.patience.value", "60 days"},
                             {"stage.seeking.patience.to", "dropout"},
                             {"stage.course.to.work.duration", "fixed"},
                             {"stage.course.to.work.value", "3 months"},
                             {"stage.course.to.dropout.duration", "uniform"},
                             {"stage.course.to.dropout.low", "0 days"},
                             {"stage.course.to.dropout.high", "40 days"},
                             {"stage.course.to.dropout.when.sex", "[\"men\"]"},
                             {"stock.today.list", "today.csv"}});
  EXPECT_TRUE(validate(scenario).empty());
  return scenario;
}

StartList read(const std::vector<Cells>& rows) { return read_start_list(scenario(), table(rows)); }

std::vector<std::string> told(const std::vector<Cells>& rows) {
  std::vector<std::string> lines;
  for (const Misplaced& one : read(rows).problems) {
    EXPECT_NE(one.problem.text.en, one.problem.text.sv);
    lines.push_back(std::to_string(one.at.line) + ":" + std::to_string(one.at.column) + " " +
                    one.problem.text.en);
  }
  return lines;
}

const Cells head{"id", "stage", "since", "place", "coach", "born", "sex", "score"};

TEST(StartList, a_row_becomes_a_participant) {
  const StartList list = read({head, {"p1", "seeking", "2019-12-01", "2", "Eva", "1999-05", "women", "7,5"}});
  ASSERT_TRUE(list.problems.empty()) << list.problems.front().problem.text.en;
  ASSERT_EQ(list.people.size(), 1u);
  const Participant& person = list.people.front();
  EXPECT_EQ(person.id, "p1");
  EXPECT_EQ(person.stage, "seeking");
  EXPECT_TRUE(person.waiting);
  EXPECT_EQ(person.place, 2.0);
  EXPECT_EQ(base::iso(person.since), "2019-12-01");
  EXPECT_EQ(base::iso(*person.born), "1999-05-01");
  EXPECT_EQ(person.coach, "Eva");
  EXPECT_THAT(person.words, ElementsAre(std::pair{"sex", "women"}));
  EXPECT_THAT(person.numbers, ElementsAre(std::pair{"score", 7.5}));
}

TEST(StartList, columns_may_stand_in_any_order_in_either_language_and_words_as_people_say_them) {
  const StartList list = read({{"Kön", "Sedan", "Stadium", "ID", "Köplats", "FÖDD", "attribute.coach"},
                               {"Kvinnor", "2019-12-01", "söker arbete", "a", "", "", "tall"},
                               {"män", "2019-12-01", "seeking.waiting", "b", "", "1990-01-31", ""}});
  ASSERT_TRUE(list.problems.empty()) << list.problems.front().problem.text.en;
  EXPECT_EQ(list.people[0].words.at("sex"), "women");
  EXPECT_EQ(list.people[0].words.at("coach"), "tall");
  EXPECT_EQ(list.people[0].stage, "seeking");
  EXPECT_FALSE(list.people[0].waiting);
  EXPECT_EQ(list.people[1].words.at("sex"), "men");
  EXPECT_TRUE(list.people[1].waiting);
  EXPECT_FALSE(list.people[1].place.has_value());
  EXPECT_EQ(list.people[1].words.count("coach"), 0u) << "an empty cell says nothing";
}

struct Fault {
  const char* name;
  Cells row;
  const char* told;
};
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

class Faults : public ::testing::TestWithParam<Fault> {};

TEST_P(Faults, is_told_once_with_its_row_column_value_and_what_is_allowed) {
  const StartList list = read({head, {"p1", "work", "2019-12-01"}, GetParam().row});
  EXPECT_EQ(list.people.size(), 1u) << "the row of the fault is no participant";
  EXPECT_THAT(told({head, {"p1", "work", "2019-12-01"}, GetParam().row}), ElementsAre(GetParam().told));
}

INSTANTIATE_TEST_SUITE_P(
    StartList, Faults,
    ::testing::Values(
        Fault{"no_id",
              {"", "work", "2019-12-01"},
              "3:1 row 3: id: is missing; allowed: a pseudonym of your own, the same from one list to the "
              "next; never a "
              "personal identity number"},
        Fault{"twice",
              {"p1", "work", "2019-12-01"},
              "3:1 row 3: id = \"p1\": stands in row 2 too (each participant has one row)"},
        Fault{"stage",
              {"p2", "seking", "2019-12-01"},
              "3:2 row 3: stage = \"seking\": is no known stage; allowed: course, dropout, seeking and work. "
              "Did you "
              "mean \"seeking\"?"},
        Fault{"no_since",
              {"p2", "work"},
              "3:2 row 3: since: is missing; allowed: the day they came to the stage, or to its list, such "
              "as 2026-11-22"},
        Fault{
            "other_date",
            {"p2", "work", "31/12/2019"},
            "3:3 row 3: since = \"31/12/2019\": is no date; allowed: a date such as 2026-11-22. Did you mean "
            "\"2019-12-31\"?"},
        Fault{"after_the_start",
              {"p2", "work", "2020-01-02"},
              "3:3 row 3: since = \"2020-01-02\": is after the start (the list tells how things are when the "
              "scenario "
              "starts); allowed: 2020-01-01 or earlier"},
        Fault{"age_of_methuselah",
              {"p2", "work", "1219-01-02"},
              "3:3 row 3: since = \"1219-01-02\": is more than 120 years ago"},
        Fault{"too_long",
              {"p2", "course", "2019-09-01", "", "", "", "women"},
              "3:3 row 3: since = \"2019-09-01\": is 122 days before the start, longer than "
              "stage.course.to.work allows "
              "(nobody is there longer than 91 days)"},
        Fault{"too_long_for_some",
              {"p2", "course", "2019-11-01", "", "", "", "men"},
              "3:3 row 3: since = \"2019-11-01\": is 61 days before the start, longer than "
              "stage.course.to.dropout "
              "allows (nobody is there longer than 40 days)"},
        Fault{"too_long_if_it_turns_out_so",
              {"p2", "course", "2019-11-01"},
              "3:3 row 3: since = \"2019-11-01\": is 61 days before the start, longer than "
              "stage.course.to.dropout "
              "allows (nobody is there longer than 40 days)"},
        Fault{"out_of_patience",
              {"p2", "seeking", "2019-10-01", "1"},
              "3:3 row 3: since = \"2019-10-01\": is 92 days before the start, longer than "
              "stage.seeking.patience allows "
              "(nobody is there longer than 60 days)"},
        Fault{"place",
              {"p2", "seeking", "2019-12-01", "första"},
              "3:4 row 3: place = \"första\": is no place on a list; allowed: a whole number, 1 or more; "
              "empty for who "
              "does not wait"},
        Fault{"place_zero",
              {"p2", "seeking", "2019-12-01", "0"},
              "3:4 row 3: place = \"0\": is no place on a list; allowed: a whole number, 1 or more; empty "
              "for who does "
              "not wait"},
        Fault{"no_list",
              {"p2", "work", "2019-12-01", "1"},
              "3:4 row 3: place = \"1\": waits for a stage that has no list (the stage work needs no pool, "
              "so nobody "
              "waits for it)"},
        Fault{"no_list_either",
              {"p2", "work.waiting", "2019-12-01"},
              "3:2 row 3: stage = \"work.waiting\": waits for a stage that has no list (the stage work needs "
              "no pool, so "
              "nobody waits for it)"},
        Fault{
            "unborn",
            {"p2", "work", "2019-12-01", "", "", "2020-05-01"},
            "3:6 row 3: born = \"2020-05-01\": is after the start; allowed: a birth date before 2020-01-01"},
        Fault{"no_birth_date",
              {"p2", "work", "2019-12-01", "", "", "20 år"},
              "3:6 row 3: born = \"20 år\": is no date; allowed: a date such as 1998-04-17, or 1998-04"},
        Fault{"before_birth",
              {"p2", "work", "2001-12-01", "", "", "2002-01-01"},
              "3:3 row 3: since = \"2001-12-01\": is before the birth date"},
        Fault{"value",
              {"p2", "work", "2019-12-01", "", "", "", "woman"},
              "3:7 row 3: sex = \"woman\": is no known value; allowed: men and women, or empty where it is "
              "not known. Did "
              "you mean \"women\"?"},
        Fault{"number",
              {"p2", "work", "2019-12-01", "", "", "", "", "high"},
              "3:8 row 3: score = \"high\": is no number; allowed: a number such as 12.5 or 12,5, or empty"},
        Fault{"too_wide",
              {"p2", "work", "2019-12-01", "", "", "", "", "7", "", "5"},
              "3:10 row 3: \"5\": stands to the right of the last column (is there a separator too many, or "
              "one inside a "
              "cell without quotes?)"},
        Fault{"personal_number",
              {"811228-9874", "work", "2019-12-01"},
              "3:1 row 3: id = \"81****-****\": holds a personal identity number (a pseudonym is enough, and "
              "under the "
              "GDPR no more may be kept than is needed); allowed: a pseudonym of your own"},
        Fault{"personal_number_beside",
              {"p2", "work", "2019-12-01", "", "701063-2391"},
              "3:5 row 3: coach = \"70****-****\": holds a personal identity number (a pseudonym is enough, "
              "and under "
              "the GDPR no more may be kept than is needed); allowed: a pseudonym of your own"}),
    [](const auto& fault) { return std::string{fault.param.name}; });

TEST(StartList, a_misspelt_column_is_not_also_missing_and_a_missing_one_is_told) {
  EXPECT_THAT(told({{"id", "stadie", "sinse", "hobby"}, {"p1", "x", "y", ""}}),
              ElementsAre(HasSubstr("1:2 row 1: stadie: is no column of a list for this scenario"),
                          HasSubstr("Did you mean \"since\"?"), HasSubstr("1:4 row 1: hobby: is no column")));
  EXPECT_THAT(told({{"id", "since"}, {"p1", "2019-12-01"}}),
              ElementsAre(HasSubstr("1:1 row 1: the column stage is missing")));
  EXPECT_THAT(told({{"id", "stage", "since", "Id"}, {"p1", "work", "2019-12-01", "p"}}),
              ElementsAre("1:4 row 1: Id: heads two columns"));
}

TEST(StartList, empty_columns_are_nothing_but_what_stands_in_one_is_told) {
  EXPECT_THAT(told({{"id", "stage", "since", "", ""}, {"p1", "work", "2019-12-01", "", ""}}), ElementsAre());
  EXPECT_THAT(
      told({{"id", "stage", "since", ""}, {"p1", "work", "2019-12-01"}, {"p2", "work", "2019-12-01", "x"}}),
      ElementsAre(HasSubstr("3:4 row 3: \"x\": stands in a column without a head")));
}

TEST(StartList, without_a_head_or_without_rows_one_thing_is_told) {
  EXPECT_THAT(told({{"p1", "work", "2019-12-01"}, {"p2", "work", "2019-12-01"}}),
              ElementsAre(HasSubstr("row 1: names no column of the list")));
  EXPECT_THAT(told({head}), ElementsAre(HasSubstr("nobody is in the list")));
}

TEST(StartList, personal_numbers_are_refused_in_heads_notes_and_columns_that_mean_nothing) {
  TextTable sheet =
      table({{"id", "stage", "since", "811228-9874", ""}, {"p1", "work", "2019-12-01", "", "701063-2391"}});
  sheet.notes.push_back({3, {{"# 19811228-9874", {3, 1}}}});
  const StartList list = read_start_list(scenario(), sheet);
  ASSERT_EQ(list.problems.size(), 3u);
  for (const Misplaced& one : list.problems) {
    EXPECT_THAT(one.problem.text.sv, HasSubstr("innehåller ett personnummer"));
    EXPECT_THAT(one.problem.text.en, ::testing::Not(HasSubstr("9874")));
  }
}

/// A stage that people leave by a hazard for the coaches' list while they stay in it.
std::vector<std::string> told_elsewhere(const Cells& row) {
  Scenario said = scenario();
  testing::change(said, {{"stage.home.to.seeking.hazard", "exponential"},
                         {"stage.home.to.seeking.mean", "30 days"},
                         {"stage.home.to.work.duration", "fixed"},
                         {"stage.home.to.work.value", "400 days"}});
  EXPECT_TRUE(validate(said).empty());
  EXPECT_EQ(waited_for_in(said, "home"), std::vector<std::string>{"seeking"});
  EXPECT_EQ(waited_for_in(said, "course"), std::vector<std::string>{}) << "a duration ends the stage";
  const StartList list =
      read_start_list(said, table({{"id", "stadium", "sedan", "väntar på", "väntar sedan", "köplats"}, row}));
  std::vector<std::string> lines;
  for (const Misplaced& one : list.problems)
    lines.push_back(std::to_string(one.at.column) + " " + one.problem.text.en);
  EXPECT_NE(lines.empty(), list.people.empty());
  if (!list.people.empty()) {
    EXPECT_EQ(list.people.front().waits_for, "seeking");
    EXPECT_FALSE(list.people.front().waiting) << "they are in their stage, whatever their place on the list";
  }
  return lines;
}

TEST(StartList, who_is_in_one_stage_may_wait_for_another_that_a_way_out_leads_to) {
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "Söker arbete", "2019-12-01", "3"}), ElementsAre());
  EXPECT_THAT(
      told_elsewhere({"p", "course", "2019-12-01", "seeking", "2019-12-01"}),
      ElementsAre("4 row 2: väntar på = \"seeking\": is not waited for by who is there (no way out of course "
                  "leads to its list); allowed: an empty cell"));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "work", "2019-12-01"}),
              ElementsAre(HasSubstr("no way out of home leads to its list); allowed: seeking")));
  EXPECT_THAT(told_elsewhere({"p", "seeking.waiting", "2019-12-01", "seeking", "2019-12-01"}),
              ElementsAre(HasSubstr("they already wait for seeking")));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "seking", "2019-12-01"}),
              ElementsAre(HasSubstr("4 row 2: väntar på = \"seking\": is no known stage")));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "seeking"}),
              ElementsAre(HasSubstr("waits_since: is missing")));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "", "2019-12-01"}),
              ElementsAre(HasSubstr("5 row 2: väntar sedan = \"2019-12-01\": has no effect here")));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-12-24", "seeking", "2019-12-01"}),
              ElementsAre(HasSubstr("is before they came to the stage")));
  EXPECT_THAT(told_elsewhere({"p", "home", "2019-06-01", "seeking", "2019-10-01"}),
              ElementsAre(HasSubstr("longer than stage.seeking.patience allows")));
}

TEST(StartList, a_coach_is_a_post_that_somebody_has_at_the_start_and_that_serves_the_participant) {
  Scenario said = scenario();
  said.pool["se"].all.slots.reset();
  testing::change(said, {{"pool.se.by", "sex"},
                         {"pool.se.norm", "20"},
                         {"pool.se.vacancy.duration", "fixed"},
                         {"pool.se.vacancy.value", "90 days"},
                         {"pool.se.post.anna.member", "women"},
                         {"pool.se.post.eva.member", "men"},
                         {"pool.se.post.eva.serves", "[\"women\"]"},
                         {"pool.se.post.later.member", "men"},
                         {"pool.se.post.later.from", "2020-02-01"},
                         {"pool.se.post.empty.member", "men"},
                         {"pool.se.post.empty.vacant", "true"}});
  EXPECT_TRUE(validate(said).empty());
  const auto problems = [&](const Cells& row) {
    return read_start_list(said, table({{"id", "stage", "since", "sex", "coach"}, row})).problems;
  };
  EXPECT_TRUE(problems({"p", "seeking", "2019-12-01", "women", "anna"}).empty());
  EXPECT_TRUE(problems({"p", "seeking", "2019-12-01", "women", "eva"}).empty());
  EXPECT_TRUE(problems({"p", "seeking", "2019-12-01", "", "anna"}).empty());
  EXPECT_TRUE(problems({"p", "work", "2019-12-01", "", "whoever"}).empty()) << "no coach is needed there";
  for (const char* coach : {"anna", "later", "empty", "ann"}) {
    const auto told = problems({"p", "seeking", "2019-12-01", "men", coach});
    ASSERT_EQ(told.size(), 1u) << coach;
    EXPECT_THAT(told[0].problem.text.en, HasSubstr("is no coach of theirs at the start"));
    EXPECT_THAT(told[0].problem.text.en, HasSubstr("; allowed: eva"));
  }
}

TEST(StartList, two_ids_with_one_luck_are_told_apart) {
  // Found by search: their words of 32 bits are the same.
  std::map<std::uint32_t, std::string> seen;
  for (int i = 0;; ++i) {
    const std::string id = "p" + std::to_string(i);
    const auto [other, fresh] = seen.emplace(random::participant_word(id), id);
    if (fresh) continue;
    EXPECT_THAT(
        told({{"id", "stage", "since"}, {other->second, "work", "2019-12-01"}, {id, "work", "2019-12-01"}}),
        ElementsAre(HasSubstr("would share its luck with " + other->second)));
    return;
  }
}

TEST(ListCells, dates_are_guessed_only_as_suggestions_and_only_when_there_is_one) {
  EXPECT_EQ(date_meant_by("22/11/2026"), "2026-11-22");
  EXPECT_EQ(date_meant_by("11/22/2026"), "2026-11-22");
  EXPECT_EQ(date_meant_by("5/5/2026"), "2026-05-05");
  EXPECT_EQ(date_meant_by("03/04/2026"), "") << "March or April";
  EXPECT_EQ(date_meant_by("2026/1/5"), "2026-01-05");
  EXPECT_EQ(date_meant_by("2026-11-22 00:00:00"), "2026-11-22");
  EXPECT_EQ(date_meant_by("20261122"), "2026-11-22");
  EXPECT_EQ(date_meant_by("46348"), "2026-11-22") << "Excel's number for a day";
  EXPECT_EQ(date_meant_by("20260231"), "");
  EXPECT_EQ(date_meant_by("in May"), "");
  EXPECT_FALSE(date_in_cell("2026-02-30").has_value());
}

TEST(ListCells, numbers_have_a_decimal_point_or_a_decimal_comma) {
  EXPECT_EQ(number_in_cell("12,5"), 12.5);
  EXPECT_EQ(number_in_cell("12.5"), 12.5);
  EXPECT_EQ(number_in_cell("-3"), -3.0);
  EXPECT_FALSE(number_in_cell("1,234,5").has_value());
  EXPECT_FALSE(number_in_cell("1.234,5").has_value());
}

TEST(StartList, is_compiled_so_that_the_order_of_the_rows_changes_nothing) {
  Scenario said = scenario();
  const std::vector<Cells> rows{
      {"d", "seeking", "2019-12-01", "2"},    {"b", "work", "2019-12-01", ""},
      {"c", "seeking", "2019-12-05", "1"},    {"a", "seeking", "2019-12-20", ""},
      {"f", "seeking.waiting", "2019-12-02"}, {"e", "seeking.waiting", "2019-12-01"}};
  const auto order = [&](std::vector<Cells> some) {
    some.insert(some.begin(), head);
    said.stock.at("today").people = read_start_list(said, table(some)).people;
    std::vector<std::uint32_t> numbers;
    const auto programme = compile(said);
    for (const Listed& one : programme->sources.front().people) numbers.push_back(one.number);
    return numbers;
  };
  std::vector<std::uint32_t> expected;
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) expected.push_back(random::participant_word(id));
  EXPECT_EQ(order(rows), expected);
  EXPECT_EQ(order({rows.rbegin(), rows.rend()}), expected);
}

TEST(StartList, a_stock_with_a_list_says_nothing_else_of_how_many_there_are) {
  Scenario said = scenario();
  testing::change(said, {{"stock.today.stage", "work"},
                         {"stock.today.count", "3"},
                         {"stock.today.elapsed", "fixed"},
                         {"stock.today.value", "3 days"},
                         {"stock.today.waiting", "true"}});
  std::string paths;
  for (const base::Problem& problem : validate(said)) paths += problem.path + " ";
  EXPECT_EQ(paths, "stock.today.stage stock.today.waiting stock.today.count stock.today.elapsed ");
}

}  // namespace
}  // namespace stegvis::model
