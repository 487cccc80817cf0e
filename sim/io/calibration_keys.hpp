#pragma once

#include <span>

#include "base/text.hpp"

namespace stegvis::io {

/// What may be said of an unknown and of a target, for messages and for the README.
struct CalibrationKey {
  const char* path;  ///< `unknown.<id>.prior`
  base::Text meaning;
};
std::span<const CalibrationKey> calibration_keys();

}  // namespace stegvis::io
