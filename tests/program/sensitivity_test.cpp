#include <tuple>
#include <vector>

#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Who comes is Poisson with a mean of 52 rate; who works of them follows the search as well.
class Sensitivity : public Program {
 protected:
  Sensitivity() {
    write("unknown.toml", R"toml([unknown.intake]
name = "Newcomers a week"
path = "arrival.newcomers.rate"
prior = "U(0.5, 1.5)"

[unknown.search]
path = "stage.seeking.to.work.mean"
prior = "U(20, 32)"
)toml");
  }
  int sensitivity(const std::string& rest) {
    return stegvis("sensitivity '" + scenario("smallest.toml") + "' --unknowns unknown.toml " + rest);
  }
};

TEST_F(Sensitivity, TellsThatTheIntakeDrivesWhoComesAndTheSearchDoesNot) {
  ASSERT_EQ(
      sensitivity("--outcome arrivals entries.work --sobol 64 -n 5 --json -o a.h5 --threads 2 > a.json"), 0)
      << read("err");
  EXPECT_EQ(python("sensitivity.py", "a.json a.h5"), 0) << read("err");
  ASSERT_EQ(sensitivity("--outcome arrivals entries.work --sobol 64 -n 5 -o b.h5 --threads 1"), 0)
      << read("err");
  EXPECT_TRUE(read("a.h5") == read("b.h5")) << "threads change nothing";
  for (const char* words :
       {"256 points of 2 unknowns, 5 replications", "Newcomers a week", "total", "95 %", "Results: b.h5"})
    EXPECT_NE(read("out").find(words), std::string::npos) << words << "\n" << read("out");
  ASSERT_EQ(sensitivity("--outcome arrivals --morris 10 -n 5 --lang sv"), 0) << read("err");
  EXPECT_NE(read("out").find("mu* av slump ensam"), std::string::npos) << read("out");
  EXPECT_TRUE(fs::exists(path("smallest_sensitivity.h5")));
}

// The rate drives all that can be explained of who comes, and a straight line is easy to learn: 30 points of
// 20 runs leave little to miss.
TEST_F(Sensitivity, AMetamodelTellsTheSameFromFewPointsAndWhatItIsWorth) {
  ASSERT_EQ(sensitivity("--outcome arrivals --metamodel 30 -n 20 --json -o a.h5 --threads 2"), 0)
      << read("err");
  const auto number_after = [&](const std::string& words) {
    const std::string answer = read("out");
    const std::size_t at = answer.find(words);
    EXPECT_NE(at, std::string::npos) << words << "\n" << answer;
    return at == std::string::npos ? 0.0 : std::strtod(answer.c_str() + at + words.size(), nullptr);
  };
  EXPECT_NEAR(number_after("\"total\": {\"value\": "), 1.0, 0.05);
  EXPECT_GT(number_after("\"explained\": "), 0.95);
  ASSERT_EQ(sensitivity("--outcome arrivals --metamodel 30 -n 20 -o b.h5 --threads 1"), 0) << read("err");
  EXPECT_TRUE(read("a.h5") == read("b.h5")) << "threads change nothing";
  EXPECT_NE(read("out").find("The metamodel's own error"), std::string::npos) << read("out");
  // Eight runs of a handful of people say too little: it is told not to be relied on.
  write("unknown.toml",
        "[unknown.search]\npath = \"stage.seeking.to.work.mean\"\nprior = \"U(25.9, 26.1)\"\n");
  ASSERT_EQ(sensitivity("--outcome entries.work --metamodel 12 -n 2 -o c.h5"), 0) << read("err");
  EXPECT_TRUE(read("out").find("do not rely") != std::string::npos ||
              read("out").find("does not vary") != std::string::npos)
      << read("out");
  EXPECT_EQ(sensitivity("--outcome arrivals --metamodel 5"), 2);
  EXPECT_EQ(sensitivity("--outcome arrivals --metamodel 30 -n 1"), 2);
}

TEST_F(Sensitivity, GoesOnWhereItWasStoppedAndGivesTheSameBytes) {
  const std::vector<std::tuple<const char*, const char*, int>> ways{
      {"--sobol 64", "KILL", 137}, {"--morris 60", "INT", 130}, {"--metamodel 200", "TERM", 143}};
  for (const auto& [method, signal, code] : ways) {
    const std::string work = "sensitivity '" + scenario("smallest.toml") +
                             "' --unknowns unknown.toml --outcome arrivals entries.work -n 60 " + method;
    ASSERT_EQ(stegvis(work + " --out whole.h5"), 0) << read("err");
    EXPECT_EQ(stopped(signal, "x.h5", work + " --threads 1 --save-every 0.01"), code) << read("err");
    EXPECT_EQ(read("err").find("the same command goes on from there") != std::string::npos, code != 137)
        << read("err");
    fs::remove(path("x.h5"));
    ASSERT_EQ(stegvis(work + " --threads 3 --out x.h5"), 0) << read("err");
    EXPECT_NE(read("err").find("rows were saved earlier"), std::string::npos) << read("err");
    EXPECT_TRUE(read("x.h5") == read("whole.h5")) << method;
    EXPECT_FALSE(fs::exists(path("x.h5.saved")));
    fs::remove(path("x.h5"));
  }
}

TEST_F(Sensitivity, RefusesWhatMakesNoSense) {
  EXPECT_EQ(sensitivity("--outcome arrival entries.work:2031 sus.exits --sobol 64"), 2);
  EXPECT_NE(read("err").find("Did you mean \"arrivals\""), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("3 problems"), std::string::npos) << read("err");
  EXPECT_EQ(sensitivity("--outcome arrivals --sobol 0"), 2);
  EXPECT_EQ(sensitivity("--outcome arrivals --sobol 64 --morris 10"), 2);
  EXPECT_EQ(stegvis("sensitivity '" + scenario("smallest.toml") + "' --outcome arrivals"), 2);
  EXPECT_NE(read("err").find("no number carries a distribution"), std::string::npos) << read("err");
  EXPECT_EQ(files(), 1u);
}

}  // namespace
}  // namespace stegvis::program
