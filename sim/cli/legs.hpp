#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cli/simulate_here.hpp"
#include "cli/verbs.hpp"
#include "experiment/replicate.hpp"
#include "io/pack_replications.hpp"
#include "io/saves.hpp"

namespace stegvis::cli {

/// What is known of report periods over all replications so far, where their rows are not saved.
struct PeriodState {
  std::function<std::string()> save;
  std::function<bool(std::string_view)> restore;
};

/// What is simulated, and where what is done of it is saved.
struct LegsPlan {
  std::filesystem::path results;
  io::Identity identity;
  std::uint32_t first = 0, last = 0;  ///< replications
  experiment::Widths widths;
  std::optional<PeriodState> periods = {};  ///< none: rows of periods are saved too
  double save_every = 30.0;                 ///< [seconds]
};

/// Replications that are simulated a leg at a time, each saved when it is done, and gone on with where an
/// earlier start of the same command was stopped. Nothing is written before the first save is due.
class Legs {
 public:
  using Simulate = std::function<base::Result<experiment::Ran>(std::uint32_t first, std::uint32_t count,
                                                               const Consume&, const Stop&)>;

  /// `tell` hears how many replications are saved, whenever that changes.
  Legs(LegsPlan plan, Consume consume, Simulate simulate, std::function<void(std::uint32_t)> tell)
      : plan_{std::move(plan)},
        consume_{std::move(consume)},
        simulate_{std::move(simulate)},
        tell_{std::move(tell)},
        saves_{plan_.results, plan_.identity} {}

  /// Hands over what is saved, in order, and says so; then simulates the rest, or as much of it as there is
  /// time for until the user stops it: save() is then the caller's.
  base::Result<experiment::Ran> run(const Context& context);
  /// The same, until `enough` says so at one of the looks of experiment/until.hpp, after so many times `each`
  /// replications.
  base::Result<experiment::Ran> run_until(const experiment::Design& design,
                                          const std::function<bool()>& enough, const Context& context,
                                          std::uint32_t each);
  /// Hands over all that the shards of a run hold.
  base::Result<experiment::Ran> replay(const std::vector<io::SaveFound>& shards);

  /// Saves what is not saved yet.
  base::Problems save();
  std::uint32_t saved() const { return saved_; }
  /// Whether it was saving that failed.
  bool unwritten() const { return unwritten_; }
  /// All that is saved as one file.
  base::Problems write_shard(const std::filesystem::path& path, const io::SaveHead& head);
  /// When the results are in place.
  void remove() const { saves_.remove(); }
  const io::Saves& saves() const { return saves_; }

 private:
  using Clock = std::chrono::steady_clock;

  base::Result<experiment::Ran> replay(const Context& context);
  base::Result<experiment::Ran> go_on(std::uint32_t first, std::uint32_t count);
  std::vector<io::SaveFound> usable();
  base::Problems write();
  base::Problems take(const std::vector<io::SaveFound>& files, experiment::Ran& ran);
  base::Problems keep(const experiment::Block& block);
  bool due() const;

  LegsPlan plan_;
  Consume consume_;
  Simulate simulate_;
  std::function<void(std::uint32_t)> tell_;
  io::Saves saves_;
  std::optional<io::SaveWriter> writer_;
  experiment::Ran pending_;  ///< since the last save
  std::uint32_t saved_ = 0;  ///< replications, those of earlier starts included
  Clock::time_point last_save_ = Clock::now();
  bool unwritten_ = false;
};

/// Simulates one part of a plan's replications, no `unit` of them divided, into the file that the plan names;
/// `options` tell `merge` what was typed. Returns an ExitCode.
int share_replications(LegsPlan plan, const io::Shard& shard, std::uint32_t unit, std::string options,
                       const Legs::Simulate& simulate, const Context& context);

}  // namespace stegvis::cli
