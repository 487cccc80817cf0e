#include "base/grown.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace {

using stegvis::base::Grown;

struct alignas(64) Line {
  std::uint64_t number;
};

TEST(Grown, keeps_what_was_there_and_where_it_may_stand_however_often_it_grows) {
  Grown<Line> lines;
  std::size_t before = 0;
  for (std::size_t size = 1; size < 300'000; size += 1 + size / 3) {
    lines.grow(size);
    ASSERT_EQ(lines.size(), size);
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(lines.data()) % alignof(Line), 0u) << size;
    for (std::size_t i = 0; i < before; ++i) ASSERT_EQ(lines[i].number, 7 * i) << size;
    for (std::size_t i = before; i < size; ++i) lines[i].number = 7 * i;
    before = size;
  }
}

TEST(Grown, does_not_shrink) {
  Grown<int> numbers;
  numbers.grow(5);
  numbers[4] = 8;
  numbers.grow(3);
  EXPECT_EQ(numbers.size(), 5u);
  EXPECT_EQ(numbers[4], 8);
}

TEST(Grown, hands_over_what_it_holds) {
  Grown<int> numbers;
  numbers.grow(2);
  numbers[1] = 9;
  const int* const there = numbers.data();
  Grown<int> others{std::move(numbers)};
  EXPECT_EQ(others.data(), there);
  EXPECT_EQ(others[1], 9);
  EXPECT_EQ(numbers.size(), 0u);
  numbers = std::move(others);
  EXPECT_EQ(numbers[1], 9);
}

}  // namespace
