#include "cli/answer.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/numbers.hpp"

namespace stegvis::cli {
namespace {

using base::Language;

experiment::Outcome outcome(const std::string& name, const std::string& unit, double mean, double low,
                            double high) {
  experiment::Outcome told{name, unit, {"en " + name, "sv " + name}, {}, {}, {}, {}};
  told.summary = {.mean = mean,
                  .se = 0.5,
                  .sd = 5.0,
                  .min = low - 1.0,
                  .q10 = low,
                  .q90 = high,
                  .max = high + 1.0,
                  .n = 100};
  return told;
}

struct Case {
  model::Scenario scenario;
  std::vector<experiment::Outcome> outcomes, differences;

  std::string text(Language language) const {
    return answer_text({scenario, outcomes, differences, "Grunden", 100, 7}, language);
  }
};

Case example() {
  Case made;
  made.scenario.title = "Kedjan";
  made.scenario.constructed = "En påhittad plats.";
  made.scenario.pool["se"].name = "SE-coacher";
  made.outcomes = {
      outcome("placements", "1", 61.5, 48.0, 77.0),    outcome("wait_days.se", "days", 12.0, 3.0, 30.0),
      outcome("granted.se", "1", 100.0, 90.0, 110.0),  outcome("refused.se", "1", 0.0, 0.0, 0.0),
      outcome("held_back.se", "1", 40.0, 30.0, 50.0),  outcome("utilisation.se", "1", 0.97, 0.95, 0.99),
      outcome("waiting.se", "1", 4.0, 2.0, 7.0),       outcome("wait_days_all.se", "days", 25.0, 9.0, 50.0),
      outcome("cost.town", "SEK", 2.5e6, 2.4e6, 2.6e6)};
  return made;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::size_t line_with(const std::string& text, const std::string& words) {
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].find(words) != std::string::npos) return i;
  ADD_FAILURE() << "no line has: " << words << "\n" << text;
  return 0;
}

TEST(Answer, BeginsWithThatThePlaceIsMadeUpAndThenWhetherCapacityBinds) {
  const std::string text = example().text(Language::en);
  EXPECT_EQ(line_with(text, "En påhittad plats."), 0u);
  EXPECT_LT(line_with(text, "SE-coacher: capacity binds."), 6u);
}

TEST(Answer, SaysWhenCapacityDoesNotBind) {
  Case made = example();
  made.outcomes[4] = outcome("held_back.se", "1", 0.5, 0.0, 1.0);
  EXPECT_NE(made.text(Language::en).find("capacity does not bind"), std::string::npos);
  EXPECT_NE(made.text(Language::sv).find("kapaciteten binder inte"), std::string::npos);
}

TEST(Answer, ShowsNoNumberWithoutItsIntervalAndItsMonteCarloError) {
  const std::string text = example().text(Language::sv);
  const auto lines = lines_of(text);
  const std::string& row = lines[line_with(text, "sv placements")];
  EXPECT_NE(row.find("61,5"), std::string::npos) << row;
  EXPECT_NE(row.find("48 till 77"), std::string::npos) << row;
  EXPECT_NE(row.find("± 0,50"), std::string::npos) << row;
  EXPECT_NE(text.find("80 %-intervall"), std::string::npos);
  EXPECT_NE(text.find("Monte Carlo-fel"), std::string::npos);
}

TEST(Answer, TellsTheWaitOfThoseWhoNeverGotAPlaceBesideThatOfThoseWhoDid) {
  const std::string text = example().text(Language::en);
  EXPECT_EQ(line_with(text, "en wait_days_all.se"), line_with(text, "en wait_days.se") + 1);
}

TEST(Answer, ColumnsStandStraightWhateverTheNames) {
  Case made = example();
  made.outcomes[0].label.sv =
      "ett mycket långt namn med å, ä och ö som är längre än alla andra namn i hela tabellen";
  const std::string text = made.text(Language::sv);
  const auto lines = lines_of(text);
  const auto at = [&](const std::string& words, const std::string& what) {
    const std::string& line = lines[line_with(text, words)];
    return columns(line.substr(0, line.find(what)));
  };
  EXPECT_EQ(at("ett mycket", "61,5"), at("sv cost.town", "2,50"));
  EXPECT_EQ(at("ett mycket", "±"), at("Under hela tiden", "Monte Carlo-fel"));
}

TEST(Answer, ComparesWithTheBasePairByPairOrSaysThatNothingDiffers) {
  Case made = example();
  made.differences = {outcome("placements", "1", 3.0, 1.0, 5.0)};
  EXPECT_NE(made.text(Language::en).find("1 to 5"), std::string::npos);
  made.differences[0].summary = {.n = 100};
  EXPECT_NE(made.text(Language::en).find("Nothing differs"), std::string::npos);
  EXPECT_NE(made.text(Language::sv).find("Grunden"), std::string::npos);
}

}  // namespace
}  // namespace stegvis::cli
