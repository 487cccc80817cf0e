#pragma once

#include "measure/axes.hpp"
#include "measure/coaching.hpp"
#include "measure/enrolment.hpp"
#include "measure/grid.hpp"
#include "measure/lists.hpp"
#include "measure/money.hpp"
#include "measure/per_person.hpp"
#include "measure/placements.hpp"
#include "measure/stays.hpp"
#include "model/facts.hpp"

namespace stegvis::measure {

/// Listens to one replication at a time and tells its numbers. Made once per worker and reused: begin(), the
/// facts, finish(). It grows to the largest crowd met and then allocates nothing.
///
/// A new outcome: declare its table (layout.add) and fill it in the topic it belongs to, or give it a topic
/// of its own here. The results file, JSON, summaries and differences follow from the layout.
class Recorder {
 public:
  /// Contract: `programme` outlives the recorder.
  explicit Recorder(const model::Programme& programme);
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  const Layout& layout() const { return layout_; }

  void begin();
  /// Writes the replication's numbers. Contract: each span is as long as its series.
  void finish(const Row& row);
  /// What money is paid for, of the replication that was finished.
  Units units() const;
  /// Of all replications told to this recorder: whole numbers, so that recorders add up in any order.
  const Curves& curves() const { return placements_.curves(); }

  void arrived(const model::Newcomer& newcomer) {
    Memory& person = people_.fresh(newcomer.who.slot);
    stays_.arrived(newcomer, now_.of(newcomer.at));
    placements_.arrived(newcomer, person.placements);
  }
  // Into where they are told: then a fact is never written down.
  [[gnu::always_inline]] void visited(const model::Visit& visit) {
    Memory& person = people_[visit.who.slot];
    const std::size_t in = visit.at_start && visit.entered <= 0.0 ? 0 : grid_.of_inside(visit.entered);
    const std::size_t out = visit.exit == model::Exit::horizon ? grid_.segments() - 1 : now_.of(visit.left);
    stays_.visited(visit, in, out, person.stays);
    placements_.visited(visit, in, person.placements);
    enrolment_.visited(visit, in, out, person.enrolment);
  }
  [[gnu::always_inline]] void listed(const model::Spell& spell) {
    lists_.listed(spell, from_start(spell.who));
  }
  [[gnu::always_inline]] void held(const model::Hold& hold) { lists_.held(hold, from_start(hold.who)); }
  void capacity(const model::Capacity& capacity) { lists_.capacity(capacity); }
  void bonded(const model::Bond& bond) { coaching_.bonded(bond, from_start(bond.who)); }
  void caseload(const model::Caseload& caseload) {
    lists_.caseload(caseload);
    coaching_.caseload(caseload);
  }
  [[gnu::always_inline]] void fetch(std::uint32_t slot) const { people_.fetch(slot); }
  void finished(const model::Who& who) {
    if (has_coaches_) coaching_.finished(who);
  }

 private:
  /// What the topics remember of each participant, side by side.
  struct Memory {
    Placements::Memory placements;
    Stays::Memory stays;
    Enrolment::Memory enrolment;
  };
  static_assert(sizeof(Memory) == 32, "half a line of the processor's cache");

  bool from_start(const model::Who& who) { return people_[who.slot].placements.from_start; }

  Layout layout_;
  Bundles bundles_;
  Grid grid_;
  Cursor now_;
  Stays stays_;
  Lists lists_;
  Coaching coaching_;
  Placements placements_;
  Enrolment enrolment_;
  Money money_;
  PerPerson<Memory> people_;
  bool has_coaches_;
};

static_assert(model::Sink<Recorder> && model::Fetching<Recorder>);

/// What a run of this programme tells.
Layout layout_of(const model::Programme& programme);

}  // namespace stegvis::measure
