#include "cli/saved_trials.hpp"

#include <algorithm>

namespace stegvis::cli {
namespace {

constexpr std::size_t piece_size = 256;  // proposals between looks at the clock

}  // namespace

base::Result<std::vector<double>> SavedTrials::run(std::span<const double> proposals, std::uint32_t first) {
  const std::size_t count = proposals.size() / unknowns_;
  while (rows_.count() < first + count) {
    const std::size_t from = rows_.count() - first, some = std::min(piece_size, count - from);
    const auto told = trials_(proposals.subspan(from * unknowns_, some * unknowns_),
                              static_cast<std::uint32_t>(first + from));
    if (!told) return told.problems();
    rows_.add(*told);
    if (!rows_.due()) continue;
    if (base::Problems problems = rows_.save(); !problems.empty()) return problems;
  }
  const auto known = rows_.numbers().subspan(first * targets_, count * targets_);
  return std::vector<double>(known.begin(), known.end());
}

}  // namespace stegvis::cli
