#include "program/program.hpp"

namespace stegvis::program {
namespace {

class EventLog : public Program {};

/// Waits, stays, grants, refusals and giving up, counted from the log alone, are those of the results file.
TEST_F(EventLog, TellsEverythingThatIsCounted) {
  for (const char* name : {"reference_busy.toml", "kedjan.toml", "hoglandet_se.toml"}) {
    ASSERT_EQ(stegvis("run '" + scenario(name) + "' --replications 5 --log l.csv --out x.h5"), 0)
        << read("err");
    EXPECT_EQ(python("event_log.py", "l.csv x.h5"), 0) << name << '\n' << read("err");
  }
}

TEST_F(EventLog, ChangesNoResult) {
  ASSERT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' --replications 9 --log l.csv --out a.h5"), 0);
  ASSERT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' --replications 9 --out b.h5"), 0);
  EXPECT_TRUE(read("a.h5") == read("b.h5"));
}

TEST_F(EventLog, IsTheSameOnAnyNumberOfThreads) {
  ASSERT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' --replications 9 --log a.csv --threads 1"), 0);
  ASSERT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' --replications 9 --log b.csv --threads 3"), 0);
  EXPECT_TRUE(read("a.csv") == read("b.csv"));
}

TEST_F(EventLog, AsXesIsGoodXmlAndTellsAsMuchAsTheTable) {
  if (shell("command -v xmllint") != 0) GTEST_SKIP() << "SKIP_ libxml2-utils is not installed";
  const std::string run = "run '" + scenario("kedjan.toml") + "' --replications 2 --log ";
  ASSERT_EQ(stegvis(run + "l.xes"), 0);
  ASSERT_EQ(stegvis(run + "l.csv"), 0);
  ASSERT_EQ(shell("xmllint --noout l.xes"), 0) << read("err");
  ASSERT_EQ(shell("test $(grep -c '<event>' l.xes) = $(($(wc -l <l.csv) - 1))"), 0);
  ASSERT_EQ(shell("test $(grep -c '<trace>' l.xes) = $(tail -n +2 l.csv | cut -d, -f1 | sort -u | wc -l)"),
            0);
}

}  // namespace
}  // namespace stegvis::program
