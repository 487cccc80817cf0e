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
