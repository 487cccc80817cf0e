#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Works that mpirun shares out.
class Ranks : public Program {
 protected:
  void SetUp() override {
    if (shell("command -v mpirun && ldd '" + std::string{STEGVIS_PROGRAM} + "' | grep libmpi") != 0)
      GTEST_SKIP() << "Open MPI is not here, or was not when the program was built";
  }
  // Open MPI gives back less than it takes: leaks are looked for in every other test.
  static std::string with(int n, const std::string& arguments) {
    return "env ASAN_OPTIONS=detect_leaks=0 OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
           "LC_ALL=C.UTF-8 timeout 300 mpirun --oversubscribe -n " +
           std::to_string(n) + " '" + STEGVIS_PROGRAM + "' " + arguments;
  }
  int ranks(int n, const std::string& arguments) { return shell(with(n, arguments)); }
  /// Sends them a signal as soon as something is saved beside x.h5.
  int ranks_until_saved(int n, const std::string& arguments, const std::string& signal) {
    return shell(with(n, arguments) + " & child=$!; " + until_saved("x.h5") + "kill -" + signal +
                 " $child; wait $child");
  }
  void are_the_same(const std::string& arguments) {
    ASSERT_EQ(stegvis(arguments + " --out whole.h5"), 0) << read("err");
    for (const int n : {1, 2, 4}) {
      ASSERT_EQ(ranks(n, arguments + " --out ranks.h5"), 0) << read("err");
      EXPECT_TRUE(read("ranks.h5") == read("whole.h5")) << arguments << ", " << n << " ranks";
    }
    EXPECT_EQ(files(), 2u) << "no shards are left";
  }
};

TEST_F(Ranks, AreShardsThatArePutTogether) {
  are_the_same("run '" + scenario("reference.toml") + "' -n 203");
}

TEST_F(Ranks, OfASweepAndAComparisonToo) {
  are_the_same("sweep '" + scenario("reference.toml") +
               "' --vary 'stage.seeking.to.work.scale=400..600/7' -n 9");
  are_the_same("compare '" + scenario("hoglandet_se.toml") + "' '" + scenario("hoglandet_halv_coach.toml") +
               "' -n 33");
}

TEST_F(Ranks, OfATornadoAndASensitivityAnalysis) {
  are_the_same("tornado '" + scenario("hoglandet_se.toml") + "' -n 21");
  are_the_same("sensitivity '" + scenario("hoglandet_se.toml") + "' --outcome placements --morris 5 -n 2");
}

TEST_F(Ranks, AreRefusedWhereOneProcessAloneCanDoIt) {
  EXPECT_EQ(ranks(2, "calibrate '" + scenario("hoglandet_kalibreras.toml") + "' --targets '" +
                         scenario("hoglandet_kalibrering/mal.toml") + "'"),
            2);
  EXPECT_NE(read("err").find("not shared out over ranks"), std::string::npos) << read("err");
  EXPECT_EQ(files(), 0u);
}

TEST_F(Ranks, LookTogetherWhetherItIsEnough) {
  are_the_same("run '" + scenario("reference.toml") +
               "' --until 'placements ±1%' --until 'wait_days.se ±5' --at-most 900 --keep monthly");
  are_the_same(
      "run '" + scenario("reference.toml") +
      "' --until 'placements ±1.5%' --distribution 'pool.se.slots=U(160,200)' --per-draw 3 --at-most "
      "600 --keep yearly");
  are_the_same("compare '" + scenario("hoglandet_se.toml") + "' '" + scenario("hoglandet_halv_coach.toml") +
               "' --until 'placements ±0.1' --at-most 300");
}

/// Long enough (seconds) that the signal comes before the end on any machine.
TEST_F(Ranks, OneProcessGoesOnWhereRanksThatLookedTogetherWereStopped) {
  const std::string work = "run '" + scenario("reference.toml") +
                           "' --until 'placements ±0.16' --at-most 200000 --keep totals --save-every 0.05";
  ASSERT_EQ(stegvis(work + " --out whole.h5"), 0) << read("err");
  EXPECT_NE(ranks_until_saved(2, work + " --out x.h5", "TERM"), 0);
  ASSERT_TRUE(fs::exists(path("x.h5.saved"))) << read("err");
  ASSERT_EQ(stegvis(work + " --out x.h5"), 0) << read("err");
  EXPECT_NE(read("err").find("were saved earlier"), std::string::npos) << read("err");
  EXPECT_TRUE(read("x.h5") == read("whole.h5"));
}

TEST_F(Ranks, ThatLookTogetherTellAMistakeOnceAndEnd) {
  for (const char* mistake :
       {"--until 'placement ±1%'", "--until 'placements ±1%' --uncertain --sampling x"}) {
    EXPECT_EQ(ranks(3, "run '" + scenario("reference.toml") + "' " + mistake), 2) << read("err");
    const std::string said = read("err");
    EXPECT_EQ(said.find("nothing was run"), said.rfind("nothing was run")) << said;
  }
  // The first rank alone finds that it cannot write.
  EXPECT_NE(ranks(3, "run '" + scenario("reference.toml") + "' --until 'placements ±1%' --out no/such/x.h5"),
            0);
  EXPECT_FALSE(read("err").empty());
  EXPECT_EQ(files(), 0u);
}

TEST_F(Ranks, AMistakeIsToldOnceAndNothingRuns) {
  EXPECT_EQ(ranks(3, "run '" + scenario("reference.toml") + "' --seed 1 --shard 1/2"), 2);
  EXPECT_NE(read("err").find("--shard cannot be used under mpirun"), std::string::npos) << read("err");
  EXPECT_EQ(ranks(3, "run missing.toml"), 2);
  const std::string said = read("err");
  EXPECT_EQ(said.find("nothing was run"), said.rfind("nothing was run")) << said;
  EXPECT_EQ(files(), 0u);
}

}  // namespace
}  // namespace stegvis::program
