#pragma once

#include "model/distribution.hpp"

namespace stegvis::model {

/// The u-quantile of the distribution written beside a number, 0 < u < 1: with u uniform, a draw of it. Rises
/// with u. Whole numbers for Poisson. The same bits on every machine.
double quantile(const Uncertainty& uncertainty, double u);

}  // namespace stegvis::model
