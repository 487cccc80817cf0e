#include <cmath>

#include "program/programmes.hpp"

/// \file
/// Checks that are sums: what the scenarios of the programmes say at their paths is what the sources say (V6,
/// V8 to V17; V1, V2 and V7 are in money_test.cpp). Amounts come back in a run to the krona.
namespace stegvis::program {
namespace {

constexpr double days_per_year = 365.25;

TEST_F(Programmes, EveryScenarioRunsAndNoGoalIsANumberInIt) {
  for (const auto& entry : fs::directory_iterator(STEGVIS_SCENARIOS)) {
    if (entry.path().extension() != ".toml") continue;
    const Answer answer = run(entry.path().string());
    for (const std::string& mark : answer.words("confidence")) EXPECT_NE(mark, "seed-goal") << entry.path();
  }
}

TEST_F(Programmes, EveryNumberOfTheFiveHasASource) {
  for (const char* name : {"malmo_forarbetet.toml", "malmo_utan_forarbetet.toml", "hoglandet_se.toml",
                           "enter.toml", "efterstod_jonkoping.toml", "efterstod_jonkoping_hel_tjanst.toml",
                           "se_tretton_kommuner.toml", "rakna_med_oss.toml", "yttre_form.toml"}) {
    const Answer answer = run(name);
    const auto paths = answer.words("path"), sources = answer.words("source");
    for (std::size_t i = 0; i < paths.size(); ++i) EXPECT_NE(sources.at(i), "") << name << " " << paths[i];
  }
}

TEST_F(Programmes, HoglandetHas805PostsAnd161Places) {
  const Answer answer = run("hoglandet_se.toml");
  EXPECT_NEAR(answer.sum("pool.se.", ".fte"), 8.05, 1e-9);
  EXPECT_NEAR(answer.sum("pool.se.", ".fte") * answer.number("pool.se.norm"), 161, 1e-9);
}

TEST_F(Programmes, MalmosDayServicesAreThoseOf2018) {
  const Answer answer = run("malmo_forarbetet.toml");
  const double women = answer.number("stock.dv.counts.kvinna"), men = answer.number("stock.dv.counts.man");
  EXPECT_EQ(women, 344);
  EXPECT_EQ(women + men, 807);
  double exits_of_women = 0.0;
  for (const auto& [way, exits] : {std::pair{"arbete", 4}, {"rehabilitering", 5}, {"studier", 6}}) {
    const std::string to = std::string{"stage.dv.to."} + way;
    const double rate = answer.number(to + ".rate");
    EXPECT_NEAR(rate * (women + men * answer.number(to + ".ratio.kon.man")), exits, 0.02) << way;
    exits_of_women += rate * women;
  }
  EXPECT_NEAR(exits_of_women, 4.0, 0.01);
  EXPECT_NEAR(2.0 * 807 * answer.number("stage.dv.to.forarbetet.rate"), 40, 0.1) << "the plan";
}

TEST_F(Programmes, MalmosBudgetIsThatOfTheApplication) {
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

/// V17: prisbasbelopp × level / 12. The levels are the scenario's, the amounts those of the benefits' year.
TEST_F(Programmes, TheBenefitsAreThePriceBaseAmountTimesTheirLevels) {
  const Answer answer = run("malmo_forarbetet.toml");
  const auto level = [&](const char* price, const char* step) {
    return answer.number(std::string{"price."} + price + ".by.inkomst." + step);
  };
  EXPECT_NEAR(level("ersattning", "ae_yngst") * 47'600 / 12, 8'846, 0.5);
  EXPECT_NEAR(level("ersattning_2022", "ae_yngst") * 52'500 / 12, 10'850, 0.5);
  EXPECT_NEAR(level("ersattning_2022", "sjukersattning") * 52'500 / 12, 12'163, 0.5);
  EXPECT_EQ(answer.number("price.ersattning.per_year"), 47'300) << "2020, as the domain's table of years says";
}

/// What one pays another receives: over all payers and persons only real resources are left, to the öre.
TEST_F(Programmes, TransfersSumToZeroInEveryReplication) {
  for (const char* name : {"malmo_forarbetet.toml", "kedjan.toml"}) {
    const Answer answer = run(name, 20);
    const std::vector<const char*> payers{"funktionsstod", "samordningsforbund", "kommun", "region", "forsakringskassan",
                                          "arbetsformedlingen", "stat", "arbetsgivare", "individ"};
    const auto resources = answer.total("resources").numbers();
    std::vector<double> sums(resources.size());
    for (const char* payer : payers) {
      const auto cost = answer.total(std::string{"cost."} + payer).numbers();
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += cost[i];
    }
    if (std::string{name} == "kedjan.toml") {
      const auto cost = answer.total("cost.arbetsmarknad").numbers();
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += cost[i];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) EXPECT_EQ(std::llround(100 * sums[i]), std::llround(100 * resources[i])) << name;
    EXPECT_LT(answer.total("cost.individ").mean(), 0.0) << "they receive";
  }
}

TEST_F(Programmes, EntersQuotasAre74AndTheReferrersShareThem) {
  const Answer answer = run("enter.toml");
  const double quotas = answer.sum("pool.enter.quota.intake.");
  EXPECT_EQ(quotas, 4 * 15 + 5 + 6 + 3);
  EXPECT_EQ(answer.number("arrival.nya.rate"), quotas);
  EXPECT_EQ(answer.number("pool.enter.fte"), 3.5);
  EXPECT_NEAR(answer.sum("payer.projektledning.funding."), 1.0, 1e-12) << "the lead post in fifths";
  EXPECT_EQ(answer.number("payer.projektledning.funding.landsting"), 0.2);
  EXPECT_EQ(answer.number("stage.enter.to.tolv_manader.value"), 12);
  for (const char* by : {"af", "fk", "landsting", "jonkoping", "habo", "mullsjo"})
    EXPECT_NEAR(answer.number(std::string{"attribute.anvisare.values."} + by),
                answer.number(std::string{"pool.enter.quota.intake."} + by) / quotas, 5e-5)
        << by;
  EXPECT_EQ(answer.number("stage.enter.to.klar.branches.arbete"),
            answer.number("stage.enter.to.tolv_manader.branches.arbete"));
}

TEST_F(Programmes, EfterstodIsHalfAPostOfAWholeOneFor1879000) {
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
  EXPECT_NEAR(placed, enter.number("arrival.nya.rate") * enter.number("stage.enter.to.klar.branches.arbete"),
              0.05);
}

/// Budget: persons × hours each; how many of the persons are coaches; their posts.
struct Municipality {
  const char* id;
  int persons, hours, coaches;
  double posts;
};
constexpr Municipality municipalities[] = {
    {"aneby", 10, 15, 1, 0.75},   {"eksjo", 16, 25, 2, 1.5},     {"gislaved", 26, 25, 2, 1.35},
    {"gnosjo", 12, 16, 2, 1.35},  {"habo", 12, 24, 2, 1.35},     {"jonkoping", 86, 15, 2, 1.35},
    {"mullsjo", 10, 15, 2, 1.35}, {"nassjo", 24, 25, 2, 1.8},    {"savsjo", 12, 24, 2, 1.5},
    {"tranas", 20, 19, 1, 1.0},   {"vaggeryd", 25, 14, 2, 1.35}, {"vetlanda", 24, 26, 4, 1.5},
    {"varnamo", 30, 21, 2, 1.35},
};
constexpr double days_of_project = 881;

TEST_F(Programmes, RaknaMedOssCostsWhatItsBudgetSays) {
  const Answer answer = run("rakna_med_oss.toml");
  const auto kronor = [&](const std::string& line) {
    return answer.sum("staff_cost." + line, ".per_fte_year") * days_of_project / days_per_year;
  };
  const int staff[] = {2'973'264, 461'369, 2'638'652, 1'319'326, 1'319'326, 908'561, 202'679};
  for (int i = 0; i < 7; ++i) EXPECT_NEAR(kronor("personal_" + std::to_string(i + 1)), staff[i], 0.5);
  EXPECT_NEAR(kronor("personal_"), 9'823'177, 0.5);
  EXPECT_NEAR(kronor("utbildning") + kronor("utvarderare") + kronor("jamstalldhet"), 2'100'000, 0.5);
  EXPECT_NEAR(answer.total("cost.projektet").mean(), 12'223'177, 0.5);
  EXPECT_NEAR(answer.total("cost_through.esf").mean(), 7'973'177, 0.5);
  EXPECT_NEAR(answer.total("cost_through.medfinansiering").mean(), 4'250'000, 0.5);
  double hours = 0.0;
  for (const Municipality& m : municipalities) {
    EXPECT_NEAR(kronor(std::string{"tid_"} + m.id), m.persons * m.hours * 417.0, 0.5) << m.id;
    hours += m.persons * m.hours;
  }
  EXPECT_EQ(hours, 5'992);
  int persons = 0;
  for (const Municipality& m : municipalities) persons += m.persons;
  EXPECT_NEAR(answer.total("cost.projektet").mean() / persons, 39'815, 0.5);
  EXPECT_NEAR(answer.total("cost_through.esf").mean() / persons, 25'971, 0.5);
  EXPECT_NEAR(answer.total("cost.deltagarnas_tid").mean(), 2'498'664, 0.5);
}

TEST_F(Programmes, RaknaMedOssTakesThePlaceDaysOfTheCoachesHours) {
  const Answer answer = run("rakna_med_oss.toml");
  double place_days = 0.0;
  for (const Municipality& m : municipalities) {
    const std::string pool = std::string{"pool.se."} + m.id;
    const double posts = answer.number(pool + ".fte");
    EXPECT_EQ(posts, m.posts) << m.id;
    EXPECT_EQ(std::floor(posts * answer.number(pool + ".change.utbildning.norm")),
              std::floor(posts * answer.number("pool.se.norm") + 1e-9) - 1)
        << m.id;
    const std::string slots = std::string{"slots.se."} + m.id;
    const double taken = (answer.total(slots, "/base") - answer.total(slots)).mean() * days_of_project;
    const double due = 20.0 * m.coaches * m.hours / 1'720 * days_per_year;
    EXPECT_NEAR(taken, due, 0.5) << m.id;
    place_days += taken;
  }
  EXPECT_NEAR(place_days / (350 * days_of_project), 0.0075, 0.0001) << "the share of the coaches' time";
}

}  // namespace
}  // namespace stegvis::program
