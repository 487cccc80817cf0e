#include "model/differences.hpp"

#include <gtest/gtest.h>

#include "small.hpp"

namespace stegvis::model {
namespace {

using testing::change;
using testing::small;

std::string told(const Scenario& before, const Scenario& after) {
  std::string text;
  for (const Difference& one : differences(before, after)) {
    const auto words = [](const std::optional<Value>& value) { return value ? shown(*value) : "nothing"; };
    text += one.path + ": " + words(one.before) + " -> " + words(one.after) + "\n";
  }
  return text;
}

TEST(Differences, are_what_was_changed_added_and_taken_away) {
  Scenario other = small();
  change(other, {{"pool.se.slots", "31"}, {"pool.se.change.more.slots", "40"}});
  other.stage.at("seeking").to.erase("dropout");
  EXPECT_EQ(told(small(), other),
            "pool.se.change.more.slots: nothing -> 40\n"
            "pool.se.slots: 30 -> 31\n"
            "stage.seeking.to.dropout.hazard: \"exponential\" -> nothing\n"
            "stage.seeking.to.dropout.mean: \"700 days\" -> nothing\n");
}

TEST(Differences, there_are_none_between_a_scenario_and_itself) { EXPECT_EQ(told(small(), small()), ""); }

}  // namespace
}  // namespace stegvis::model
