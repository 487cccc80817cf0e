#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/sweep.hpp"
#include "io/save_file.hpp"

/// \file
/// Points of a sweep as they are saved.
namespace stegvis::io {

/// Adds points to a save.
base::Problems add_points(SaveWriter& save, std::span<const experiment::PointResult> points);

/// Tells every point of a save; false when it is damaged, or a point has not `width` numbers.
bool read_points(const SaveFound& save, std::size_t width,
                 const std::function<void(const experiment::PointResult&)>& take);

}  // namespace stegvis::io
