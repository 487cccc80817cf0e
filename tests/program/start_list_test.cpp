#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// What a planner does who starts from today's participants.
class TodaysList : public Program {
 protected:
  void SetUp() override {
    write("small.toml",
          "title = \"Small\"\nlanguage = \"sv\"\nstart = 2026-01-01\nlength = \"1 year\"\n"
          "[pool.coach]\nslots = 2\n[stage.seeking]\nname = \"Söker\"\nneeds = \"coach\"\n"
          "to.work = { hazard = \"exponential\", mean = \"200 days\" }\n"
          "[stage.work]\nfinal = true\nplacement = true\n"
          "[attribute.town]\nvalues.nassjo = 0.5\nvalues.eksjo = \"rest\"\n[stock.today]\nlist = "
          "\"today.csv\"\n");
  }
  std::string answer(const std::string& arguments) {
    EXPECT_EQ(stegvis(arguments), 0) << arguments << "\n" << read("err");
    return read("out");
  }
};

constexpr const char* six =
    "id;stadium;sedan;koplats;town;coach\r\n"
    "secret_1;seeking;2025-10-01;;nassjo;Eva\r\nsecret_2;Söker;2025-12-01;;;\r\n"
    "secret_3;seeking;2025-06-01;;eksjo;\r\nsecret_4;work;2025-12-02;;;\r\n"
    "secret_5;seeking;2025-12-12;2;eksjo;\r\nsecret_6;seeking;2025-12-22;1;eksjo;\r\n";

TEST_F(TodaysList, the_template_is_written_once_and_reads_back) {
  EXPECT_EQ(answer("template small.toml -o today.csv --lang sv"), "");
  const std::string text = read("today.csv");
  EXPECT_EQ(text.find("\xef\xbb\xbf# En rad för varje deltagare"), 0u) << text;
  EXPECT_NE(text.find("\r\nid;stadium;sedan;koplats;coach;town\r\n"), std::string::npos) << text;
  EXPECT_NE(answer("check small.toml").find("today: 3 in the list today.csv"), std::string::npos)
      << read("out");
  EXPECT_EQ(stegvis("template small.toml -o today.csv"), 2) << "a list that exists may hold a morning's work";
  EXPECT_EQ(read("today.csv"), text);
  EXPECT_EQ(stegvis("template small.toml -o small.toml --force"), 2);
  EXPECT_EQ(stegvis("template small.toml -o gone/today.csv"), 2);
  answer("template small.toml -o today.csv --force");
  EXPECT_NE(read("today.csv").find("\r\nid,stage,since,place,coach,town\r\n"), std::string::npos);
  answer("check small.toml");
}

TEST_F(TodaysList, check_tells_what_it_holds) {
  write("today.csv", six);
  const std::string told = answer("check small.toml");
  for (const char* line :
       {"  today: 6 in the list today.csv\n", "    in Söker (seeking): 3, there 112 days on average\n",
        "    in work: 1, there 30 days on average\n",
        "    on the list for Söker (seeking): 2, there 15 days on average\n",
        "    coach: 3 in 2 places; nobody new comes in until they are fewer\n",
        "    not in the list, drawn by the shares in each replication: town 2\n",
        "    with a named coach: 1 (the scenario has no posts, so it changes nothing)\n"})
    EXPECT_NE(told.find(line), std::string::npos) << line << told;
  EXPECT_NE(answer("check small.toml --lang sv").find("på listan till Söker (seeking): 2, där 15 dagar"),
            std::string::npos);
}

TEST_F(TodaysList, a_run_keeps_the_digest_of_the_list_and_none_of_its_rows) {
  write("today.csv", six);
  EXPECT_NE(answer("run small.toml --replications 20 --out a.h5").find("asked"), std::string::npos);
  ASSERT_EQ(shell("sha256sum < today.csv | cut -d' ' -f1 > digest"), 0);
  const std::string digest = read("digest").substr(0, 64);
  EXPECT_EQ(shell("grep -q " + digest + " a.h5"), 0);
  EXPECT_NE(shell("grep -q -e secret -e Eva a.h5"), 0);
}

TEST_F(TodaysList, the_same_people_in_another_order_and_form_give_the_same_results_and_fewer_move_nobody) {
  write("today.csv", six);
  answer("run small.toml --replications 20 --out a.h5 --log a.csv");
  write(
      "today.csv",
      "town,id,since,stage,place\nEKSJO,secret_6,2025-12-22,seeking,1\neksjo,secret_5,2025-12-12,seeking,2\n"
      ",secret_4,2025-12-02,work,\neksjo,secret_3,2025-06-01,seeking,\n,secret_2,2025-12-01,seeking,\n"
      "nassjo,secret_1,2025-10-01,seeking,\n");
  answer("run small.toml --replications 20 --out b.h5 --log b.csv");
  EXPECT_EQ(read("a.csv"), read("b.csv"));
  write("today.csv", "id;stage;since;town\nsecret_1;seeking;2025-10-01;nassjo\n");
  answer("run small.toml --replications 20 --out c.h5 --log c.csv");
  const std::string all = read("a.csv"), one = read("c.csv");
  std::istringstream lines{one};
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line);)
    EXPECT_NE(all.find(line + "\n"), std::string::npos) << line;
}

TEST_F(TodaysList, an_alternative_has_a_list_of_its_own_and_the_difference_is_of_the_same_people) {
  write("today.csv", six);
  write("later.csv", std::string{six} + "secret_7;work;2025-12-02;;;\r\n");
  answer("set small.toml stock.today.list=later.csv -o later.toml");
  EXPECT_NE(answer("check later.toml").find("stock.today.list: \"today.csv\" -> \"later.csv\""),
            std::string::npos);
  EXPECT_NE(answer("run later.toml --replications 50 --json --out d.h5").find("\"differences\""),
            std::string::npos);
}

TEST_F(TodaysList, the_example_runs) {
  const std::string file = "'" + scenario("smastad.toml") + "'";
  EXPECT_NE(answer("check " + file).find("29 in the list smastad_deltagare.csv"), std::string::npos);
  EXPECT_NE(answer("run " + file + " --replications 20 --out e.h5").find("capacity"), std::string::npos);
}

TEST_F(TodaysList, mistakes_are_told_all_at_once_and_nothing_runs) {
  write("today.csv", std::string{six} + "811228-9874;sekking;2026-02-01;;;\r\n");
  EXPECT_EQ(stegvis("run small.toml --lang sv"), 2);
  EXPECT_EQ(read("out"), "");
  EXPECT_NE(read("err").find("today.csv:8:1: rad 8: id = \"81****-****\": innehåller ett personnummer"),
            std::string::npos);
  EXPECT_NE(read("err").find(
                "today.csv:8:13: rad 8: stadium = \"sekking\": är inget känt stadium; tillåtet: seeking och "
                "work. Menade du \"seeking\"?\n"),
            std::string::npos)
      << read("err");
  EXPECT_NE(read("err").find("3 problem; ingenting kördes.\n"), std::string::npos) << read("err");
  EXPECT_FALSE(fs::exists(path("small.h5")));
}

}  // namespace
}  // namespace stegvis::program
