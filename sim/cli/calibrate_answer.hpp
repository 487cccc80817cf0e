#pragma once

#include <string>

#include "base/text.hpp"
#include "io/posterior_file.hpp"

namespace stegvis::cli {

/// What was learned, in words and two tables: the unknowns before and after with their 80 % intervals and how
/// much the observed numbers say of each, and what the posterior simulates beside what was observed. What
/// cannot be identified is said in so many words.
std::string calibration_text(const io::CalibrationTold& told, base::Language language);

/// The same as one JSON object.
std::string calibration_json(const io::CalibrationTold& told);

}  // namespace stegvis::cli
