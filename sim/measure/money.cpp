#include "measure/money.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/calendar.hpp"

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

std::vector<Along> by_group() { return {Along::group}; }

Text about(const char* en, const char* sv, const std::string& whom) {
  return {std::string{en} + ": " + whom, std::string{sv} + ": " + whom};
}

}  // namespace

Money::Money(const model::Programme& programme, const Grid& grid, Layout& layout)
    : programme_{&programme},
      grid_{&grid},
      parts_{programme},
      lines_(parts_.groups() * programme.money.lines.size() * grid.segments()),
      of_line_(parts_.groups() * programme.money.lines.size()),
      ore_(parts_.groups() * programme.payers.size() * grid.segments()),
      quality_days_(programme.money.quality.empty() ? 0 : parts_.groups() * grid.segments()) {
  const model::MoneyPlan& plan = programme.money;
  const Discounting of_money{plan, plan.discount}, of_effects{plan, plan.discount_effects};
  for (const MoneyLine& line : plan.lines) {
    active_.push_back(line.kind == MoneyLine::Kind::dated ? Stretch{0, grid.segments()}
                                                          : segments_in(grid, line.from, line.until));
    const bool on_a_date = line.kind == MoneyLine::Kind::dated && line.from == line.until;
    by_date_.push_back(on_a_date ? of_money.at(line.from) : 0.0);
  }
  for (std::size_t s = 0; s < grid.segments(); ++s) {
    factor_.push_back(of_money.over(grid.begin(s), grid.end(s)));
    effects_.push_back(of_effects.over(grid.begin(s), grid.end(s)));
  }
  lay_dated();
  resources_of_persons_ = of_anybody(resources);
  declare(programme, layout);
  declare_common(programme, layout);
  declare_through(programme, layout);
  declare_series(layout);
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

void Money::declare_series(Layout& layout) {
  const auto series = [&](Series which, Along time) {
    return layout.add(which, {.name = "cost",
                              .unit = "SEK",
                              .label = {"cost", "kostnad"},
                              .may_lack = true,
                              .axes = {time, Along::group, Along::payer}});
  };
  monthly_ = series(Series::monthly, Along::period);
  yearly_ = series(Series::yearly, Along::year);
  if (programme_->money.ledgers)
    cumulative_ = layout.add(Series::monthly, {.name = "cost_cumulative",
                                               .unit = "SEK",
                                               .label = {"cost since the start", "kostnad sedan starten"},
                                               .axes = {Along::period, Along::payer}});
}

void Money::add(Layout& layout, const std::string& name, Text label, std::size_t payer, Weighing weighing,
                double sign) {
  const bool grouped = !weighing.common_only;
  const std::size_t at = layout.add(Series::totals, {.name = name,
                                                     .unit = "SEK",
                                                     .label = std::move(label),
                                                     .may_lack = grouped,
                                                     .axes = grouped ? by_group() : std::vector<Along>{}});
  outcomes_.push_back({at, grouped ? parts_.groups() : 1, payer, weighing, sign});
}

void Money::declare(const model::Programme& programme, Layout& layout) {
  const model::MoneyPlan& plan = programme.money;
  const auto each_payer = [&](const std::string& name, const char* en, const char* sv, Weighing weighing) {
    for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
      add(layout, name + "." + programme.payers[payer], about(en, sv, programme.payer_names[payer]), payer,
          weighing);
  };
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer) {
    persons_.push_back(of_anybody(payer));
    totals_.push_back(
        layout.add(Series::totals, {.name = "cost." + programme.payers[payer],
                                    .unit = "SEK",
                                    .label = about("cost", "kostnad", programme.payer_names[payer]),
                                    .may_lack = true,
                                    .axes = by_group()}));
  }
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    if (plan.ledger[payer] == model::Ledger::individual)
      add(layout, "income." + programme.payers[payer],
          about("income", "inkomst", programme.payer_names[payer]), payer, {}, -1.0);
  if (plan.ledgers)
    add(layout, "resources", {"real resources used", "verkliga resurser som används"}, resources, {});
  if (plan.capacity) {
    each_payer("cost_cashable", "cost that less of saves money", "kostnad som sparar pengar när den minskar",
               {.cashable_only = true});
    each_payer("cost_capacity", "cost that less of only frees capacity",
               "kostnad som bara frigör kapacitet när den minskar", {.capacity_only = true});
  }
  const auto valued = [&](const char* name, const std::string& en, const std::string& sv, Weighing weighing) {
    each_payer(std::string{name} + "_cost", en.c_str(), sv.c_str(), weighing);
    if (plan.ledgers)
      add(layout, std::string{name} + "_resources",
          {"real resources used, " + en, "verkliga resurser, " + sv}, resources, weighing);
  };
  const std::string year = std::to_string(plan.prices_in);
  if (plan.restated)
    valued("real", "cost in prices of " + year, "kostnad i " + year + " års priser", {.real = true});
  if (plan.discounted)
    valued("present", plan.restated ? "discounted cost in prices of " + year : "discounted cost",
           plan.restated ? "diskonterad kostnad i " + year + " års priser" : "diskonterad kostnad",
           {.real = true, .present = true});
}

/// What belongs to no person; zero where there is none, so that scenarios stay comparable.
void Money::declare_common(const model::Programme& programme, Layout& layout) {
  if (parts_.groups() == 1) return;
  for (std::size_t payer = 0; payer < programme.payers.size(); ++payer)
    add(layout, "cost_common." + programme.payers[payer],
        about("cost that belongs to no person", "kostnad som inte hör till någon person",
              programme.payer_names[payer]),
        payer, {.common_only = true});
  if (programme.money.ledgers)
    add(layout, "resources_common",
        {"real resources that belong to no person", "verkliga resurser som inte hör till någon person"},
        resources, {.common_only = true});
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
    return layout.add(Series::totals,
                      {.name = name, .unit = "QALY", .label = std::move(label), .axes = by_group()});
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

double Money::amount(const MoneyLine& line, const Units& units, std::size_t segment) const {
  double ore = 0.0;
  for (const model::MoneyBand& band : line.bands)
    ore += counted(line, band, units, segment) * static_cast<double>(band.ore) / line.days;
  return ore;
}

void Money::price(const Units& units) {
  std::fill(ore_.begin(), ore_.end(), 0);
  for (std::size_t line = 0; line < programme_->money.lines.size(); ++line) price_line(units, line);
  sum_lines();
  if (!quality_days_.empty()) count_quality(units);
}

void Money::price_line(const Units& units, std::size_t i) {
  const MoneyLine& line = programme_->money.lines[i];
  for (std::size_t s = active_[i].first; s < active_[i].last; ++s) {
    if (parts_.groups() > 1 && of_persons(line)) {
      const auto parts = parts_.of(line, units, s);
      for (std::size_t group = 0; group < parts.size(); ++group) book(group, i, s, parts[group]);
    } else {
      const bool dated = line.kind == MoneyLine::Kind::dated;
      book(0, i, s, dated ? lines_[at(0, i, s)] : whole_ore(amount(line, units, s)));
    }
  }
}

void Money::book(std::size_t group, std::size_t i, std::size_t segment, std::int64_t ore) {
  const MoneyLine& line = programme_->money.lines[i];
  const std::size_t first = group * programme_->payers.size();
  lines_[at(group, i, segment)] = ore;
  ore_[(first + line.payer) * grid_->segments() + segment] += ore;
  if (line.to != MoneyLine::nobody) ore_[(first + line.to) * grid_->segments() + segment] -= ore;
}

/// Every line over the measured time: whole öre, and weighed by segment.
void Money::sum_lines() {
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

void Money::count_quality(const Units& units) {
  const auto& quality = programme_->money.quality;
  for (std::size_t k = 0; k < quality_days_.size(); ++k) {
    const std::size_t group = k / grid_->segments(), s = k % grid_->segments();
    quality_days_[k] = 0.0;
    for (std::size_t place = 0; place < quality.size(); ++place) {
      if (quality[place] == 0.0) continue;
      for (const std::uint32_t cell : programme_->groups[group].cells)
        quality_days_[k] += units.days->at(place, cell, s) * quality[place] / base::days_per_year;
    }
  }
}

double Money::kronor(std::size_t group, std::size_t payer, Stretch stretch) const {
  if (group > 0 && !persons_[payer]) return std::numeric_limits<double>::quiet_NaN();
  const std::int64_t* by_segment =
      ore_.data() + (group * programme_->payers.size() + payer) * grid_->segments();
  std::int64_t ore = 0;
  for (std::size_t s = stretch.first; s < stretch.last; ++s) ore += by_segment[s];
  return static_cast<double>(ore) / 100.0;
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
    const OfLine& sums = of_line_[group * lines.size() + i];
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
    ore.push_back(whole_ore(kronor(0, payer, grid_->measured()) * 100.0));
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
  for (std::size_t group = 0; group < parts_.groups(); ++group) {
    double sum = 0.0, present = 0.0;
    for (std::size_t s = measured.first; s < measured.last; ++s) {
      const double qaly = quality_days_[group * grid_->segments() + s];
      sum += qaly;
      present += qaly * effects_[s];
    }
    totals[qaly_ + group] = sum;
    if (programme_->money.discounted) totals[present_qaly_ + group] = present;
  }
}

/// A table [stretch][group][payer].
void Money::write_series(std::span<double> into, const std::vector<Stretch>& stretches) const {
  double* at = into.data();
  for (const Stretch& stretch : stretches)
    for (std::size_t group = 0; group < parts_.groups(); ++group)
      for (std::size_t payer = 0; payer < totals_.size(); ++payer) *at++ = kronor(group, payer, stretch);
}

void Money::write(const Row& row) const {
  const std::size_t payers = totals_.size();
  const std::span<double> totals = of(row, Series::totals);
  for (std::size_t payer = 0; payer < payers; ++payer) {
    for (std::size_t group = 0; group < parts_.groups(); ++group)
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
  if (!quality_days_.empty()) write_quality(totals);
}

}  // namespace stegvis::measure
