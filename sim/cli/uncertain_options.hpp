#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/amount.hpp"
#include "cli/verbs.hpp"
#include "experiment/draws.hpp"

namespace stegvis::cli {

inline constexpr std::int64_t default_per_draw = 2;

/// What was typed about uncertain numbers.
struct UncertainOptions {
  bool uncertain = false;
  std::vector<std::string> distributions;
  std::vector<std::string> fixed;
  std::optional<std::string> draws;  ///< a posterior's file; of `run` alone
  std::optional<std::int64_t> per_draw;
  std::string sampling;

  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.uncertain, self.distributions, self.fixed, self.draws, self.per_draw, self.sampling);
  }
  bool asked() const { return uncertain || !distributions.empty() || draws; }
  void add_to(std::vector<Option>& options);
  void add_draws_to(std::vector<Option>& options);
};

/// The same, decided.
struct UncertainPlan {
  bool asked = false;
  experiment::Uncertainties uncertainties;
  std::optional<std::string> draws;
  std::uint32_t per_draw = 1;
  std::size_t tried =
      experiment::Draws::all_of_them;  ///< draws that are known to be scenarios before any is run
};

/// Adds to the problems what cannot be: a distribution without a path, replications that are no whole draws.
/// With targets the most replications are rounded down to whole draws.
UncertainPlan decide(base::Problems& problems, const UncertainOptions& options, Amount& amount);

}  // namespace stegvis::cli
