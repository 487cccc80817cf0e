#pragma once

#include <array>
#include <vector>

#include "measure/axes.hpp"
#include "measure/curves.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Placements in work or studies: how many, after how long, and how many last.
/// A placement is an entry into a `placement` stage from a place that is none; its spell lasts over moves
/// between placement stages, and over an interruption of one. Who stands in a placement stage at the start
/// has a spell that counts as no placement.
class Placements {
 public:
  Placements(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  /// What is remembered of each participant.
  struct Memory {
    double since = 0.0;           ///< while followed: when they arrived; in a spell: when it began
    std::uint32_t cell = 0;       ///< reporting cell when placed
    bool from_start : 1 = false;  ///< came as starting stock
    bool followed : 1 = false;    ///< arrived, and neither placed nor gone yet
    bool inside : 1 = false;      ///< in a spell
    bool counts : 1 = false;      ///< ... that is a placement in the measured time
    bool supported : 1 = false;   ///< ... in whose first visit there was support at some time
  };

  void clear();
  void arrived(const model::Newcomer& newcomer, Memory& person) {
    person.since = newcomer.at;
    person.from_start = newcomer.at_start;
    person.followed = !newcomer.at_start && newcomer.at >= measure_from_;
  }
  /// `in` is the segment in which the visit begins.
  void visited(const model::Visit& visit, std::size_t in, Memory& person) {
    const std::uint32_t kind = kinds_[visit.place.index()];
    const bool horizon = visit.exit == model::Exit::horizon;
    if (kind == 0 && !person.inside && !horizon) return;
    const std::uint32_t next = visit.next.exists() ? kinds_[visit.next.index()] : 0;
    const bool stays = visit.exit == model::Exit::interrupted || (next & placement) != 0;
    const std::uint32_t what = kind | (horizon ? at_horizon : 0u) | (!horizon && stays ? goes_on : 0u) |
                               (visit.entry && !visit.at_start ? entry : 0u) |
                               (visit.supported ? supported : 0u);
    follow(person, what, visit.who.cell, in, visit.entered, visit.left, visit.joined);
  }

  void cumulate();
  void write(const Row& row) const;
  const Curves& curves() const { return curves_; }

 private:
  static constexpr std::array marks_{6, 12, 24};  ///< sustained after so many calendar months

  /// What a place is, as bits. 0: what goes on there does not concern this topic.
  enum Kind : std::uint32_t { placement = 1, final = 2 };
  /// What a visit is, beside.
  enum What : std::uint32_t { at_horizon = 4, goes_on = 8, entry = 16, supported = 32 };
  struct First {
    std::size_t placements, monthly, cumulative, yearly;
    std::array<std::size_t, marks_.size()> sustained, of, share;
  };

  void declare(Layout& layout);
  // Numbers, not the visit: they stay in registers, and nobody has to write it down.
  void follow(Memory& person, std::uint32_t what, std::uint32_t cell, std::size_t in, double entered,
              double left, double joined);
  void begin(Memory& person, std::uint32_t what, std::uint32_t cell, std::size_t in, double entered);
  void end(Memory& person, std::uint32_t what, double left);
  void count_sustained(const Memory& person, double until);

  const Grid* grid_;
  double measure_from_;
  std::vector<std::uint32_t> kinds_;  ///< by place
  std::vector<Bundle> groups_;
  std::vector<std::array<std::int32_t, marks_.size()>> mark_days_;  ///< by day: the days so many months on
  Cube<std::int32_t> placements_;
  Grouped placed_;
  /// By mark: placements that are known to have lasted so long or not, and those that have.
  struct Sustained {
    std::array<std::int32_t, marks_.size()> of{}, lasted{};
  };
  std::vector<Sustained> sustained_;  ///< by cell
  Curves curves_;
  First first_{};
};

}  // namespace stegvis::measure
