#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace stegvis::experiment {

/// Keeps blocks of numbers elsewhere than in memory, so that memory does not grow with the replications.
class Shelf {
 public:
  virtual ~Shelf() = default;
  /// Where the block stands from now on.
  virtual std::uint64_t put(std::span<const double> block) = 0;
  /// Numbers that were put: `place` is that of their block, and as many further as they stood in it.
  virtual void take(std::uint64_t place, std::span<double> into) const = 0;
  /// What could not be put or taken; numbers after the first such are not to be believed.
  virtual base::Problems problems() const = 0;
};

/// Rows of numbers, one for each replication, to be asked for by column. They stand in blocks of about a
/// megabyte, column by column; full blocks go to the shelf where there is one.
class Columns {
 public:
  explicit Columns(std::size_t width = 0, std::shared_ptr<Shelf> shelf = nullptr);

  /// Whole rows, one after the other.
  void add(std::span<const double> rows);

  std::size_t rows() const { return rows_; }
  /// Every row's number at that place.
  std::vector<double> column(std::size_t at) const;
  /// The `count` numbers from place `first` on of the rows from `row` on, row by row, as far as there are
  /// rows.
  std::vector<double> stretch(std::size_t first, std::size_t count, std::size_t row, std::size_t rows) const;

 private:
  void put_away();
  void read(std::size_t row, std::size_t at, std::span<double> into) const;

  std::size_t width_, rows_of_block_, rows_ = 0;
  std::shared_ptr<Shelf> shelf_;
  std::vector<std::uint64_t> places_;        ///< on the shelf, of the full blocks
  std::vector<std::vector<double>> blocks_;  ///< where there is no shelf
  std::vector<double> last_;                 ///< the block that is being filled
};

}  // namespace stegvis::experiment
