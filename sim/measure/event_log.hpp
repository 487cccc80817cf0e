#pragma once

#include <cstdint>
#include <vector>

#include "model/facts.hpp"

namespace stegvis::measure {

/// What an entry of the log says. With the entry's day, place, stage and member it is enough to tell every
/// stay, wait, grant, refusal and giving up exactly.
enum class Happening : std::uint8_t {
  arrive,    ///< came by a source, or as starting stock
  start,     ///< a visit to `place` begins
  complete,  ///< ... and ends, as `how` and `leg` say
  wait,      ///< asked `member` for a slot for `stage`
  grant,     ///< ... and got it (at once, if on the same day)
  refuse,    ///< ... and was refused
  give_up,   ///< ... and gave up
  leave,     ///< ... and left the list for another way out
  hold,      ///< holds a slot of `member`
  release,   ///< ... and gives it back
  meet,      ///< has this coach from now on (or waits for one in this post)
  part,      ///< ... and no longer
  open       ///< the visit, the wait or the hold that began last is still going on at the horizon
};

struct LogEntry {
  std::uint32_t replication;
  model::Who who;
  Happening what;
  Happening began;           ///< for `open`: start, wait or hold
  model::Exit how;           ///< for `complete`
  bool support;              ///< a slot beside a stage
  bool at_start;             ///< for `arrive` and `start`: starting stock
  model::PlaceId place;      ///< for visits
  model::StageId stage;      ///< asked for
  model::MemberId member;    ///< for waits and holds
  model::LegId leg;          ///< for `complete`
  model::PostId post;        ///< for `meet` and `part`
  std::uint32_t person = 0;  ///< for them: number in the post
  bool vacant = false;       ///< for them: uncoached
  double day;                ///< [days from the start]
};

/// Writes down everything that happens to everybody. Sorted by participant and day; what happens to one of
/// them at one instant stays in the order in which it happened.
class EventLog {
 public:
  void begin(std::uint32_t replication);
  /// Appends the replication's entries, sorted.
  void finish(std::vector<LogEntry>& into);

  void arrived(const model::Newcomer& newcomer);
  void visited(const model::Visit& visit);
  void listed(const model::Spell& spell);
  void held(const model::Hold& hold);
  void capacity(const model::Capacity&) {}
  void bonded(const model::Bond& bond);
  void caseload(const model::Caseload&) {}
  void finished(const model::Who&) {}

 private:
  LogEntry entry(const model::Who& who, Happening what, double day) const;

  std::uint32_t replication_ = 0;
  std::vector<LogEntry> entries_;
};

static_assert(model::Sink<EventLog>);

/// Tells two sinks the same.
template <model::Sink First, model::Sink Second>
struct Tee {
  First* first;
  Second* second;

  void arrived(const model::Newcomer& fact) { first->arrived(fact), second->arrived(fact); }
  void visited(const model::Visit& fact) { first->visited(fact), second->visited(fact); }
  void listed(const model::Spell& fact) { first->listed(fact), second->listed(fact); }
  void held(const model::Hold& fact) { first->held(fact), second->held(fact); }
  void capacity(const model::Capacity& fact) { first->capacity(fact), second->capacity(fact); }
  void bonded(const model::Bond& fact) { first->bonded(fact), second->bonded(fact); }
  void caseload(const model::Caseload& fact) { first->caseload(fact), second->caseload(fact); }
  void finished(const model::Who& who) { first->finished(who), second->finished(who); }
};

}  // namespace stegvis::measure
