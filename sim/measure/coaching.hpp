#pragma once

#include <cstdint>
#include <vector>

#include "measure/axes.hpp"
#include "measure/levels.hpp"
#include "measure/stays.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Coaches as people: what each carries in weights and heads, vacancies, days without a coach, changes of
/// coach. Nothing where no pool has posts.
class Coaching {
 public:
  Coaching(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  void clear();

  /// `from_start`: part of the starting stock.
  void bonded(const model::Bond& bond, bool from_start);
  void caseload(const model::Caseload& fact);
  /// Nothing more is told of who had this slot.
  void finished(const model::Who& who);

  /// To be called once, when everything has been told; before write() and fte_days().
  void cumulate();
  void write(const Row& row, const Stays& stays) const;

  /// FTE-days of each post while somebody has it (one cell) in each segment.
  const Cube<double>& fte_days() const { return fte_.days(); }

 private:
  struct Now {
    double capacity = 0.0, load = 0.0, fte = 0.0, vacant = 0.0;
  };
  /// All about some posts in one stretch of time.
  struct Sum {
    double heads = 0.0, load = 0.0, capacity = 0.0, fte = 0.0, vacant = 0.0, uncoached = 0.0;  ///< times days
    double changes = 0.0;
    double people = 0.0, changed = 0.0;  ///< participants, and those among them who changed; totals only
    double days = 0.0;
  };
  struct Outcome;
  static const Outcome of_pools[];
  static const Outcome of_posts[];

  void declare(Layout& layout);
  void count_person(const model::Bond& bond);
  Sum sum(const Bundle& posts, Stretch stretch) const;
  double enrolled_days(std::size_t pool, Stretch stretch, const Stays& stays) const;

  const Grid* grid_;
  std::size_t posts_;
  Levels heads_, load_, capacity_, fte_, vacant_, uncoached_;
  Cube<std::int32_t> changes_;
  std::vector<Now> now_;
  std::vector<Bundle> alone_;                       ///< posts that are told one by one
  std::vector<Bundle> pools_;                       ///< the posts of each pool and member that has some
  std::vector<std::size_t> pool_axis_;              ///< where those stand on the axis of pools
  std::vector<std::vector<std::size_t>> in_pools_;  ///< by post: its pool and its member among `pools_`
  std::vector<std::uint8_t> known_;  ///< by the engine's slot and pool: 1 has had a coach, 2 has changed
  std::vector<std::int64_t> people_, changed_;  ///< by pool
  std::vector<std::vector<std::size_t>> pool_totals_, post_totals_;
  std::vector<std::size_t> pool_monthly_, post_monthly_;
  std::size_t axis_size_ = 0;
  std::vector<std::size_t> enrolled_totals_;  ///< by pool; of whole pools where people are enrolled
  std::vector<Bundle>
      enrolled_in_;  ///< by pool: places where people are enrolled and hold its slots; empty for members
  std::size_t cells_;
};

}  // namespace stegvis::measure
