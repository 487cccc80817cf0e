#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "measure/cube.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// What money is paid for, as a run counts it, by row, cell and segment of time.
struct Units {
  const Cube<double>* days;           ///< person-days, by place
  const Cube<std::int32_t>* entries;  ///< by stage
  const Cube<std::int32_t>* moves;    ///< by leg + 1
  const Cube<double>* fte_days;       ///< by member of a pool; one cell
  const Cube<double>* post_days;      ///< FTE-days, by post; one cell
};

/// The same as one row of numbers: what is kept of a replication so that it can be priced again.
class KeptUnits {
 public:
  KeptUnits(const model::Programme& programme, std::size_t segments);

  std::size_t size() const { return size_; }
  /// Contract: `into` is size() long.
  void write(const Units& units, std::span<double> into) const;
  /// Contract: `row` is size() long, and was written for a programme with the same people, places and times.
  void read(std::span<const double> row);
  Units units() const { return {&days_, &entries_, &moves_, &fte_days_, &post_days_}; }

 private:
  Cube<double> days_;
  Cube<std::int32_t> entries_, moves_;
  Cube<double> fte_days_, post_days_;
  std::size_t size_ = 0;
};

}  // namespace stegvis::measure
