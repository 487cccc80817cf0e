#pragma once

#include <array>
#include <vector>

#include "measure/axes.hpp"
#include "measure/curves.hpp"
#include "measure/per_person.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Placements in work or studies: how many, after how long, and how many last.
/// A placement is an entry into a `placement` stage from a place that is none; its spell lasts over moves between
/// placement stages, and over an interruption of one. Who stands in a placement stage at the start has a spell that counts
/// as no placement.
class Placements {
 public:
  Placements(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  void clear();
  void arrived(const model::Newcomer& newcomer) {
    Memory& person = people_.fresh(newcomer.who.slot);
    person.arrived = newcomer.at;
    person.followed = !newcomer.at_start && newcomer.at >= measure_from_;
  }
  void visited(const model::Visit& visit) {
    const Kind kind = kinds_[visit.place.index()];
    if (kind.told || visit.exit == model::Exit::horizon || people_[visit.who.slot].inside) follow(visit, kind);
  }

  void cumulate();
  void write(const Row& row) const;
  const Curves& curves() const { return curves_; }

 private:
  static constexpr std::array marks_{6, 12, 24};  ///< sustained after so many calendar months

  struct Kind {
    bool told;       ///< placement or final: what goes on here concerns this topic
    bool placement;
    bool final;
  };
  struct Memory {
    double arrived = 0.0;
    double placed = 0.0;           ///< beginning of the spell
    double first_joined = 0.0;     ///< beginning of its first visit
    std::uint32_t cell = 0;        ///< reporting cell when placed
    bool followed = false;         ///< arrived, and neither placed nor gone yet
    bool inside = false;           ///< in a spell
    bool counts = false;           ///< ... that is a placement in the measured time
    bool supported = false;
  };
  struct First {
    std::size_t placements, monthly, cumulative, yearly;
    std::array<std::size_t, marks_.size()> sustained, of, share;
  };

  void declare(Layout& layout);
  void follow(const model::Visit& visit, Kind kind);
  void begin(Memory& person, const model::Visit& visit);
  void end(Memory& person, const model::Visit& visit);
  void count_sustained(const Memory& person, double until);
  double mark_after(std::size_t mark, double from) const;

  const Grid* grid_;
  double measure_from_;
  std::vector<Kind> kinds_;                                   ///< by place
  std::vector<Bundle> groups_;
  std::array<std::vector<double>, marks_.size()> mark_days_;  ///< by day: the day so many months on
  PerPerson<Memory> people_;
  Cube<std::int32_t> placements_;
  Grouped placed_;
  std::array<std::vector<std::int32_t>, marks_.size()> sustained_, of_;  ///< by cell
  Curves curves_;
  First first_{};
};

}  // namespace stegvis::measure
