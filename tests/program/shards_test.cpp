#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Works that are shared out and put together.
class Shards : public Program {
 protected:
  /// Each of `n` parts by itself, then together.
  void share(const std::string& arguments, int n, const std::string& name) {
    for (int i = n; i >= 1; --i)
      ASSERT_EQ(stegvis(arguments + " --shard " + std::to_string(i) + "/" + std::to_string(n) + " --out " +
                        name + std::to_string(i)),
                0)
          << read("err");
  }
  void is_the_same(const std::string& arguments) {
    ASSERT_EQ(stegvis(arguments + " --out whole.h5"), 0) << read("err");
    for (const int n : {1, 2, 5}) {
      share(arguments, n, "part");
      ASSERT_EQ(stegvis("merge $(ls -r part?) --out merged.h5"), 0) << read("err");
      EXPECT_TRUE(read("merged.h5") == read("whole.h5")) << arguments << ", " << n << " shards";
      ASSERT_EQ(shell("rm part? merged.h5"), 0);
    }
  }
  const std::string reference_ = "run '" + scenario("reference.toml") + "' ";
};

TEST_F(Shards, TogetherAreTheFileOfOneProcess) {
  for (const char* keep : {"totals", "yearly", "monthly", "prices"})
    is_the_same(reference_ + "-n 203 --keep " + keep);
}

TEST_F(Shards, OfEveryKindOfWork) {
  is_the_same("run '" + scenario("hoglandet_halv_coach.toml") + "' -n 33 --keep yearly");
  is_the_same(reference_ + "-n 30 --per-draw 3 --distribution 'pool.se.slots=U(160,200)'");
  is_the_same("compare '" + scenario("hoglandet_se.toml") + "' '" + scenario("hoglandet_halv_coach.toml") +
              "' -n 33");
  is_the_same("sweep '" + scenario("reference.toml") +
              "' --vary 'stage.seeking.to.work.scale=400..600/7' -n 9");
  is_the_same("tornado '" + scenario("hoglandet_se.toml") + "' -n 20");
  const std::string sensitivity = "sensitivity '" + scenario("hoglandet_se.toml") + "' --outcome placements ";
  is_the_same(sensitivity + "sus.exits:2019 --sobol 16 -n 2");
  is_the_same(sensitivity + "--metamodel 60 -n 2");
}

TEST_F(Shards, MoreThanThereIsWorkFor) {
  ASSERT_EQ(stegvis(reference_ + "-n 2 --out whole.h5"), 0);
  share(reference_ + "-n 2", 5, "part");
  ASSERT_EQ(stegvis("merge part? --out merged.h5"), 0) << read("err");
  EXPECT_TRUE(read("merged.h5") == read("whole.h5"));
}

TEST_F(Shards, NameThemselvesAndGoOnAfterAKill) {
  const std::string second = reference_ + "-n 8000 --keep totals --shard 2/2 --save-every 0.05";
  EXPECT_EQ(shell("LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' " + second + " & child=$!; " +
                  until_saved("reference.2of2.shard") + "kill -INT $child; wait $child"),
            130);
  EXPECT_NE(read("err").find("of 4000 replications are saved; the same command goes on from there"),
            std::string::npos)
      << read("err");
  ASSERT_EQ(stegvis(second), 0);
  EXPECT_NE(read("err").find("were saved earlier"), std::string::npos);
  ASSERT_EQ(stegvis(second), 0);
  EXPECT_NE(read("err").find("was done earlier"), std::string::npos);
  ASSERT_EQ(stegvis(reference_ + "-n 8000 --keep totals --shard 1/2"), 0);
  ASSERT_EQ(stegvis("merge reference.*.shard"), 0) << read("err");
  ASSERT_EQ(stegvis(reference_ + "-n 8000 --keep totals --out whole.h5"), 0);
  EXPECT_TRUE(read("reference.h5") == read("whole.h5"));
}

TEST_F(Shards, MistakesAreToldTogetherAndNothingIsPutTogether) {
  share(reference_ + "-n 40", 3, "a");
  share(reference_ + "-n 40 --seed 5", 2, "b");
  write("c", "no shard at all");
  EXPECT_EQ(stegvis("merge a1 a1 b2 c"), 2);
  for (const char* words : {"b2: is of another run than a1 (seed differ)", "a1 and a1 are both shard 1",
                            "c: is no shard of stegvis, or is damaged", "3 problems; nothing was run"})
    EXPECT_NE(read("err").find(words), std::string::npos) << words << "\n" << read("err");
  EXPECT_EQ(stegvis("merge a3 a1"), 2);
  EXPECT_NE(read("err").find("1 of 3 shards are missing: 2"), std::string::npos) << read("err");
  damage(path("a2"), fs::file_size(path("a2")) / 2);
  EXPECT_EQ(stegvis("merge a1 a2 a3"), 2);
  EXPECT_NE(read("err").find("a2: is no shard of stegvis, or is damaged"), std::string::npos) << read("err");
  for (const char* written : {"0/2", "3/2", "1/0", "x", "1", "1/2/3", "-1/2", "1/9999999"})
    EXPECT_EQ(stegvis(reference_ + "--shard " + written), 2) << written;
  EXPECT_EQ(stegvis(reference_ + "--shard 1/2 --until 'placements ±1%'"), 2);
  EXPECT_NE(read("err").find("Use mpirun"), std::string::npos) << read("err");
  EXPECT_FALSE(fs::exists(path("reference.h5")));
}

TEST_F(Shards, OfAScenarioThatHasChangedSinceAreNotPutTogether) {
  ASSERT_EQ(shell("cp '" + scenario("smallest.toml") + "' x.toml"), 0);
  share("run x.toml -n 20", 2, "a");
  ASSERT_EQ(shell("echo '# another' >>x.toml"), 0);
  EXPECT_EQ(stegvis("merge a1 a2"), 2);
  EXPECT_NE(read("err").find("(scenario differ)"), std::string::npos) << read("err");
}

}  // namespace
}  // namespace stegvis::program
