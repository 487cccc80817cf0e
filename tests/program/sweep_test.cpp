#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// A scenario at many points.
class Sweep : public Program {
 protected:
  const std::string grid_ =
      "--vary pool.se.slots=170..190/3 --vary 'stage.seeking.to.work.scale=400,500' -n 20";
  int sweep(const std::string& rest, const std::string& before = "") {
    return stegvis("sweep '" + scenario("reference.toml") + "' " + rest, before);
  }
  std::string digest(const std::string& file) {
    EXPECT_EQ(stegvis("digest " + file), 0) << read("err");
    return read("out");
  }
};

TEST_F(Sweep, TellsEveryPointWithItsIntervalAndWritesThemAll) {
  ASSERT_EQ(sweep(grid_), 0) << read("err");
  for (const char* words : {"6 points of 20 replications each", "pool.se.slots [places]", "80 % interval",
                            "Monte Carlo error", "Results: reference_sweep.h5"})
    EXPECT_NE(read("out").find(words), std::string::npos) << words << "\n" << read("out");
  EXPECT_EQ(files(), 1u) << "no saves are left";
  EXPECT_EQ(shell("/usr/bin/python3 -c \"import xarray; d = xarray.open_dataset('reference_sweep.h5', "
                  "group='outcomes', engine='h5netcdf'); p = xarray.open_dataset('reference_sweep.h5', "
                  "group='points', engine='netcdf4'); print(dict(d.sizes), float(p['pool.se.slots'][5]))\""),
            0)
      << read("err");
  EXPECT_EQ(read("out"), "{'point': 6, 'statistic': 6} 190.0\n");
  ASSERT_EQ(sweep(grid_ + " --lang sv --outcome placements --out b.h5"), 0);
  EXPECT_NE(read("out").find("samma människor med samma tur"), std::string::npos);
}

// A hundredth of a hundred thousand points: what each costs in the file is small, and all are there.
TEST_F(Sweep, ManyPointsStandInOneSmallFile) {
  ASSERT_EQ(stegvis("sweep '" + scenario("smallest.toml") +
                    "' --vary arrival.newcomers.rate=0.5..1.5 --vary stage.seeking.to.work.mean=20..32 "
                    "--sobol 1000 -n 1 --outcome placements --out many.h5"),
            0)
      << read("err");
  EXPECT_LT(read("out").size(), 10'000u) << "a table of them all is in the file";
  EXPECT_LT(fs::file_size(path("many.h5")), 150'000u);
  EXPECT_EQ(shell("/usr/bin/python3 -c \"import xarray; p = xarray.open_dataset('many.h5', group='points'); "
                  "m = xarray.open_dataset('many.h5', group='outcomes')['placements'].sel(statistic='mean'); "
                  "r = p['arrival.newcomers.rate']; low = m[(r < 0.75).values].mean(); "
                  "print(len(m), bool(m.notnull().all()), bool(low < m[(r > 1.25).values].mean()))\""),
            0)
      << read("err");
  EXPECT_EQ(read("out"), "1000 True True\n");
}

TEST_F(Sweep, JsonTellsValuesAndOutcomesOfEveryPoint) {
  ASSERT_EQ(sweep(grid_ + " --outcome placements --json > x.json"), 0) << read("err");
  EXPECT_EQ(shell("/usr/bin/python3 -c \"import json; d = json.load(open('x.json')); p = d['points'][3]; "
                  "print(len(d['points']), p['values'], sorted(p['outcomes']['placements']))\""),
            0)
      << read("err");
  EXPECT_EQ(read("out"),
            "6 {'pool.se.slots': 180, 'stage.seeking.to.work.scale': 500} "
            "['mean', 'q10', 'q50', 'q90', 'sd', 'se']\n");
}

TEST_F(Sweep, StoppedAndGoneOnWithItIsTheSame) {
  const std::string many = "--vary 'stage.seeking.to.work.scale=400..600/300' -n 20 --outcome placements";
  ASSERT_EQ(sweep(many + " --threads 1 --out whole.h5"), 0) << read("err");
  for (const char* signal : {"INT", "KILL"}) {
    EXPECT_EQ(
        shell("LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' sweep '" + scenario("reference.toml") +
              "' " + many + " --threads 2 --save-every 0.05 --out parts.h5 & child=$!; " +
              until_saved("parts.h5") + "kill -" + signal + " $child; wait $child"),
        signal == std::string{"INT"} ? 130 : 137)
        << read("err");
    EXPECT_FALSE(fs::exists(path("parts.h5")));
    EXPECT_FALSE(first_save("parts.h5").empty());
  }
  // A damaged save: its points are run again.
  std::ofstream{first_save("parts.h5")} << "not a save at all";
  ASSERT_EQ(sweep(many + " --threads 3 --out parts.h5"), 0) << read("err");
  EXPECT_NE(read("err").find("1 damaged save(s) are not read"), std::string::npos) << read("err");
  EXPECT_TRUE(read("parts.h5") == read("whole.h5"));
  EXPECT_FALSE(fs::exists(path("parts.h5.saved")));
}

TEST_F(Sweep, SavesOfAnotherSweepAreNotTaken) {
  EXPECT_EQ(
      shell("LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' sweep '" + scenario("reference.toml") +
            "' --vary 'stage.seeking.to.work.scale=400..600/60' -n 1000 --save-every 0.05 --out x.h5 & "
            "child=$!; " +
            until_saved("x.h5") + "kill -INT $child; wait $child"),
      130);
  EXPECT_NE(read("err").find("points are saved; the same command goes on from there"), std::string::npos);
  EXPECT_EQ(sweep("--vary 'stage.seeking.to.work.scale=400..600/60' -n 1 --out x.h5"), 0);
  EXPECT_NE(read("err").find("saves of another run (replications differ); they are left alone"),
            std::string::npos)
      << read("err");
  EXPECT_FALSE(first_save("x.h5").empty()) << "they are left alone";
}

TEST_F(Sweep, BadDesignsAreToldTogetherAndNothingRuns) {
  EXPECT_EQ(sweep("--vary pool.se.slot=1,2 --vary pool.se.slots=3..1 --outcome placement --out x.h5"), 2);
  for (const char* words : {"Did you mean \"pool.se.slots\"?", "does not rise",
                            "Did you mean \"placements\"?", "3 problems; nothing was run"})
    EXPECT_NE(read("err").find(words), std::string::npos) << words << "\n" << read("err");
  EXPECT_EQ(sweep("--vary pool.se.slots=1,-1 --out x.h5"), 2);
  EXPECT_NE(read("err").find("reference.toml:18:1: the scenario cannot be at pool.se.slots = -1"),
            std::string::npos)
      << read("err");
  EXPECT_EQ(sweep("--vary pool.se.slots=1..9 --lhs 0 --out x.h5"), 2);
  EXPECT_EQ(sweep("--out x.h5"), 2);
  EXPECT_EQ(files(), 0u);
}

}  // namespace
}  // namespace stegvis::program
