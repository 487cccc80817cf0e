#include "measure/money.hpp"

#include <algorithm>
#include <cmath>

#include "base/calendar.hpp"

namespace stegvis::measure {
namespace {

std::int64_t whole_ore(double ore) { return static_cast<std::int64_t>(std::floor(ore + 0.5)); }

}  // namespace

Money::Money(const model::Programme& programme, const Grid& grid, Layout& layout)
    : programme_{&programme}, grid_{&grid}, ore_(programme.payers.size() * grid.segments()) {
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer) {
    const std::string& name = programme.payer_names[payer];
    totals_.push_back(layout.add(Series::totals, {.name = "cost." + programme.payers[payer],
                                                  .unit = "SEK",
                                                  .label = {"cost: " + name, "kostnad: " + name}}));
  }
  const auto series = [&](Series which, Along time) {
    return layout.add(
        which, {.name = "cost", .unit = "SEK", .label = {"cost", "kostnad"}, .axes = {time, Along::payer}});
  };
  monthly_ = series(Series::monthly, Along::period);
  yearly_ = series(Series::yearly, Along::year);
}

std::int64_t Money::ore_of(const model::PriceLine& line, const Stays& stays, std::size_t segment) const {
  double days = 0.0;
  for (const model::PlaceId place : line.places)
    for (std::size_t cell = 0; cell < programme_->cells; ++cell)
      days += stays.days().at(place.index(), cell, segment);
  return whole_ore(days * static_cast<double>(line.ore_per_day));
}

std::int64_t Money::ore_of(const model::StaffLine& line, const Lists& lists, std::size_t segment) const {
  const model::PoolPlan& pool = programme_->pools[line.pool];
  double days = 0.0;
  for (std::size_t i = 0; i < pool.members; ++i)
    days += lists.fte_days().at(pool.first_member + i, 0, segment);
  return whole_ore(days * static_cast<double>(line.ore_per_fte_year) / base::days_per_year);
}

void Money::price(const Stays& stays, const Lists& lists, const Coaching& coaching) {
  std::fill(ore_.begin(), ore_.end(), 0);
  for (std::size_t segment = 0; segment < grid_->segments(); ++segment) {
    for (const model::PriceLine& line : programme_->prices)
      ore_[line.payer * grid_->segments() + segment] += ore_of(line, stays, segment);
    for (const model::StaffLine& line : programme_->staff)
      ore_[line.payer * grid_->segments() + segment] += ore_of(line, lists, segment);
    for (const model::PostLine& line : programme_->post_costs)
      ore_[line.payer * grid_->segments() + segment] +=
          whole_ore(coaching.fte_days().at(line.post, 0, segment) * static_cast<double>(line.ore_per_fte_year) /
                    base::days_per_year);
  }
}

double Money::kronor(std::size_t payer, Stretch stretch) const {
  std::int64_t ore = 0;
  for (std::size_t s = stretch.first; s < stretch.last; ++s) ore += ore_[payer * grid_->segments() + s];
  return static_cast<double>(ore) / 100.0;
}

void Money::write(const Row& row) const {
  const std::size_t payers = totals_.size();
  for (std::size_t payer = 0; payer < payers; ++payer) {
    of(row, Series::totals)[totals_[payer]] = kronor(payer, grid_->measured());
    for (std::size_t k = 0; k < grid_->periods().size(); ++k)
      of(row, Series::monthly)[monthly_ + k * payers + payer] = kronor(payer, grid_->periods()[k]);
    for (std::size_t k = 0; k < grid_->years().size(); ++k)
      of(row, Series::yearly)[yearly_ + k * payers + payer] = kronor(payer, grid_->years()[k]);
  }
}

}  // namespace stegvis::measure
