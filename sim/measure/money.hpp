#pragma once

#include <cstdint>
#include <vector>

#include "measure/grid.hpp"
#include "measure/layout.hpp"
#include "measure/units.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// Mean of e^(-rate (t - origin)) over [from, until]: what a krona paid evenly through that time counts.
///
///   e^(-rate (from - origin)) (1 - e^(-x)) / x,  x = rate (until - from);  1 when the rate is 0
///
/// `rate` is continuous, per day. Within a month at 3.5 % a year, whatever is paid when, the exact factor is
/// less than 0.15 % away, and an amount spread over the month less than 0.001 %.
double mean_discount(double rate, double origin, double from, double until);

/// What it costs whom: what was counted, times the price table. Each line of each segment of time is rounded
/// to whole öre once; months, years and the horizon are sums of those. What one pays another receives, the
/// same öre: `cost` is paid less received, and over all payers it sums to the real resources used. Restated
/// and discounted amounts are doubles, summed by line and segment in that order.
class Money {
 public:
  Money(const model::Programme& programme, const Grid& grid, Layout& layout);

  /// Prices what has been counted.
  void price(const Units& units);
  void write(const Row& row) const;

 private:
  /// An outcome by payer or of nobody, in the totals: which lines it sums and how.
  struct Weighing {
    bool real = false, present = false;
    bool capacity_only = false, cashable_only = false;
  };
  struct Outcome {
    std::size_t at;     ///< in the totals' row
    std::size_t payer;  ///< or resources
    Weighing weighing;
    double sign = 1.0;
  };
  static constexpr std::size_t resources = static_cast<std::size_t>(-1);

  void declare(const model::Programme& programme, Layout& layout);
  void declare_through(const model::Programme& programme, Layout& layout);
  void lay_dated();
  double amount(const model::MoneyLine& line, const Units& units, std::size_t segment) const;
  std::int64_t& line_ore(std::size_t line, std::size_t segment) {
    return lines_[line * grid_->segments() + segment];
  }
  std::int64_t line_ore(std::size_t line, std::size_t segment) const {
    return lines_[line * grid_->segments() + segment];
  }
  double kronor(std::size_t payer, Stretch stretch) const;
  double weighed(const Outcome& outcome) const;
  double of_line(std::size_t line, const Weighing& weighing) const;
  void write_through(std::span<double> totals) const;
  void write_quality(std::span<double> totals) const;

  const model::Programme* programme_;
  const Grid* grid_;
  std::vector<Stretch> active_;           ///< by line: segments in which it holds
  std::vector<std::int64_t> lines_;       ///< [line][segment], öre; dated lines are laid once
  std::vector<std::int64_t> ore_;         ///< [payer][segment], paid less received
  std::vector<double> factor_, effects_;  ///< mean discount factors by segment
  std::vector<double> quality_days_;      ///< by segment: QALY
  std::vector<std::size_t> totals_;
  std::vector<Outcome> outcomes_;
  std::vector<std::size_t> through_;  ///< by payer; of associations none
  std::size_t qaly_ = 0, present_qaly_ = 0;
  std::size_t monthly_ = 0, yearly_ = 0, cumulative_ = 0;
};

}  // namespace stegvis::measure
