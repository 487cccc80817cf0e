#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Höglandet's twelve coaches, as a planner asks about them.
class Coaches : public Program {
 protected:
  /// Runs a scenario with --json and asks a line of Python about `own` and `difference`, by name.
  std::string asked(const std::string& file, const std::string& expression) {
    EXPECT_EQ(stegvis("run '" + scenario(file) + "' --replications 300 --json > all.json"), 0) << read("err");
    write("ask.py",
          "import json\nall = json.load(open('all.json'))\n"
          "def totals(key): return {o['name']: o for o in all.get(key, []) if not {'year', 'group', 'at'} & "
          "set(o)}\n"
          "own, difference = totals('outcomes'), totals('differences')\nprint(" +
              expression + ")\n");
    EXPECT_EQ(shell("/usr/bin/python3 ask.py"), 0) << read("err");
    return read("out");
  }
};

TEST_F(Coaches, carry_about_twenty_of_whom_about_fourteen_are_enrolled) {
  EXPECT_EQ(
      asked("hoglandet_coacher.toml",
            "13 < own['enrolled_per_fte.se']['mean'] < 15, 18.5 < own['load_per_fte.se']['mean'] < 20.5, "
            "len([name for name in own if name.startswith('coach_load.se.')])"),
      "True True 12\n");
}

TEST_F(Coaches, who_leave_cost_placements_with_an_interval_of_pairs) {
  EXPECT_EQ(asked("hoglandet_coacher_omsattning.toml",
                  "difference['placements']['q90'] < 0 < difference['vacant_fte_days.se']['q10'], "
                  "-8 < difference['placements']['mean'] < -2"),
            "True True\n");
  EXPECT_EQ(
      stegvis("run '" + scenario("hoglandet_coacher_omsattning.toml") + "' --replications 50 --lang sv"), 0);
  EXPECT_NE(read("out").find("Tjänster är vakanta"), std::string::npos) << read("out");
}

TEST_F(Coaches, half_a_coach_more_in_one_town_helps_there_and_moves_nobody_elsewhere) {
  EXPECT_EQ(
      asked("hoglandet_coacher_halv.toml",
            "difference['held_back.se.nassjo']['mean'] < -2, difference['placements']['mean'] > 0.1, "
            "[difference['granted.se.' + town]['max'] - difference['granted.se.' + town]['min'] for town in "
            "('aneby', 'eksjo', 'savsjo', 'tranas', 'vetlanda')]"),
      "True True [0, 0, 0, 0, 0]\n");
}

TEST_F(Coaches, half_a_coach_more_where_nobody_waits_changes_nothing_and_is_said_to) {
  write("roomy.toml",
        "base = \"" + scenario("hoglandet_coacher.toml") +
            "\"\n[set]\npool.se.norm = 60\npool.se.gate = { first = 2018-01-15, every = \"1 day\" }\n");
  write("more.toml",
        "base = \"roomy.toml\"\n[set]\npool.se.post.nassjo_3 = { member = \"nassjo\", fte = 0.5, from = "
        "2019-01-01 }\n");
  EXPECT_EQ(stegvis("run more.toml --replications 50"), 0) << read("err");
  EXPECT_NE(read("out").find("capacity does not bind"), std::string::npos) << read("out");
  EXPECT_EQ(read("out").find("placements in work or studies", read("out").find("Paired difference")),
            std::string::npos)
      << read("out");
}

TEST_F(Coaches, the_log_tells_whom_each_participant_had) {
  EXPECT_EQ(
      stegvis("run '" + scenario("hoglandet_coacher_omsattning.toml") + "' --replications 2 --log log.csv"),
      0);
  const std::string log = read("log.csv");
  EXPECT_NE(log.find(",meet,"), std::string::npos);
  EXPECT_NE(log.find(",person 2"), std::string::npos);
  EXPECT_NE(log.find(",vacant"), std::string::npos);
}

}  // namespace
}  // namespace stegvis::program
