#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "experiment/abc_smc.hpp"
#include "experiment/executor.hpp"
#include "experiment/number_at.hpp"
#include "experiment/unknowns.hpp"

namespace stegvis::experiment {

/// A number that was observed in the world, and which number of a run it is.
struct ObservedTarget {
  std::string id;
  NumberName number;
  ObservedNumber observed;
  std::string source;
  NumberAt at{};
};

/// One replication of a scenario for each proposal.
class Simulations {
 public:
  /// Contract: both outlive it.
  Simulations(const Unknowns& unknowns, std::span<const ObservedTarget> targets, std::uint64_t seed)
      : unknowns_{unknowns}, targets_{targets}, seed_{seed} {}

  /// Runs replication `number` where the unknowns have these normal coordinates, and tells the targets.
  base::Problems run(std::span<const double> normals, std::uint32_t number, std::span<double> told) const;

  /// The proposals of a round on an executor: in what order they are done changes nothing.
  template <Executor E>
  base::Result<std::vector<double>> run_all(std::span<const double> proposals, std::uint32_t first,
                                            E& executor) const {
    constexpr std::size_t piece_size = 16;
    const std::size_t size = unknowns_.size(), count = proposals.size() / size;
    std::vector<double> told(count * targets_.size());
    std::vector<base::Problems> problems(count);
    executor.run(Pieces{
        .count = (count + piece_size - 1) / piece_size,
        .more = [] { return true; },
        .work =
            [&](std::size_t, std::size_t piece, std::size_t) {
              for (std::size_t p = piece * piece_size; p < std::min(count, (piece + 1) * piece_size); ++p)
                problems[p] = run(proposals.subspan(p * size, size), first + static_cast<std::uint32_t>(p),
                                  std::span{told}.subspan(p * targets_.size(), targets_.size()));
            },
        .hand_over = [](std::size_t, std::size_t) {}});
    for (const base::Problems& some : problems)
      if (!some.empty()) return some;
    return told;
  }

 private:
  const Unknowns& unknowns_;
  std::span<const ObservedTarget> targets_;
  std::uint64_t seed_;
};

}  // namespace stegvis::experiment
