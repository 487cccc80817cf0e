#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace stegvis::model {

/// A distribution written beside a number, such as `PERT(160000, 200000, 300000)`: how uncertain the number
/// is.
struct Uncertainty {
  std::string name;
  std::vector<double> arguments;
};

/// Empty problem: it makes sense for a number with this value.
struct ReadUncertainty {
  std::optional<Uncertainty> uncertainty;
  base::Text problem;
  base::Text allowed;
};

/// Known: LN(median, sigma), PERT(low, mode, high), Tri(low, mode, high), U(low, high), Be(a, b), Ga(shape,
/// scale), N(mean, sd), Poisson(mean).
ReadUncertainty read_uncertainty(std::string_view written, double value);

}  // namespace stegvis::model
