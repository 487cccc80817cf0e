#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "cli/saved_rows.hpp"
#include "cli/verbs.hpp"
#include "experiment/abc_smc.hpp"

namespace stegvis::cli {

/// The trials of a calibration, saved as they go. A proposal's luck is keyed by its number and all that comes
/// of trials follows from them: so whoever knows what the first ones gave goes on after them, and ends with
/// the same posterior to the last bit.
class SavedTrials {
 public:
  /// `targets` numbers come of each proposal of `unknowns` coordinates; `every` [seconds] a save is due.
  SavedTrials(const std::filesystem::path& results, const io::Identity& identity, experiment::Trials trials,
              std::size_t unknowns, std::size_t targets, double every)
      : rows_{results, identity, targets, 0, every},
        trials_{std::move(trials)},
        unknowns_{unknowns},
        targets_{targets} {}

  /// Takes what an earlier start of the same command saved, and says so.
  void recall(const Context& context) { rows_.recall({"simulations", "simuleringar"}, context); }
  /// As experiment::Trials. Contract: proposals come in the order of their numbers, from 0 on.
  base::Result<std::vector<double>> run(std::span<const double> proposals, std::uint32_t first);
  base::Problems save() { return rows_.save(); }
  /// Whether it was saving that failed.
  bool unwritten() const { return rows_.unwritten(); }
  /// When the posterior is in place.
  void remove() const { rows_.remove(); }

 private:
  SavedRows rows_;
  experiment::Trials trials_;
  std::size_t unknowns_, targets_;
};

}  // namespace stegvis::cli
