#include "program/program.hpp"

namespace stegvis::program {
namespace {

class Stopping : public Program {
 protected:
  /// Starts a run too long to end, and sends it a signal when it is well under way.
  int interrupted(const std::string& signal) {
    return shell(
        "LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' run '" + scenario("smallest.toml") +
        "' --replications 4000000000 --keep totals --threads 2 --out x.h5 & child=$!; sleep 0.5; kill -" +
        signal + " $child; wait $child");
  }
};

TEST_F(Stopping, CtrlCAndTerminateKeepWhatIsCompleteAndSayHowMuch) {
  for (const auto& [signal, code] : {std::pair{"INT", 130}, std::pair{"TERM", 143}}) {
    EXPECT_EQ(interrupted(signal), code) << read("err");
    EXPECT_NE(read("err").find("replications were completed"), std::string::npos) << read("err");
    EXPECT_NE(read("err").find("the same command goes on from there"), std::string::npos);
    EXPECT_NE(read("out").find("placements"), std::string::npos);
    EXPECT_EQ(python("readers.py", "h5py x.h5"), 0) << read("err");
    EXPECT_EQ(files(), 2u) << "the answer so far, and what is saved";
  }
}

TEST_F(Stopping, AKillLeavesNoFileUnderTheFinalName) {
  EXPECT_EQ(interrupted("KILL"), 137);
  EXPECT_FALSE(fs::exists(path("x.h5")));
}

TEST_F(Stopping, AFullDiskIsToldAndEarlierResultsStay) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 20 --out x.h5"), 0);
  const std::string before = read("x.h5");
  EXPECT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' --replications 200 --out x.h5", "ulimit -f 1000;"),
            1)
      << read("out");
  EXPECT_NE(read("err").find("cannot be written"), std::string::npos) << read("err");
  EXPECT_TRUE(read("x.h5") == before);
  EXPECT_EQ(files(), 1u);
}

}  // namespace
}  // namespace stegvis::program
