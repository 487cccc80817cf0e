#include <cmath>

#include "program/municipalities.hpp"
#include "program/programmes.hpp"

/// \file
/// What the scenarios of the programmes say, beside the checks of the sources (sources_test.cpp).
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

/// What one pays another receives: over all payers and persons only real resources are left, to the öre.
TEST_F(Programmes, TransfersSumToZeroInEveryReplication) {
  for (const char* name : {"malmo_forarbetet.toml", "kedjan.toml"}) {
    const Answer answer = run(name, 20);
    const std::vector<const char*> payers{"funktionsstod", "samordningsforbund", "kommun",
                                          "region",        "forsakringskassan",  "arbetsformedlingen",
                                          "stat",          "arbetsgivare",       "individ"};
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
    for (std::size_t i = 0; i < sums.size(); ++i)
      EXPECT_EQ(std::llround(100 * sums[i]), std::llround(100 * resources[i])) << name;
    EXPECT_LT(answer.total("cost.individ").mean(), 0.0) << "they receive";
  }
}

TEST_F(Programmes, EntersReferrersShareTheQuotasAndEveryoneHasTheSameWaysOut) {
  const Answer answer = run("enter.toml");
  const double quotas = answer.sum("pool.enter.quota.intake.");
  EXPECT_EQ(answer.number("pool.enter.fte"), 3.5);
  EXPECT_EQ(answer.number("stage.enter.to.tolv_manader.value"), 12);
  for (const char* by : {"af", "fk", "landsting", "jonkoping", "habo", "mullsjo"})
    EXPECT_NEAR(answer.number(std::string{"attribute.anvisare.values."} + by),
                answer.number(std::string{"pool.enter.quota.intake."} + by) / quotas, 5e-5)
        << by;
  EXPECT_EQ(answer.number("stage.enter.to.klar.branches.arbete"),
            answer.number("stage.enter.to.tolv_manader.branches.arbete"));
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
