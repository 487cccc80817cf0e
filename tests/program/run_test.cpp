#include "program/program.hpp"

namespace stegvis::program {
namespace {

class Run : public Program {};

TEST_F(Run, AnswersAndLeavesItsResultsInTheWorkingFolder) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 50"), 0) << read("err");
  EXPECT_EQ(files(), 1u);
  EXPECT_TRUE(fs::exists(path("smallest.h5")));
  const std::string answer = read("out");
  EXPECT_EQ(answer.find("Påhittade tal"), 0u) << "the first line says that the place is made up";
  EXPECT_NE(answer.find("80 %"), std::string::npos);
  EXPECT_NE(answer.find("Monte Carlo error"), std::string::npos);
  EXPECT_EQ(read("err"), "") << "no progress where nobody watches";
}

TEST_F(Run, AnswersInSwedish) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 50 --lang sv"), 0);
  EXPECT_NE(read("out").find("placeringar"), std::string::npos);
}

TEST_F(Run, TheSameFileOnAnyNumberOfThreadsAndWithoutFusedMultiplication) {
  const std::string run = "run '" + scenario("kedjan_en_coach_till.toml") + "' --replications 60 --threads ";
  ASSERT_EQ(stegvis(run + "1 --out a.h5"), 0) << read("err");
  ASSERT_EQ(stegvis(run + "2 --out b.h5"), 0);
  ASSERT_EQ(stegvis(run + "3 --out c.h5"), 0);
  ASSERT_EQ(stegvis(run + "2 --out d.h5", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA"), 0);
  ASSERT_EQ(stegvis(run + "2 --out e.h5 --lang sv"), 0);
  for (const char* other : {"b.h5", "c.h5", "d.h5", "e.h5"})
    EXPECT_TRUE(read("a.h5") == read(other)) << other;
}

TEST_F(Run, TheSeedOnTheCommandLineReplacesTheScenarios) {
  const std::string run = "run '" + scenario("smallest.toml") + "' --replications 20 --keep totals --json ";
  ASSERT_EQ(stegvis(run + "--seed 18446744073709551615"), 0);
  const std::string one = read("out");
  EXPECT_NE(one.find("\"seed\": 18446744073709551615"), std::string::npos);
  ASSERT_EQ(stegvis(run + "--seed 2"), 0);
  EXPECT_NE(one.substr(one.find("outcomes")), read("out").substr(read("out").find("outcomes")));
}

TEST_F(Run, RefusesBadOptionsBeforeRunningAnything) {
  write("notes.txt", "kept");
  write("mine.toml", read(scenario("smallest.toml")));
  fs::create_directory(path("folder"));
  const std::string run = "run '" + scenario("smallest.toml") + "' ";
  for (const char* bad :
       {"--out folder", "--out notes.txt", "--out nowhere/x.h5", "--replications 0", "--threads 0",
        "--replications -5", "--keep everything", "--seed -1", "--csv same --log same", "--nonsense"}) {
    EXPECT_EQ(stegvis(run + bad), 2) << bad << read("out");
    EXPECT_NE(read("err"), "") << bad;
  }
  write("own.toml", "title = \"x\"");
  EXPECT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --out '" + scenario("smallest.toml") + "'"), 2);
  EXPECT_EQ(stegvis("run nothing.toml"), 2);
  EXPECT_EQ(read("notes.txt"), "kept");
  EXPECT_EQ(files(), 4u);
}

TEST_F(Run, ABadScenarioOverwritesNothing) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 20 --out kept.h5"), 0);
  const std::string before = read("kept.h5");
  write("bad.toml", "title = \"x\"\nstart = 2026-02-30\n");
  EXPECT_EQ(stegvis("run bad.toml --out kept.h5"), 2);
  EXPECT_TRUE(read("kept.h5") == before);
}

TEST_F(Run, AnotherRunReplacesEarlierResults) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 20 --out x.h5"), 0);
  const std::string before = read("x.h5");
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --replications 21 --out x.h5"), 0);
  EXPECT_TRUE(read("x.h5") != before);
  EXPECT_EQ(files(), 1u);
}

TEST_F(Run, ACircleWithoutLengthIsToldAndLeavesNoFile) {
  write("circle.toml", R"(
title = "x"
start = 2026-01-01
length = "52 weeks"
[attribute.kind]
values.a = 1.0
[stage.one.to.two]
hazard = "exponential"
mean = "1 day"
[stage.two.to.three]
duration = "uniform"
low = "0 days"
high = "0.000000000000000000000000000000000000000001 days"
[stage.three.to.two]
duration = "uniform"
low = "0 days"
high = "0.000000000000000000000000000000000000000001 days"
[arrival.new]
to = "one"
rate = "1 / day"
)");
  EXPECT_EQ(stegvis("run circle.toml --replications 20"), 2) << read("out");
  EXPECT_NE(read("err").find("circle"), std::string::npos) << read("err");
  EXPECT_FALSE(fs::exists(path("circle.h5")));
  EXPECT_EQ(files(), 1u);
}

}  // namespace
}  // namespace stegvis::program
