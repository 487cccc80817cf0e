#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// One uncertain number at a time.
class Tornado : public Program {
 protected:
  int tornado(const std::string& rest) {
    return stegvis("tornado '" + scenario("hoglandet_se.toml") + "' " + rest);
  }
};

TEST_F(Tornado, TellsWhatEachNumberAloneChangesTheLargestFirst) {
  ASSERT_EQ(tornado("-n 60"), 0) << read("err");
  const std::string answer = read("out");
  EXPECT_LT(answer.find("stage.soker.to.stod_i_arbete.rate"), answer.find("arrival.nya.rate")) << answer;
  for (const char* words :
       {"80 % prediction interval", "Monte Carlo error", "the same people with the same luck", "±"})
    EXPECT_NE(answer.find(words), std::string::npos) << words << "\n" << answer;
  ASSERT_EQ(tornado("-n 20 --lang sv"), 0);
  EXPECT_NE(read("out").find("Varje osäkert tal för sig"), std::string::npos);
}

TEST_F(Tornado, IsWhatAComparisonOfThoseScenariosTells) {
  ASSERT_EQ(tornado("-n 40 --json --threads 3 > t.json"), 0) << read("err");
  ASSERT_EQ(
      shell("/usr/bin/python3 -c \"import json; d = json.load(open('t.json')); "
            "n = [n for n in d['numbers'] if n['path'] == 'arrival.nya.rate'][0]; "
            "print(repr(n['high']['value'])); open('mean', 'w').write(repr(float(n['high']['mean'])))\""),
      0)
      << read("err");
  std::string value = read("out");
  value.pop_back();
  write("high.toml", "base = \"" + scenario("hoglandet_se.toml") +
                         "\"\n[set]\n\"arrival.nya.rate\" = { value = " + value +
                         ", unit = \"1 / year\" }\n");
  ASSERT_EQ(
      stegvis("compare '" + scenario("hoglandet_se.toml") + "' high.toml -n 40 --json --threads 1 > c.json"),
      0)
      << read("err");
  EXPECT_EQ(
      shell("/usr/bin/python3 -c \"import json; d = json.load(open('c.json')); "
            "print([o['mean'] for o in d['differences'][0]['outcomes'] if o['name'] == 'placements' and "
            "'group' not in o and 'year' not in o][0] == float(open('mean').read()))\""),
      0)
      << read("err");
  EXPECT_EQ(read("out"), "True\n");
}

TEST_F(Tornado, KeepsWhatItTellsInAResultsFile) {
  ASSERT_EQ(tornado("-n 20 --json --threads 2 -o a.h5 > a.json"), 0) << read("err");
  EXPECT_EQ(python("tornado.py", "a.json a.h5"), 0) << read("err");
  ASSERT_EQ(tornado("-n 20 --threads 1 -o b.h5"), 0) << read("err");
  EXPECT_TRUE(read("a.h5") == read("b.h5")) << "threads change nothing";
  EXPECT_NE(read("out").find("Results: b.h5"), std::string::npos) << read("out");
  ASSERT_EQ(tornado("-n 20"), 0) << read("err");
  EXPECT_TRUE(fs::exists(path("hoglandet_se_tornado.h5")));
  write("keep.h5", "not results");
  EXPECT_EQ(tornado("-n 20 -o keep.h5"), 2);
  EXPECT_EQ(read("keep.h5"), "not results");
  EXPECT_EQ(tornado("-n 20 -o '" + scenario("hoglandet_se.toml") + "'"), 2);
}

TEST_F(Tornado, MistakesAreToldAndNothingRuns) {
  EXPECT_EQ(tornado("--outcome placement"), 2);
  EXPECT_NE(read("err").find("Did you mean \"placements\"?"), std::string::npos) << read("err");
  EXPECT_EQ(tornado("--fixed pool.se.nrm"), 2);
  EXPECT_NE(read("err").find("Did you mean \"pool.se.norm\"?"), std::string::npos) << read("err");
  EXPECT_EQ(stegvis("tornado '" + scenario("smallest.toml") + "'"), 2);
  EXPECT_NE(read("err").find("nothing is uncertain"), std::string::npos) << read("err");
  EXPECT_EQ(tornado("-n 0"), 2);
  EXPECT_EQ(files(), 0u) << "no results";
}

}  // namespace
}  // namespace stegvis::program
