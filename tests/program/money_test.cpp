#include "program/program.hpp"

/// \file
/// The money of the scenarios, through the program.
namespace stegvis::program {
namespace {

class Money : public Program {
 protected:
  bool says(const std::string& words) const { return read("out").find(words) != std::string::npos; }
};

/// Reported 116 804 and 113 264 kr per exit to work or studies: 11 213 137 kr / 3 years / 32 and 33 (V3, V4,
/// V7).
TEST_F(Money, HoglandetShowsWhatWasReportedBesideTheSimulatedRatioAndWhyItIsNotAll) {
  ASSERT_EQ(stegvis("run '" + scenario("hoglandet_se.toml") + "' --replications 40 --lang sv"), 0)
      << read("err");
  EXPECT_TRUE(says("rapporterat                                                     116\u00a0804 kr"))
      << read("out");
  EXPECT_TRUE(says("113\u00a0264 kr"));
  EXPECT_TRUE(says("Det är inte hela kostnaden"));
  EXPECT_TRUE(says("Budget per år och betalare"));
  EXPECT_TRUE(says("efter körningens slut är inte räknade"));
}

TEST_F(Money, WhatWasReportedFollowsTheScenariosNumber) {
  ASSERT_EQ(stegvis("set '" + scenario("hoglandet_se.toml") +
                    "' unit_cost.till_arbete.observed.2018.count=31 -o n.toml"),
            0)
      << read("err");
  ASSERT_EQ(stegvis("run n.toml --replications 5 --lang sv"), 0) << read("err");
  EXPECT_FALSE(says("116\u00a0804 kr"));
  EXPECT_TRUE(says("120\u00a0571 kr"));
}

TEST_F(Money, OneCommandMakesTheTableOfTheSocietysResult) {
  ASSERT_EQ(stegvis("value '" + scenario("hoglandet_se.toml") + "' -n 40"), 0) << read("err");
  EXPECT_TRUE(says("= 16\u00a0200 SEK a month, 194\u00a0400 SEK a year"));                  // V1
  EXPECT_TRUE(says("35 persons × 16\u00a0200 SEK × 12 months = 6\u00a0804\u00a0000 SEK"));  // V2
  std::istringstream lines{read("out")};
  int rows = 0;
  for (std::string line; std::getline(lines, line);)
    rows += line.find(" to ") != std::string::npos && line.find('%') < 5;
  EXPECT_EQ(rows, 1 + 3 * 3 * 2) << read("out");
}

TEST_F(Money, TheTableOfTheSocietysResultAsJson) {
  ASSERT_EQ(stegvis("value '" + scenario("hoglandet_se.toml") + "' -n 40 --json > v.json"), 0) << read("err");
  write("look.py", R"(
import json
d = json.load(open("v.json"))
rows = d["rows"]
print(d["standard_value"]["month"], d["standard_value"]["year"], d["example"]["worth"], len(rows), d["replications"])
asked = {(r["deadweight"], r["full_time_share"], r["survival_12m"]) for r in rows[1:]}
print(asked == {(d, f, s) for d in (0.24, 0.62, 0.72) for f in (1, 0.6, 0.5) for s in (0.75, 0.35)})
worth = lambda r: d["valued"]["mean"] * (1 - r["deadweight"]) * r["full_time_share"] * r["months_in_work"] * d["standard_value"]["month"]
print(all(abs(worth(r) - d["cost"]["mean"] - r["mean"]) < 1 for r in rows))
print(all(r["q10"] <= r["q50"] <= r["q90"] for r in rows))
)");
  EXPECT_EQ(shell("/usr/bin/python3 look.py"), 0) << read("err");
  EXPECT_EQ(read("out"), "16200 194400 6804000 19 40\nTrue\nTrue\nTrue\n");
}

TEST_F(Money, TheStandardValueFollowsTheScenariosNumbers) {
  ASSERT_EQ(stegvis("set '" + scenario("hoglandet_se.toml") + "' standard_value.tax=5701 -o n.toml"), 0);
  ASSERT_EQ(stegvis("value n.toml -n 5"), 0) << read("err");
  EXPECT_FALSE(says("6\u00a0804\u00a0000"));
}

TEST_F(Money, CompareTellsWhenItPaysForWhomAndWhetherItIsWorthIt) {
  ASSERT_EQ(stegvis("compare '" + scenario("malmo_utan_forarbetet.toml") + "' '" +
                    scenario("malmo_forarbetet.toml") + "' -n 30 --out c.h5"),
            0)
      << read("err");
  EXPECT_TRUE(says("has paid back before the end")) << read("out");
  EXPECT_TRUE(says("of the difference is capacity alone; a place that is filled again saves no money"));
  EXPECT_TRUE(says("Samordningsförbundet "));
  EXPECT_TRUE(says("real resources for QALY: dearer and better"));
  EXPECT_TRUE(says("best on average: the acceptability frontier"));
}

TEST_F(Money, TheJsonOfAComparisonTellsPaybackAndAcceptability) {
  ASSERT_EQ(stegvis("compare '" + scenario("malmo_utan_forarbetet.toml") + "' '" +
                    scenario("malmo_forarbetet.toml") + "' -n 30 --json --out c.h5 > c.json"),
            0)
      << read("err");
  EXPECT_EQ(shell("/usr/bin/python3 -c \"import json; d = json.load(open('c.json')); "
                  "p = {r['payer']: r['probability'] for r in d['payback']}; "
                  "q = d['plane'][0]; a = d['acceptability']; "
                  "print(p['samordningsforbund'], len(a), all(abs(sum(r['probability'].values()) - 1) < 1e-9 "
                  "for r in a), "
                  "abs(sum(v for k, v in q.items() if k not in ('difference', 'icer')) - 1) < 1e-9)\""),
            0)
      << read("err");
  EXPECT_EQ(read("out"), "0 4 True True\n");
}

/// In steps of a year from 1 January the whole is the sum of the calendar years, each times (1 + rate)^-k: in
/// every replication (A20's discounting by years).
TEST_F(Money, InStepsOfAYearEveryYearCountsAsAWhole) {
  const std::string file = std::string{STEGVIS_TESTS_DIR} + "/oracles/scenarios/markov_reward.toml";
  ASSERT_EQ(
      stegvis("set '" + file + "' length='260 weeks' discount.rate=0.03 discount.steps='1 year' -o n.toml"),
      0)
      << read("err");
  ASSERT_EQ(stegvis("run n.toml -n 50 --keep yearly --out n.h5"), 0) << read("err");
  EXPECT_EQ(shell("/usr/bin/python3 -c \"import h5py, numpy; f = h5py.File('n.h5'); "
                  "y = f['yearly_replications/cost'][:, :, 0, 0]; p = f['totals/present_cost.town'][:, 0]; "
                  "k = numpy.arange(y.shape[1]); d = (y * 1.03 ** -k).sum(axis=1); "
                  "print(y.shape[1], abs(d - p).max() < 1e-6, abs(p).max() > 1000)\""),
            0)
      << read("err");
  EXPECT_EQ(read("out"), "5 True True\n");
  ASSERT_EQ(stegvis("check n.toml --lang sv"), 0);
  EXPECT_TRUE(says("Diskonteras i steg om 1 år med")) << read("out");
}

TEST_F(Money, ValueRefusesWhatIsNoShareAndAScenarioWithoutAStandardValue) {
  EXPECT_EQ(stegvis("value '" + scenario("smallest.toml") + "' --deadweight 0.2,x"), 2);
  EXPECT_NE(read("err").find("--deadweight 0.2,x: are no shares"), std::string::npos);
  EXPECT_NE(read("err").find("says no `standard_value`"), std::string::npos);
}

}  // namespace
}  // namespace stegvis::program
