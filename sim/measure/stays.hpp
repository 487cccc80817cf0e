#pragma once

#include <vector>

#include "measure/axes.hpp"
#include "measure/levels.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Where people are and how they move: arrivals, entries, flows, stocks, person-days, returns.
class Stays {
 public:
  Stays(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  /// What is remembered of each participant.
  struct Memory {
    std::uint64_t been = 0;  ///< stages they have been in, a bit each; from the 65th on in `more_been_`
  };

  void clear();

  void arrived(const model::Newcomer& newcomer, std::size_t segment) {
    arrivals_.at(0, newcomer.who.cell, segment) += newcomer.at_start ? 0 : 1;
    if (words_ > 0) forget_more(newcomer.who.slot);
  }

  /// `in` and `out` are the segments of the visit's two ends. Nearly without branches: which visit comes next
  /// is what a processor cannot guess.
  void visited(const model::Visit& visit, std::size_t in, std::size_t out, Memory& memory) {
    const std::size_t place = visit.place.index(), cell = visit.who.cell;
    const Spot spot = spots_[place];
    std::uint64_t& been = spot.stage < 64 ? memory.been : more_been(visit.who.slot, spot.stage);
    const std::int32_t entry = visit.entry && !visit.at_start ? 1 : 0;
    const bool gone = visit.exit != model::Exit::horizon;
    levels_.stay(place, cell, in, visit.entered, out, visit.left, gone, entry,
                 (been & spot.bit) != 0 ? entry : 0);
    been |= spot.bit;
    // Who leaves by no leg is counted in row 0, which is told to nobody.
    if (gone) ++flows_.at(visit.leg.exists() ? visit.leg.index() + 1 : 0, cell, out);
  }

  /// To be called once, when everything has been told; before write() and days().
  void cumulate();
  void write(const Row& row) const;

  /// Person-days in each place, cell and segment.
  const Cube<double>& days() const { return levels_.days(); }
  /// Entries proper by stage, and moves by leg + 1 (row 0: by no leg).
  const Cube<std::int32_t>& entries() const { return entries_; }
  const Cube<std::int32_t>& moves() const { return flows_; }

 private:
  /// Where this topic's tables begin in their rows.
  struct First {
    std::vector<std::size_t> arrivals, entries, returns, stock_end, person_days;
    /// By leg: of its whole transition; and its own, which is the same where it is the only one.
    std::vector<std::size_t> flow, flow_of_leg;
    std::size_t stock, days, month_entries, month_flow, year_entries, year_flow, observed;
  };
  void declare_totals(const model::Programme& programme, Layout& layout);
  void declare_flows(const model::Programme& programme, Layout& layout);
  void declare_series(Layout& layout);

  struct Spot {
    std::uint64_t bit;  ///< in `been`; 0 for a list: who waits has not been in the stage
    std::uint32_t stage;
  };

  void gather_entries();
  void write_flows(std::span<double> totals) const;
  void write_returns(std::span<double> totals) const;
  std::uint64_t& more_been(std::uint32_t slot, std::size_t stage);
  void forget_more(std::uint32_t slot);

  const Grid* grid_;
  std::size_t cells_;
  std::vector<Bundle> groups_;  ///< of cells
  std::vector<Spot> spots_;     ///< by place
  Levels levels_;
  Cube<std::int32_t> arrivals_, entries_, flows_;
  std::vector<std::int32_t> returns_;  ///< [stage][cell], over the measured time
  Grouped days_by_place_, level_by_place_, entries_by_stage_, flow_by_leg_, arrived_;
  std::size_t words_;  ///< of 64 stages each, beyond the first 64
  std::vector<std::uint64_t> more_been_;
  First first_{};
};

}  // namespace stegvis::measure
