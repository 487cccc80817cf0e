#pragma once

#include <cstdint>
#include <vector>

#include "model/facts.hpp"
#include "model/programme.hpp"

namespace stegvis::experiment {

/// One line of the event log. Together the lines of a participant say every stay, wait, grant, refusal and giving up.
struct LogRow {
  enum class Life : std::uint8_t {
    arrive,       ///< came by a source, or was there at the start
    start,        ///< begins to be in a place (activity: the place)
    complete,     ///< leaves it by a transition (activity: the place; detail: the leg)
    grant,        ///< leaves a list for its stage
    give_up,      ///< leaves a list, out of patience
    interrupt,    ///< leaves the stage for the head of its list
    change,       ///< stays in the stage: another phase or reporting cell
    still,        ///< is there at the horizon
    ask,          ///< joins the list of a pool (activity: the stage; resource: the member)
    served,       ///< is served by it
    tired,        ///< gives up on it
    turned_away,  ///< is refused by it
    withdraw,     ///< leaves it for another reason
    waiting,      ///< is on it at the horizon
    hold,         ///< takes a slot (resource: the member)
    release       ///< gives it back
  };
  double day;             ///< [days from start]
  std::uint32_t serial;   ///< participant number
  std::uint32_t number;   ///< within the source
  model::SourceId source;
  Life life;
  bool support = false;   ///< a list or slot of support beside a stage
  model::PlaceId place;   ///< of the activity; none for a list or a slot, where `stage` says it
  model::StageId stage;
  model::MemberId member;
  model::LegId leg;
};

/// Writes down all that happens in one replication; rows of one instant stand in the order in which they were told.
class EventLog {
 public:
  void begin() { rows_.clear(); }
  /// By time, and at one instant in the order told.
  std::vector<LogRow> finish();

  void arrived(const model::Newcomer& newcomer);
  void visited(const model::Visit& visit);
  void listed(const model::Spell& spell);
  void held(const model::Hold& hold);
  void capacity(const model::Capacity&) {}
  void finished(const model::Who&) {}

 private:
  LogRow& add(const model::Who& who, double day, LogRow::Life life);

  std::vector<LogRow> rows_;
};

static_assert(model::Sink<EventLog>);

}  // namespace stegvis::experiment
