#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "experiment/better.hpp"
#include "experiment/block.hpp"
#include "experiment/outcomes.hpp"
#include "experiment/summary.hpp"
#include "measure/layout.hpp"
#include "stats/best_of.hpp"
#include "stats/common_luck.hpp"

namespace stegvis::experiment {

/// In how many pairs a difference is above zero, and below.
struct Signs {
  std::uint32_t above = 0;
  std::uint32_t below = 0;
  std::uint32_t pairs = 0;  ///< in which both had something to tell

  double share_above() const { return pairs > 0 ? static_cast<double>(above) / pairs : 0.0; }
  double share_below() const { return pairs > 0 ? static_cast<double>(below) / pairs : 0.0; }
};

/// What a paired difference says of one outcome.
struct Difference {
  Outcome outcome;  ///< name, unit and the differences' summary
  Better better = Better::unsaid;
  Signs signs;
  stats::LuckGain gain;  ///< of totals; n = 0 for the rest

  /// Share of the pairs in which the scenario does better than the first one; where no direction is said, in
  /// which it has more.
  double beats() const { return better == Better::less ? signs.share_below() : signs.share_above(); }
};

/// Several scenarios, replication by replication on the same luck: what each says of the outcomes that all of
/// them have, and each one's paired differences to the first.
class SideBySide {
 public:
  /// Contract: at least two. `per_draw` as in Summary.
  explicit SideBySide(const std::vector<measure::Layout>& layouts, std::size_t per_draw = 1);

  void add(const Block& block);

  std::size_t scenarios() const { return own_.size(); }
  /// What all scenarios have, by ids.
  const measure::Layout& layout() const { return common_; }
  const Summary& of(std::size_t scenario) const { return own_[scenario]; }
  /// Scenario minus the first. Contract: scenario >= 1, here and below.
  const Summary& difference(std::size_t scenario) const { return differences_[scenario - 1].summary; }
  Signs signs(std::size_t scenario, measure::Series series, std::size_t at) const {
    return differences_[scenario - 1].signs[static_cast<std::size_t>(series)][at];
  }
  stats::LuckGain gain(std::size_t scenario, measure::Series series, std::size_t at) const;
  /// Which of the scenarios does best in one number of a series that is kept. Contract: a direction is said.
  stats::BestOf best(measure::Series series, std::size_t at, Better better) const;
  /// Every total, yearly number and observation, in the order of the layout.
  std::vector<Difference> differences(std::size_t scenario) const;

 private:
  struct Paired {
    Paired(const measure::Layout& layout, std::size_t per_draw);
    Summary summary;
    std::array<std::vector<Signs>, measure::series_count> signs;
  };
  void pick(const Rows& rows, std::size_t scenario, std::size_t count);
  void subtract(std::size_t scenario, std::size_t count);

  measure::Layout common_;
  std::vector<std::array<std::vector<std::size_t>, measure::series_count>>
      places_;                                                         ///< of the common numbers
  std::vector<std::array<std::size_t, measure::series_count>> sizes_;  ///< of a scenario's rows
  std::vector<Summary> own_;
  std::vector<Paired> differences_;
  std::vector<Rows> picked_;
  Rows difference_;
  double selection_distance_;
};

/// Outcomes of a scenario that not all the others have, by name.
std::vector<std::string> not_shared(const measure::Layout& own, const measure::Layout& common);

}  // namespace stegvis::experiment
