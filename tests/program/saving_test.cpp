#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Runs that are stopped and gone on with.
class Saving : public Program {
 protected:
  /// Run without a break, and again with a kill and a Ctrl-C on the way: the same bytes.
  void goes_on(const std::string& arguments) {
    ASSERT_EQ(stegvis(arguments + " --out whole.h5"), 0) << read("err");
    fs::remove(path("parts.h5"));
    const std::string parts = arguments + " --save-every 0.02 --threads 1";
    EXPECT_EQ(stopped("KILL", "parts.h5", parts), 137) << arguments;
    EXPECT_FALSE(fs::exists(path("parts.h5"))) << arguments;
    ASSERT_EQ(stegvis(parts + " --out parts.h5"), 0) << read("err");
    EXPECT_NE(read("err").find("were saved earlier; the rest is run"), std::string::npos) << read("err");
    EXPECT_TRUE(read("parts.h5") == read("whole.h5")) << arguments;
    EXPECT_FALSE(fs::exists(path("parts.h5.saved"))) << arguments;
    EXPECT_FALSE(fs::exists(path("parts.h5.part"))) << arguments;
  }
  const std::string reference_ = "run '" + scenario("reference.toml") + "' ";
  const std::string long_ = reference_ + "-n 8000 --keep totals --threads 2 --save-every 0.05";
};

TEST_F(Saving, WhateverIsKeptOfEachReplication) {
  for (const char* keep : {"totals", "yearly", "monthly", "prices"})
    goes_on(reference_ + "-n 3000 --keep " + keep);
}

TEST_F(Saving, OfABaseToo) {
  goes_on("run '" + scenario("hoglandet_halv_coach.toml") + "' -n 600 --keep yearly");
}

TEST_F(Saving, OfUncertainNumbersToo) {
  goes_on(reference_ + "-n 1000 --keep totals --distribution 'pool.se.slots=U(160,200)'");
}

TEST_F(Saving, OfARunUntilItIsPreciseEnoughToo) {
  goes_on(reference_ + "--keep totals --until 'placements ±0.5%' --at-most 5000");
}

TEST_F(Saving, OfDrawsUntilTheyArePreciseEnoughToo) {
  goes_on(reference_ +
          "--keep totals --distribution 'pool.se.slots=U(160,200)' --sampling random "
          "--until 'placements ±0.3%' --at-most 3000");
}

TEST_F(Saving, OfATornadoToo) { goes_on("tornado '" + scenario("hoglandet_se.toml") + "' -n 300"); }

TEST_F(Saving, OfACalibrationToo) {
  write("targets.toml",
        "[unknown.intake]\npath = \"arrival.newcomers.rate\"\nprior = \"U(0.3, 3)\"\n"
        "[target.came]\noutcome = \"arrivals\"\nvalue = 70\nsd = 2\n");
  goes_on("calibrate '" + scenario("smallest.toml") +
          "' --targets targets.toml --particles 1000 --least-accepted 0.3");
}

TEST_F(Saving, OfAComparisonToo) {
  goes_on("compare '" + scenario("hoglandet_se.toml") + "' '" + scenario("hoglandet_halv_coach.toml") +
          "' -n 500");
}

TEST_F(Saving, OfAnEventLogToo) {
  ASSERT_EQ(stegvis(reference_ + "-n 60 --log whole.csv --out whole.h5"), 0);
  const std::string parts = reference_ + "-n 60 --log parts.csv --save-every 0";
  EXPECT_EQ(stopped("KILL", "parts.h5", parts), 137);
  ASSERT_EQ(stegvis(parts + " --out parts.h5"), 0);
  EXPECT_TRUE(read("parts.csv") == read("whole.csv"));
  EXPECT_TRUE(read("parts.h5") == read("whole.h5"));
}

TEST_F(Saving, CtrlCAnswersWithWhatIsDoneAndSaysHowToGoOn) {
  EXPECT_EQ(stopped("INT", "x.h5", long_), 130);
  EXPECT_NE(read("err").find("They are saved: the same command goes on from there."), std::string::npos)
      << read("err");
  EXPECT_NE(read("out").find("placements"), std::string::npos);
  EXPECT_EQ(stegvis("digest x.h5"), 0);
  EXPECT_FALSE(first_save("x.h5").empty());
}

TEST_F(Saving, DamagedSavesAreNotReadTheirReplicationsAreRunAgain) {
  EXPECT_EQ(stopped("KILL", "x.h5", long_), 137);
  const fs::path save = first_save("x.h5");
  ASSERT_FALSE(save.empty());
  damage(save, fs::file_size(save) / 2);
  ASSERT_EQ(stegvis(long_ + " --out x.h5"), 0) << read("err");
  EXPECT_NE(read("err").find("1 damaged save(s) are not read"), std::string::npos) << read("err");
  ASSERT_EQ(stegvis(reference_ + "-n 8000 --keep totals --out whole.h5"), 0);
  EXPECT_TRUE(read("x.h5") == read("whole.h5"));
}

TEST_F(Saving, SavesOfAnotherRunAreToldAndLeftAlone) {
  EXPECT_EQ(stopped("KILL", "x.h5", long_), 137);
  ASSERT_EQ(stegvis(reference_ + "-n 50 --seed 7 --keep totals --out x.h5"), 0) << read("err");
  EXPECT_NE(read("err").find("saves of another run (seed, replications differ); they are left alone"),
            std::string::npos)
      << read("err");
  EXPECT_FALSE(first_save("x.h5").empty());
  ASSERT_EQ(stegvis(reference_ + "-n 50 --seed 7 --keep totals --out y.h5"), 0);
  EXPECT_TRUE(read("x.h5") == read("y.h5"));
}

TEST_F(Saving, AShortRunSavesNothing) {
  write("x.h5.saved", "where nothing can be saved");
  EXPECT_EQ(stegvis(reference_ + "-n 100 --out x.h5"), 0) << read("err");
  EXPECT_EQ(stegvis(reference_ + "-n 100 --save-every 0 --out x.h5"), 1);
  EXPECT_NE(read("err").find("x.h5.saved"), std::string::npos) << read("err");
}

}  // namespace
}  // namespace stegvis::program
