#include "experiment/columns.hpp"

#include <algorithm>
#include <utility>

namespace stegvis::experiment {
namespace {

constexpr std::size_t numbers_of_block = std::size_t{1} << 17;

}  // namespace

Columns::Columns(std::size_t width, std::shared_ptr<Shelf> shelf)
    : width_{width},
      rows_of_block_{std::max<std::size_t>(numbers_of_block / std::max<std::size_t>(width, 1), 1)},
      shelf_{std::move(shelf)} {}

void Columns::add(std::span<const double> rows) {
  if (width_ == 0) return;
  const std::size_t count = rows.size() / width_;
  for (std::size_t done = 0; done < count;) {
    const std::size_t row = rows_ % rows_of_block_, some = std::min(count - done, rows_of_block_ - row);
    if (last_.empty()) last_.resize(width_ * rows_of_block_);
    for (std::size_t i = 0; i < width_; ++i)
      for (std::size_t k = 0; k < some; ++k)
        last_[i * rows_of_block_ + row + k] = rows[(done + k) * width_ + i];
    done += some;
    rows_ += some;
    if (row + some == rows_of_block_) put_away();
  }
}

void Columns::put_away() {
  if (shelf_) {
    places_.push_back(shelf_->put(last_));
  } else {
    blocks_.push_back(std::move(last_));
    last_.clear();
  }
}

/// From that row on, as far as its block goes.
void Columns::read(std::size_t row, std::size_t at, std::span<double> into) const {
  const std::size_t block = row / rows_of_block_, from = at * rows_of_block_ + row % rows_of_block_;
  if (block == rows_ / rows_of_block_)
    std::copy_n(last_.begin() + static_cast<std::ptrdiff_t>(from), into.size(), into.begin());
  else if (shelf_)
    shelf_->take(places_[block] + from, into);
  else
    std::copy_n(blocks_[block].begin() + static_cast<std::ptrdiff_t>(from), into.size(), into.begin());
}

std::vector<double> Columns::column(std::size_t at) const {
  std::vector<double> numbers(rows_);
  for (std::size_t row = 0; row < rows_; row += rows_of_block_)
    read(row, at, std::span{numbers}.subspan(row, std::min(rows_of_block_, rows_ - row)));
  return numbers;
}

std::vector<double> Columns::stretch(std::size_t first, std::size_t count, std::size_t row,
                                     std::size_t rows) const {
  const std::size_t end = std::min(row + rows, rows_);
  std::vector<double> numbers((end - row) * count), piece;
  for (std::size_t from = row; from < end; from += piece.size()) {
    piece.resize(std::min(end, (from / rows_of_block_ + 1) * rows_of_block_) - from);
    for (std::size_t i = 0; i < count; ++i) {
      read(from, first + i, piece);
      for (std::size_t k = 0; k < piece.size(); ++k) numbers[(from - row + k) * count + i] = piece[k];
    }
  }
  return numbers;
}

}  // namespace stegvis::experiment
