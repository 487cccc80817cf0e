#include "experiment/side_by_side.hpp"

#include "base/expects.hpp"

namespace stegvis::experiment {
namespace {

using measure::Series;

measure::Layout common_of(const std::vector<measure::Layout>& layouts) {
  base::expects(layouts.size() >= 2, "a comparison takes two scenarios or more");
  measure::Layout common = layouts.front();
  for (std::size_t i = 1; i < layouts.size(); ++i) common = measure::shared(common, layouts[i]).layout;
  return common;
}

std::size_t index(Series series) { return static_cast<std::size_t>(series); }

}  // namespace

SideBySide::Paired::Paired(const measure::Layout& layout, std::size_t per_draw) : summary{layout, per_draw} {
  for (const Series series : measure::all_series) signs[index(series)].resize(layout.in(series).size);
}

SideBySide::SideBySide(const std::vector<measure::Layout>& layouts, std::size_t per_draw)
    : common_{common_of(layouts)},
      picked_(layouts.size()),
      selection_distance_{stats::selection_distance(layouts.size())} {
  for (const measure::Layout& layout : layouts) {
    places_.push_back(measure::shared(common_, layout).in_second);
    auto& sizes = sizes_.emplace_back();
    for (const Series series : measure::all_series) sizes[index(series)] = layout.in(series).size;
    own_.emplace_back(common_, per_draw);
    if (own_.size() > 1) differences_.emplace_back(common_, per_draw);
  }
}

void SideBySide::add(const Block& block) {
  for (std::size_t i = 0; i < scenarios(); ++i) {
    pick(i == 0 ? block.own : block.beside[i - 1], i, block.count);
    own_[i].add(picked_[i], block.count);
    if (i > 0) subtract(i, block.count);
  }
}

/// The common numbers out of a scenario's own rows.
void SideBySide::pick(const Rows& rows, std::size_t scenario, std::size_t count) {
  for (std::size_t s = 0; s < measure::series_count; ++s) {
    const auto& places = places_[scenario][s];
    std::vector<double>& into = picked_[scenario].numbers[s];
    into.resize(count * places.size());
    for (std::size_t row = 0; row < count; ++row)
      for (std::size_t i = 0; i < places.size(); ++i)
        into[row * places.size() + i] = rows.numbers[s][row * sizes_[scenario][s] + places[i]];
  }
}

void SideBySide::subtract(std::size_t scenario, std::size_t count) {
  Paired& paired = differences_[scenario - 1];
  for (std::size_t s = 0; s < measure::series_count; ++s) {
    const std::vector<double>&own = picked_[scenario].numbers[s], &first = picked_[0].numbers[s];
    std::vector<double>& into = difference_.numbers[s];
    std::vector<Signs>& signs = paired.signs[s];
    into.resize(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      const double x = into[i] = own[i] - first[i];
      Signs& sign = signs[i % signs.size()];
      sign.above += x > 0.0;
      sign.below += x < 0.0;
      sign.pairs += x == x;
    }
  }
  paired.summary.add(difference_, count);
}

stats::LuckGain SideBySide::gain(std::size_t scenario, Series series, std::size_t at) const {
  return stats::gain_of_common_luck(own_[0].column(series, at), own_[scenario].column(series, at));
}

stats::BestOf SideBySide::best(Series series, std::size_t at, Better better) const {
  base::expects(better != Better::unsaid, "best is what has a direction");
  std::vector<std::vector<double>> plans;
  for (const Summary& own : own_) plans.push_back(own.column(series, at));
  return stats::best_of(plans, better == Better::more, own_[0].per_draw(), selection_distance_);
}

std::vector<Difference> SideBySide::differences(std::size_t scenario) const {
  std::vector<Outcome> told = outcomes(difference(scenario));
  std::vector<Difference> result;
  for (const Series series : {Series::totals, Series::yearly, Series::observed})
    for (std::size_t at = 0; at < common_.in(series).size; ++at) {
      Difference& one = result.emplace_back(Difference{std::move(told[result.size()])});
      one.better = better(one.outcome.name);
      one.signs = signs(scenario, series, at);
      if (series == Series::totals) one.gain = gain(scenario, series, at);
    }
  return result;
}

std::vector<std::string> not_shared(const measure::Layout& own, const measure::Layout& common) {
  std::vector<std::string> names;
  for (const measure::Table& table : own.in(Series::totals).tables)
    if (common.in(Series::totals).find(table.name) == nullptr) names.push_back(table.name);
  return names;
}

}  // namespace stegvis::experiment
