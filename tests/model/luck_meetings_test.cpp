#include <gtest/gtest.h>

#include <map>

#include "model/validate.hpp"
#include "random/luck.hpp"
#include "small.hpp"

namespace stegvis::model {
namespace {

using testing::change;
using testing::small;

/// Two arrival ids whose luck words meet in 10 bits: found by search, so that the test knows nothing of the
/// hash.
std::pair<std::string, std::string> meeting_sources() {
  std::map<std::uint32_t, std::string> seen;
  for (int i = 0;; ++i) {
    const std::string id = "source_" + std::to_string(i);
    const auto [before, fresh] = seen.emplace(random::source_word("arrival." + id), id);
    if (!fresh) return {before->second, id};
  }
}

void add_arrival(Scenario& scenario, const std::string& id) {
  change(scenario, {{"arrival." + id + ".to", "seeking"}, {"arrival." + id + ".rate", "1 / year"}});
}

TEST(LuckMeetings, two_sources_that_hash_alike_are_refused_and_the_remedy_works) {
  const auto [one, other] = meeting_sources();
  Scenario scenario = small();
  scenario.arrival.clear();
  add_arrival(scenario, one);
  add_arrival(scenario, other);
  const base::Problems problems = validate(scenario);
  ASSERT_EQ(problems.size(), 1u);
  const std::string& words = problems.front().text.en;
  EXPECT_NE(words.find("would share its luck with arrival."), std::string::npos) << words;
  const std::size_t from = words.find("luck = \"") + 8;
  const std::string remedy = words.substr(from, words.find('"', from) - from);
  change(scenario, {{problems.front().path + ".luck", remedy}});
  EXPECT_TRUE(validate(scenario).empty());
}

TEST(LuckMeetings, who_keeps_the_luck_of_an_old_id_may_not_share_it_with_a_new_one) {
  Scenario scenario = small();
  change(scenario, {{"stage.other.to.work.hazard", "exponential"},
                    {"stage.other.to.work.mean", "3 days"},
                    {"stage.other.luck", "seeking"}});
  const base::Problems problems = validate(scenario);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems.front().text.en.find("would share its luck with stage.other.to.work"), std::string::npos)
      << problems.front().text.en;
}

TEST(LuckMeetings, many_sources_can_be_told_apart_by_following_the_remedies) {
  Scenario scenario = small();
  for (int i = 0; i < 290; ++i) add_arrival(scenario, "kommun_" + std::to_string(i));
  for (int round = 0; round < 3; ++round) {
    for (const base::Problem& problem : validate(scenario)) {
      const std::size_t from = problem.text.en.find("luck = \"") + 8;
      change(scenario, {{problem.path + ".luck",
                         problem.text.en.substr(from, problem.text.en.find('"', from) - from)}});
    }
  }
  EXPECT_TRUE(validate(scenario).empty());
}

TEST(LuckMeetings, more_sources_than_there_are_lots_are_refused_and_do_not_hang) {
  Scenario scenario = small();
  for (int i = 0; i < 1100; ++i) scenario.arrival["k" + std::to_string(i)] = scenario.arrival.at("new");
  const base::Problems problems = validate(scenario);
  ASSERT_FALSE(problems.empty());
  EXPECT_NE(problems.back().text.en.find("more than 1024"), std::string::npos) << problems.back().text.en;
}

}  // namespace
}  // namespace stegvis::model
