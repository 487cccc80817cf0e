#include "experiment/summary.hpp"

#include "base/expects.hpp"

namespace stegvis::experiment {
namespace {

bool lacking(double x) { return x != x; }

}  // namespace

Summary::Summary(const measure::Layout& layout) : layout_{&layout} {
  for (const measure::Series series : measure::all_series) {
    const std::size_t size = layout.in(series).size;
    if (kept(series)) columns_[static_cast<std::size_t>(series)].resize(size);
    else periods_.resize(size);
  }
}

void Summary::add(const measure::ConstRow& row) {
  ++replications_;
  for (const measure::Series series : measure::all_series) {
    const std::span<const double> numbers = measure::of(row, series);
    auto& columns = columns_[static_cast<std::size_t>(series)];
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(numbers[i]);
  }
  const std::span<const double> numbers = measure::of(row, measure::Series::monthly);
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    if (lacking(numbers[i])) continue;
    periods_[i].moments.add(numbers[i]);
    periods_[i].histogram.add(numbers[i]);
  }
}

std::span<const double> Summary::column(measure::Series series, std::size_t at) const {
  base::expects(kept(series), "only series kept per replication have columns");
  return columns_[static_cast<std::size_t>(series)][at];
}

stats::Summary Summary::of(measure::Series series, std::size_t at) const {
  if (kept(series)) {
    std::vector<double> present;
    for (const double x : column(series, at))
      if (!lacking(x)) present.push_back(x);
    return stats::summarise(present);
  }
  const Folded& folded = periods_[at];
  const stats::Moments& m = folded.moments;
  if (m.count() == 0) return stats::summarise({});
  const auto q = [&](double p) { return folded.histogram.quantile(p); };
  return {m.mean(), m.standard_error(), m.sd(), m.min(), q(0.05), q(0.10), q(0.50), q(0.90), q(0.95), m.max(), m.count()};
}

Differences::Differences(const measure::Layout& programme, const measure::Layout& base)
    : shared_{measure::shared(programme, base)} {
  for (const measure::Series series : measure::all_series) {
    const auto i = static_cast<std::size_t>(series);
    rows_[i].resize(shared_.layout.in(series).size);
    spans_[i] = rows_[i];
  }
}

const measure::ConstRow& Differences::of(const measure::ConstRow& programme, const measure::ConstRow& base) {
  for (std::size_t s = 0; s < rows_.size(); ++s)
    for (std::size_t i = 0; i < rows_[s].size(); ++i)
      rows_[s][i] = programme[s][shared_.in_first[s][i]] - base[s][shared_.in_second[s][i]];
  return spans_;
}

}  // namespace stegvis::experiment
