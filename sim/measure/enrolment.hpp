#pragma once

#include <array>
#include <vector>

#include "measure/axes.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Persons as SUS, the national follow-up of such programmes, counts them per calendar year (domain.md V5):
///   enrolled = stock_start + inflow,   stock_end = enrolled - exits.
/// Enrolled is whoever was in an `enrolled` stage at some time in the year; an exit is a person who left
/// enrolment in the year and was not enrolled at its end, told by the last leaving. So who comes back in the
/// same year is one person and no exit. A person counts in the reporting cell held when first enrolled in
/// that year.
class Enrolment {
 public:
  Enrolment(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  static constexpr std::uint16_t never = 0xffff;
  /// What is remembered of each participant.
  struct Memory {
    std::uint32_t cell = 0;      ///< counted there in that year
    std::uint16_t year = never;  ///< the last year in which counted
    bool inside = false;
    bool to_work = false;  ///< the exit counted in that year went to work or studies
  };

  void clear();
  /// `in` and `out` are the segments of the visit's two ends.
  void visited(const model::Visit& visit, std::size_t in, std::size_t out, Memory& person) {
    if ((kinds_[visit.place.index()] & is_enrolled) == 0) return;
    const bool horizon = visit.exit == model::Exit::horizon;
    const std::uint32_t next = !horizon && visit.next.exists() ? kinds_[visit.next.index()] : 0;
    const bool there = visit.at_start && visit.entered <= 0.0;
    enrolled(person, next | (horizon ? at_horizon : 0u) | (there ? at_start : 0u), visit.who.cell,
             year_of_[in], year_of_[out]);
  }

  void cumulate();
  void write(const Row& row) const;

 private:
  enum Count : std::size_t { everyone, stock_start, inflow, exits, to_work_studies, stock_end, counts };

  /// What a place is, as bits.
  enum Kind : std::uint32_t { is_enrolled = 1, placement = 2 };
  /// What a visit is, beside what the next place is.
  enum What : std::uint32_t { at_horizon = 4, at_start = 8 };

  /// Of a cell's year, side by side: who enters a year mostly leaves in it too.
  struct alignas(32) Year {
    std::array<std::int32_t, counts> of = {};
    std::int32_t over = 0;  ///< who stays over into it: one more from there on, one fewer
  };

  // Numbers, not the visit: they stay in registers, and nobody has to write it down.
  void enrolled(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t from,
                std::uint32_t until);
  void move_over(Memory& person, std::uint32_t cell);
  void enter(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t year);
  void leave(Memory& person, std::uint32_t what);
  Year& at(std::uint32_t cell, std::uint32_t year) { return years_.at(0, cell, year); }

  std::vector<std::uint32_t> year_of_;  ///< by segment
  std::vector<std::uint32_t> kinds_;    ///< by place
  std::size_t cells_;
  std::vector<Bundle> groups_;
  Cube<Year> years_;  ///< and one behind them
  std::vector<std::size_t> firsts_;
};

}  // namespace stegvis::measure
