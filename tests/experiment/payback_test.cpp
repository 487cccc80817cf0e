#include "experiment/payback.hpp"

#include <gtest/gtest.h>

namespace stegvis::experiment {
namespace {

using measure::Along;
using measure::Series;

/// Three periods; the other scenario has its payers in another order.
measure::Layout with_payers(const std::vector<std::string>& payers) {
  measure::Layout layout;
  layout.axis(Along::period).ids = {"2020-01-01", "2020-02-01", "2020-03-01"};
  layout.axis(Along::payer).ids = payers;
  layout.add(Series::monthly,
             {.name = "cost", .unit = "SEK", .label = {}, .axes = {Along::period, Along::payer}});
  return layout;
}

TEST(Payback, FollowsEveryPayerThroughThePeriodsInEveryReplication) {
  Payback payback{{with_payers({"town", "state"}), with_payers({"state", "town"})}};
  Block block;
  block.count = 2;
  const auto monthly = static_cast<std::size_t>(Series::monthly);
  block.own.numbers[monthly] = {0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10};
  block.beside.resize(1);
  // Period by period: state, town. The town pays 100 first and gets it back in the third period, or never.
  block.beside[0].numbers[monthly] = {10, 100, 10, -50, 10, -60, 10, 100, 10, 0, 10, 0};
  payback.add(block);
  const BreakEven &town = payback.of(1)[0], &state = payback.of(1)[1];
  EXPECT_EQ(town.payer, "town");
  EXPECT_DOUBLE_EQ(town.probability(), 0.5);
  EXPECT_EQ(town.periods, std::vector<double>{3.0});
  EXPECT_TRUE(town.differs);
  EXPECT_FALSE(state.differs);
}

}  // namespace
}  // namespace stegvis::experiment
