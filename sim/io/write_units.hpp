#pragma once

#include <span>
#include <string>
#include <vector>

#include "experiment/block.hpp"
#include "io/results_tables.hpp"
#include "model/programme.hpp"

namespace stegvis::io {

/// What prices are paid for, written as replications come: measure::KeptUnits without its zeros, one after
/// the other. The group "units" of a results file, or "base/units".
class UnitsWriter {
 public:
  UnitsWriter(std::string group, const model::Programme& programme);

  void begin(ResultsFile& out, std::uint32_t replications) const;
  /// Those of one replication: row `row` of the `count` that `units` has, as blocks carry them.
  void take(ResultsFile& out, std::span<const double> units, std::size_t row, std::size_t count);
  void finish(ResultsFile& out, std::size_t first, std::uint32_t replications, const Told& told);

 private:
  void flush(ResultsFile& out);
  Variable place() const;
  Variable value() const;

  std::string group_;
  const model::Programme& programme_;
  std::vector<double> places_, values_;  ///< where in the row, and what; not yet in the file
  std::vector<double> first_;            ///< by replication: its first entry
  std::size_t entries_ = 0;              ///< in the file
};

}  // namespace stegvis::io
