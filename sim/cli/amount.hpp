#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/verbs.hpp"
#include "experiment/until.hpp"

/// \file
/// How much is simulated: so many replications, or until something is known well enough.
namespace stegvis::cli {

inline constexpr std::int64_t default_replications = 1000;
inline constexpr std::int64_t default_at_most = 100'000;

Option until_option(std::vector<std::string>& into);
Option at_most_option(std::optional<std::int64_t>& into);

struct Amount {
  std::uint32_t replications = 0;  ///< at most, with targets
  std::vector<experiment::Accuracy> targets;
};

/// What was typed, decided; what cannot be is added to the problems.
Amount amount_of(base::Problems& problems, std::optional<std::int64_t> replications,
                 const std::vector<std::string>& until, std::optional<std::int64_t> at_most);

/// How many replications it will probably take.
std::int64_t expected(const std::vector<experiment::Reached>& targets, std::uint32_t at_most);

/// A line for each target: how well it is known, and what it would take where the limit came first.
std::string until_lines(const std::vector<experiment::Reached>& targets, std::int64_t replications,
                        base::Language language);

}  // namespace stegvis::cli
