#pragma once

#include <array>
#include <optional>
#include <vector>

#include "experiment/side_by_side.hpp"

namespace stegvis::experiment {

/// SEK for a QALY at which acceptability is told; 500 000 is a policy rule of thumb.
inline constexpr std::array worth_thresholds{0.0, 250'000.0, 500'000.0, 1'000'000.0};

/// SEK for a QALY along the acceptability curve: 0 to 1 000 000 by 10 000.
std::vector<double> worth_curve();

/// What scenarios side by side give and take, replication by replication: QALY and real resources [SEK].
struct Worth {
  std::vector<std::vector<double>> effects, costs;            ///< by scenario
  std::vector<std::vector<double>> more_effects, more_costs;  ///< than the first, from the second scenario on
};

/// Nothing where the scenarios do not all tell both. Discounted numbers where all have them, costs else in
/// one year's prices where all have those.
std::optional<Worth> worth_of(const SideBySide& numbers);

}  // namespace stegvis::experiment
