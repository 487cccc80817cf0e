#include "program/program.hpp"

namespace stegvis::program {
namespace {

class Results : public Program {
 protected:
  void run(const std::string& name, const std::string& options) {
    ASSERT_EQ(stegvis("run '" + scenario(name) + "' --out x.h5 " + options), 0) << read("err");
  }
};

TEST_F(Results, OpenInH5py) {
  run("kedjan_en_coach_till.toml", "--replications 30");
  EXPECT_EQ(python("readers.py", "h5py x.h5"), 0) << read("err");
}

TEST_F(Results, OpenInXarrayByNetcdf4) {
  run("kedjan_en_coach_till.toml", "--replications 30");
  EXPECT_EQ(python("readers.py", "netcdf4 x.h5"), 0) << read("err");
}

TEST_F(Results, OpenInXarrayByH5netcdf) {
  if (shell("/usr/bin/python3 -c 'import h5netcdf'") != 0)
    GTEST_SKIP() << "SKIP_ python3-h5netcdf is not installed";
  run("kedjan_en_coach_till.toml", "--replications 30");
  EXPECT_EQ(python("readers.py", "h5netcdf x.h5"), 0) << read("err");
}

TEST_F(Results, OpenInNcdump) {
  if (shell("command -v ncdump") != 0) GTEST_SKIP() << "SKIP_ netcdf-bin is not installed";
  run("kedjan_en_coach_till.toml", "--replications 3");
  ASSERT_EQ(shell("ncdump x.h5"), 0) << read("err");
  EXPECT_NE(read("out").find("placements_cumulative(statistic, period, reporting_group)"), std::string::npos);
  EXPECT_NE(read("out").find("\"se\""), std::string::npos);
}

TEST_F(Results, OpenInRWhereItIs) {
  if (shell("Rscript -e 'library(ncdf4)'") != 0) GTEST_SKIP() << "SKIP_ R with ncdf4 is not installed";
  run("smallest.toml", "--replications 30");
  EXPECT_EQ(shell("Rscript -e 'f <- ncdf4::nc_open(\"x.h5\"); stopifnot(length(ncdf4::ncvar_get(f, "
                  "\"totals/placements\")) == 30)'"),
            0)
      << read("err");
}

TEST_F(Results, SummariesAgreeWithTheReplicationsTheySummarise) {
  run("hoglandet_se.toml", "--replications 200 --keep monthly");
  EXPECT_EQ(python("agreement.py", "x.h5"), 0) << read("err");
}

TEST_F(Results, MoneyOfTheGroupsAndOfNobodyIsTheWholeInEveryReplication) {
  for (const char* name : {"malmo_forarbetet.toml", "kedjan.toml"}) {
    run(name, "--replications 60 --keep monthly");
    EXPECT_EQ(python("agreement.py", "x.h5"), 0) << name << read("err");
    EXPECT_NE(read("out"), "0 shared out\n") << name;
  }
}

TEST_F(Results, HoldWhatWasAskedToBeKept) {
  for (const char* keep : {"totals", "yearly", "monthly"}) {
    run("smallest.toml", std::string{"--replications 20 --keep "} + keep);
    EXPECT_EQ(python("readers.py", std::string{"kept x.h5 "} + keep), 0) << read("err");
  }
}

TEST_F(Results, TheDigestIsTheSameForTheSameRunAndAnotherForAnother) {
  run("smallest.toml", "--replications 20");
  ASSERT_EQ(stegvis("digest x.h5"), 0);
  const std::string digest = read("out");
  EXPECT_EQ(digest.size(), 65u);
  run("smallest.toml", "--replications 20 --threads 2");
  ASSERT_EQ(stegvis("digest x.h5"), 0);
  EXPECT_EQ(read("out"), digest);
  run("smallest.toml", "--replications 20 --seed 3");
  ASSERT_EQ(stegvis("digest x.h5"), 0);
  EXPECT_NE(read("out"), digest);
}

TEST_F(Results, FiguresAndDigestRefuseWhatIsNoResultsFile) {
  write("x.h5", "no");
  EXPECT_EQ(stegvis("digest x.h5"), 2);
  EXPECT_EQ(stegvis("figures x.h5"), 2);
  EXPECT_EQ(stegvis("figures missing.h5"), 2);
}

TEST_F(Results, JsonIsOneObjectAsItsSchemaSays) {
  ASSERT_EQ(
      stegvis("run '" + scenario("kedjan_en_coach_till.toml") + "' --replications 30 --json --out x.h5"), 0);
  fs::rename(path("out"), path("answer.json"));
  EXPECT_EQ(python("answers.py", "json answer.json x.h5"), 0) << read("err");
}

TEST_F(Results, CsvHoldsTheSameNumbersForSpreadsheets) {
  ASSERT_EQ(
      stegvis("run '" + scenario("kedjan.toml") + "' --replications 30 --csv a.csv --out x.h5 --lang sv"), 0);
  EXPECT_EQ(python("answers.py", "csv a.csv x.h5"), 0) << read("err");
}

}  // namespace
}  // namespace stegvis::program
