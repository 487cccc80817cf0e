#pragma once

#include <vector>

#include "measure/axes.hpp"
#include "measure/levels.hpp"
#include "measure/per_person.hpp"
#include "measure/union.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Pools and their waiting lists: who joined, was granted, refused, gave up or left; waits, lists, caseloads, capacity.
class Lists {
 public:
  Lists(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout);

  void clear();

  void arrived(const model::Newcomer& newcomer) { from_start_.fresh(newcomer.who.slot) = newcomer.at_start ? 1 : 0; }

  void listed(const model::Spell& spell) {
    const std::size_t member = spell.member.index();
    const bool from_start = spell.joined <= 0.0 && from_start_[spell.who.slot] != 0;
    const std::size_t in = from_start ? 0 : grid_->of(spell.joined);
    if (spell.end == model::Spell::End::refused) {
      ++counts_.at(member, 0, in).refused;
      return;
    }
    if (!from_start) ++counts_.at(member, 0, in).joined;
    end(spell, member, in);
  }

  void held(const model::Hold& hold) {
    const std::size_t member = hold.member.index();
    const bool from_start = hold.from <= 0.0 && from_start_[hold.who.slot] != 0;
    busy_.rise(member, 0, from_start ? 0 : grid_->of(hold.from), hold.from);
    if (hold.until < grid_->horizon()) busy_.fall(member, 0, grid_->of(hold.until), hold.until);
  }

  void capacity(const model::Capacity& capacity);

  /// To be called once, when everything has been told; before write() and fte_days().
  void cumulate();
  void write(const Row& row) const;

  /// FTE-days of each member (one cell) in each segment.
  const Cube<double>& fte_days() const { return fte_.days(); }

 private:
  /// What happened to a member's list in a segment.
  struct Counts {
    std::int32_t joined = 0, granted = 0, gave_up = 0, refused = 0, left = 0;
    std::int32_t ended = 0;    ///< spells that were granted, given up, left or cut off by the horizon
    double granted_days = 0.0; ///< waits of the granted
    double ended_days = 0.0;   ///< waits of all who ended, so far
  };
  struct Now {
    double slots = 0.0, fte = 0.0;
  };
  /// All about one pool in one stretch of time.
  struct Sum {
    double joined = 0.0, granted = 0.0, gave_up = 0.0, refused = 0.0, left = 0.0, ended = 0.0;
    double granted_days = 0.0, ended_days = 0.0;              ///< waits [days]
    double waiting_days = 0.0, busy_days = 0.0, slot_days = 0.0;
    double days = 0.0;                                        ///< length of the stretch [days]
    double waiting_end = 0.0;                                 ///< on the list at its end
    double crowded_days = 0.0;                                ///< with somebody on the list; totals only [days]
  };
  struct Outcome;
  static const Outcome outcomes[];
  static const std::size_t outcome_count;

  void declare(Layout& layout);
  Sum sum(std::size_t pool, Stretch stretch) const;
  void add(Sum& sum, std::size_t member, std::size_t segment) const;
  void write_observed(std::span<double> observed) const;

  /// Where this topic's tables begin in their rows: totals by outcome and pool, monthly by outcome.
  struct First {
    std::vector<std::vector<std::size_t>> totals;
    std::vector<std::size_t> monthly;
    std::size_t observed_caseload = 0, observed_waiting = 0;
  };

  void end(const model::Spell& spell, std::size_t member, std::size_t in) {
    const double wait = spell.ended - spell.joined;
    waiting_.rise(member, 0, in, spell.joined);
    crowded_[whole_[member]].add(spell.joined, spell.ended);
    if (alone_[member] != whole_[member]) crowded_[alone_[member]].add(spell.joined, spell.ended);
    const bool over = spell.end != model::Spell::End::horizon;
    const std::size_t out = over ? grid_->of(spell.ended) : grid_->segments() - 1;
    if (over) waiting_.fall(member, 0, out, spell.ended);
    Counts& counts = counts_.at(member, 0, out);
    ++counts.ended;
    counts.ended_days += wait;
    switch (spell.end) {
      case model::Spell::End::granted:
        ++counts.granted;
        counts.granted_days += wait;
        break;
      case model::Spell::End::gave_up: ++counts.gave_up; break;
      case model::Spell::End::left: ++counts.left; break;
      default: break;
    }
  }

  const Grid* grid_;
  PerPerson<unsigned char> from_start_;
  Cube<Counts> counts_;
  Levels waiting_, busy_, slots_, fte_;
  std::vector<Now> now_;
  std::vector<Union> crowded_;               ///< along the axis of pools
  std::vector<std::size_t> whole_, alone_;   ///< by member: its pool and itself on that axis, the same if it is alone
  std::vector<Bundle> pools_;
  First first_;
};

}  // namespace stegvis::measure
