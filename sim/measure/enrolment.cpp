#include "measure/enrolment.hpp"

#include <string>

namespace stegvis::measure {

Enrolment::Enrolment(const model::Programme& programme, const Bundles& bundles, const Grid& grid,
                     Layout& layout)
    : year_of_(grid.segments()),
      cells_{programme.cells},
      groups_{bundles.groups},
      years_{1, programme.cells, grid.years().size() + 1} {
  for (std::uint32_t year = 0; year < grid.years().size(); ++year)
    for (std::size_t s = grid.years()[year].first; s < grid.years()[year].last; ++s) year_of_[s] = year;
  for (const model::Place& place : programme.places) {
    const model::StagePlan& stage = programme.stages[place.stage.index()];
    kinds_.push_back((stage.enrolled && !place.waiting ? is_enrolled : 0u) |
                     (stage.placement && !place.waiting ? placement : 0u));
  }
  const auto add = [&](const char* name, base::Text label) {
    firsts_.push_back(layout.add(Series::yearly, {.name = std::string{"sus."} + name,
                                                  .unit = "1",
                                                  .label = std::move(label),
                                                  .whole = true,
                                                  .axes = {Along::year, Along::group}}));
  };
  // In the order of Count.
  add("enrolled", {"persons enrolled at some time in the year", "personer inskrivna någon gång under året"});
  add("stock_start", {"enrolled at the beginning of the year", "inskrivna vid årets början"});
  add("inflow", {"newly enrolled in the year", "nyinskrivna under året"});
  add("exits", {"persons who left in the year", "avslutade under året"});
  add("to_work_studies", {"of those to work or studies", "av dem till arbete eller studier"});
  add("stock_end", {"enrolled at the end of the year", "inskrivna vid årets slut"});
}

void Enrolment::clear() { years_.clear(); }

/// Inside just before the beginning of every year up to `until`: there at the end of the old year and at the
/// start of the new one. Noted by difference, and without asking whether there is any such year, which nobody
/// could guess.
void Enrolment::enrolled(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t from,
                         std::uint32_t until) {
  if (!person.inside) enter(person, what, cell, from);
  Year* const years = &at(cell, 0);
  ++years[person.year + 1].over;
  --years[until + 1].over;
  if (person.cell != cell && person.year < until) move_over(person, cell);
  person.year = static_cast<std::uint16_t>(until);
  if ((what & is_enrolled) == 0) leave(person, what);
}

/// The old year ended in another cell.
void Enrolment::move_over(Memory& person, std::uint32_t cell) {
  ++at(person.cell, person.year).of[stock_end];
  --at(cell, person.year).of[stock_end];
  person.cell = cell;
}

inline void Enrolment::enter(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t year) {
  person.inside = true;
  if (person.year == year) {  // back again in the same year: that was no exit
    std::array<std::int32_t, counts>& old = at(person.cell, year).of;
    --old[exits];
    old[to_work_studies] -= person.to_work ? 1 : 0;
    return;
  }
  person.year = static_cast<std::uint16_t>(year);
  person.cell = cell;
  std::array<std::int32_t, counts>& now = at(cell, year).of;
  ++now[everyone];
  ++now[(what & at_start) != 0 ? stock_start : inflow];
}

inline void Enrolment::leave(Memory& person, std::uint32_t what) {
  person.inside = false;
  std::array<std::int32_t, counts>& now = at(person.cell, person.year).of;
  if ((what & at_horizon) != 0) {
    ++now[stock_end];
    return;
  }
  const bool to_work = (what & placement) != 0;
  person.to_work = to_work;
  ++now[exits];
  now[to_work_studies] += to_work ? 1 : 0;
}

void Enrolment::cumulate() {
  const auto years = static_cast<std::uint32_t>(years_.segments() - 1);
  for (std::uint32_t cell = 0; cell < cells_; ++cell) {
    std::int32_t over = 0;
    for (std::uint32_t year = 0; year < years; ++year) {
      over += at(cell, year).over;
      at(cell, year).of[everyone] += over;
      at(cell, year).of[stock_start] += over;
      if (year > 0) at(cell, year - 1).of[stock_end] += over;
    }
  }
}

void Enrolment::write(const Row& row) const {
  const std::span<double> yearly = of(row, Series::yearly);
  for (std::size_t year = 0; year + 1 < years_.segments(); ++year)
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      std::array<std::int64_t, counts> sums{};
      for (const std::uint32_t cell : groups_[group])
        for (std::size_t what = 0; what < counts; ++what) sums[what] += years_.at(0, cell, year).of[what];
      for (std::size_t what = 0; what < counts; ++what)
        yearly[firsts_[what] + year * groups_.size() + group] = static_cast<double>(sums[what]);
    }
}

}  // namespace stegvis::measure
