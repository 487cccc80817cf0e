#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <vector>

#include "experiment/tbb_executor.hpp"

namespace stegvis::experiment {
namespace {

/// Runs `count` pieces that each write their number into their tray; returns what was handed over.
template <Executor E>
std::vector<std::size_t> run(const E& executor, std::size_t count, std::size_t stop_after = 1'000'000) {
  std::vector<std::size_t> trays(executor.trays()), handed;
  std::atomic<std::size_t> begun{0};
  std::vector<std::atomic<int>> busy(executor.lanes());
  executor.run(Pieces{.count = count,
                      .more = [&] { return begun < stop_after; },
                      .work =
                          [&](std::size_t lane, std::size_t piece, std::size_t tray) {
                            ++begun;
                            EXPECT_LT(lane, executor.lanes());
                            EXPECT_EQ(busy[lane].fetch_add(1), 0) << "two pieces on one lane";
                            trays[tray] = piece;
                            busy[lane].fetch_sub(1);
                          },
                      .hand_over =
                          [&](std::size_t piece, std::size_t tray) {
                            EXPECT_EQ(trays[tray], piece) << "somebody else's work in the tray";
                            handed.push_back(piece);
                          }});
  return handed;
}

std::vector<std::size_t> first(std::size_t count) {
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

TEST(Executor, HandsEverythingOverInOrderOnAnyNumberOfThreads) {
  EXPECT_EQ(run(SerialExecutor{}, 100), first(100));
  for (const std::size_t threads : {1, 2, 3, 7}) EXPECT_EQ(run(TbbExecutor{threads}, 2000), first(2000));
}

TEST(Executor, WhenStoppedHandsOverAllThatWasBegunAndBeginsNoMore) {
  EXPECT_EQ(run(SerialExecutor{}, 100, 5), first(5));
  const auto handed = run(TbbExecutor{3}, 2000, 50);
  EXPECT_GE(handed.size(), 50u);
  EXPECT_LE(handed.size(), 50u + TbbExecutor{3}.trays());
  EXPECT_EQ(handed, first(handed.size()));
}

TEST(Executor, NoPiecesAreNoWork) {
  EXPECT_TRUE(run(SerialExecutor{}, 0).empty());
  EXPECT_TRUE(run(TbbExecutor{2}, 0).empty());
}

}  // namespace
}  // namespace stegvis::experiment
