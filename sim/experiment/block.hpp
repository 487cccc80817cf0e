#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "measure/event_log.hpp"
#include "measure/layout.hpp"

namespace stegvis::experiment {

/// The numbers of some successive replications of one programme: by series, one row per replication.
struct Rows {
  std::array<std::vector<double>, measure::series_count> numbers;

  std::span<const double> of(measure::Series series) const {
    return numbers[static_cast<std::size_t>(series)];
  }
};

/// How many numbers a row of each series has.
using Width = std::array<std::size_t, measure::series_count>;
inline Width width_of(const measure::Layout& layout) {
  Width width{};
  for (std::size_t s = 0; s < width.size(); ++s) width[s] = layout.series[s].size;
  return width;
}

/// Of all programmes of a design; nothing where there is no base.
struct Widths {
  Width own{}, base{};
  std::vector<Width> beside = {};
};

/// Some successive replications as they are handed over.
struct Block {
  std::uint32_t first = 0;  ///< number of its first replication
  std::uint32_t count = 0;
  Rows own;
  Rows base;                  ///< empty when nothing is compared
  std::vector<Rows> beside;   ///< as the design's
  std::vector<double> units;  ///< measure::KeptUnits of each, one after the other; empty unless asked for
  std::vector<double> base_units;      ///< the same of the base
  std::vector<measure::LogEntry> log;  ///< empty unless asked for
  base::Problems problems;             ///< why the replication after the last one here could not be run
};

}  // namespace stegvis::experiment
