#pragma once

#include <optional>
#include <vector>

#include "measure/grid.hpp"
#include "measure/layout.hpp"
#include "measure/money_books.hpp"
#include "measure/quality.hpp"
#include "measure/units.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// What it costs whom: what was counted, times the price table. Each line of each segment of time is rounded
/// to whole öre once; months, years and the horizon are sums of those. What one pays another receives, the
/// same öre: `cost` is paid less received, and over all payers it sums to the real resources used. Restated
/// and discounted amounts are doubles, summed by line and segment in that order.
///
/// By reporting group it is the money of its people: what their days, entries and moves cost, with the levies
/// on it. Staff, posts and dated amounts belong to no person; they are in "all" and told beside it as
/// `cost_common`. In every replication the groups of one product of `report_by` and `cost_common` sum to
/// "all", to the öre.
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
    bool capacity_only = false, cashable_only = false, common_only = false;
  };
  struct Outcome {
    std::size_t at;      ///< in the totals' row: "all", then the other groups
    std::size_t groups;  ///< 1: it has no axis of groups
    std::size_t payer;   ///< or resources
    Weighing weighing;
    double sign = 1.0;
  };
  static constexpr std::size_t resources = static_cast<std::size_t>(-1);

  bool touches(const model::MoneyLine& line, std::size_t payer) const;
  bool of_anybody(std::size_t payer) const;
  void add(Layout& layout, const std::string& name, base::Text label, std::size_t payer, Weighing weighing,
           double sign = 1.0);
  void declare(const model::Programme& programme, Layout& layout);
  void declare_common(const model::Programme& programme, Layout& layout);
  void declare_through(const model::Programme& programme, Layout& layout);
  void declare_series(Layout& layout);
  /// NaN for a group where none of the payer's money is a person's.
  double kronor(std::size_t group, std::size_t payer, Stretch stretch) const;
  double weighed(const Outcome& outcome, std::size_t group) const;
  void write_through(std::span<double> totals) const;
  void write_series(std::span<double> into, const std::vector<Stretch>& stretches) const;

  const model::Programme* programme_;
  const Grid* grid_;
  MoneyBooks books_;
  std::optional<Quality> quality_;
  std::vector<std::size_t> totals_;  ///< by payer
  std::vector<char> persons_;        ///< by payer: whether some of its money is a person's
  bool resources_of_persons_ = false;
  std::vector<Outcome> outcomes_;
  std::vector<std::size_t> through_;  ///< by payer; of associations none
  std::size_t monthly_ = 0, yearly_ = 0, cumulative_ = 0;
};

}  // namespace stegvis::measure
