#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "cli/verbs.hpp"
#include "experiment/abc_smc.hpp"
#include "io/saves.hpp"

namespace stegvis::cli {

/// The trials of a calibration, saved as they go. A proposal's luck is keyed by its number and all that comes
/// of trials follows from them: so whoever knows what the first ones gave goes on after them, and ends with
/// the same posterior to the last bit.
class SavedTrials {
 public:
  /// `targets` numbers come of each proposal of `unknowns` coordinates; `every` [seconds] a save is due.
  SavedTrials(const std::filesystem::path& results, const io::Identity& identity, experiment::Trials trials,
              std::size_t unknowns, std::size_t targets, double every)
      : saves_{results, identity},
        trials_{std::move(trials)},
        unknowns_{unknowns},
        targets_{targets},
        every_{every} {}

  /// Takes what an earlier start of the same command saved, and says so.
  void recall(const Context& context);
  /// As experiment::Trials. Contract: proposals come in the order of their numbers, from 0 on.
  base::Result<std::vector<double>> run(std::span<const double> proposals, std::uint32_t first);
  base::Problems save();
  /// Whether it was saving that failed.
  bool unwritten() const { return unwritten_; }
  /// When the posterior is in place.
  void remove() const { saves_.remove(); }

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t known() const { return told_.size() / targets_; }

  io::Saves saves_;
  experiment::Trials trials_;
  std::size_t unknowns_, targets_;
  std::chrono::duration<double> every_;
  std::vector<double> told_;  ///< of all proposals so far
  std::size_t saved_ = 0;     ///< proposals
  Clock::time_point last_save_ = Clock::now();
  bool unwritten_ = false;
};

}  // namespace stegvis::cli
