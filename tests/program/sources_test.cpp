#include <gtest/gtest-spi.h>

#include <cmath>
#include <cstdio>
#include <iterator>

#include "program/municipalities.hpp"
#include "program/programmes.hpp"

/// \file
/// Checks that are sums: what the scenarios say at their paths, and the program makes of it, is what the
/// sources say (V1, V2, V6 to V17). And the test of the test: another number at any path that a check reads
/// breaks it.
namespace stegvis::program {
namespace {

constexpr double days_per_year = 365.25;
constexpr const char* ids[] = {"V1",  "V2",  "V6",  "V7",  "V8",  "V9",  "V10",
                               "V11", "V12", "V13", "V14", "V15", "V16", "V17"};

class Sources : public Programmes, public ::testing::WithParamInterface<std::size_t> {
 protected:
  /// A number of what `value --json` tells: the first with this key.
  double valued(const std::string& scenario, const std::string& key) {
    EXPECT_EQ(stegvis("value '" + file_of(scenario) + "' -n 2 --json"), 0) << read("err");
    const std::string text = read("out"), head = "\"" + key + "\": ";
    const std::size_t at = text.find(head);
    EXPECT_NE(at, std::string::npos) << key;
    return at == std::string::npos ? 0.0 : std::strtod(text.c_str() + at + head.size(), nullptr);
  }
  /// What a run told for people.
  bool says(const std::string& words) const { return read("out").find(words) != std::string::npos; }

  void standard_value() {
    const Answer answer = run("hoglandet_se.toml");
    EXPECT_EQ(answer.number("standard_value.support"), 10'000);
    EXPECT_EQ(answer.number("standard_value.administration"), 500);
    EXPECT_EQ(answer.number("standard_value.tax"), 5'700);
    EXPECT_EQ(valued("hoglandet_se.toml", "month"), 16'200);
    EXPECT_EQ(valued("hoglandet_se.toml", "year"), 194'400);
  }

  void worked_example() {
    const Answer answer = run("hoglandet_se.toml");
    EXPECT_EQ(answer.number("standard_value.example_persons"), 35);
    EXPECT_EQ(answer.number("standard_value.example_months"), 12);
    (void)answer.sum("standard_value.");
    EXPECT_EQ(valued("hoglandet_se.toml", "worth"), 6'804'000);
  }

  void posts_and_places() {
    const Answer answer = run("hoglandet_se.toml");
    EXPECT_NEAR(answer.sum("pool.se.", ".fte"), 8.05, 1e-9);
    EXPECT_NEAR(answer.sum("pool.se.", ".fte") * answer.number("pool.se.norm"), 161, 1e-9);
  }

  void cost_of_hoglandet() {
    const Answer answer = run("hoglandet_se.toml");
    EXPECT_TRUE(says("116\u00a0804 ") && says("113\u00a0264 ")) << "per exit to work or studies";
    for (const auto& [year, exits] : {std::pair{"2018", 32}, {"2019", 33}}) {
      const std::string observed = std::string{"unit_cost.till_arbete.observed."} + year;
      EXPECT_NEAR(answer.number(observed + ".cost") / answer.number(observed + ".years"), 3'737'712, 0.5);
      EXPECT_NEAR(answer.number(observed + ".cost") / (3.0 * 3'800'000), 0.984, 0.0005);
      EXPECT_EQ(answer.number(observed + ".count"), exits);
    }
  }

  void day_services_of_malmo() {
    const Answer answer = run("malmo_forarbetet.toml");
    const double women = answer.number("stock.dv.counts.kvinna"), men = answer.number("stock.dv.counts.man");
    EXPECT_EQ(women, 344);
    EXPECT_EQ(women + men, 807);
    double exits_of_women = 0.0, exits_of_all = 0.0;
    for (const auto& [way, exits] : {std::pair{"arbete", 4}, {"rehabilitering", 5}, {"studier", 6}}) {
      const std::string to = std::string{"stage.dv.to."} + way;
      const double rate = answer.number(to + ".rate");
      const double all = rate * (women + men * answer.number(to + ".ratio.kon.man"));
      EXPECT_NEAR(all, exits, 0.02) << way;
      exits_of_women += rate * women;
      exits_of_all += all;
    }
    EXPECT_NEAR(exits_of_women, 4.0, 0.01);
    EXPECT_NEAR(exits_of_all - exits_of_women, 11.0, 0.03);
    EXPECT_NEAR(2.0 * 807 * answer.number("stage.dv.to.forarbetet.rate"), 40, 0.1) << "the plan";
  }

  void budget_of_malmo() {
    const Answer answer = run("malmo_forarbetet.toml");
    EXPECT_EQ(answer.number("pool.forarbetet.fte"), 2.5);
    const auto kronor = [&](const std::string& line) { return answer.sum("cost." + line, ".amount"); };
    const auto year = [&](const std::string& ending) { return answer.sum("cost.", ending + ".amount"); };
    EXPECT_NEAR(kronor("arbetskonsulent"), 1'209'124, 1e-6);
    EXPECT_NEAR(kronor("handledare"), 1'015'455, 1e-6);
    EXPECT_NEAR(kronor("fk_handlaggare"), 634'758, 1e-6);
    EXPECT_NEAR(kronor("traffar"), 120'000, 1e-6);
    EXPECT_NEAR(kronor("ovrigt"), 155'000, 1e-6);
    EXPECT_NEAR(year("2020"), 1'228'804, 1e-6);
    EXPECT_NEAR(year("2021"), 1'537'703, 1e-6);
    EXPECT_NEAR(year("2022"), 367'830, 1e-6);
    EXPECT_EQ(answer.total("cost.samordningsforbund").mean(), 3'134'337);
  }

  void places_of_enter() {
    const Answer answer = run("enter.toml");
    EXPECT_EQ(answer.sum("pool.enter.quota.intake."), 4 * 15 + 5 + 6 + 3);
    EXPECT_EQ(answer.number("arrival.nya.rate"), 74);
  }

  void lead_post_of_enter() {
    const Answer answer = run("enter.toml");
    EXPECT_NEAR(answer.sum("payer.projektledning.funding."), 1.0, 1e-12) << "in fifths";
    EXPECT_EQ(answer.number("payer.projektledning.funding.landsting"), 0.2);
  }

  /// A line of the budget of Räkna med oss! over the project [SEK].
  static double over_the_project(const Answer& answer, const std::string& line) {
    return answer.sum("staff_cost." + line, ".per_fte_year") * days_of_project / days_per_year;
  }

  void staff_of_rakna() {
    const Answer answer = run("rakna_med_oss.toml");
    const int staff[] = {2'973'264, 461'369, 2'638'652, 1'319'326, 1'319'326, 908'561, 202'679};
    for (int i = 0; i < 7; ++i)
      EXPECT_NEAR(over_the_project(answer, "personal_" + std::to_string(i + 1)), staff[i], 0.5);
    EXPECT_NEAR(over_the_project(answer, "personal_"), 9'823'177, 0.5);
  }

  void direct_cost_of_rakna() {
    const Answer answer = run("rakna_med_oss.toml");
    const auto kronor = [&](const char* line) { return over_the_project(answer, line); };
    EXPECT_NEAR(kronor("utbildning") + kronor("utvarderare") + kronor("jamstalldhet"), 2'100'000, 0.5);
    EXPECT_NEAR(kronor("resor"), 100'000, 0.5);
    EXPECT_NEAR(kronor("lokaler"), 200'000, 0.5);
    (void)kronor("personal_");
    EXPECT_NEAR(answer.total("cost.projektet").mean(), 12'223'177, 0.5);
  }

  void support_of_rakna() {
    const Answer answer = run("rakna_med_oss.toml");
    EXPECT_NEAR(answer.total("cost_through.esf").mean(), 7'973'177, 0.5);
    EXPECT_NEAR(answer.total("cost_through.medfinansiering").mean(), 4'250'000, 0.5);
    int persons = 0;
    for (const Municipality& m : municipalities) persons += m.persons;
    EXPECT_EQ(persons, 307);
    EXPECT_NEAR(answer.total("cost.projektet").mean() / persons, 39'815, 0.5);
    EXPECT_NEAR(answer.total("cost_through.esf").mean() / persons, 25'971, 0.5);
    (void)answer.sum("payer.projektet.funding.");
    (void)answer.sum("staff_cost.personal_", ".per_fte_year");
  }

  void hours_of_rakna() {
    const Answer answer = run("rakna_med_oss.toml");
    double hours = 0.0;
    for (const Municipality& m : municipalities) {
      EXPECT_NEAR(over_the_project(answer, std::string{"tid_"} + m.id), m.persons * m.hours * 417.0, 0.5)
          << m.id;
      hours += m.persons * m.hours;
    }
    EXPECT_EQ(hours, 5'992);
    EXPECT_NEAR(answer.total("cost.deltagarnas_tid").mean(), 2'498'664, 0.5);
  }

  void post_of_efterstod() {
    const Answer answer = run("efterstod_jonkoping.toml");
    const double operative = answer.number("pool.efterstod.fte");
    EXPECT_EQ(operative, 0.5);
    EXPECT_EQ(operative + answer.number("pool.strategiskt.fte"), 1.0);
    EXPECT_EQ(operative * answer.number("pool.efterstod.norm"), 10);
    const double yearly = answer.sum("staff_cost.", ".per_fte_year") * 0.5;
    EXPECT_NEAR(3 * yearly, 1'879'000, 1.5);
    EXPECT_NEAR(yearly / 12, 52'194, 0.5);
    EXPECT_NEAR(answer.total("cost.samordningsforbund").mean(), yearly * 1096 / days_per_year, 0.5);
    const double placed = answer.number("arrival.fran_enter.rate");
    const Answer enter = run("enter.toml");
    EXPECT_NEAR(placed,
                enter.number("arrival.nya.rate") * enter.number("stage.enter.to.klar.branches.arbete"), 0.05);
  }

  /// Prisbasbelopp × level / 12. The levels are the scenario's, the amounts those of the benefits' year.
  void benefits() {
    const Answer answer = run("malmo_forarbetet.toml");
    const auto level = [&](const char* price, const char* step) {
      return answer.number(std::string{"price."} + price + ".by.inkomst." + step);
    };
    EXPECT_NEAR(level("ersattning", "ae_yngst") * 47'600 / 12, 8'846, 0.5);
    EXPECT_NEAR(level("ersattning_2022", "ae_yngst") * 52'500 / 12, 10'850, 0.5);
    EXPECT_NEAR(level("ersattning_2022", "sjukersattning") * 52'500 / 12, 12'163, 0.5);
    EXPECT_EQ(answer.number("price.ersattning.per_year"), 47'300)
        << "2020, as the domain's table of years says";
  }

  using Check = void (Sources::*)();
  /// As `ids`.
  static constexpr Check checks[] = {&Sources::standard_value,        &Sources::worked_example,
                                     &Sources::posts_and_places,      &Sources::cost_of_hoglandet,
                                     &Sources::day_services_of_malmo, &Sources::budget_of_malmo,
                                     &Sources::places_of_enter,       &Sources::lead_post_of_enter,
                                     &Sources::staff_of_rakna,        &Sources::direct_cost_of_rakna,
                                     &Sources::support_of_rakna,      &Sources::hours_of_rakna,
                                     &Sources::post_of_efterstod,     &Sources::benefits};
  static_assert(std::size(checks) == std::size(ids));

  /// Whether a check holds, without failing where it does not.
  bool holds(Check check) {
    ::testing::TestPartResultArray found;
    {
      ::testing::ScopedFakeTestPartResultReporter reporter{
          ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &found};
      (this->*check)();
    }
    for (int i = 0; i < found.size(); ++i)
      if (found.GetTestPartResult(i).failed()) return false;
    return true;
  }

  /// The scenario with another number at a path: a file of this folder.
  std::string changed(const std::string& scenario, const std::string& path_of_number, double value) {
    const double other = std::abs(value) >= 100       ? value + std::ceil(std::abs(value) / 100)
                         : value == std::floor(value) ? value + 1
                                                      : value * 1.05;
    char number[40];
    std::snprintf(number, sizeof number, "%.10g", other);
    write("changed.toml", "title = \"x\"\nbase = \"" + Program::scenario(scenario) +
                              "\"\ncompare = false\n[set]\n" + path_of_number + ".value = " + number + "\n");
    return path("changed.toml").string();
  }

  /// Shares of a whole are refused when one of them is another: then nothing runs.
  static bool is_share(const std::string& path) {
    return path.find(".funding.") != std::string::npos || path.find(".branches.") != std::string::npos;
  }
};

TEST_P(Sources, AreWhatTheScenarioSays) { (this->*checks[GetParam()])(); }

TEST_P(Sources, AnotherNumberAtAnyPathOfTheCheckBreaksIt) {
  const Check check = checks[GetParam()];
  ASSERT_TRUE(holds(check));
  std::size_t numbers = 0;
  for (const auto& [scenario, paths] : std::map{asked_})
    for (const auto& [path, value] : paths) {
      instead_ = {{scenario, changed(scenario, path, value)}};
      refused_.clear();
      EXPECT_FALSE(holds(check)) << "not noticed: " << scenario << ": " << path;
      EXPECT_TRUE(refused_.empty() || is_share(path)) << path << ": " << refused_.front();
      ++numbers;
    }
  EXPECT_GE(numbers, 2u);
}

INSTANTIATE_TEST_SUITE_P(, Sources, ::testing::Range<std::size_t>(0, std::size(ids)),
                         [](const auto& param) { return std::string{ids[param.param]}; });

}  // namespace
}  // namespace stegvis::program
