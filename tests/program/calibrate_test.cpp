#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// The smallest scenario: what is unknown in it, and that 70 came in its 52 weeks.
class Calibrate : public Program {
 protected:
  Calibrate() {
    write("targets.toml", R"toml([unknown.intake]
name = "Newcomers a week"
path = "arrival.newcomers.rate"
prior = "U(0.3, 3)"

[unknown.search]
path = "stage.seeking.to.work.mean"
prior = "U(13, 39)"

[target.came]
outcome = "arrivals"
value = 70
source = "made up"
)toml");
  }
  int calibrate(const std::string& rest) {
    return stegvis("calibrate '" + scenario("smallest.toml") + "' --targets targets.toml " + rest);
  }
  double number_after(const std::string& words) const {
    const std::string answer = read("out");
    const std::size_t at = answer.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return at == std::string::npos ? 0.0 : std::strtod(answer.c_str() + at + words.size(), nullptr);
  }
};

// The posterior of the intake is a gamma law of shape 71 and rate 52 but for the prior's ends: mean 1.365, sd
// 0.162. 400 particles are worth 200 draws or more: a standard error of 0.012.
TEST_F(Calibrate, FindsWhatTheObservationsTellAndSaysWhatTheyDoNot) {
  ASSERT_EQ(calibrate("--particles 400 --json -o a.h5 --threads 2"), 0) << read("err");
  EXPECT_NEAR(number_after("\"posterior\": {\"mean\": "), 1.365, 0.06);
  EXPECT_NE(read("out").find("\"identified\": \"well\""), std::string::npos) << read("out");
  EXPECT_NE(read("out").find("\"identified\": \"not_at_all\""), std::string::npos) << read("out");
  ASSERT_EQ(calibrate("--particles 400 -o b.h5 --threads 1"), 0) << read("err");
  EXPECT_TRUE(read("a.h5") == read("b.h5")) << "threads change nothing";
  for (const char* words : {"Newcomers a week", "80 %", "independent draws",
                            "The observed numbers cannot identify: search.", "observed", "Results: b.h5"})
    EXPECT_NE(read("out").find(words), std::string::npos) << words << "\n" << read("out");
  ASSERT_EQ(calibrate("--particles 100 --lang sv"), 0) << read("err");
  EXPECT_NE(read("out").find("De observerade talen kan inte identifiera: search."), std::string::npos)
      << read("out");
  EXPECT_TRUE(fs::exists(path("smallest_posterior.h5")));
  EXPECT_EQ(python("posterior.py", "a.h5"), 0) << read("err");
  EXPECT_EQ(stegvis("digest a.h5"), 0) << read("err");
}

TEST_F(Calibrate, TellsEveryMistakeInPlaceAndRunsNothing) {
  write("targets.toml", R"toml([unknown.intake]
path = "arrival.newcomer.rate"
prior = "U(0.3, 3)"
[unknown.search]
paths = "stage.seeking.to.work.mean"
[unknown.wrong]
path = "stage.seeking.to.work.mean"
prior = "U(39, 13)"
[unknown.short]
path = "arrival.newcomers.rate"
prior = "N(1, 2)"
[target.came]
outcome = "arrival"
value = "many"
[target.year]
outcome = "entries.work"
year = 2031
value = 3
sd = -1
)toml");
  EXPECT_EQ(calibrate("-o a.h5"), 2);
  const std::string told = read("err");
  for (const char* words :
       {"targets.toml:1:10: unknown.intake", "Did you mean \"arrival.newcomers.rate\"",
        "targets.toml:5:1: unknown.search.paths", "targets.toml:8:1: unknown.wrong.prior = \"U(39, 13)\"",
        "targets.toml:4:10: unknown.search: lacks `path`",
        "targets.toml:13:1: target.came.outcome = \"arrival\"", "\"arrivals\"",
        "targets.toml:14:1: target.came.value = \"many\"", "targets.toml:16:1: target.year",
        "target.year.sd = -1", "nothing was run"})
    EXPECT_NE(told.find(words), std::string::npos) << words << "\n" << told;
  EXPECT_FALSE(fs::exists(path("a.h5")));
  write("targets.toml",
        "[unknown.a]\npath = \"arrival.newcomers.rate\"\nprior = \"N(1, 2)\"\n"
        "[target.b]\noutcome = \"arrivals\"\nvalue = 3\n");
  EXPECT_EQ(calibrate("-o a.h5"), 2);
  EXPECT_NE(read("err").find("targets.toml:1:10: unknown.a = N(1, 2): at -5.18"), std::string::npos)
      << read("err");
  write("targets.toml", "title = \"nothing\"\n");
  EXPECT_EQ(calibrate("-o a.h5"), 2);
  EXPECT_NE(read("err").find("nothing is unknown"), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("nothing was observed"), std::string::npos) << read("err");
  write("targets.toml", "[unknown.a\n");
  EXPECT_EQ(calibrate("-o a.h5"), 2);
  EXPECT_NE(read("err").find("targets.toml:1:"), std::string::npos) << read("err");
  EXPECT_EQ(stegvis("calibrate '" + scenario("smallest.toml") + "' --targets missing.toml"), 2);
  EXPECT_EQ(stegvis("calibrate '" + scenario("smallest.toml") + "' --targets targets.toml --particles 3"), 2);
}

// A forecast with the posterior's intake: Poisson with a mean of 52.14 times a rate of mean 1.365 and sd
// 0.162, so that arrivals have mean 71.2 and sd 11.9; the rate alone as written would give sd 7. 400 runs:
// standard error 0.6.
TEST_F(Calibrate, ItsPosteriorIsDrawnFromInAForecast) {
  ASSERT_EQ(calibrate("--particles 400 -o a.h5"), 0) << read("err");
  const std::string run = "run '" + scenario("smallest.toml") + "' --draws a.h5 ";
  ASSERT_EQ(stegvis(run + "--per-draw 1 -n 400 --json -o b.h5 --threads 2"), 0) << read("err");
  EXPECT_NEAR(number_after("\"name\": \"arrivals\", \"unit\": \"1\", \"mean\": "), 71.2, 4.0);
  EXPECT_NEAR(number_after("\"sd\": "), 11.9, 2.5);
  EXPECT_NE(read("out").find("\"sampling\": \"posterior\""), std::string::npos);
  ASSERT_EQ(stegvis(run + "--per-draw 1 -n 400 -o c.h5 --threads 1"), 0) << read("err");
  EXPECT_TRUE(read("b.h5") == read("c.h5")) << "threads change nothing";
  EXPECT_NE(read("out").find("400 draws (posterior)"), std::string::npos) << read("out");
  ASSERT_EQ(stegvis(run + "--fixed intake --per-draw 1 -n 400 --json -o d.h5"), 0) << read("err");
  EXPECT_NEAR(number_after("\"sd\": "), 7.2, 1.5) << "the intake is the scenario's again";
}

TEST_F(Calibrate, APosteriorThatDoesNotFitIsRefused) {
  ASSERT_EQ(calibrate("--particles 50 -o a.h5"), 0) << read("err");
  const std::string run = "run '" + scenario("smallest.toml") + "' -o b.h5 ";
  EXPECT_EQ(stegvis(run + "--draws a.h5 --fixed intak"), 2);
  EXPECT_NE(read("err").find("Did you mean \"intake\""), std::string::npos) << read("err");
  EXPECT_EQ(stegvis(run + "--draws a.h5 --uncertain"), 2);
  EXPECT_EQ(stegvis(run + "--draws targets.toml"), 2);
  EXPECT_NE(read("err").find("is no posterior"), std::string::npos) << read("err");
  EXPECT_EQ(stegvis("run '" + scenario("reference.toml") + "' -o b.h5 --draws a.h5"), 2);
  EXPECT_NE(read("err").find("intake = \"arrival.newcomers.rate\""), std::string::npos) << read("err");
  EXPECT_FALSE(fs::exists(path("b.h5")));
}

// What is kept in scenarios/ fits together: the forecast of 2020 begins with those who were left at the end
// of 2019.
TEST_F(Calibrate, TheForecastOfHoglandetBeginsWithTheStockOf2019) {
  ASSERT_EQ(
      stegvis("run '" + scenario("hoglandet_2020.toml") + "' --draws '" +
              scenario("hoglandet_kalibrering/posterior.h5") +
              "' --fixed nya_2018 --fixed sokande_vid_start --fixed kontakt_vid_start --per-draw 1 -n 50 "
              "--json -o a.h5"),
      0)
      << read("err");
  EXPECT_EQ(number_after("\"name\": \"sus.stock_start\", \"unit\": \"1\", \"year\": 2020, \"mean\": "), 114);
}

}  // namespace
}  // namespace stegvis::program
