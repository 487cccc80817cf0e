#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "experiment/replicate.hpp"
#include "experiment/summary.hpp"

/// \file
/// Runs until means are known well enough: the procedure of Y. S. Chow and H. Robbins, Annals of Mathematical
/// Statistics 36 (1965), 457-462: go on until Student's 95 % confidence interval is as narrow as wanted. It
/// is looked at for the first time after `first_look` replications, then after each 50 and from 500 on each
/// tenth more, at numbers that nothing else decides, so that the answer depends on neither threads nor
/// machine. For normal data the interval then holds the true mean in at least 94 % of such runs, whatever the
/// precision asked for (a deep test); what it holds on skewed data is told in the README. Where numbers of
/// the scenario are drawn, all this is about draws.
namespace stegvis::experiment {

/// `flow.seeking.work ±2%`: how well the mean of a total is to be known.
struct Accuracy {
  std::string outcome;
  double width = 0.0;  ///< half the confidence interval's width; of the mean's size when relative
  bool relative = false;
};

/// Reads a target: a total's name, `±` (or `+-`), and a number with or without `%`.
base::Result<Accuracy> read_target(std::string_view written);

/// How well a target is known by now.
struct Reached {
  Accuracy target;
  std::string of = {};      ///< a difference's name; empty: the scenario's own mean
  std::size_t at = 0;       ///< place among the totals
  double half_width = 0.0;  ///< of the 95 % confidence interval, in the target's own measure
  bool reached = false;
  std::int64_t needed = 0;  ///< replications that it takes, judging by the spread so far
};

inline constexpr std::uint32_t first_look = 50;

/// After how many replications to look again.
constexpr std::uint32_t next_look(std::uint32_t looked_at) {
  if (looked_at < first_look) return first_look;
  const std::uint64_t next = std::uint64_t{looked_at} + (looked_at < 500 ? 50 : looked_at / 10);
  return next < 0xffffffffu ? static_cast<std::uint32_t>(next) : 0xffffffffu;
}

/// Whether n numbers with this mean and standard error suffice, and how many would. Relative precision is
/// measured against the mean's size less the half-width, so that it holds against the true mean too (A. M.
/// Law, Simulation Modeling and Analysis, 5th ed., 9.4.1). What has not varied at all is believed after 1
/// 000.
Reached reached(const Accuracy& target, double mean, double standard_error, std::int64_t n);

/// The targets, each with its place among the totals; or which names are none, and what may have been meant.
base::Result<std::vector<Reached>> placed(const std::vector<Accuracy>& targets,
                                          const measure::Layout& layout);

/// Judges every target by the totals so far. Where numbers of the scenario are drawn, what counts are draws:
/// the error is that of their means, and Student's t has as many degrees of freedom as there are draws, less
/// one.
void judge(std::vector<Reached>& targets, const Summary& summary);
bool all_reached(const std::vector<Reached>& targets);

/// Runs a design of at most `design.replications` piece by piece between looks, `simulate` running a piece,
/// until `enough` says so at a look, or a piece is stopped short. What came of the first of them may be known
/// already: it goes on from there. It is looked at after so many times `each`: a draw's replications belong
/// together.
base::Result<Ran> replicate_until(const Design& design,
                                  const std::function<base::Result<Ran>(const Design&)>& simulate,
                                  const std::function<bool()>& enough, Ran known = {},
                                  std::uint32_t each = 1);

}  // namespace stegvis::experiment
