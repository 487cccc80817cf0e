#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/design.hpp"
#include "experiment/replicate.hpp"
#include "experiment/summary.hpp"
#include "io/read_scenario.hpp"
#include "io/results_file.hpp"
#include "io/results_tables.hpp"
#include "io/write_draws.hpp"
#include "io/write_units.hpp"

namespace stegvis::io {

/// A results file in the making: what stands where is described in the README, "Results file". It grows
/// beside its final name and takes it only when it is complete, verified and on disk; until then a file of
/// that name stays as it is.
class ResultsWriter {
 public:
  /// Contract: all arguments outlive the writer.
  ResultsWriter(std::filesystem::path path, const ScenarioFile& file, const experiment::Design& design,
                const measure::Layout& layout, experiment::Keep keep);
  ~ResultsWriter();
  ResultsWriter(const ResultsWriter&) = delete;
  ResultsWriter& operator=(const ResultsWriter&) = delete;

  /// What stands in the way of writing there, before anything is run.
  base::Problems begin();
  /// Takes replications in order.
  base::Problems take(const experiment::Block& block);
  /// Everything else, and the final name.
  base::Problems finish(const experiment::Comparison& numbers, const experiment::Ran& ran,
                        const Drawn& drawn = {});

 private:
  void flush();

  std::filesystem::path path_, beside_;
  const ScenarioFile& file_;
  const experiment::Design& design_;
  const measure::Layout& layout_;
  experiment::Keep keep_;
  std::optional<ResultsFile> out_;
  std::optional<UnitsWriter> units_, base_units_;  ///< with `keep` prices
  std::vector<double> rows_;                       ///< monthly rows not yet in the file
  std::size_t piece_ = 1;                          ///< replications written together
  std::size_t written_ = 0;                        ///< replications in the file
};

/// Whether results may take this name: nothing there, or an earlier results file.
base::Problems may_become_results(const std::filesystem::path& path);

}  // namespace stegvis::io
