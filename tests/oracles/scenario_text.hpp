#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// \file
/// Scenario texts of the oracles: files of oracles/scenarios, as they are or with lines exchanged.
namespace stegvis::oracles {

/// The text of oracles/scenarios/<name>.
inline std::string scenario(const std::string& name) {
  std::ifstream file{std::string{STEGVIS_TESTS_DIR} + "/oracles/scenarios/" + name};
  EXPECT_TRUE(file.good()) << "no scenario " << name;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The text with every `from` (which must be there, once) exchanged for its `to`.
inline std::string with(std::string text, const std::vector<std::pair<std::string, std::string>>& exchanged) {
  for (const auto& [from, to] : exchanged) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "not in the scenario: " << from;
    EXPECT_EQ(text.find(from, at + 1), std::string::npos) << "twice in the scenario: " << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  return text;
}

/// `observe = [...]`: `count` moments, `step` weeks apart.
inline std::string observe(double first, double step, int count) {
  std::ostringstream text;
  text.precision(15);
  text << "observe = [";
  for (int i = 0; i < count; ++i) text << (i == 0 ? "" : ", ") << '"' << first + i * step << " weeks\"";
  text << "]\n";
  return text.str();
}

/// Participants who only ask: at each of `count` moments one joins the list of `pool`, and gives the slot
/// back the moment it is granted. Nobody else waits longer for it, and `person_days.sample_<i>.waiting` is
/// the wait at that moment; with a `priority` above 0, the wait until nobody else is there. (A hundred years
/// at most can be simulated, and the names of sources must not give the same one of 1024 numbers; these do
/// not.)
inline std::string probes(const std::string& pool, double first, double step, int count, int priority = 0) {
  std::ostringstream text;
  text.precision(15);
  for (int i = 0; i < count; ++i)
    text << "\n[stage.sample_" << i << "]\nneeds = \"" << pool << "\"\npriority = " << priority
         << "\n[stage.sample_" << i << ".to.done]\nduration = \"fixed\"\nvalue = \"0 days\"\n[arrival.sample_"
         << i << "]\nkind = \"counts\"\nto = \"sample_" << i << "\"\n[arrival.sample_" << i
         << ".counts.once]\nat = \"" << first + i * step << " weeks\"\ncount = 1\n";
  return text.str();
}

}  // namespace stegvis::oracles
