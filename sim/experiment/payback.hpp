#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "experiment/block.hpp"
#include "measure/layout.hpp"

namespace stegvis::experiment {

/// When a scenario has paid back, for one payer, over replications.
struct BreakEven {
  std::string payer;
  std::size_t replications = 0, paid_back = 0;  ///< that break even before the horizon and stay so
  std::vector<double> periods;         ///< of those: the period, counted from 1; 0 where it never cost more
  std::vector<double> by_replication;  ///< the same of each; NaN where it has not paid back at the horizon
  bool differs = false;                ///< by more than a krona, in some replication and period

  double probability() const {
    return replications > 0 ? static_cast<double>(paid_back) / static_cast<double>(replications) : 0.0;
  }
};

/// Follows the undiscounted cost of every payer by period, a scenario's less the first one's, replication by
/// replication. Break-even as stats::break_even.
class Payback {
 public:
  /// Layouts of the first and of those beside it.
  explicit Payback(const std::vector<measure::Layout>& layouts);

  void add(const Block& block);
  /// By payer that both have. Contract: scenario >= 1.
  const std::vector<BreakEven>& of(std::size_t scenario) const { return found_[scenario - 1]; }

 private:
  /// Where one scenario's monthly costs lie.
  struct Costs {
    std::size_t row = 0, first = 0, periods = 0;
    std::size_t step = 0;  ///< from a period to the next: everyone's costs by payer, then the other groups'
    std::vector<std::string> ids;
  };
  void add(std::size_t scenario, std::span<const double> first, std::span<const double> other);

  std::vector<Costs> costs_;
  std::vector<std::vector<BreakEven>> found_;
};

}  // namespace stegvis::experiment
