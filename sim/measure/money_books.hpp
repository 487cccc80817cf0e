#pragma once

#include <cstdint>
#include <vector>

#include "measure/grid.hpp"
#include "measure/money_groups.hpp"
#include "measure/units.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// Every line of the price table times what was counted, rounded once in each segment of time to whole öre,
/// by reporting group; and whose account it moves.
class MoneyBooks {
 public:
  MoneyBooks(const model::Programme& programme, const Grid& grid);

  /// Prices what has been counted.
  void price(const Units& units);

  /// With "all".
  std::size_t groups() const { return parts_.groups(); }
  /// What a payer paid less what it received [öre].
  std::int64_t ore(std::size_t group, std::size_t payer, Stretch stretch) const;
  /// A line's öre over the measured time, and the same discounted.
  struct OfLine {
    double ore = 0.0, present = 0.0;
  };
  const OfLine& of_line(std::size_t group, std::size_t line) const {
    return of_line_[group * programme_->money.lines.size() + line];
  }

 private:
  void lay_dated();
  double amount_of_staff(const model::MoneyLine& line, const Units& units, std::size_t segment) const;
  std::size_t at(std::size_t group, std::size_t line, std::size_t segment) const {
    return (group * programme_->money.lines.size() + line) * grid_->segments() + segment;
  }
  void book(std::size_t group, std::size_t line, std::size_t segment, std::int64_t ore);
  void price_line(const Units& units, std::size_t line);
  void sum_lines();

  const model::Programme* programme_;
  const Grid* grid_;
  GroupParts parts_;
  std::vector<Stretch> active_;      ///< by line: segments in which it holds
  std::vector<double> by_date_;      ///< by line: the factor of its own day; of those spread in time 0
  std::vector<double> factor_;       ///< mean discount factors by segment
  std::vector<std::int64_t> lines_;  ///< [group][line][segment], öre; dated lines are laid once
  std::vector<OfLine> of_line_;      ///< [group][line]
  std::vector<std::int64_t> ore_;    ///< [group][payer][segment], paid less received
};

}  // namespace stegvis::measure
