#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <vector>

#include "engine/waiting_lists.hpp"

namespace {

using stegvis::engine::nobody;
using stegvis::engine::WaitingLists;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> in_order(const WaitingLists& lists, std::size_t list) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t node = lists.first(list); node != nobody; node = lists.after(node))
    nodes.push_back(node);
  return nodes;
}

TEST(WaitingLists, first_come_stands_first) {
  WaitingLists lists;
  lists.reset(2);
  EXPECT_TRUE(lists.empty(0));
  for (const std::uint32_t node : {8u, 2u, 400u}) lists.join(0, node);
  lists.join(1, 5);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(8u, 2u, 400u));
  EXPECT_THAT(in_order(lists, 1), ElementsAre(5u));
  EXPECT_EQ(lists.last(0), 400u);
}

TEST(WaitingLists, who_was_interrupted_stands_at_the_head) {
  WaitingLists lists;
  lists.reset(1);
  lists.join_at_head(0, 3);
  lists.join(0, 1);
  lists.join_at_head(0, 2);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(2u, 3u, 1u));
  EXPECT_EQ(lists.last(0), 1u);
}

TEST(WaitingLists, somebody_may_be_put_behind_anybody_or_at_the_head) {
  WaitingLists lists;
  lists.reset(1);
  for (const std::uint32_t node : {1u, 2u}) lists.join(0, node);
  lists.join(0, 3);
  lists.leave(0, 3);
  lists.join_after(0, 3, 1);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(1u, 3u, 2u));
  EXPECT_EQ(lists.before(2), 3u);
  lists.leave(0, 3);
  lists.join_after(0, 3, 2);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(1u, 2u, 3u));
  EXPECT_EQ(lists.last(0), 3u);
  lists.leave(0, 2);
  lists.join_after(0, 2, nobody);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(2u, 1u, 3u));
  EXPECT_EQ(lists.before(2), nobody);
}

TEST(WaitingLists, anybody_can_leave_from_anywhere_and_come_back_at_the_end) {
  WaitingLists lists;
  lists.reset(1);
  for (const std::uint32_t node : {1u, 2u, 3u, 4u}) lists.join(0, node);
  lists.leave(0, 2);
  lists.leave(0, 1);
  lists.leave(0, 4);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(3u));
  lists.join(0, 1);
  EXPECT_THAT(in_order(lists, 0), ElementsAre(3u, 1u));
  lists.leave(0, 3);
  lists.leave(0, 1);
  EXPECT_THAT(in_order(lists, 0), IsEmpty());
  EXPECT_EQ(lists.last(0), nobody);
}

TEST(WaitingLists, agree_with_a_plain_queue_through_a_long_history) {
  std::mt19937_64 bits{4};
  WaitingLists lists;
  lists.reset(1);
  std::deque<std::uint32_t> plain;
  for (int step = 0; step < 5000; ++step) {
    const auto node = static_cast<std::uint32_t>(bits() % 60);
    const auto found = std::find(plain.begin(), plain.end(), node);
    if (found != plain.end()) {
      lists.leave(0, node);
      plain.erase(found);
    } else if (bits() % 5 == 0) {
      lists.join_at_head(0, node);
      plain.push_front(node);
    } else {
      lists.join(0, node);
      plain.push_back(node);
    }
    ASSERT_THAT(in_order(lists, 0), testing::ElementsAreArray(plain.begin(), plain.end()));
  }
}

}  // namespace
