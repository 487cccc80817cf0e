#include "measure/placements.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace stegvis::measure {

Placements::Placements(const model::Programme& programme, const Bundles& bundles, const Grid& grid,
                       Layout& layout)
    : grid_{&grid},
      measure_from_{programme.measure_from},
      groups_{bundles.groups},
      placements_{1, programme.cells, grid.segments()},
      placed_{each(1), bundles.groups, grid.segments()},
      sustained_(programme.cells),
      curves_{programme.horizon} {
  for (const model::Place& place : programme.places) {
    const model::StagePlan& stage = programme.stages[place.stage.index()];
    kinds_.push_back((stage.placement && !place.waiting ? placement : 0u) | (stage.final ? final : 0u));
  }
  mark_days_.resize(static_cast<std::size_t>(programme.horizon) + 1);
  for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
    for (std::size_t day = 0; day < mark_days_.size(); ++day)
      mark_days_[day][mark] = static_cast<std::int32_t>(
          base::calendar_after(programme.start, static_cast<double>(day),
                               {static_cast<double>(marks_[mark]), base::TimeUnit::month}));
  }
  declare(layout);
}

void Placements::declare(Layout& layout) {
  const auto total = [&](std::string name, std::string unit, base::Text label, bool whole) {
    return layout.add(Series::totals, {.name = std::move(name),
                                       .unit = std::move(unit),
                                       .label = std::move(label),
                                       .whole = whole,
                                       .may_lack = !whole,
                                       .axes = {Along::group}});
  };
  first_.placements =
      total("placements", "1", {"placements in work or studies", "placeringar i arbete eller studier"}, true);
  for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
    const std::string months = std::to_string(marks_[mark]), name = "." + months + "m";
    first_.sustained[mark] = total("sustained" + name, "1",
                                   {"placements that lasted at least " + months + " months",
                                    "placeringar som varade i minst " + months + " månader"},
                                   true);
    first_.of[mark] = total("sustained_of" + name, "1",
                            {"placements at least " + months + " months before the end",
                             "placeringar minst " + months + " månader före slutet"},
                            true);
    first_.share[mark] = total("sustained_share" + name, "1",
                               {"share of placements that lasted at least " + months + " months",
                                "andel placeringar som varade i minst " + months + " månader"},
                               false);
  }
  const auto series = [&](Series which, Along time, std::string name, base::Text label) {
    return layout.add(which, {.name = std::move(name),
                              .unit = "1",
                              .label = std::move(label),
                              .whole = true,
                              .axes = {time, Along::group}});
  };
  first_.monthly = series(Series::monthly, Along::period, "placements", {"placements", "placeringar"});
  first_.cumulative = series(Series::monthly, Along::period, "placements_cumulative",
                             {"placements since the start", "placeringar sedan starten"});
  first_.yearly = series(Series::yearly, Along::year, "placements", {"placements", "placeringar"});
}

void Placements::clear() {
  placements_.clear();
  std::fill(sustained_.begin(), sustained_.end(), Sustained{});
}

void Placements::follow(Memory& person, std::uint32_t what, std::uint32_t cell, std::size_t in,
                        double entered, double left, double joined) {
  if ((what & placement) != 0 && !person.inside) begin(person, what, cell, in, entered);
  if (person.inside) {
    // A spell that counts began with an entry: its first visit is the one that was joined then.
    if (joined == person.since) person.supported = person.supported || (what & supported) != 0;
    if ((what & goes_on) == 0) end(person, what, left);
  } else if (person.followed && (what & final) != 0) {
    ++curves_.to_placement[Curves::interval(entered - person.since)].second;
    person.followed = false;
  } else if (person.followed && (what & at_horizon) != 0) {
    ++curves_.to_placement[Curves::interval(left - person.since)].censored;
    person.followed = false;
  }
}

void Placements::begin(Memory& person, std::uint32_t what, std::uint32_t cell, std::size_t in,
                       double entered) {
  if (person.followed) ++curves_.to_placement[Curves::interval(entered - person.since)].first;
  person.followed = false;
  person.inside = true;
  person.since = entered;
  person.cell = cell;
  person.supported = false;
  person.counts = (what & entry) != 0 && entered >= measure_from_;
  placements_.at(0, cell, in) += (what & entry) != 0 ? 1 : 0;
}

void Placements::end(Memory& person, std::uint32_t what, double left) {
  person.inside = false;
  if (!person.counts) return;
  auto& retention = curves_.retention[person.supported ? Curves::with : Curves::without];
  stats::Left& interval = retention[Curves::interval(left - person.since)];
  ++((what & at_horizon) != 0 ? interval.censored : interval.ended);
  count_sustained(person, left);
}

void Placements::count_sustained(const Memory& person, double until) {
  const auto day = static_cast<std::int64_t>(person.since);  // who counts was placed at 0 or later
  const auto& days = mark_days_[static_cast<std::size_t>(day)];
  const double part = person.since - static_cast<double>(day);
  const double horizon = grid_->horizon();
  Sustained& here = sustained_[person.cell];
  for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
    const double due = days[mark] + part;
    const int known = due <= horizon ? 1 : 0;
    here.of[mark] += known;
    here.lasted[mark] += until >= due ? known : 0;
  }
}

void Placements::cumulate() { placed_.gather(placements_); }

void Placements::write(const Row& row) const {
  const std::span<double> totals = of(row, Series::totals), monthly = of(row, Series::monthly),
                          yearly = of(row, Series::yearly);
  write_sums(totals, {&first_.placements, 1}, placed_, grid_->measured());
  write_sums(monthly.subspan(first_.monthly), placed_, grid_->periods());
  write_sums(yearly.subspan(first_.yearly), placed_, grid_->years());
  for (std::size_t k = 0; k < grid_->periods().size() * groups_.size(); ++k)
    monthly[first_.cumulative + k] =
        monthly[first_.monthly + k] +
        (k < groups_.size() ? 0.0 : monthly[first_.cumulative + k - groups_.size()]);
  for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      double lasted = 0.0, all = 0.0;
      for (const std::uint32_t cell : groups_[group]) {
        lasted += sustained_[cell].lasted[mark];
        all += sustained_[cell].of[mark];
      }
      totals[first_.sustained[mark] + group] = lasted;
      totals[first_.of[mark] + group] = all;
      totals[first_.share[mark] + group] =
          all > 0.0 ? lasted / all : std::numeric_limits<double>::quiet_NaN();
    }
  }
}

}  // namespace stegvis::measure
