#include "measure/money_groups.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>

#include "measure/ore.hpp"

namespace stegvis::measure {

using model::MoneyLine;

namespace {

/// Whether anything was counted: mostly not, few people being in so many classes.
template <class Number>
bool any_of(const Number* numbers, Stretch stretch) {
  using Bits = std::conditional_t<sizeof(Number) == 8, std::uint64_t, std::uint32_t>;
  Bits bits = 0;  // of all, not up to the first: then a processor looks at several side by side
  for (std::size_t s = stretch.first; s < stretch.last; ++s) bits |= std::bit_cast<Bits>(numbers[s]);
  return bits != 0;
}

template <class Number>
void add(const Number* numbers, Stretch stretch, double* sums) {
  for (std::size_t s = stretch.first; s < stretch.last; ++s) sums[s] += static_cast<double>(numbers[s]);
}

}  // namespace

bool of_persons(const MoneyLine& line) {
  return line.kind == MoneyLine::Kind::days || line.kind == MoneyLine::Kind::entries ||
         line.kind == MoneyLine::Kind::moves;
}

GroupParts::GroupParts(const model::Programme& programme, std::size_t segments)
    : groups_{programme.groups.size()},
      segments_{segments},
      counted_(groups_ * segments),
      amounts_(groups_ * segments),
      parts_(groups_) {
  // The groups of a product stand together and hold every cell once.
  std::size_t cells = 0;
  for (std::size_t group = 1; group < groups_; ++group) {
    if (cells % programme.cells == 0) first_.push_back(group);
    cells += programme.groups[group].cells.size();
  }
  products_ = first_.size();
  first_.push_back(groups_);
  group_of_.resize(products_ * programme.cells);
  for (std::size_t product = 0; product < products_; ++product)
    for (std::size_t group = first_[product]; group < first_[product + 1]; ++group)
      for (const std::uint32_t cell : programme.groups[group].cells)
        group_of_[cell * products_ + product] = static_cast<std::uint32_t>(group);
}

/// "All" adds up in the order of the spots, whatever groups there are.
template <class Number>
void GroupParts::count(const model::MoneyBand& band, const Cube<Number>& cube, Stretch stretch) {
  for (const auto& spot : band.spots) {
    const Number* const numbers = &cube.at(spot.row, spot.cell, 0);
    if (!any_of(numbers, stretch)) continue;
    add(numbers, stretch, sums_of(counted_, 0));
    for (std::size_t product = 0; product < products_; ++product)
      add(numbers, stretch, sums_of(counted_, group_of_[spot.cell * products_ + product]));
  }
}

void GroupParts::count(const MoneyLine& line, const Units& units, Stretch stretch) {
  std::fill(amounts_.begin(), amounts_.end(), 0.0);
  for (const model::MoneyBand& band : line.bands) {
    std::fill(counted_.begin(), counted_.end(), 0.0);
    if (line.kind == MoneyLine::Kind::days) count(band, *units.days, stretch);
    if (line.kind == MoneyLine::Kind::entries) count(band, *units.entries, stretch);
    if (line.kind == MoneyLine::Kind::moves) count(band, *units.moves, stretch);
    for (std::size_t k = 0; k < counted_.size(); ++k)
      amounts_[k] += counted_[k] * static_cast<double>(band.ore) / line.days;
  }
}

std::span<const std::int64_t> GroupParts::of(std::size_t segment) {
  std::fill(parts_.begin(), parts_.end(), 0);
  parts_[0] = whole_ore(amount(0, segment));
  for (std::size_t product = 0; product < products_; ++product) share_out(product, segment);
  return parts_;
}

void GroupParts::share_out(std::size_t product, std::size_t segment) {
  std::size_t last = first_[product + 1];
  while (last > first_[product] && amount(last - 1, segment) == 0.0) --last;
  std::int64_t given = 0;
  double so_far = 0.0;
  for (std::size_t group = first_[product]; group < last; ++group) {
    so_far += amount(group, segment);
    const std::int64_t upto = group + 1 == last ? parts_[0] : whole_ore(so_far);
    parts_[group] = upto - given;
    given = upto;
  }
}

}  // namespace stegvis::measure
