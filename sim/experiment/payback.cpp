#include "experiment/payback.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/economics.hpp"

namespace stegvis::experiment {

using measure::Along;
using measure::Series;

Payback::Payback(const std::vector<measure::Layout>& layouts) {
  for (const measure::Layout& layout : layouts) {
    const measure::Table* cost = layout.in(Series::monthly).find("cost");
    Costs& costs = costs_.emplace_back();
    costs.row = layout.in(Series::monthly).size;
    if (cost == nullptr) continue;
    costs.first = cost->first;
    costs.ids = layout.axis(Along::payer).ids;
    costs.periods = layout.axis(Along::period).size();
    costs.step = costs.periods > 0 ? cost->size / costs.periods : 0;
  }
  for (std::size_t i = 1; i < costs_.size(); ++i) {
    found_.emplace_back();
    const auto& ids = costs_[i].ids;
    for (const std::string& payer : costs_[0].ids)
      if (costs_[i].periods == costs_[0].periods && std::find(ids.begin(), ids.end(), payer) != ids.end())
        found_.back().emplace_back().payer = payer;
  }
}

void Payback::add(const Block& block) {
  const std::span<const double> first = block.own.of(Series::monthly);
  for (std::size_t i = 1; i < costs_.size() && i <= block.beside.size(); ++i) {
    const std::span<const double> other = block.beside[i - 1].of(Series::monthly);
    for (std::size_t row = 0; row < block.count; ++row)
      add(i, first.subspan(row * costs_[0].row, costs_[0].row),
          other.subspan(row * costs_[i].row, costs_[i].row));
  }
}

void Payback::add(std::size_t scenario, std::span<const double> first, std::span<const double> other) {
  const Costs &a = costs_[0], &b = costs_[scenario];
  std::vector<double> extra(a.periods);
  for (BreakEven& found : found_[scenario - 1]) {
    const auto in_a =
        static_cast<std::size_t>(std::find(a.ids.begin(), a.ids.end(), found.payer) - a.ids.begin());
    const auto in_b =
        static_cast<std::size_t>(std::find(b.ids.begin(), b.ids.end(), found.payer) - b.ids.begin());
    for (std::size_t k = 0; k < a.periods; ++k) {
      extra[k] = other[b.first + k * b.step + in_b] - first[a.first + k * a.step + in_a];
      found.differs = found.differs || std::abs(extra[k]) > 1.0;
    }
    ++found.replications;
    const auto period = stats::break_even(extra);
    found.by_replication.push_back(period ? static_cast<double>(*period)
                                          : std::numeric_limits<double>::quiet_NaN());
    if (!period) continue;
    ++found.paid_back;
    found.periods.push_back(found.by_replication.back());
  }
}

}  // namespace stegvis::experiment
