#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <tuple>

#include "engine/event_tree.hpp"

namespace {

using stegvis::engine::Rank;
using stegvis::engine::turn;

constexpr double never = std::numeric_limits<double>::infinity();

/// The tree, and beside it whose turn it is at one instant.
class EventTree {
  auto turn_of() const {
    return [this](std::uint32_t leaf) { return turns_.at(leaf); };
  }

 public:
  void reset(std::uint32_t leaves) { tree_.reset(leaves); }
  void set(std::uint32_t leaf, double at, Rank rank, std::uint32_t serial) {
    turns_[leaf] = turn(rank, serial);
    tree_.set(leaf, at, turn_of());
  }
  void clear(std::uint32_t leaf) { tree_.clear(leaf, turn_of()); }
  auto first() const { return tree_.first(); }
  auto soon(std::uint32_t leaf) const { return tree_.soon(leaf); }

 private:
  stegvis::engine::EventTree tree_;
  std::map<std::uint32_t, std::uint64_t> turns_;
};

TEST(EventTree, without_events_the_next_is_never) {
  EventTree tree;
  tree.reset(3);
  EXPECT_EQ(tree.first().at, never);
}

TEST(EventTree, the_earliest_comes_first) {
  EventTree tree;
  tree.reset(3);
  tree.set(0, 5.0, Rank::ending, 0);
  tree.set(1, 0.0, Rank::arrival, 1);
  tree.set(2, 4.999, Rank::ending, 2);
  EXPECT_EQ(tree.first().leaf, 1u);
  tree.clear(1);
  EXPECT_EQ(tree.first().leaf, 2u);
  tree.set(2, never, Rank::ending, 2);
  EXPECT_EQ(tree.first().leaf, 0u);
}

TEST(EventTree, at_one_instant_the_lower_rank_comes_first_whoever_it_is) {
  EventTree tree;
  tree.reset(4);
  tree.set(0, 3.0, Rank::arrival, 0);
  tree.set(1, 3.0, Rank::giving_up, 1);
  tree.set(2, 3.0, Rank::ending, 9);
  EXPECT_EQ(tree.first().leaf, 2u);
  tree.clear(2);
  EXPECT_EQ(tree.first().leaf, 1u);
}

TEST(EventTree, at_one_instant_and_rank_the_lower_participant_number_comes_first_whatever_the_leaf) {
  EventTree tree;
  tree.reset(4);
  tree.set(0, 3.0, Rank::ending, 4000000000u);
  tree.set(3, 3.0, Rank::ending, 7);
  tree.set(1, 3.0, Rank::ending, 8);
  EXPECT_EQ(tree.first().leaf, 3u);
}

TEST(EventTree, tells_time_and_owner_as_they_were_set) {
  EventTree tree;
  tree.reset(200);
  tree.set(171, 12.345, Rank::giving_up, 88);
  EXPECT_EQ(tree.first().at, 12.345);
  EXPECT_EQ(tree.first().leaf, 171u);
}

TEST(EventTree, tells_who_is_first_of_a_sixteenth_part) {
  EventTree tree;
  tree.reset(512);
  tree.reset(64);
  for (std::uint32_t leaf = 0; leaf < 64; ++leaf) tree.set(leaf, 100.0 - leaf, Rank::ending, leaf);
  EXPECT_EQ(tree.soon(0), 3u);
  EXPECT_EQ(tree.soon(63), 63u);
  tree.set(128, 0.5, Rank::ending, 128);  // sixteen leaves to a part from now on
  EXPECT_EQ(tree.soon(2), 15u);
  EXPECT_EQ(tree.soon(128), 128u);
}

TEST(EventTree, a_reset_leaves_nothing_behind) {
  EventTree tree;
  tree.set(900, 1.0, Rank::ending, 0);
  tree.reset(2);
  EXPECT_EQ(tree.first().at, never);
}

// Emptied now and then, so that it is played for a few first and then for more and more again.
TEST(EventTree, agrees_with_a_sorted_set_through_a_long_history) {
  std::mt19937_64 bits{17};
  EventTree tree;
  std::map<std::uint32_t, std::tuple<double, Rank, std::uint32_t>> events;
  const Rank ranks[] = {Rank::ending, Rank::giving_up, Rank::arrival};
  for (int step = 0; step < 20000; ++step) {
    if (bits() % 500 == 0) {
      tree.reset(static_cast<std::uint32_t>(bits() % 40));
      events.clear();
    }
    const auto leaf = static_cast<std::uint32_t>(bits() % (1 + bits() % 500));
    if (bits() % 4 == 0) {
      tree.clear(leaf);
      events.erase(leaf);
    } else {
      const std::tuple event{static_cast<double>(bits() % 50), ranks[bits() % 3], leaf ^ 1u};
      tree.set(leaf, std::get<0>(event), std::get<1>(event), std::get<2>(event));
      events[leaf] = event;
    }
    const auto first = std::min_element(events.begin(), events.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (first == events.end()) {
      ASSERT_EQ(tree.first().at, never);
    } else {
      ASSERT_EQ(tree.first().leaf, first->first) << "after step " << step;
    }
  }
}

}  // namespace
