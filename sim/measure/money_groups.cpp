#include "measure/money_groups.hpp"

#include <algorithm>

#include "measure/ore.hpp"

namespace stegvis::measure {

using model::MoneyLine;

bool of_persons(const MoneyLine& line) {
  return line.kind == MoneyLine::Kind::days || line.kind == MoneyLine::Kind::entries ||
         line.kind == MoneyLine::Kind::moves;
}

GroupParts::GroupParts(const model::Programme& programme)
    : groups_{programme.groups.size()}, counted_(groups_), amounts_(groups_), parts_(groups_) {
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
void GroupParts::count(const model::MoneyBand& band, const Cube<Number>& cube, std::size_t segment) {
  for (const auto& spot : band.spots) {
    const auto number = static_cast<double>(cube.at(spot.row, spot.cell, segment));
    if (number == 0.0) continue;  // most: few people, many classes
    counted_[0] += number;
    for (std::size_t product = 0; product < products_; ++product)
      counted_[group_of_[spot.cell * products_ + product]] += number;
  }
}

void GroupParts::count(const MoneyLine& line, const Units& units, std::size_t segment) {
  std::fill(amounts_.begin(), amounts_.end(), 0.0);
  for (const model::MoneyBand& band : line.bands) {
    std::fill(counted_.begin(), counted_.end(), 0.0);
    if (line.kind == MoneyLine::Kind::days) count(band, *units.days, segment);
    if (line.kind == MoneyLine::Kind::entries) count(band, *units.entries, segment);
    if (line.kind == MoneyLine::Kind::moves) count(band, *units.moves, segment);
    for (std::size_t group = 0; group < groups_; ++group)
      amounts_[group] += counted_[group] * static_cast<double>(band.ore) / line.days;
  }
}

std::span<const std::int64_t> GroupParts::of(const MoneyLine& line, const Units& units, std::size_t segment) {
  count(line, units, segment);
  std::fill(parts_.begin(), parts_.end(), 0);
  parts_[0] = whole_ore(amounts_[0]);
  for (std::size_t product = 0; product < products_; ++product) share_out(product);
  return parts_;
}

void GroupParts::share_out(std::size_t product) {
  std::size_t last = first_[product + 1];
  while (last > first_[product] && amounts_[last - 1] == 0.0) --last;
  std::int64_t given = 0;
  double so_far = 0.0;
  for (std::size_t group = first_[product]; group < last; ++group) {
    so_far += amounts_[group];
    const std::int64_t upto = group + 1 == last ? parts_[0] : whole_ore(so_far);
    parts_[group] = upto - given;
    given = upto;
  }
}

}  // namespace stegvis::measure
