#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Runs whose numbers are drawn.
class Uncertain : public Program {
 protected:
  int run(const std::string& rest) { return stegvis("run '" + scenario("hoglandet_se.toml") + "' " + rest); }
  /// What Python finds in a results file, opened as `f`.
  std::string look(const std::string& file, const std::string& expression) {
    EXPECT_EQ(shell("/usr/bin/python3 -c \"import h5py; f = h5py.File('" + file + "'); print(" + expression +
                    ")\""),
              0)
        << read("err");
    return read("out");
  }
};

TEST_F(Uncertain, TellsParametersAndChanceApartAndWritesWhatWasDrawn) {
  ASSERT_EQ(run("--uncertain -n 200 --out x.h5"), 0) << read("err");
  for (const char* words : {"4 uncertain numbers, 100 draws (Sobol) of 2 replications each",
                            "Where the spread comes from", "numbers' share (95 %)", "replications per draw"})
    EXPECT_NE(read("out").find(words), std::string::npos) << words << "\n" << read("out");
  EXPECT_EQ(read("out").find("not varied"), std::string::npos);
  EXPECT_EQ(look("x.h5",
                 "f.attrs['draws'], f.attrs['replications_per_draw'], f['draws/value'].shape, "
                 "int(f['parameters/varied'][()].sum())"),
            "100 2 (100, 4) 4\n");
  EXPECT_EQ(look("x.h5", "f['uncertainty/placements'].dims[0][0].name, f['totals/placements'].shape[0]"),
            "/uncertainty/part 200\n");
  ASSERT_EQ(run("--uncertain -n 40 --lang sv --out x.h5"), 0) << read("err");
  EXPECT_NE(read("out").find("Varifrån spridningen kommer"), std::string::npos) << read("out");
}

TEST_F(Uncertain, EveryScenarioThatHasDistributionsCanBeDrawnAsItStands) {
  int drawn = 0;
  for (const auto& entry : fs::directory_iterator(STEGVIS_SCENARIOS)) {
    if (entry.path().extension() != ".toml") continue;
    const int code = stegvis("run '" + entry.path().string() + "' --uncertain -n 2 --lang en --out x.h5");
    const bool certain = read("err").find("no number has a distribution") != std::string::npos;
    EXPECT_TRUE(certain || code == 0) << entry.path() << "\n" << read("err");
    drawn += certain ? 0 : 1;
  }
  EXPECT_GT(drawn, 15);
}

TEST_F(Uncertain, ThreadsChangeNothingAndTheSeedDoes) {
  ASSERT_EQ(run("--uncertain -n 60 --threads 1 --out a.h5"), 0);
  ASSERT_EQ(run("--uncertain -n 60 --threads 3 --out b.h5"), 0);
  EXPECT_TRUE(read("a.h5") == read("b.h5"));
  ASSERT_EQ(run("--uncertain -n 60 --sampling random --per-draw 1 --out c.h5"), 0);
  EXPECT_EQ(look("c.h5", "len(f['draws/draw']), 'uncertainty' in f"), "60 False\n");
}

TEST_F(Uncertain, RunsUntilAMeanIsKnownWellEnoughByDraws) {
  ASSERT_EQ(run("--uncertain --until 'placements ±4%' --keep yearly --threads 1 --out a.h5"), 0)
      << read("err");
  const std::string answer = read("out");
  EXPECT_NE(answer.find("placements: known to ±"), std::string::npos) << answer;
  EXPECT_EQ(answer.find("50,000 draws"), std::string::npos)
      << "draws that were run, not that might have been";
  ASSERT_EQ(run("--uncertain --until 'placements ±4%' --keep yearly --threads 3 --out b.h5"), 0);
  EXPECT_TRUE(read("a.h5") == read("b.h5"));
  // Looked at after 50, 100, 150 ... draws of two replications each.
  EXPECT_EQ(look("a.h5",
                 "f.attrs['draws'] % 50, f.attrs['replications'] == 2 * f.attrs['draws'], "
                 "f.attrs['draws'] == len(f['draws/draw']), 100 <= f.attrs['draws'] <= 400"),
            "0 True True True\n");
  // What was run is what a plain run of as many draws gives.
  ASSERT_EQ(shell("/usr/bin/python3 -c \"import h5py; print(h5py.File('a.h5').attrs['replications'])\""), 0);
  ASSERT_EQ(run("--uncertain -n " + std::to_string(std::stoi(read("out"))) + " --keep yearly --out c.h5"), 0);
  ASSERT_EQ(stegvis("digest a.h5"), 0);
  const std::string digest = read("out").substr(0, 64);
  ASSERT_EQ(stegvis("digest c.h5"), 0);
  EXPECT_EQ(read("out").substr(0, 64), digest);
  ASSERT_EQ(run("--uncertain --until 'placements ±0.01%' --at-most 121 --out d.h5"), 0) << read("err");
  EXPECT_NE(read("out").find("after 120 replications"), std::string::npos) << "whole draws\n" << read("out");
  EXPECT_EQ(run("--uncertain --until 'placements ±4%' --at-most 99 --out e.h5"), 2);
  EXPECT_NE(read("err").find("fewer than 50 draws of 2"), std::string::npos) << read("err");
}

TEST_F(Uncertain, AComparisonRunsUntilADifferenceIsKnownByDraws) {
  write("more.toml", "base = \"" + scenario("hoglandet_se.toml") + "\"\n[set]\n\"pool.se.norm\" = 25\n");
  const std::string both = "compare '" + scenario("hoglandet_se.toml") + "' more.toml --uncertain ";
  ASSERT_EQ(stegvis(both + "--until 'placements ±1' --json --threads 1 --out a.h5"), 0) << read("err");
  const std::string one = read("out");
  ASSERT_EQ(stegvis(both + "--until 'placements ±1' --json --threads 2 --out b.h5"), 0) << read("err");
  EXPECT_EQ(read("out"), one);
  EXPECT_NE(one.find("\"reached\": true"), std::string::npos) << one;
}

TEST_F(Uncertain, TheJsonSaysWhatWasDrawn) {
  ASSERT_EQ(run("--distribution 'pool.se.norm=U(15,25)' -n 40 --json --out x.h5"), 0) << read("err");
  EXPECT_NE(read("out").find(
                "\"uncertain\": {\"draws\": 20, \"per_draw\": 2, \"sampling\": \"sobol\", \"parameters\": "
                "[\"pool.se.norm\"]"),
            std::string::npos)
      << read("out").substr(read("out").size() > 2000 ? read("out").size() - 2000 : 0);
}

TEST_F(Uncertain, ComparedScenariosShareTheirDraws) {
  write("more.toml", "base = \"" + scenario("hoglandet_se.toml") + "\"\n[set]\n\"pool.se.norm\" = 25\n");
  ASSERT_EQ(stegvis("compare '" + scenario("hoglandet_se.toml") + "' more.toml --uncertain -n 60"), 0)
      << read("err");
  EXPECT_NE(read("out").find("30 draws (Sobol) of 2"), std::string::npos) << read("out");
  EXPECT_NE(read("out").find("The same in every pair: arrivals"), std::string::npos)
      << "the same draws and luck";
}

TEST_F(Uncertain, MistakesAreRefusedBeforeAnythingRuns) {
  write("longer.toml",
        "base = \"" + scenario("hoglandet_se.toml") +
            "\"\n[set]\nstage.stod_i_arbete.to.utskriven.value = { value = 6, unit = \"months\", "
            "distribution = \"U(3, 12)\" }\n");
  EXPECT_EQ(stegvis("run longer.toml --uncertain --out x.h5"), 2);
  EXPECT_NE(read("err").find("longer.toml:3:34: stage.stod_i_arbete.to.utskriven.value = U(3, 12): at 3.0"),
            std::string::npos)
      << read("err");
  EXPECT_EQ(run("--distribution 'pool.se.nrm=U(1,2)' --out x.h5"), 2);
  EXPECT_NE(read("err").find("Did you mean \"pool.se.norm\"?"), std::string::npos) << read("err");
  EXPECT_EQ(run("--distribution 'pool.se.norm=N(20,9)' --out x.h5"), 2);
  EXPECT_NE(read("err").find("is too small"), std::string::npos) << read("err");
  EXPECT_EQ(run("--uncertain -n 101 --out x.h5"), 2);
  EXPECT_NE(read("err").find("no whole number of draws"), std::string::npos) << read("err");
  EXPECT_EQ(run("--per-draw 3 --out x.h5"), 2);
  write("c.toml",
        "base = \"" + scenario("hoglandet_se.toml") +
            "\"\n[set]\n\"correlation.a\" = { of = \"arrival.nya.rat\", with = \"pool.se.norm\", r = 2 }\n");
  EXPECT_EQ(stegvis("check c.toml"), 2);
  EXPECT_NE(read("err").find("Did you mean \"arrival.nya.rate\"?"), std::string::npos) << read("err");
  EXPECT_FALSE(fs::exists(path("x.h5")));
}

}  // namespace
}  // namespace stegvis::program
