#pragma once

#include <string>
#include <vector>

#include "io/results_file.hpp"

namespace stegvis::io {

/// A number that was observed, as a posterior keeps it: which number of a run it is, and what it was.
struct Observed {
  std::string target;                ///< id
  std::string outcome, year, group;  ///< year and group may be empty
  double value = 0.0, sd = 0.0;      ///< sd: of the observation's own error
  std::string source;
};

/// The targets of a posterior; none where the file tells none.
std::vector<Observed> read_observed(const std::filesystem::path& posterior);

/// The group `observed` of a forecast: what its draws were calibrated on.
void write_observed(ResultsFile& out, const std::vector<Observed>& observed);

}  // namespace stegvis::io
