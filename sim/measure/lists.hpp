#pragma once

#include <vector>

#include "measure/axes.hpp"
#include "measure/levels.hpp"
#include "measure/union.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Pools and their waiting lists: who joined, was granted, refused, gave up or left; waits, lists, caseloads,
/// capacity.
class Lists {
 public:
  Lists(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  void clear();

  /// `from_start`: part of the starting stock.
  void listed(const model::Spell& spell, bool from_start) {
    const std::size_t member = spell.member.index();
    const bool there_at_start = from_start && spell.joined <= 0.0;
    const std::size_t in = there_at_start                ? 0
                           : spell.joined == spell.ended ? now_in_.of(spell.joined)
                                                         : grid_->of_inside(spell.joined);
    if (spell.end == model::Spell::End::refused) {
      ++counts_.at(member, 0, in).refused;
      return;
    }
    counts_.at(member, 0, in).joined += there_at_start ? 0 : 1;
    if (spell.end == model::Spell::End::granted && spell.ended == spell.joined) {
      Counts& counts = counts_.at(member, 0, in);
      ++counts.granted;
      ++counts.ended;
    } else {
      waited(member, spell.end, spell.held_back, in, spell.joined, spell.ended);
    }
  }

  void held(const model::Hold& hold, bool from_start) {
    const std::size_t member = hold.member.index();
    const std::size_t in = from_start && hold.from <= 0.0 ? 0 : grid_->of_inside(hold.from);
    busy_.stay(member, 0, in, hold.from, now_in_.of(hold.until), hold.until, hold.until < grid_->horizon());
  }

  void capacity(const model::Capacity& capacity);
  void caseload(const model::Caseload& caseload);

  /// To be called once, when everything has been told; before write() and fte_days().
  void cumulate();
  void write(const Row& row) const;

  /// FTE-days of each member (one cell) in each segment.
  const Cube<double>& fte_days() const { return fte_.days(); }

 private:
  /// What happened to a member's list in a segment.
  struct Counts {
    std::int32_t joined = 0, granted = 0, gave_up = 0, refused = 0, left = 0, held_back = 0;
    std::int32_t ended = 0;     ///< spells that were granted, given up, left or cut off by the horizon
    double granted_days = 0.0;  ///< waits of the granted
    double ended_days = 0.0;    ///< waits of all who ended, so far
  };
  struct Now {
    double slots = 0.0, fte = 0.0;
  };
  /// What is summed of a pool over a stretch of time, in people or in person-days.
  struct Sum {
    enum Kind : std::size_t {
      joined,
      granted,
      refused,
      gave_up,
      left,
      held_back,
      granted_days,  ///< waits of the granted
      waiting_days,
      busy_days,
      slot_days,
      days,  ///< length of the stretch
      // Of the measured time only:
      ended,         ///< spells that were granted, given up, left or cut off by the horizon
      ended_days,    ///< waits of all who ended, so far
      load_days,     ///< what the slots carry: heads, or weights
      waiting_end,   ///< on the list at its end
      crowded_days,  ///< with somebody on the list
      kinds
    };
  };
  struct Outcome;
  static const Outcome outcomes[];
  static const std::size_t outcome_count;

  void declare(Layout& layout);
  void fill_lengths(std::size_t pool);
  void sum_up(std::size_t pool);
  template <class Number>
  double summed(std::size_t pool, Stretch stretch, const Number& number) const;
  template <class Number>
  void sum_up(std::size_t pool, Sum::Kind kind, const Number& number);
  /// Of the measured time, and then of each period.
  std::span<double> sums(std::size_t pool, Sum::Kind kind) {
    return {sums_.data() + (pool * Sum::kinds + kind) * (1 + grid_->periods().size()),
            1 + grid_->periods().size()};
  }
  void write_observed(std::span<double> observed) const;

  /// Where this topic's tables begin in their rows: totals by outcome and pool, monthly by outcome.
  struct First {
    std::vector<std::vector<std::size_t>> totals;
    std::vector<std::size_t> monthly;
    std::size_t observed_caseload = 0, observed_waiting = 0;
  };

  // Numbers, not the spell: most are of people served at once, and then nobody has to write it down.
  void waited(std::size_t member, model::Spell::End end, bool held_back, std::size_t in, double joined,
              double ended);

  const Grid* grid_;
  Cursor now_in_;
  Cube<Counts> counts_;
  Levels waiting_, busy_, slots_, fte_;
  Levels load_;                           ///< weights, where the pool keeps caseloads
  std::vector<bool> weighed_;             ///< by member: it does
  std::vector<std::uint32_t> member_of_;  ///< by post
  std::vector<double> load_now_;          ///< by post
  std::vector<Now> now_;
  std::vector<Union> crowded_;  ///< along the axis of pools
  std::vector<std::size_t> whole_,
      alone_;  ///< by member: its pool and itself on that axis, the same if it is alone
  std::vector<Bundle> pools_;
  bool plain_periods_;        ///< each is one segment, nothing else begins inside it
  std::vector<double> sums_;  ///< by pool, kind and stretch of time
  First first_;
};

}  // namespace stegvis::measure
