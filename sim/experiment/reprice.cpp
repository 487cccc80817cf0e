#include "experiment/reprice.hpp"

#include <algorithm>
#include <optional>

#include "experiment/block.hpp"
#include "measure/axes.hpp"
#include "measure/money.hpp"
#include "measure/units.hpp"

namespace stegvis::experiment {
namespace {

using measure::Along;
using measure::Series;

base::Problems not_kept(const char* en, const char* sv) { return {{"", {en, sv}}}; }

bool same_times(const measure::Grid& grid, const KeptRun& run) {
  if (grid.segments() != run.segment_ends.size()) return false;
  for (std::size_t s = 0; s < grid.segments(); ++s)
    if (grid.end(s) != run.segment_ends[s]) return false;
  return true;
}

base::Problems check(const Priced& priced, const measure::Grid& grid) {
  if (!same_times(grid, *priced.run))
    return not_kept(
        "the new prices begin, end or are discounted by other moments than the run was counted by; simulate "
        "with them instead (stegvis run --keep prices)",
        "de nya priserna börjar, slutar eller diskonteras vid andra tidpunkter än dem som körningen räknade "
        "efter; simulera med dem i stället (stegvis run --keep prices)");
  const std::size_t size = measure::KeptUnits{*priced.programme, grid.segments()}.size();
  if (std::any_of(priced.run->places.begin(), priced.run->places.end(),
                  [&](double place) { return place >= static_cast<double>(size); }))
    return not_kept("the new prices ask for other people or places than the run kept",
                    "de nya priserna frågar efter andra människor eller platser än körningen sparade");
  return {};
}

/// One kept run and its prices, replication by replication.
class Pricing {
 public:
  explicit Pricing(const Priced& priced)
      : run_{*priced.run},
        grid_{*priced.programme},
        layout_{measure::axes_of(*priced.programme)},
        money_{*priced.programme, grid_, layout_},
        units_{*priced.programme, grid_.segments()},
        kept_(units_.size()) {
    for (const KeptCount& count : run_.counts) {
      const bool yearly = count.series == Series::yearly;
      counts_at_.push_back(layout_.add(count.series, {.name = count.name,
                                                      .unit = "1",
                                                      .label = {count.name, count.name},
                                                      .axes = yearly ? std::vector{Along::year, Along::group}
                                                                     : std::vector{Along::group}}));
    }
  }

  const measure::Layout& layout() const { return layout_; }
  std::size_t replications() const { return run_.first_entry.size(); }
  /// Whether what was kept of the counts has the shape of this programme's.
  bool counts_fit() const {
    return std::all_of(run_.counts.begin(), run_.counts.end(), [&](const KeptCount& count) {
      return count.numbers.size() == layout_.in(count.series).find(count.name)->size * replications();
    });
  }

  void price(std::size_t replication, Rows& rows) {
    measure::Row into;
    for (std::size_t s = 0; s < into.size(); ++s) {
      rows.numbers[s].resize(layout_.series[s].size);
      into[s] = rows.numbers[s];
    }
    read(replication);
    money_.price(units_.units());
    money_.write(into);
    for (std::size_t i = 0; i < counts_at_.size(); ++i) {
      const KeptCount& count = run_.counts[i];
      const std::size_t size = count.numbers.size() / replications();
      std::copy_n(count.numbers.data() + replication * size, size,
                  into[static_cast<std::size_t>(count.series)].data() + counts_at_[i]);
    }
  }

 private:
  void read(std::size_t replication) {
    const auto first = static_cast<std::size_t>(run_.first_entry[replication]);
    const std::size_t last = replication + 1 < replications()
                                 ? static_cast<std::size_t>(run_.first_entry[replication + 1])
                                 : run_.values.size();
    std::fill(kept_.begin(), kept_.end(), 0.0);
    for (std::size_t entry = first; entry < last && entry < run_.values.size(); ++entry)
      kept_[static_cast<std::size_t>(run_.places[entry])] = run_.values[entry];
    units_.read(kept_);
  }

  const KeptRun& run_;
  measure::Grid grid_;
  measure::Layout layout_;
  measure::Money money_;
  measure::KeptUnits units_;
  std::vector<double> kept_;
  std::vector<std::size_t> counts_at_;
};

}  // namespace

base::Result<Comparison> reprice(const Priced& own, const Priced* base) {
  for (const Priced* priced : {&own, base})
    if (priced != nullptr)
      if (base::Problems problems = check(*priced, measure::Grid{*priced->programme}); !problems.empty())
        return problems;
  Pricing pricing{own};
  std::optional<Pricing> of_base;
  if (base != nullptr) of_base.emplace(*base);
  if (!pricing.counts_fit())
    return not_kept("the counts in the file do not fit its scenario",
                    "det som är räknat i filen passar inte dess scenario");
  Comparison comparison =
      of_base ? Comparison{pricing.layout(), of_base->layout()} : Comparison{pricing.layout()};
  Block block;
  for (block.count = 1; block.first < pricing.replications(); ++block.first) {
    pricing.price(block.first, block.own);
    if (of_base) of_base->price(block.first, block.base);
    comparison.add(block);
  }
  return comparison;
}

std::vector<Outcome> money_outcomes(const Summary& summary, const KeptRun& run) {
  std::vector<Outcome> all = outcomes(summary);
  std::erase_if(all, [&](const Outcome& outcome) {
    return std::any_of(run.counts.begin(), run.counts.end(),
                       [&](const KeptCount& count) { return count.name == outcome.name; });
  });
  return all;
}

}  // namespace stegvis::experiment
