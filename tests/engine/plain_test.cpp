#include <fmt/format.h>

#include "any_scenario.hpp"
#include "told_simulators.hpp"

namespace {
using namespace stegvis::engine;
using namespace stegvis::engine::by_hand;
using stegvis::engine::told::Recording;

/// Leaves of a scenario what a plain programme may have.
stegvis::model::Scenario made_plain(stegvis::model::Scenario scenario) {
  scenario.stock.clear();
  scenario.rule.clear();
  for (auto& [id, pool] : scenario.pool) {
    pool.on_cut = "finish";
    pool.list_limit = {};
    pool.gate = {};
    pool.quota = {};
    pool.priority = {};
  }
  for (auto& [id, stage] : scenario.stage) {
    stage.phase.clear();
    stage.priority = {};
    if (!stage.needs.empty()) stage.refused_to = {};
    for (auto* ways : {&stage.to, &stage.waiting.to}) {
      std::erase_if(*ways, [](const auto& way) { return way.second.age || way.second.date.said(); });
      for (auto& [name, way] : *ways) way.ratio.erase("phase");
    }
  }
  return scenario;
}

/// Every fact with all that it says.
std::vector<std::string> whole_lines(const stegvis::model::Programme& programme, const Recording& told) {
  std::vector<std::string> lines = told::lines(programme, told);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (const auto* visit = std::get_if<stegvis::model::Visit>(&told.facts[i]))
      lines[i] +=
          fmt::format(" joined {} entry {} supported {} at start {} slot {} cell {}", visit->joined,
                      visit->entry, visit->supported, visit->at_start, visit->who.slot, visit->who.cell);
    if (const auto* spell = std::get_if<stegvis::model::Spell>(&told.facts[i]))
      lines[i] += fmt::format(" stage {} held back {} number {} source {}", spell->stage.index(),
                              spell->held_back, spell->who.number, spell->who.source.index());
  }
  return lines;
}

template <class Any>
std::vector<std::string> told_by(const stegvis::model::Programme& programme, std::uint64_t seed) {
  Any simulator{programme};
  Recording told;
  for (const std::uint32_t replication : {3u, 4u})
    if (const auto ran = simulator.run(seed, replication, told); !ran)
      return {ran.problems().front().text.en};
  return whole_lines(programme, told);
}

TEST(Plain, simulators_tell_of_every_plain_programme_what_the_whole_one_tells) {
  std::size_t facts = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    const auto programme = compiled(made_plain(AnyScenario{seed}.make()));
    ASSERT_TRUE(is_plain(*programme)) << "scenario " << seed;
    const auto plain = told_by<PlainSimulator<Recording>>(*programme, seed);
    const auto whole = told_by<Simulator<Recording>>(*programme, seed);
    for (std::size_t i = 0; i < std::min(plain.size(), whole.size()); ++i)
      ASSERT_EQ(plain[i], whole[i]) << "fact " << i << " of scenario " << seed << ", after "
                                    << (i > 0 ? plain[i - 1] : "");
    ASSERT_EQ(plain.size(), whole.size()) << "scenario " << seed;
    facts += plain.size();
  }
  EXPECT_GT(facts, 300'000u);
}

}  // namespace
