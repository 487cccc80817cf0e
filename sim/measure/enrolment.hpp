#pragma once

#include <vector>

#include "measure/axes.hpp"
#include "measure/per_person.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Persons as SUS, the national follow-up of such programmes, counts them per calendar year (domain.md V5):
///   enrolled = stock_start + inflow,   stock_end = enrolled - exits.
/// Enrolled is whoever was in an `enrolled` stage at some time in the year; an exit is a person who left enrolment in
/// the year and was not enrolled at its end, told by the last leaving. So who comes back in the same year is one
/// person and no exit. A person counts in the reporting cell held when first enrolled in that year.
class Enrolment {
 public:
  Enrolment(const model::Programme& programme, const Bundles& bundles, Layout& layout);

  void clear();
  void arrived(const model::Newcomer& newcomer) { people_.fresh(newcomer.who.slot); }
  void visited(const model::Visit& visit) {
    if (kinds_[visit.place.index()].enrolled) enrolled(visit);
  }

  void cumulate();
  void write(const Row& row) const;

 private:
  enum Count : std::size_t { everyone, stock_start, inflow, exits, to_work_studies, stock_end, counts };
  static constexpr std::uint32_t never = 0xffffffffu;

  struct Kind {
    bool enrolled, placement;
  };
  struct Memory {
    std::uint32_t year = never;  ///< the last year in which counted
    std::uint32_t cell = 0;      ///< counted there in that year
    bool inside = false;
    bool to_work = false;        ///< the exit counted in that year went to work or studies
  };

  void enrolled(const model::Visit& visit);
  void enter(Memory& person, const model::Visit& visit);
  void leave(Memory& person, const model::Visit& visit);
  std::uint32_t year_of(double at) const;
  void count(Count what, std::uint32_t cell, std::uint32_t year, std::int32_t by) { counts_.at(what, cell, year) += by; }

  std::vector<double> year_begins_;
  std::vector<Kind> kinds_;  ///< by place
  PerPerson<Memory> people_;
  Cube<std::int32_t> counts_;
  Grouped by_group_;
  std::vector<std::size_t> firsts_;
};

}  // namespace stegvis::measure
