#include "measure/money.hpp"

#include <algorithm>
#include <cmath>

#include "base/calendar.hpp"
#include "base/math.hpp"

namespace stegvis::measure {
namespace {

using base::Text;
using model::MoneyLine;

std::int64_t whole_ore(double ore) { return static_cast<std::int64_t>(std::floor(ore + 0.5)); }

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
template <class Number>
double counted(const model::MoneyBand& band, const Cube<Number>& cube, std::size_t segment) {
  double sum = 0.0;
  for (const auto& spot : band.spots) sum += static_cast<double>(cube.at(spot.row, spot.cell, segment));
  return sum;
}

double counted(const MoneyLine& line, const model::MoneyBand& band, const Units& units, std::size_t segment) {
  switch (line.kind) {
    case MoneyLine::Kind::days:
      return counted(band, *units.days, segment);
    case MoneyLine::Kind::entries:
      return counted(band, *units.entries, segment);
    case MoneyLine::Kind::moves:
      return counted(band, *units.moves, segment);
    case MoneyLine::Kind::staff:
      return counted(band, *units.fte_days, segment);
    case MoneyLine::Kind::post:
      return counted(band, *units.post_days, segment);
    case MoneyLine::Kind::dated:
      return 0.0;
  }
  return 0.0;
}

Text about(const char* en, const char* sv, const std::string& whom) {
  return {std::string{en} + ": " + whom, std::string{sv} + ": " + whom};
}

}  // namespace

double mean_discount(double rate, double origin, double from, double until) {
  const double x = rate * (until - from);
  return base::exp(-rate * (from - origin)) * (x == 0.0 ? 1.0 : -base::expm1(-x) / x);
}

Money::Money(const model::Programme& programme, const Grid& grid, Layout& layout)
    : programme_{&programme},
      grid_{&grid},
      lines_(programme.money.lines.size() * grid.segments()),
      ore_(programme.payers.size() * grid.segments()),
      quality_days_(programme.money.quality.empty() ? 0 : grid.segments()) {
  const model::MoneyPlan& plan = programme.money;
  for (const MoneyLine& line : plan.lines) active_.push_back(segments_in(grid, line.from, line.until));
  for (std::size_t s = 0; s < grid.segments(); ++s) {
    factor_.push_back(mean_discount(plan.discount, plan.discount_from, grid.begin(s), grid.end(s)));
    effects_.push_back(mean_discount(plan.discount_effects, plan.discount_from, grid.begin(s), grid.end(s)));
  }
  lay_dated();
  declare(programme, layout);
  declare_through(programme, layout);
  const auto series = [&](Series which, Along time) {
    return layout.add(
        which, {.name = "cost", .unit = "SEK", .label = {"cost", "kostnad"}, .axes = {time, Along::payer}});
  };
  monthly_ = series(Series::monthly, Along::period);
  yearly_ = series(Series::yearly, Along::year);
  if (plan.ledgers)
    cumulative_ = layout.add(Series::monthly, {.name = "cost_cumulative",
                                               .unit = "SEK",
                                               .label = {"cost since the start", "kostnad sedan starten"},
                                               .axes = {Along::period, Along::payer}});
}

void Money::declare(const model::Programme& programme, Layout& layout) {
  const model::MoneyPlan& plan = programme.money;
  const auto add = [&](const std::string& name, Text label, std::size_t payer, Weighing weighing,
                       double sign = 1.0) {
    outcomes_.push_back({layout.add(Series::totals, {.name = name, .unit = "SEK", .label = std::move(label)}),
                         payer, weighing, sign});
  };
  const auto each_payer = [&](const std::string& name, const char* en, const char* sv, Weighing weighing) {
    for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
      add(name + "." + programme.payers[payer], about(en, sv, programme.payer_names[payer]), payer, weighing);
  };
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    totals_.push_back(
        layout.add(Series::totals, {.name = "cost." + programme.payers[payer],
                                    .unit = "SEK",
                                    .label = about("cost", "kostnad", programme.payer_names[payer])}));
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    if (plan.ledger[payer] == model::Ledger::individual)
      add("income." + programme.payers[payer], about("income", "inkomst", programme.payer_names[payer]),
          payer, {}, -1.0);
  if (plan.ledgers) add("resources", {"real resources used", "verkliga resurser som används"}, resources, {});
  if (plan.capacity) {
    each_payer("cost_cashable", "cost that less of saves money", "kostnad som sparar pengar när den minskar",
               {.cashable_only = true});
    each_payer("cost_capacity", "cost that less of only frees capacity",
               "kostnad som bara frigör kapacitet när den minskar", {.capacity_only = true});
  }
  const auto valued = [&](const char* name, const std::string& en, const std::string& sv, Weighing weighing) {
    each_payer(std::string{name} + "_cost", en.c_str(), sv.c_str(), weighing);
    if (plan.ledgers)
      add(std::string{name} + "_resources", {"real resources used, " + en, "verkliga resurser, " + sv},
          resources, weighing);
  };
  const std::string year = std::to_string(plan.prices_in);
  if (plan.restated)
    valued("real", "cost in prices of " + year, "kostnad i " + year + " års priser", {.real = true});
  if (plan.discounted)
    valued("present", plan.restated ? "discounted cost in prices of " + year : "discounted cost",
           plan.restated ? "diskonterad kostnad i " + year + " års priser" : "diskonterad kostnad",
           {.real = true, .present = true});
}

void Money::declare_through(const model::Programme& programme, Layout& layout) {
  const model::MoneyPlan& plan = programme.money;
  for (std::size_t payer = 0; payer < programme.payers.size() && plan.associations; ++payer) {
    through_.push_back(resources);
    if (plan.funding[payer].empty())
      through_.back() = layout.add(
          Series::totals, {.name = "cost_through." + programme.payers[payer],
                           .unit = "SEK",
                           .label = about("cost with its share of associations",
                                          "kostnad med sin andel av förbund", programme.payer_names[payer])});
  }
  if (plan.quality.empty()) return;
  const auto add = [&](const char* name, Text label) {
    return layout.add(Series::totals, {.name = name, .unit = "QALY", .label = std::move(label)});
  };
  qaly_ = add("qaly", {"quality-adjusted life years gained", "vunna kvalitetsjusterade levnadsår"});
  if (plan.discounted)
    present_qaly_ = add("present_qaly", {"quality-adjusted life years gained, discounted",
                                         "vunna kvalitetsjusterade levnadsår, diskonterade"});
}

/// Amounts of their own are the same in every replication. Spread ones are rounded so far, so that the parts
/// are the whole to the öre.
void Money::lay_dated() {
  const auto& lines = programme_->money.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const MoneyLine& line = lines[i];
    if (line.kind != MoneyLine::Kind::dated) continue;
    if (line.from == line.until) {
      line_ore(i, grid_->of(line.from)) = line.ore;
      continue;
    }
    const auto so_far = [&](double day) {
      const double share = std::clamp((day - line.from) / (line.until - line.from), 0.0, 1.0);
      return whole_ore(static_cast<double>(line.ore) * share);
    };
    for (std::size_t s = 0; s < grid_->segments(); ++s)
      line_ore(i, s) = so_far(grid_->end(s)) - so_far(grid_->begin(s));
  }
}

double Money::amount(const MoneyLine& line, const Units& units, std::size_t segment) const {
  double ore = 0.0;
  for (const model::MoneyBand& band : line.bands)
    ore += counted(line, band, units, segment) * static_cast<double>(band.ore) / line.days;
  return ore;
}

void Money::price(const Units& units) {
  const auto& lines = programme_->money.lines;
  const std::size_t segments = grid_->segments();
  std::fill(ore_.begin(), ore_.end(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const MoneyLine& line = lines[i];
    const bool dated = line.kind == MoneyLine::Kind::dated;
    const Stretch held = dated ? Stretch{0, segments} : active_[i];
    for (std::size_t s = held.first; s < held.last; ++s) {
      if (!dated) line_ore(i, s) = whole_ore(amount(line, units, s));
      ore_[line.payer * segments + s] += line_ore(i, s);
      if (line.to != MoneyLine::nobody) ore_[line.to * segments + s] -= line_ore(i, s);
    }
  }
  for (std::size_t s = 0; s < quality_days_.size(); ++s) {
    quality_days_[s] = 0.0;
    for (std::size_t place = 0; place < programme_->money.quality.size(); ++place) {
      if (programme_->money.quality[place] == 0.0) continue;
      for (std::size_t cell = 0; cell < programme_->cells; ++cell)
        quality_days_[s] +=
            units.days->at(place, cell, s) * programme_->money.quality[place] / base::days_per_year;
    }
  }
}

double Money::kronor(std::size_t payer, Stretch stretch) const {
  std::int64_t ore = 0;
  for (std::size_t s = stretch.first; s < stretch.last; ++s) ore += ore_[payer * grid_->segments() + s];
  return static_cast<double>(ore) / 100.0;
}

/// A line's kronor over the measured time: whole öre, or weighed by segment.
double Money::of_line(std::size_t line, const Weighing& weighing) const {
  const Stretch measured = grid_->measured();
  const model::MoneyPlan& plan = programme_->money;
  const bool on_a_date =
      plan.lines[line].kind == MoneyLine::Kind::dated && plan.lines[line].from == plan.lines[line].until;
  const double exact = base::exp(-plan.discount * (plan.lines[line].from - plan.discount_from));
  std::int64_t ore = 0;
  double sum = 0.0;
  for (std::size_t s = measured.first; s < measured.last; ++s) {
    if (weighing.present)
      sum += static_cast<double>(line_ore(line, s)) * (on_a_date ? exact : factor_[s]);
    else
      ore += line_ore(line, s);
  }
  if (!weighing.present) sum = static_cast<double>(ore);
  return weighing.real ? sum * plan.lines[line].real : sum;
}

double Money::weighed(const Outcome& outcome) const {
  const auto& lines = programme_->money.lines;
  double ore = 0.0;  // whole numbers far below 2^53 unless weighed
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if ((outcome.weighing.capacity_only && lines[i].cashable) ||
        (outcome.weighing.cashable_only && !lines[i].cashable))
      continue;
    if (outcome.payer == resources) {
      if (lines[i].to == MoneyLine::nobody) ore += of_line(i, outcome.weighing);
      continue;
    }
    if (lines[i].payer == outcome.payer) ore += of_line(i, outcome.weighing);
    if (lines[i].to == outcome.payer) ore -= of_line(i, outcome.weighing);
  }
  return outcome.sign * ore / 100.0 + 0.0;  // no negative zero
}

/// What stands behind an association is shared out in whole öre; its last member takes what rounding leaves.
void Money::write_through(std::span<double> totals) const {
  const model::MoneyPlan& plan = programme_->money;
  std::vector<std::int64_t> ore;
  for (std::size_t payer = 0; payer < totals_.size(); ++payer)
    ore.push_back(whole_ore(kronor(payer, grid_->measured()) * 100.0));
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

void Money::write_quality(std::span<double> totals) const {
  const Stretch measured = grid_->measured();
  double sum = 0.0, present = 0.0;
  for (std::size_t s = measured.first; s < measured.last; ++s) {
    sum += quality_days_[s];
    present += quality_days_[s] * effects_[s];
  }
  totals[qaly_] = sum;
  if (programme_->money.discounted) totals[present_qaly_] = present;
}

void Money::write(const Row& row) const {
  const std::size_t payers = totals_.size();
  const std::span<double> totals = of(row, Series::totals);
  for (std::size_t payer = 0; payer < payers; ++payer) {
    totals[totals_[payer]] = kronor(payer, grid_->measured());
    for (std::size_t k = 0; k < grid_->periods().size(); ++k)
      of(row, Series::monthly)[monthly_ + k * payers + payer] = kronor(payer, grid_->periods()[k]);
    for (std::size_t k = 0; k < grid_->periods().size() && programme_->money.ledgers; ++k)
      of(row, Series::monthly)[cumulative_ + k * payers + payer] =
          kronor(payer, {0, grid_->periods()[k].last});
    for (std::size_t k = 0; k < grid_->years().size(); ++k)
      of(row, Series::yearly)[yearly_ + k * payers + payer] = kronor(payer, grid_->years()[k]);
  }
  for (const Outcome& outcome : outcomes_) totals[outcome.at] = weighed(outcome);
  if (!through_.empty()) write_through(totals);
  if (!quality_days_.empty()) write_quality(totals);
}

}  // namespace stegvis::measure
