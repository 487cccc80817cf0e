#pragma once

#include <cstdint>
#include <vector>

#include "measure/coaching.hpp"
#include "measure/lists.hpp"
#include "measure/stays.hpp"

namespace stegvis::measure {

/// What it costs whom: person-days and staff, times the price table. Each line of each segment of time is
/// rounded to whole öre once; months, years and the horizon are sums of those, so they balance to the öre.
class Money {
 public:
  Money(const model::Programme& programme, const Grid& grid, Layout& layout);

  /// Prices what has been measured.
  void price(const Stays& stays, const Lists& lists, const Coaching& coaching);
  void write(const Row& row) const;

 private:
  std::int64_t ore_of(const model::PriceLine& line, const Stays& stays, std::size_t segment) const;
  std::int64_t ore_of(const model::StaffLine& line, const Lists& lists, std::size_t segment) const;
  double kronor(std::size_t payer, Stretch stretch) const;

  const model::Programme* programme_;
  const Grid* grid_;
  std::vector<std::int64_t> ore_;  ///< [payer][segment]
  std::vector<std::size_t> totals_;
  std::size_t monthly_ = 0, yearly_ = 0;
};

}  // namespace stegvis::measure
