#include "measure/money.hpp"

#include <algorithm>
#include <limits>

#include "measure/ore.hpp"

namespace stegvis::measure {

using model::MoneyLine;

Money::Money(const model::Programme& programme, const Grid& grid, Layout& layout)
    : programme_{&programme}, grid_{&grid}, books_{programme, grid} {
  resources_of_persons_ = of_anybody(resources);
  declare(programme, layout);
  declare_common(programme, layout);
  declare_through(programme, layout);
  if (!programme.money.quality.empty()) quality_.emplace(programme, grid, layout);
  declare_series(layout);
}

void Money::price(const Units& units) {
  books_.price(units);
  if (quality_) quality_->count(units);
}

/// Whose account a line moves; what nobody receives is resources.
bool Money::touches(const MoneyLine& line, std::size_t payer) const {
  return payer == resources ? line.to == MoneyLine::nobody : line.payer == payer || line.to == payer;
}

/// Whether some of a payer's money, or of the resources, is a person's.
bool Money::of_anybody(std::size_t payer) const {
  const auto& lines = programme_->money.lines;
  return std::any_of(lines.begin(), lines.end(),
                     [&](const MoneyLine& line) { return of_persons(line) && touches(line, payer); });
}

double Money::kronor(std::size_t group, std::size_t payer, Stretch stretch) const {
  if (group > 0 && !persons_[payer]) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(books_.ore(group, payer, stretch)) / 100.0;
}

double Money::weighed(const Outcome& outcome, std::size_t group) const {
  if (group > 0 && !(outcome.payer == resources ? resources_of_persons_ : persons_[outcome.payer] != 0))
    return std::numeric_limits<double>::quiet_NaN();
  const auto& lines = programme_->money.lines;
  const Weighing& how = outcome.weighing;
  double ore = 0.0;  // whole numbers far below 2^53 unless weighed
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if ((how.capacity_only && lines[i].cashable) || (how.cashable_only && !lines[i].cashable) ||
        (how.common_only && of_persons(lines[i])))
      continue;
    const MoneyBooks::OfLine& sums = books_.of_line(group, i);
    const double sum = how.present ? sums.present : sums.ore, line = how.real ? sum * lines[i].real : sum;
    if (outcome.payer == resources) {
      if (lines[i].to == MoneyLine::nobody) ore += line;
      continue;
    }
    if (lines[i].payer == outcome.payer) ore += line;
    if (lines[i].to == outcome.payer) ore -= line;
  }
  return outcome.sign * ore / 100.0 + 0.0;  // no negative zero
}

/// What stands behind an association is shared out in whole öre; its last member takes what rounding leaves.
void Money::write_through(std::span<double> totals) const {
  const model::MoneyPlan& plan = programme_->money;
  std::vector<std::int64_t> ore;
  for (std::size_t payer = 0; payer < totals_.size(); ++payer)
    ore.push_back(books_.ore(0, payer, grid_->measured()));
  for (std::size_t association = 0; association < through_.size(); ++association) {
    const std::vector<double>& shares = plan.funding[association];
    if (shares.empty()) continue;
    std::int64_t given = 0;
    double share = 0.0;
    for (std::size_t payer = 0; payer < shares.size(); ++payer) {
      share += shares[payer];
      const bool all = share > 1.0 - 1e-9;
      const std::int64_t so_far =
          all ? ore[association] : whole_ore(static_cast<double>(ore[association]) * share);
      if (shares[payer] == 0.0) continue;
      ore[payer] += so_far - given;
      given = so_far;
    }
  }
  for (std::size_t payer = 0; payer < through_.size(); ++payer)
    if (through_[payer] != resources) totals[through_[payer]] = static_cast<double>(ore[payer]) / 100.0;
}

/// A table [stretch][group][payer].
void Money::write_series(std::span<double> into, const std::vector<Stretch>& stretches) const {
  double* at = into.data();
  for (const Stretch& stretch : stretches)
    for (std::size_t group = 0; group < books_.groups(); ++group)
      for (std::size_t payer = 0; payer < totals_.size(); ++payer) *at++ = kronor(group, payer, stretch);
}

void Money::write(const Row& row) const {
  const std::size_t payers = totals_.size();
  const std::span<double> totals = of(row, Series::totals);
  for (std::size_t payer = 0; payer < payers; ++payer) {
    for (std::size_t group = 0; group < books_.groups(); ++group)
      totals[totals_[payer] + group] = kronor(group, payer, grid_->measured());
    for (std::size_t k = 0; k < grid_->periods().size() && programme_->money.ledgers; ++k)
      of(row, Series::monthly)[cumulative_ + k * payers + payer] =
          kronor(0, payer, {0, grid_->periods()[k].last});
  }
  if (payers > 0) {
    write_series(of(row, Series::monthly).subspan(monthly_), grid_->periods());
    write_series(of(row, Series::yearly).subspan(yearly_), grid_->years());
  }
  for (const Outcome& outcome : outcomes_)
    for (std::size_t group = 0; group < outcome.groups; ++group)
      totals[outcome.at + group] = weighed(outcome, group);
  if (!through_.empty()) write_through(totals);
  if (quality_) quality_->write(totals);
}

}  // namespace stegvis::measure
