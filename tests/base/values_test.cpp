#include <gtest/gtest.h>

#include <concepts>
#include <memory>
#include <string>
#include <type_traits>

#include "base/expects.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

namespace {

using namespace stegvis::base;
using StageId = Id<struct StageTag>;
using PoolId = Id<struct PoolTag>;

Result<int> half_of(int number) {
  if (number % 2 == 0) return number / 2;
  return Problem{"number", {.en = "is odd", .sv = "är udda"}};
}

TEST(Expects, a_contract_that_holds_is_silent) { expects(true, "never said"); }

TEST(ExpectsDeathTest, a_broken_contract_stops_the_program) { EXPECT_DEATH(expects(false, "broken"), ""); }

TEST(Text, speaks_the_language_asked_for) {
  const Text text{.en = "week", .sv = "vecka"};
  EXPECT_EQ(text.in(Language::en), "week");
  EXPECT_EQ(text.in(Language::sv), "vecka");
}

TEST(Result, holds_a_value_or_what_stood_in_its_way) {
  const Result<int> right = half_of(8);
  EXPECT_TRUE(right.ok());
  EXPECT_EQ(*right, 4);
  const Result<int> wrong = half_of(7);
  EXPECT_FALSE(wrong);
  ASSERT_EQ(wrong.problems().size(), 1u);
  EXPECT_EQ(wrong.problems()[0].path, "number");
  EXPECT_EQ(wrong.problems()[0].text.sv, "är udda");
}

TEST(Result, gives_away_a_value_that_can_only_be_moved) {
  Result<std::unique_ptr<int>> owner{std::make_unique<int>(3)};
  EXPECT_EQ(**owner, 3);
  const std::unique_ptr<int> taken = std::move(owner).value();
  EXPECT_EQ(*taken, 3);
}

TEST(ResultDeathTest, asking_for_what_it_does_not_hold_breaks_a_contract) {
  EXPECT_DEATH((void)half_of(7).value(), "");
  EXPECT_DEATH((void)half_of(8).problems(), "");
  EXPECT_DEATH((void)Result<int>{Problems{}}, "");
}

TEST(Id, orders_and_compares_by_index_and_knows_none) {
  EXPECT_LT(StageId{1}, StageId{2});
  EXPECT_EQ(StageId{3}.index(), 3u);
  EXPECT_TRUE(StageId{0}.exists());
  EXPECT_FALSE(StageId::none().exists());
  EXPECT_EQ(StageId{}, StageId::none());
}

TEST(Id, of_one_kind_is_never_taken_for_another) {
  static_assert(!std::convertible_to<StageId, PoolId>);
  static_assert(!std::constructible_from<PoolId, StageId>);
  static_assert(!std::equality_comparable_with<StageId, PoolId>);
  static_assert(!std::convertible_to<int, StageId>, "a bare number is not an id");
  static_assert(sizeof(StageId) == 4);
}

}  // namespace
