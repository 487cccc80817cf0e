#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// What a planner asks before running anything.
class Planner : public Program {
 protected:
  std::string answer(const std::string& arguments) {
    EXPECT_EQ(stegvis(arguments), 0) << arguments << "\n" << read("err");
    EXPECT_EQ(read("err"), "") << arguments;
    return read("out");
  }
};

TEST_F(Planner, check_tells_every_scenario_that_comes_with_the_program) {
  for (const auto& entry : fs::directory_iterator(STEGVIS_SCENARIOS)) {
    if (entry.path().extension() != ".toml") continue;
    const std::string file = "'" + entry.path().string() + "'";
    EXPECT_NE(answer("check " + file).find("Stages and ways out"), std::string::npos) << file;
    EXPECT_NE(answer("check " + file + " --lang sv").find("Stadier och utgångar"), std::string::npos) << file;
  }
}

TEST_F(Planner, explain_tells_what_a_path_means_and_what_stands_there) {
  EXPECT_EQ(answer("explain pool.se.fte"),
            "pool.<pool>.fte\n  staff, in full-time posts\n  unit: FTE\n  allowed: a number, 0 to 100000\n");
  write("a.toml",
        "start = 2026-01-01\nlength = \"1 year\"\n[pool.se]\nfte = { value = 2.5, source = \"S1 §2\", "
        "confidence = \"seed\" }\n"
        "norm = 20\n[stage.work]\nfinal = true\n[stock.now]\nstage = \"work\"\ncount = 3\n");
  EXPECT_NE(answer("explain pool.se.fte a.toml")
                .find("  here: 2.5 FTE\n  stands at: a.toml:4:1\n  source: S1 §2\n  confidence: seed\n"),
            std::string::npos)
      << read("out");
  EXPECT_NE(answer("explain pool.se.norm a.toml").find("source: no source given, assume\n"),
            std::string::npos);
  EXPECT_NE(answer("explain pool.se.slots a.toml").find("here: not said\n"), std::string::npos);
  EXPECT_NE(answer("explain pool.se --lang sv").find("  fte: personal, i heltidstjänster\n"),
            std::string::npos);
  EXPECT_NE(answer("explain base").find("the scenario that this one changes"), std::string::npos);
  EXPECT_EQ(stegvis("explain pol.se.fte"), 2);
  EXPECT_NE(read("err").find("Did you mean \"pool.se.fte\"?"), std::string::npos) << read("err");
}

TEST_F(Planner, paths_finds_words_in_names_and_meanings_however_they_are_typed) {
  EXPECT_NE(answer("paths caseload").find("pool.<pool>.norm"), std::string::npos);
  EXPECT_NE(answer("paths EFTERSTOD").find("support.<support>.stage"), std::string::npos);
  EXPECT_NE(answer("paths efterstöd --lang sv").find("efterstöd bredvid arbete"), std::string::npos);
  EXPECT_EQ(answer("paths").find("include"), 0u);
  EXPECT_NE(answer("paths").find("\ntitle "), std::string::npos);
  EXPECT_EQ(stegvis("paths xylophone"), 2);
}

TEST_F(Planner, set_writes_an_alternative_that_runs_and_shows_its_difference) {
  const std::string chain = "'" + scenario("kedjan.toml") + "'";
  answer("set " + chain + " pool.se.fte=5 -o more.toml");
  EXPECT_NE(read("more.toml").find("\n[set]\n\"pool.se.fte\" = 5\n"), std::string::npos) << read("more.toml");
  EXPECT_NE(answer("check more.toml").find("100 places (5 FTE)"), std::string::npos);
  EXPECT_NE(read("out").find("kedjan.toml\n  pool.se.fte: 4 -> 5\n"), std::string::npos) << read("out");
  EXPECT_EQ(stegvis("set " + chain + " pool.se.fte=6 -o more.toml"), 2) << "an existing file stays";
  EXPECT_NE(read("more.toml").find("\"pool.se.fte\" = 5\n"), std::string::npos);
  answer("set " + chain + " pool.se.fte=6 -o more.toml --force");
  EXPECT_NE(read("more.toml").find("\"pool.se.fte\" = 6\n"), std::string::npos);
  EXPECT_EQ(stegvis("set " + chain + " pool.se.fte=-1 -o less.toml"), 2);
  EXPECT_EQ(files(), 1u) << "nothing half-written is left";
}

TEST_F(Planner, schema_is_json_and_version_is_one_line) {
  answer("schema > schema.json");
  EXPECT_EQ(shell("/usr/bin/python3 -m json.tool schema.json > /dev/null"), 0) << read("err");
  EXPECT_EQ(answer("version").find("stegvis "), 0u);
}

TEST_F(Planner, help_speaks_swedish) {
  EXPECT_NE(answer("--help --lang sv").find("granska ett scenario"), std::string::npos);
  EXPECT_NE(answer("check --help").find("check a scenario"), std::string::npos);
}

}  // namespace
}  // namespace stegvis::program
