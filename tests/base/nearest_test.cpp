#include "base/nearest.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace {

using stegvis::base::edits_between;
using stegvis::base::nearest;

TEST(Nearest, edits_are_changes_additions_losses_and_swaps) {
  EXPECT_EQ(edits_between("scale", "scale"), 0u);
  EXPECT_EQ(edits_between("scale", "scael"), 1u);
  EXPECT_EQ(edits_between("scale", "shape"), 2u);
  EXPECT_EQ(edits_between("scale", "scales"), 1u);
  EXPECT_EQ(edits_between("", "abc"), 3u);
}

TEST(Nearest, the_nearest_word_is_offered_and_the_first_of_equals) {
  const std::vector<std::string> words{"mentoring", "monitoring", "work"};
  EXPECT_EQ(nearest("mentorng", words), "mentoring");
  EXPECT_EQ(nearest("wrok", words), "work");
  const std::vector<std::string> equals{"bat", "cat"};
  EXPECT_EQ(nearest("rat", equals), "bat");
}

TEST(Nearest, a_word_that_is_like_none_has_no_neighbour) {
  const std::vector<std::string> words{"mentoring", "work"};
  EXPECT_EQ(nearest("dropout", words), "");
  EXPECT_EQ(nearest(std::string(1000, 'w'), words), "");
  EXPECT_EQ(nearest("work", {}), "");
}

}  // namespace
