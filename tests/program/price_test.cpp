#include "program/program.hpp"

/// \file
/// New prices on a kept run.
namespace stegvis::program {
namespace {

const char* const new_prices = R"(
prices_in = 2024
[discount]
rate = "2 % / year"
effects = "1 % / year"
[quality]
arbete_direkt = 0.1
)";

class Price : public Program {
 protected:
  /// Each outcome of money of the JSON in `name`, a line each.
  std::vector<std::string> money_of(const std::string& name) const {
    std::vector<std::string> lines;
    std::istringstream text{read(name)};
    for (std::string line; std::getline(text, line);)
      for (const char* head : {"cost", "income", "resources", "real_", "present_", "qaly", "unit_cost"})
        if (line.find(std::string{"{\"name\": \""} + head) != std::string::npos) {
          lines.push_back(line.substr(0, line.rfind('}')));
          break;
        }
    return lines;
  }
};

TEST_F(Price, AKeptRunWithNewPricesIsTheNewRunToTheLastBit) {
  const std::string malmo = scenario("malmo_forarbetet.toml");
  write("p.toml", new_prices);
  write(
      "n.toml",
      "base = \"" + malmo +
          "\"\ncompare = false\nremove = [\"discount\", \"quality\"]\n[set]\nprices_in = 2024\n"
          "discount.rate = \"2 % / year\"\ndiscount.effects = \"1 % / year\"\nquality.arbete_direkt = 0.1\n");
  ASSERT_EQ(stegvis("run '" + malmo + "' -n 30 --keep prices --out k.h5"), 0) << read("err");
  ASSERT_EQ(stegvis("price k.h5 --prices p.toml --json"), 0) << read("err");
  const auto priced = money_of("out");
  ASSERT_EQ(stegvis("run n.toml -n 30 --out n.h5 --json"), 0) << read("err");
  EXPECT_EQ(priced, money_of("out"));
  EXPECT_GT(priced.size(), 50u);
}

/// A scenario with a base and unit costs: both are priced, by year, by group and pair by pair.
TEST_F(Price, UnitCostsAndPairedDifferencesAreThoseOfTheNewRunToTheLastBit) {
  const std::string staff =
      "{ payer = \"forbundet\", per_fte_year = { value = 600000, price_year = 2020 } }\n";
  const std::string seeking = "{ stage = \"soker\", payer = \"forbundet\", per_day = 33.33 }\n";
  write("p.toml", "staff_cost.se = " + staff + "price.seeking = " + seeking);
  write("base.toml", "base = \"" + scenario("hoglandet_se.toml") +
                         "\"\nremove = [\"staff_cost\"]\n[set]\nstaff_cost.se = " + staff +
                         "price.seeking = " + seeking);
  write("n.toml",
        "title = \"n\"\nbase = \"base.toml\"\n[set]\npool.se.nassjo.change.halv_till = { at = 2019-01-01, "
        "fte = 2.30 }\n");
  ASSERT_EQ(stegvis("run '" + scenario("hoglandet_halv_coach.toml") + "' -n 40 --keep prices --out k.h5"), 0)
      << read("err");
  ASSERT_EQ(stegvis("price k.h5 --prices p.toml --json"), 0) << read("err");
  const auto priced = money_of("out");
  EXPECT_NE(read("out").find("unit_cost.varaktig"), std::string::npos);
  EXPECT_NE(read("out").find("\"differences\""), std::string::npos);
  ASSERT_EQ(stegvis("run n.toml -n 40 --out n.h5 --json"), 0) << read("err");
  EXPECT_EQ(priced, money_of("out"));
  EXPECT_GT(priced.size(), 60u) << "outcomes, unit costs and differences";
  ASSERT_EQ(stegvis("price k.h5 --prices p.toml"), 0) << read("err");
  EXPECT_NE(read("out").find("Difference to \"SE på Höglandet"), std::string::npos) << read("out");
}

TEST_F(Price, NumbersDrawnAnewAreNotKeptForOneScenariosPrices) {
  EXPECT_EQ(
      stegvis("run '" + scenario("malmo_forarbetet.toml") + "' -n 4 --uncertain --keep prices --out k.h5"),
      2);
  EXPECT_NE(read("err").find("--keep prices goes with one scenario"), std::string::npos) << read("err");
}

TEST_F(Price, WhatIsNoMoneyOrWasKeptTooCoarselyIsToldAtOnce) {
  const std::string malmo = scenario("malmo_forarbetet.toml");
  write("p.toml", new_prices);
  write("q.toml", "[pool.forarbetet]\nfte = 3\n");
  write("w.toml",
        "[cost.new]\npayer = \"kommun\"\namount = { value = 5, price_year = 2020 }\nfrom = 2020-05-05\nuntil "
        "= 2020-05-09\n");
  ASSERT_EQ(stegvis("run '" + malmo + "' -n 3 --out m.h5"), 0);
  EXPECT_EQ(stegvis("price m.h5 --prices p.toml"), 2);
  EXPECT_NE(read("err").find("was kept as monthly"), std::string::npos) << read("err");
  EXPECT_NE(read("err").find("--keep prices"), std::string::npos);
  ASSERT_EQ(stegvis("run '" + malmo + "' -n 3 --keep prices --out k.h5"), 0);
  EXPECT_EQ(stegvis("price k.h5 --prices q.toml"), 2);
  EXPECT_NE(read("err").find("q.toml:2:1: pool.forarbetet.fte: is not about money"), std::string::npos)
      << read("err");
  EXPECT_EQ(stegvis("price k.h5 --prices w.toml"), 2);
  EXPECT_NE(read("err").find("other moments"), std::string::npos) << read("err");
}

}  // namespace
}  // namespace stegvis::program
