#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "measure/units.hpp"
#include "model/programme.hpp"

namespace stegvis::measure {

/// Whether a line is paid for persons (their days, entries and moves: prices, levies, wages), who are in
/// reporting groups. Staff, posts and dated amounts belong to no person.
bool of_persons(const model::MoneyLine& line);

/// Shares a line's öre of a segment out over the reporting groups, each product of `report_by` by itself.
/// What each group's people were counted for is summed group by group and rounded so far, so that the parts
/// of a product are the whole to the öre, none is more than an öre from its own exact amount, and who was not
/// there gets nothing.
class GroupParts {
 public:
  explicit GroupParts(const model::Programme& programme);

  /// With "all".
  std::size_t groups() const { return groups_; }
  /// The öre of everybody, then by group. Valid until the next call. Contract: a line of persons.
  std::span<const std::int64_t> of(const model::MoneyLine& line, const Units& units, std::size_t segment);

 private:
  void count(const model::MoneyLine& line, const Units& units, std::size_t segment);
  template <class Number>
  void count(const model::MoneyBand& band, const Cube<Number>& cube, std::size_t segment);
  void share_out(std::size_t product);

  std::size_t groups_, products_ = 0;
  std::vector<std::size_t> first_;         ///< group of each product, and one past the last
  std::vector<std::uint32_t> group_of_;    ///< [cell][product]
  std::vector<double> counted_, amounts_;  ///< by group; of a band, and öre
  std::vector<std::int64_t> parts_;
};

}  // namespace stegvis::measure
