#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Scenarios side by side.
class Compare : public Program {
 protected:
  Compare() {
    write("more.toml", "title = \"With one coach more\"\nbase = \"" + scenario("kedjan.toml") +
                           "\"\n[set]\n\"pool.se.fte\" = 5\n");
  }
  int compare(const std::string& rest) {
    return stegvis("compare '" + scenario("kedjan.toml") + "' " + rest);
  }
};

TEST_F(Compare, AnswersWithPairedDifferencesIntervalsAndWhatCommonLuckIsWorth) {
  ASSERT_EQ(compare("more.toml -n 200"), 0) << read("err");
  const std::string answer = read("out");
  for (const char* words :
       {"the same people with the same luck", "80 % interval", "Monte Carlo error", "more beats kedjan",
        "The same in every pair: arrivals", "Common luck: ", "Results: kedjan_vs_more.h5"})
    EXPECT_NE(answer.find(words), std::string::npos) << words << "\n" << answer;
  EXPECT_EQ(read("err"), "") << "they share their people";
  EXPECT_TRUE(fs::exists(path("kedjan_vs_more.h5")));
  ASSERT_EQ(compare("more.toml -n 50 --lang sv"), 0);
  for (const char* words :
       {"samma människor med samma tur", "80 %-intervall", "more slår kedjan", "Gemensam tur: "})
    EXPECT_NE(read("out").find(words), std::string::npos) << words << "\n" << read("out");
}

TEST_F(Compare, TheResultsFileOpensAsTheOthersDo) {
  ASSERT_EQ(compare("more.toml -n 120 --out x.h5 --json > x.json"), 0) << read("err");
  EXPECT_EQ(python("compare.py", "file x.h5"), 0) << read("err");
  EXPECT_EQ(python("compare.py", "xarray x.h5"), 0) << read("err");
  EXPECT_EQ(python("compare.py", "answer x.json x.h5"), 0) << read("err");
}

TEST_F(Compare, OfThreeScenariosItTellsWhichIsBestAndHowSurely) {
  write("still_more.toml", "base = \"" + scenario("kedjan.toml") + "\"\n[set]\n\"pool.se.fte\" = 6\n");
  ASSERT_EQ(compare("more.toml still_more.toml -n 80 --out x.h5"), 0) << read("err");
  const std::string answer = read("out");
  for (const char* words : {"does best in this share of the replications", "best on average",
                            "± is the Monte Carlo", "find the best with 95 % certainty"})
    EXPECT_NE(answer.find(words), std::string::npos) << words << "\n" << answer;
  ASSERT_EQ(compare("more.toml still_more.toml -n 80 --json --out x.h5 > x.json"), 0) << read("err");
  EXPECT_EQ(python("compare.py", "best x.json x.h5"), 0) << read("err");
  ASSERT_EQ(compare("more.toml -n 20"), 0);
  EXPECT_EQ(read("out").find("does best"), std::string::npos) << "of two it is who beats whom";
  ASSERT_EQ(compare("more.toml still_more.toml --uncertain -n 40 --lang sv"), 0) << read("err");
  EXPECT_NE(read("out").find("bäst i medeltal"), std::string::npos) << read("out");
}

TEST_F(Compare, TheOrderOfScenariosChangesNoNumber) {
  const std::string kedjan = " '" + scenario("kedjan.toml") + "' ";
  ASSERT_EQ(stegvis("compare" + kedjan + "more.toml -n 60 --out a.h5"), 0) << read("err");
  ASSERT_EQ(stegvis("compare more.toml" + kedjan + "-n 60 --out b.h5"), 0) << read("err");
  EXPECT_EQ(python("compare.py", "turned a.h5 b.h5"), 0) << read("err");
}

TEST_F(Compare, ThreadsChangeNothing) {
  ASSERT_EQ(compare("more.toml -n 130 --threads 1 --out a.h5"), 0);
  ASSERT_EQ(compare("more.toml -n 130 --threads 3 --out b.h5"), 0);
  EXPECT_TRUE(read("a.h5") == read("b.h5"));
}

TEST_F(Compare, ScenariosOfOtherPeopleAreWarnedOf) {
  write("busy.toml", "base = \"" + scenario("kedjan.toml") +
                         "\"\nseed = 9\n[set]\n\"arrival.till_se.rate\" = \"5 / month\"\n");
  ASSERT_EQ(compare("busy.toml -n 20"), 0) << read("err");
  EXPECT_NE(read("err").find("do not share their population"), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("arrival.till_se"), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("names seed 9"), std::string::npos) << read("err");
}

TEST_F(Compare, RunsUntilADifferenceIsKnownWellEnough) {
  ASSERT_EQ(
      compare("more.toml --until 'placements ±1.5' --until 'entries.soker ±20%' --threads 1 --out a.h5"), 0)
      << read("err");
  EXPECT_NE(read("out").find("placements (more - kedjan): known to ±"), std::string::npos) << read("out");
  ASSERT_EQ(
      compare("more.toml --until 'placements ±1.5' --until 'entries.soker ±20%' --threads 3 --out b.h5"), 0);
  EXPECT_TRUE(read("a.h5") == read("b.h5"));
  ASSERT_EQ(compare("more.toml --until 'placements ±0.01' --at-most 60"), 0);
  EXPECT_NE(read("out").find("after 60 replications, not ±0.01; that takes about "), std::string::npos)
      << read("out");
  EXPECT_EQ(compare("more.toml --until 'placments ±1' --until 'placements' --out c.h5"), 2);
  EXPECT_NE(read("err").find("is no target"), std::string::npos) << read("err");
  EXPECT_EQ(compare("more.toml --until 'placments ±1' --out c.h5"), 2);
  EXPECT_NE(read("err").find("Did you mean \"placements\"?"), std::string::npos) << read("err");
  EXPECT_EQ(compare("more.toml --until 'placements ±1' -n 10 --out c.h5"), 2);
  EXPECT_EQ(compare("more.toml --at-most 100 --out c.h5"), 2);
  EXPECT_FALSE(fs::exists(path("c.h5")));
}

TEST_F(Compare, ARunUntilItIsKnownWellEnoughTellsHowWell) {
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --until 'placements ±2%' --out x.h5"), 0)
      << read("err");
  EXPECT_NE(read("out").find("placements: known to ±"), std::string::npos) << read("out");
  EXPECT_EQ(python("readers.py", "h5py x.h5"), 0) << read("err");
  ASSERT_EQ(stegvis("run '" + scenario("smallest.toml") + "' --until 'placements ±2%' --json --out x.h5"), 0);
  EXPECT_NE(
      read("out").find("\"until\": [\n  {\"outcome\": \"placements\", \"wanted\": 0.02, \"relative\": true"),
      std::string::npos);
}

TEST_F(Compare, MistakesAreToldTogetherAndNothingRuns) {
  write("bad.toml", "base = \"" + scenario("kedjan.toml") + "\"\n[set]\n\"pool.se.fte\" = -1\n");
  write("worse.toml", "titel = \"x\"\n");
  EXPECT_EQ(compare("bad.toml worse.toml"), 2);
  EXPECT_NE(read("err").find("bad.toml:3"), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("worse.toml:1"), std::string::npos) << read("err");
  EXPECT_EQ(compare(""), 2);
  EXPECT_NE(read("err").find("compare takes 2 to 50 scenarios, not 1"), std::string::npos) << read("err");
  EXPECT_EQ(compare("more.toml --replications 0"), 2);
  EXPECT_EQ(compare("more.toml --out more.toml"), 2);
  EXPECT_NE(read("err").find("would be overwritten"), std::string::npos) << read("err");
  write("notes.h5", "mine");
  EXPECT_EQ(compare("more.toml --out notes.h5"), 2);
  EXPECT_EQ(read("notes.h5"), "mine");
}

/// Common luck is what makes a difference cheap: two staffing plans of six municipalities.
TEST(DeepCompare, TwoStaffingPlansNeedFiveTimesFewerReplicationsWithCommonLuck) {
  class Plans : public Program {
   public:
    void TestBody() override {}
    void plan(const std::string& name, double share) const {
      std::string text = "base = \"" + scenario("hoglandet_se.toml") + "\"\n[set]\n";
      const std::pair<const char*, double> posts[] = {{"aneby", 0.75}, {"eksjo", 1.5},  {"nassjo", 1.8},
                                                      {"savsjo", 1.5}, {"tranas", 1.0}, {"vetlanda", 1.5}};
      for (const auto& [town, fte] : posts)
        text += "\"pool.se." + std::string{town} + ".fte\" = " + std::to_string(fte * share) + "\n";
      write(name, text);
    }
    std::string answer() const {
      EXPECT_EQ(stegvis("compare p60.toml p70.toml -n 20000 --json > x.json"), 0) << read("err");
      EXPECT_EQ(
          shell("/usr/bin/python3 -c \"import json; d = json.load(open('x.json')); "
                "p = [o for o in d['differences'][0]['outcomes'] if o['name'] == 'placements' and "
                "'group' not in o and 'year' not in o][0]; a = d['scenarios'][0]['outcomes']; "
                "m = [o for o in a if o['name'] == 'placements' and 'group' not in o and 'year' not in o]"
                "[0]['mean']; print(p['mean'] / m, p['common_luck']['low'], p['common_luck']['high'])\""),
          0)
          << read("err");
      return read("out");
    }
  } plans;
  plans.plan("p60.toml", 0.6);
  plans.plan("p70.toml", 0.7);
  std::istringstream told{plans.answer()};
  double change = 0, low = 0, high = 0;
  told >> change >> low >> high;
  EXPECT_GT(change, 0.05) << "the plans' placements differ by 5 % at least";
  EXPECT_GT(low, 5.0) << "lower end of the interval";
  EXPECT_LT(high - low, 1.0) << "an interval that says something";
}

}  // namespace
}  // namespace stegvis::program
