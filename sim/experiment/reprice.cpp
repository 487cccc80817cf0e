#include "experiment/reprice.hpp"

#include <algorithm>

#include "experiment/block.hpp"
#include "experiment/summary.hpp"
#include "measure/axes.hpp"
#include "measure/money.hpp"

namespace stegvis::experiment {
namespace {

base::Problems not_kept(const char* en, const char* sv) { return {{"", {en, sv}}}; }

bool same_times(const measure::Grid& grid, const KeptRun& run) {
  if (grid.segments() != run.segment_ends.size()) return false;
  for (std::size_t s = 0; s < grid.segments(); ++s)
    if (grid.end(s) != run.segment_ends[s]) return false;
  return true;
}

}  // namespace

base::Result<std::vector<Outcome>> reprice(const model::Programme& programme, const KeptRun& run) {
  const measure::Grid grid{programme};
  if (!same_times(grid, run))
    return not_kept(
        "the new prices begin, end or are discounted by other moments than the run was counted by; simulate "
        "with them instead (stegvis run --keep prices)",
        "de nya priserna börjar, slutar eller diskonteras vid andra tidpunkter än dem som körningen räknade "
        "efter; simulera med dem i stället (stegvis run --keep prices)");
  measure::KeptUnits units{programme, grid.segments()};
  if (std::any_of(run.places.begin(), run.places.end(),
                  [&](double place) { return place >= static_cast<double>(units.size()); }))
    return not_kept("the new prices ask for other people or places than the run kept",
                    "de nya priserna frågar efter andra människor eller platser än körningen sparade");
  measure::Layout layout = measure::axes_of(programme);
  measure::Money money{programme, grid, layout};
  Summary summary{layout};
  Rows rows;
  for (std::size_t s = 0; s < measure::series_count; ++s) rows.numbers[s].resize(layout.series[s].size);
  std::vector<double> row(units.size());
  for (std::size_t i = 0; i < run.first_entry.size(); ++i) {
    const auto first = static_cast<std::size_t>(run.first_entry[i]);
    const std::size_t last =
        i + 1 < run.first_entry.size() ? static_cast<std::size_t>(run.first_entry[i + 1]) : run.values.size();
    std::fill(row.begin(), row.end(), 0.0);
    for (std::size_t entry = first; entry < last && entry < run.values.size(); ++entry)
      row[static_cast<std::size_t>(run.places[entry])] = run.values[entry];
    units.read(row);
    money.price(units.units());
    measure::Row into;
    for (std::size_t s = 0; s < into.size(); ++s) into[s] = rows.numbers[s];
    money.write(into);
    summary.add(rows, 1);
  }
  return outcomes(summary);
}

}  // namespace stegvis::experiment
