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

/// Shares a line's öre of each segment out over the reporting groups, each product of `report_by` by itself.
/// What each group's people were counted for is summed group by group and rounded so far, so that the parts
/// of a product are the whole to the öre, none is more than an öre from its own exact amount, and who was not
/// there gets nothing.
class GroupParts {
 public:
  GroupParts(const model::Programme& programme, std::size_t segments);

  /// With "all".
  std::size_t groups() const { return groups_; }
  /// Counts a line for a stretch of segments. Contract: a line of persons.
  void count(const model::MoneyLine& line, const Units& units, Stretch stretch);
  /// The öre of everybody, then by group, of a segment that was counted. Valid until the next call.
  std::span<const std::int64_t> of(std::size_t segment);

 private:
  /// By group and segment. A segment's groups are far from each other and a group's segments side by side:
  /// many segments are added at once.
  using Sums = std::vector<double>;

  template <class Number>
  void count(const model::MoneyBand& band, const Cube<Number>& cube, Stretch stretch);
  double* sums_of(Sums& sums, std::size_t group) const { return sums.data() + group * segments_; }
  double amount(std::size_t group, std::size_t segment) const {
    return amounts_[group * segments_ + segment];
  }
  void share_out(std::size_t product, std::size_t segment);

  std::size_t groups_, segments_, products_ = 0;
  std::vector<std::size_t> first_;       ///< group of each product, and one past the last
  std::vector<std::uint32_t> group_of_;  ///< [cell][product]
  Sums counted_, amounts_;               ///< of a band, and öre
  std::vector<std::int64_t> parts_;
};

}  // namespace stegvis::measure
