#include "measure/money_books.hpp"

#include <algorithm>

#include "measure/discount.hpp"
#include "measure/ore.hpp"

namespace stegvis::measure {
namespace {

using model::MoneyLine;

/// The segments that lie in [from, until); the grid is cut at both.
Stretch segments_in(const Grid& grid, double from, double until) {
  Stretch stretch{grid.segments(), 0};
  for (std::size_t s = 0; s < grid.segments(); ++s) {
    if (grid.begin(s) < from || grid.end(s) > until) continue;
    stretch.first = std::min(stretch.first, s);
    stretch.last = s + 1;
  }
  return stretch.first < stretch.last ? stretch : Stretch{0, 0};
}

/// The sum over a band's spots. Spots of one amount are added before they are multiplied.
double counted(const model::MoneyBand& band, const Cube<double>& cube, std::size_t segment) {
  double sum = 0.0;
  for (const auto& spot : band.spots) sum += cube.at(spot.row, spot.cell, segment);
  return sum;
}

}  // namespace

MoneyBooks::MoneyBooks(const model::Programme& programme, const Grid& grid)
    : programme_{&programme},
      grid_{&grid},
      parts_{programme, grid.segments()},
      lines_(groups() * programme.money.lines.size() * grid.segments()),
      of_line_(groups() * programme.money.lines.size()),
      ore_(groups() * programme.payers.size() * grid.segments()) {
  const Discounting discounting{programme.money, programme.money.discount};
  for (const MoneyLine& line : programme.money.lines) {
    active_.push_back(line.kind == MoneyLine::Kind::dated ? Stretch{0, grid.segments()}
                                                          : segments_in(grid, line.from, line.until));
    const bool on_a_date = line.kind == MoneyLine::Kind::dated && line.from == line.until;
    by_date_.push_back(on_a_date ? discounting.at(line.from) : 0.0);
  }
  for (std::size_t s = 0; s < grid.segments(); ++s)
    factor_.push_back(discounting.over(grid.begin(s), grid.end(s)));
  lay_dated();
}

/// Amounts of their own are the same in every replication. Spread ones are rounded so far, so that the parts
/// are the whole to the öre.
void MoneyBooks::lay_dated() {
  const auto& lines = programme_->money.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const MoneyLine& line = lines[i];
    if (line.kind != MoneyLine::Kind::dated) continue;
    if (line.from == line.until) {
      lines_[at(0, i, grid_->of(line.from))] = line.ore;
      continue;
    }
    const auto so_far = [&](double day) {
      const double share = std::clamp((day - line.from) / (line.until - line.from), 0.0, 1.0);
      return whole_ore(static_cast<double>(line.ore) * share);
    };
    for (std::size_t s = 0; s < grid_->segments(); ++s)
      lines_[at(0, i, s)] = so_far(grid_->end(s)) - so_far(grid_->begin(s));
  }
}

double MoneyBooks::amount_of_staff(const MoneyLine& line, const Units& units, std::size_t segment) const {
  const Cube<double>& days = line.kind == MoneyLine::Kind::staff ? *units.fte_days : *units.post_days;
  double ore = 0.0;
  for (const model::MoneyBand& band : line.bands)
    ore += counted(band, days, segment) * static_cast<double>(band.ore) / line.days;
  return ore;
}

void MoneyBooks::price(const Units& units) {
  std::fill(ore_.begin(), ore_.end(), 0);
  for (std::size_t line = 0; line < programme_->money.lines.size(); ++line) price_line(units, line);
  sum_lines();
}

void MoneyBooks::price_line(const Units& units, std::size_t i) {
  const MoneyLine& line = programme_->money.lines[i];
  if (of_persons(line)) parts_.count(line, units, active_[i]);
  for (std::size_t s = active_[i].first; s < active_[i].last; ++s) {
    if (of_persons(line)) {
      const auto parts = parts_.of(s);
      for (std::size_t group = 0; group < parts.size(); ++group) book(group, i, s, parts[group]);
    } else {
      const bool dated = line.kind == MoneyLine::Kind::dated;
      book(0, i, s, dated ? lines_[at(0, i, s)] : whole_ore(amount_of_staff(line, units, s)));
    }
  }
}

void MoneyBooks::book(std::size_t group, std::size_t i, std::size_t segment, std::int64_t ore) {
  const MoneyLine& line = programme_->money.lines[i];
  const std::size_t first = group * programme_->payers.size();
  lines_[at(group, i, segment)] = ore;
  ore_[(first + line.payer) * grid_->segments() + segment] += ore;
  if (line.to != MoneyLine::nobody) ore_[(first + line.to) * grid_->segments() + segment] -= ore;
}

/// Every line over the measured time: whole öre, and weighed by segment.
void MoneyBooks::sum_lines() {
  const Stretch measured = grid_->measured();
  const std::size_t lines = programme_->money.lines.size();
  for (std::size_t k = 0; k < of_line_.size(); ++k) {
    const std::int64_t* ore = lines_.data() + k * grid_->segments();
    const double by_date = by_date_[k % lines];
    std::int64_t sum = 0;
    double present = 0.0;
    for (std::size_t s = measured.first; s < measured.last; ++s) {
      sum += ore[s];
      present += static_cast<double>(ore[s]) * (by_date > 0.0 ? by_date : factor_[s]);
    }
    of_line_[k] = {static_cast<double>(sum), present};
  }
}

std::int64_t MoneyBooks::ore(std::size_t group, std::size_t payer, Stretch stretch) const {
  const std::int64_t* by_segment =
      ore_.data() + (group * programme_->payers.size() + payer) * grid_->segments();
  std::int64_t ore = 0;
  for (std::size_t s = stretch.first; s < stretch.last; ++s) ore += by_segment[s];
  return ore;
}

}  // namespace stegvis::measure
