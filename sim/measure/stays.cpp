#include "measure/stays.hpp"

namespace stegvis::measure {
namespace {

using base::Text;
using model::Programme;

Table by_group(std::string name, std::string unit, Text label, bool whole) {
  return {.name = std::move(name),
          .unit = std::move(unit),
          .label = std::move(label),
          .whole = whole,
          .axes = {Along::group}};
}

Table by(Along time, Along what, std::string name, std::string unit, Text label, bool whole) {
  return {.name = std::move(name),
          .unit = std::move(unit),
          .label = std::move(label),
          .whole = whole,
          .axes = {time, Along::group, what}};
}

}  // namespace

Stays::Stays(const Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout)
    : grid_{&grid},
      cells_{programme.cells},
      groups_{bundles.groups},
      levels_{programme.places.size(), programme.cells, grid},
      arrivals_{1, programme.cells, grid.segments()},
      entries_{programme.stages.size(), programme.cells, grid.segments()},
      flows_{programme.legs.size() + 1, programme.cells, grid.segments()},
      returns_(programme.stages.size() * programme.cells),
      days_by_place_{bundles.places, bundles.groups, grid.segments()},
      level_by_place_{bundles.places, bundles.groups, grid.segments()},
      entries_by_stage_{each(programme.stages.size()), bundles.groups, grid.segments()},
      flow_by_leg_{each(programme.legs.size(), 1), bundles.groups, grid.segments()},
      arrived_{each(1), bundles.groups, grid.segments()},
      words_{(programme.stages.size() - 1) / 64} {
  for (const model::Place& place : programme.places)
    spots_.push_back({place.waiting ? 0 : std::uint64_t{1} << place.stage.index() % 64,
                      static_cast<std::uint32_t>(place.stage.index())});
  declare_totals(programme, layout);
  declare_series(layout);
}

void Stays::declare_totals(const Programme& programme, Layout& layout) {
  const auto add = [&](Table table) { return layout.add(Series::totals, std::move(table)); };
  first_.arrivals.push_back(add(by_group("arrivals", "1", {"arrivals", "nya deltagare"}, true)));
  for (const auto& stage : programme.stages)
    first_.entries.push_back(add(
        by_group("entries." + stage.id, "1", {"entries: " + stage.name, "inträden: " + stage.name}, true)));
  declare_flows(programme, layout);
  for (const auto& stage : programme.stages)
    first_.returns.push_back(add(by_group(
        "returns." + stage.id, "1",
        {"entries by people who had been there before: " + stage.name, "återinträden: " + stage.name},
        true)));
  const Axis places = layout.axis(Along::place);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Text& name = places.names[i];
    first_.stock_end.push_back(
        add(by_group("stock_end." + places.ids[i], "1",
                     {"there at the end: " + name.en, "kvar vid slutet: " + name.sv}, true)));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Text& name = places.names[i];
    first_.person_days.push_back(
        add(by_group("person_days." + places.ids[i], "days",
                     {"person-days: " + name.en, "persondagar: " + name.sv}, false)));
  }
}

/// What is counted as one flow: a whole transition, and each leg of one that branches.
void Stays::declare_flows(const Programme& programme, Layout& layout) {
  const auto add = [&](const std::string& id) {
    return layout.add(Series::totals,
                      by_group("flow." + id, "1", {"moves: " + id, "övergångar: " + id}, true));
  };
  first_.flow.resize(programme.legs.size());
  first_.flow_of_leg.resize(programme.legs.size());
  for (const model::Way& way : programme.ways) {
    const model::Leg& first = programme.legs[way.first_leg];
    const std::size_t whole = add(first.from + "." + first.transition);
    for (std::uint32_t leg = way.first_leg; leg < way.first_leg + way.legs; ++leg) {
      first_.flow[leg] = whole;
      first_.flow_of_leg[leg] =
          programme.legs[leg].only ? whole : add(leg_id(programme, programme.legs[leg]));
    }
  }
}

void Stays::declare_series(Layout& layout) {
  const Text stock{"people there at the end of the period", "antal vid periodens slut"};
  const Text entries{"entries", "inträden"}, flow{"moves", "övergångar"};
  first_.stock = layout.add(Series::monthly, by(Along::period, Along::place, "stock", "1", stock, true));
  first_.days = layout.add(Series::monthly, by(Along::period, Along::place, "person_days", "days",
                                               {"person-days", "persondagar"}, false));
  first_.month_entries =
      layout.add(Series::monthly, by(Along::period, Along::stage, "entries", "1", entries, true));
  first_.month_flow = layout.add(Series::monthly, by(Along::period, Along::leg, "flow", "1", flow, true));
  first_.year_entries =
      layout.add(Series::yearly, by(Along::year, Along::stage, "entries", "1", entries, true));
  first_.year_flow = layout.add(Series::yearly, by(Along::year, Along::leg, "flow", "1", flow, true));
  first_.observed = layout.add(Series::observed, by(Along::observation, Along::place, "stock", "1",
                                                    {"people there just before", "antal strax före"}, true));
}

std::uint64_t& Stays::more_been(std::uint32_t slot, std::size_t stage) {
  return more_been_[slot * words_ + stage / 64 - 1];
}

void Stays::forget_more(std::uint32_t slot) {
  if ((slot + 1) * words_ > more_been_.size())
    more_been_.resize((2 * static_cast<std::size_t>(slot) + 64) * words_);
  std::fill_n(more_been_.begin() + static_cast<std::ptrdiff_t>(slot * words_), words_, 0);
}

void Stays::clear() {
  levels_.clear();
  arrivals_.clear();
  flows_.clear();
}

/// Entries are noted by place, and told by stage.
void Stays::gather_entries() {
  entries_.clear();
  std::fill(returns_.begin(), returns_.end(), 0);
  const Stretch measured = grid_->measured();
  for (std::size_t place = 0; place < spots_.size(); ++place)
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      std::int32_t* const entries = &entries_.at(spots_[place].stage, cell, 0);
      for (std::size_t segment = 0; segment < grid_->segments(); ++segment)
        entries[segment] += levels_.entries(place, cell, segment);
      std::int32_t& returns = returns_[spots_[place].stage * cells_ + cell];
      for (std::size_t segment = measured.first; segment < measured.last; ++segment)
        returns += levels_.returns(place, cell, segment);
    }
}

void Stays::cumulate() {
  gather_entries();
  levels_.cumulate();
  days_by_place_.gather(levels_.days());
  level_by_place_.gather(levels_.level());
  entries_by_stage_.gather(entries_);
  flow_by_leg_.gather(flows_);
  arrived_.gather(arrivals_);
}

/// Whole numbers: the sum is the same in whatever order they are added.
void Stays::write_flows(std::span<double> totals) const {
  const std::size_t groups = flow_by_leg_.groups();
  for (const std::size_t flow : first_.flow)
    std::fill_n(totals.begin() + static_cast<std::ptrdiff_t>(flow), groups, 0.0);
  flow_by_leg_.totals(grid_->measured(), [&](std::size_t leg, std::size_t group, double sum) {
    totals[first_.flow[leg] + group] += sum;
    if (first_.flow_of_leg[leg] != first_.flow[leg]) totals[first_.flow_of_leg[leg] + group] = sum;
  });
}

void Stays::write_returns(std::span<double> totals) const {
  for (std::size_t stage = 0; stage < first_.returns.size(); ++stage)
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      std::int64_t sum = 0;
      for (const std::uint32_t cell : groups_[group]) sum += returns_[stage * cells_ + cell];
      totals[first_.returns[stage] + group] = static_cast<double>(sum);
    }
}

void Stays::write(const Row& row) const {
  const std::span<double> totals = of(row, Series::totals), yearly = of(row, Series::yearly),
                          monthly = of(row, Series::monthly), observed = of(row, Series::observed);
  const Stretch measured = grid_->measured();
  write_sums(totals, first_.arrivals, arrived_, measured);
  write_sums(totals, first_.entries, entries_by_stage_, measured);
  write_flows(totals);
  write_returns(totals);
  write_levels(totals, first_.stock_end, level_by_place_, measured);
  write_sums(totals, first_.person_days, days_by_place_, measured);

  write_levels(monthly.subspan(first_.stock), level_by_place_, grid_->periods());
  write_sums(monthly.subspan(first_.days), days_by_place_, grid_->periods());
  write_sums(monthly.subspan(first_.month_entries), entries_by_stage_, grid_->periods());
  write_sums(monthly.subspan(first_.month_flow), flow_by_leg_, grid_->periods());
  write_sums(yearly.subspan(first_.year_entries), entries_by_stage_, grid_->years());
  write_sums(yearly.subspan(first_.year_flow), flow_by_leg_, grid_->years());
  write_levels(observed.subspan(first_.observed), level_by_place_, grid_->observed());
}

}  // namespace stegvis::measure
