#pragma once

#include <algorithm>
#include <vector>

#include "measure/axes.hpp"
#include "measure/levels.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Where people are and how they move: arrivals, entries, flows, stocks, person-days, returns.
class Stays {
 public:
  Stays(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  void clear();
  void arrived(const model::Newcomer& newcomer) {
    if (!newcomer.at_start) ++arrivals_.at(0, newcomer.who.cell, grid_->of(newcomer.at));
    std::fill_n(been_.begin() + position(newcomer.who.slot), words_, 0);
  }

  void visited(const model::Visit& visit) {
    const std::size_t place = visit.place.index(), cell = visit.who.cell;
    const bool from_start = visit.at_start && visit.entered <= 0.0;
    const std::size_t in = from_start ? 0 : grid_->of(visit.entered);
    levels_.rise(place, cell, in, visit.entered);
    if (visit.entry) enter(visit, in);
    if (visit.exit == model::Exit::horizon) return;
    const std::size_t out = grid_->of(visit.left);
    levels_.fall(place, cell, out, visit.left);
    if (visit.leg.exists()) ++flows_.at(visit.leg.index(), cell, out);
  }

  /// To be called once, when everything has been told; before write() and days().
  void cumulate();
  void write(const Row& row) const;

  /// Person-days in each place, cell and segment.
  const Cube<double>& days() const { return levels_.days(); }

 private:
  /// Where this topic's tables begin in their rows.
  struct First {
    std::vector<std::size_t> arrivals, entries, flows, returns, stock_end, person_days;
    std::size_t stock, days, month_entries, month_flow, year_entries, year_flow, observed;
  };
  void declare_totals(const model::Programme& programme, Layout& layout);
  void declare_series(Layout& layout);

  std::ptrdiff_t position(std::uint32_t slot) {
    const std::size_t at = slot * words_;
    if (at + words_ > been_.size()) been_.resize(2 * at + 64 * words_);
    return static_cast<std::ptrdiff_t>(at);
  }

  void enter(const model::Visit& visit, std::size_t segment) {
    const std::size_t stage = stage_of_place_[visit.place.index()];
    std::uint64_t& word = been_[visit.who.slot * words_ + stage / 64];
    const std::uint64_t bit = std::uint64_t{1} << stage % 64;
    if (!visit.at_start) {
      ++entries_.at(stage, visit.who.cell, segment);
      if ((word & bit) != 0) ++returns_.at(stage, visit.who.cell, segment);
    }
    word |= bit;
  }

  const Grid* grid_;
  std::vector<std::size_t> stage_of_place_;
  Levels levels_;
  Cube<std::int32_t> arrivals_, entries_, returns_, flows_;
  Grouped days_by_place_, level_by_place_, entries_by_stage_, returns_by_stage_, flow_by_leg_, flow_, arrived_;
  std::size_t words_;                       ///< of 64 stages each
  std::vector<std::uint64_t> been_;         ///< stages where each participant has been
  First first_{};
};

}  // namespace stegvis::measure
