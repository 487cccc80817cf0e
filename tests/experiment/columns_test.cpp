#include <gtest/gtest.h>

#include "experiment/columns.hpp"

namespace stegvis::experiment {
namespace {

/// A shelf that can be looked at.
class Seen final : public Shelf {
 public:
  std::uint64_t put(std::span<const double> block) override {
    const std::uint64_t place = numbers.size();
    numbers.insert(numbers.end(), block.begin(), block.end());
    return place;
  }
  void take(std::uint64_t place, std::span<double> into) const override {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = numbers.at(place + i);
  }
  base::Problems problems() const override { return {}; }

  std::vector<double> numbers;
};

double number(std::size_t row, std::size_t at) { return double(row) * 1000.0 + double(at); }

/// In pieces of 1, 2, 3, ... rows.
void fill(Columns& columns, std::size_t width, std::size_t rows) {
  std::vector<double> piece;
  for (std::size_t row = 0, most = 1; row < rows; ++most) {
    piece.clear();
    for (std::size_t k = 0; k < most && row < rows; ++k, ++row)
      for (std::size_t at = 0; at < width; ++at) piece.push_back(number(row, at));
    columns.add(piece);
  }
}

void expect_whole(const Columns& columns, std::size_t width, std::size_t rows) {
  ASSERT_EQ(columns.rows(), rows);
  for (const std::size_t at : {std::size_t{0}, width / 2, width - 1}) {
    const std::vector<double> column = columns.column(at);
    ASSERT_EQ(column.size(), rows);
    for (std::size_t row = 0; row < rows; ++row) ASSERT_EQ(column[row], number(row, at));
  }
  for (const std::size_t from : {std::size_t{0}, rows / 3, rows - 1}) {
    const std::vector<double> stretch = columns.stretch(1, 2, from, 5000);
    ASSERT_EQ(stretch.size(), 2 * std::min<std::size_t>(5000, rows - from));
    for (std::size_t i = 0; i < stretch.size(); ++i)
      ASSERT_EQ(stretch[i], number(from + i / 2, 1 + i % 2)) << from;
  }
}

TEST(Columns, GiveBackWhatWasAddedWithAndWithoutAShelf) {
  for (const std::size_t width : {std::size_t{3}, std::size_t{50}, std::size_t{200'000}})
    for (const std::size_t rows :
         {std::size_t{1}, std::size_t{7}, 131'072 / width, 2 * (131'072 / width), 400'000 / width}) {
      if (rows == 0) continue;
      Columns kept{width};
      fill(kept, width, rows);
      expect_whole(kept, width, rows);
      const auto shelf = std::make_shared<Seen>();
      Columns shelved{width, shelf};
      fill(shelved, width, rows);
      expect_whole(shelved, width, rows);
    }
}

TEST(Columns, KeepNoMoreThanABlockOfThemselves) {
  const auto shelf = std::make_shared<Seen>();
  Columns columns{50, shelf};
  fill(columns, 50, 100'000);
  EXPECT_GE(shelf->numbers.size() + 131'072, 50u * 100'000u);
}

TEST(Columns, OfNoNumbersHaveNone) {
  Columns columns{0};
  columns.add({});
  EXPECT_EQ(columns.rows(), 0u);
}

}  // namespace
}  // namespace stegvis::experiment
