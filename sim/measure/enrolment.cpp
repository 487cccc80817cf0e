#include "measure/enrolment.hpp"

#include <string>

namespace stegvis::measure {

Enrolment::Enrolment(const model::Programme& programme, const Bundles& bundles, const Grid& grid,
                     Layout& layout)
    : year_of_(grid.segments()),
      cells_{programme.cells},
      counts_{counts, programme.cells, grid.years().size()},
      over_{1, programme.cells, grid.years().size() + 1},
      by_group_{each(counts), bundles.groups, grid.years().size()} {
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

void Enrolment::clear() {
  counts_.clear();
  over_.clear();
}

void Enrolment::enrolled(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t from,
                         std::uint32_t until) {
  if (!person.inside) enter(person, what, cell, from);
  stay_over(person, cell, until);
  if ((what & is_enrolled) == 0) leave(person, what);
}

/// Inside just before the beginning of every year up to `until`: there at the end of the old year and at the
/// start of the new one. Noted by difference, and without asking whether there is any such year, which nobody
/// could guess.
void Enrolment::stay_over(Memory& person, std::uint32_t cell, std::uint32_t until) {
  ++over_.at(0, cell, person.year + 1);
  --over_.at(0, cell, until + 1);
  if (person.cell != cell && person.year < until) {  // the old year ended in another cell
    count(stock_end, person.cell, person.year, +1);
    count(stock_end, cell, person.year, -1);
    person.cell = cell;
  }
  person.year = static_cast<std::uint16_t>(until);
}

void Enrolment::enter(Memory& person, std::uint32_t what, std::uint32_t cell, std::uint32_t year) {
  person.inside = true;
  if (person.year == year) {  // back again in the same year: that was no exit
    count(exits, person.cell, year, -1);
    count(to_work_studies, person.cell, year, person.to_work ? -1 : 0);
    return;
  }
  person.year = static_cast<std::uint16_t>(year);
  person.cell = cell;
  count(everyone, person.cell, year, +1);
  count((what & at_start) != 0 ? stock_start : inflow, person.cell, year, +1);
}

void Enrolment::leave(Memory& person, std::uint32_t what) {
  person.inside = false;
  if ((what & at_horizon) != 0) {
    count(stock_end, person.cell, person.year, +1);
    return;
  }
  person.to_work = (what & placement) != 0;
  count(exits, person.cell, person.year, +1);
  count(to_work_studies, person.cell, person.year, person.to_work ? +1 : 0);
}

void Enrolment::cumulate() {
  const auto years = static_cast<std::uint32_t>(counts_.segments());
  for (std::uint32_t cell = 0; cell < cells_; ++cell) {
    std::int32_t over = 0;
    for (std::uint32_t year = 0; year < years; ++year) {
      over += over_.at(0, cell, year);
      count(everyone, cell, year, over);
      count(stock_start, cell, year, over);
      if (year > 0) count(stock_end, cell, year - 1, over);
    }
  }
  by_group_.gather(counts_);
}

void Enrolment::write(const Row& row) const {
  const std::span<double> yearly = of(row, Series::yearly);
  for (std::size_t what = 0; what < counts; ++what)
    for (std::size_t group = 0; group < by_group_.groups(); ++group)
      for (std::size_t year = 0; year < by_group_.of(what, group).size(); ++year)
        yearly[firsts_[what] + year * by_group_.groups() + group] = by_group_.of(what, group)[year];
}

}  // namespace stegvis::measure
