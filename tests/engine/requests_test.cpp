#include "engine/requests.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <list>
#include <map>
#include <random>

namespace {

using stegvis::engine::nobody;
using stegvis::engine::Requests;

TEST(Requests, who_came_first_stands_first) {
  Requests requests;
  requests.reset(2);
  EXPECT_EQ(requests.first(0), nobody);
  const std::uint32_t seven = requests.join(0, 7, 1.5), nine = requests.join(0, 9, 2.5);
  EXPECT_EQ(requests.first(0), 7u);
  EXPECT_EQ(requests.first(1), nobody);
  EXPECT_EQ(requests.leave(0, seven), 1.5);
  EXPECT_EQ(requests.first(0), 9u);
  EXPECT_EQ(requests.leave(0, nine), 2.5);
  EXPECT_EQ(requests.first(0), nobody);
}

TEST(Requests, a_reset_leaves_nobody) {
  Requests requests;
  requests.reset(1);
  requests.join(0, 7, 1.0);
  requests.reset(1);
  EXPECT_EQ(requests.first(0), nobody);
  requests.join(0, 8, 1.0);
  EXPECT_EQ(requests.first(0), 8u);
}

TEST(Requests, agree_with_plain_lists_through_a_long_history) {
  struct Waiting {
    std::uint32_t who, request;
    double since;
  };
  std::mt19937_64 bits{11};
  Requests requests;
  requests.reset(3);
  std::list<Waiting> plain[3];
  for (std::uint32_t step = 0; step < 30'000; ++step) {
    const std::size_t at = bits() % 3;
    auto& list = plain[at];
    if (bits() % 2 == 0 || list.empty()) {
      list.push_back({step, requests.join(at, step, 0.25 * step), 0.25 * step});
    } else {
      const auto leaves = std::next(
          list.begin(), static_cast<std::ptrdiff_t>(bits() % std::min<std::size_t>(list.size(), 9)));
      ASSERT_EQ(requests.leave(at, leaves->request), leaves->since) << "step " << step;
      list.erase(leaves);
    }
    ASSERT_EQ(requests.first(at), list.empty() ? nobody : list.front().who) << "step " << step;
  }
}

}  // namespace
