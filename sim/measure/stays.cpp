#include "measure/stays.hpp"

namespace stegvis::measure {
namespace {

using base::Text;
using model::Programme;

/// What is counted as one flow: a whole transition, and each leg of one that branches. Rows of legs begin
/// at 1.
struct Flow {
  std::string id;
  Bundle legs;
};

std::vector<Flow> flows_of(const Programme& programme) {
  std::vector<Flow> flows;
  for (const model::Way& way : programme.ways) {
    const model::Leg& first = programme.legs[way.first_leg];
    Flow whole{first.from + "." + first.transition, {}};
    for (std::uint32_t k = 0; k < way.legs; ++k) whole.legs.push_back(way.first_leg + k + 1);
    flows.push_back(whole);
    for (const std::uint32_t row : whole.legs)
      if (!programme.legs[row - 1].only) flows.push_back({leg_id(programme, programme.legs[row - 1]), {row}});
  }
  return flows;
}

std::vector<Bundle> legs_of(const std::vector<Flow>& flows) {
  std::vector<Bundle> bundles;
  for (const Flow& flow : flows) bundles.push_back(flow.legs);
  return bundles;
}

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
      levels_{programme.places.size(), programme.cells, grid},
      arrivals_{1, programme.cells, grid.segments()},
      entries_{programme.stages.size(), programme.cells, grid.segments()},
      returns_{programme.stages.size(), programme.cells, grid.segments()},
      flows_{programme.legs.size() + 1, programme.cells, grid.segments()},
      days_by_place_{bundles.places, bundles.groups, grid.segments()},
      level_by_place_{bundles.places, bundles.groups, grid.segments()},
      entries_by_stage_{each(programme.stages.size()), bundles.groups, grid.segments()},
      returns_by_stage_{each(programme.stages.size()), bundles.groups, grid.segments()},
      flow_by_leg_{each(programme.legs.size(), 1), bundles.groups, grid.segments()},
      flow_{legs_of(flows_of(programme)), bundles.groups, grid.segments()},
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
  for (const Flow& flow : flows_of(programme))
    first_.flows.push_back(
        add(by_group("flow." + flow.id, "1", {"moves: " + flow.id, "övergångar: " + flow.id}, true)));
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
  returns_.clear();
  for (std::size_t place = 0; place < spots_.size(); ++place)
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      std::int32_t* const entries = &entries_.at(spots_[place].stage, cell, 0);
      std::int32_t* const returns = &returns_.at(spots_[place].stage, cell, 0);
      for (std::size_t segment = 0; segment < grid_->segments(); ++segment) {
        entries[segment] += levels_.entries(place, cell, segment);
        returns[segment] += levels_.returns(place, cell, segment);
      }
    }
}

void Stays::cumulate() {
  gather_entries();
  levels_.cumulate();
  days_by_place_.gather(levels_.days());
  level_by_place_.gather(levels_.level());
  entries_by_stage_.gather(entries_);
  returns_by_stage_.gather(returns_);
  flow_by_leg_.gather(flows_);
  flow_.gather(flows_);
  arrived_.gather(arrivals_);
}

void Stays::write(const Row& row) const {
  const std::span<double> totals = of(row, Series::totals), yearly = of(row, Series::yearly),
                          monthly = of(row, Series::monthly), observed = of(row, Series::observed);
  const Stretch measured = grid_->measured();
  write_sums(totals, first_.arrivals, arrived_, measured);
  write_sums(totals, first_.entries, entries_by_stage_, measured);
  write_sums(totals, first_.flows, flow_, measured);
  write_sums(totals, first_.returns, returns_by_stage_, measured);
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
