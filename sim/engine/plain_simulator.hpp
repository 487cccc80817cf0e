#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "engine/arrivals.hpp"
#include "engine/event_tree.hpp"
#include "engine/plain_luck.hpp"
#include "engine/plain_people.hpp"
#include "engine/plain_plan.hpp"
#include "engine/requests.hpp"
#include "engine/simulator.hpp"
#include "engine/slots.hpp"
#include "model/facts.hpp"

namespace stegvis::engine {

/// The simulator of plain programmes: the same facts as `Simulator` tells, told sooner. It knows no more than
/// they need, so that a participant fits into 64 bytes and an event into few instructions. What both need
/// they share: the tree of events, lists, arrivals, the mathematics of hazards. Where they differ in one bit
/// a test says so.
template <model::Sink S>
class PlainSimulator {
 public:
  /// Contract: the programme is plain, and outlives the simulator.
  explicit PlainSimulator(const model::Programme& programme)
      : programme_{programme},
        plan_{programme},
        people_{programme, plan_},
        arrivals_{programme},
        members_(programme.members.size()) {
    for (const model::Source& source : programme.sources) luck_.emplace_back(programme, plan_, source);
  }

  /// As Simulator::run.
  base::Result<Finished> run(std::uint64_t seed, std::uint32_t replication, S& sink);

 private:
  /// How a stage has begun.
  enum class Begun : std::uint8_t {
    alone,      ///< without support beside it, as far as is known yet
    supported,  ///< with support
    refused,    ///< without the support that was asked for now or never
    final       ///< nobody leaves it: the record is free
  };

  // plain_simulator_run.hpp
  void begin(std::uint64_t seed, std::uint32_t replication);
  void loop();
  bool act_between(double at, Rank rank);
  bool act_on_calendar(double at, Rank rank);
  void look_at_calendar();
  void act_for(std::uint32_t slot);
  void close();

  // plain_simulator_moving.hpp
  void let_come(std::uint32_t source);
  std::uint32_t admit(std::uint32_t source, std::uint32_t number);
  std::uint16_t entry_of(const PlainPerson& person) const;
  Begun begin_stage(std::uint32_t slot, std::uint16_t stage);
  void begin_clocks(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit);
  void fire(std::uint32_t slot, std::uint32_t column);
  void give_up(std::uint32_t slot);
  std::uint32_t leg_of(std::uint32_t slot, const PlainWay& way);
  bool leave_stage(std::uint32_t slot, bool keeps_slot);
  void note_move(std::uint32_t slot);
  void stop_for_visits(std::uint16_t stage);
  void stop_for_circle(std::uint32_t slot);

  // plain_simulator_telling.hpp
  template <model::Exit exit>
  void tell_visit(std::uint32_t slot, const PlainPerson& left, model::PlaceId next, model::LegId leg);
  void tell_left(std::uint32_t slot, const PlainPerson& left, bool keeps_slot, bool held_back);
  void tell_hold(std::uint32_t slot, const PlainPerson& left, std::uint16_t member, double since,
                 bool support);
  void tell_support_list(std::uint32_t slot, const PlainPerson& left, model::Spell::End end, bool held_back);
  void tell_served(std::uint32_t slot, std::uint16_t stage, std::uint16_t member);
  void tell_begun(std::uint32_t slot, Begun begun);
  void tell_end(std::uint32_t slot);

  // plain_simulator_clocks.hpp
  void start_clocks(std::uint32_t slot, std::uint32_t first_way, std::uint32_t ways, std::uint32_t visit);
  void start_lucky_clocks(std::uint32_t slot, const PlainStage& stage);
  double first_moment(std::uint32_t slot, const PlainWay& way, double luck, std::optional<double> age);
  double any_moment(std::uint32_t slot, const PlainWay& way, double luck, std::optional<double> age);
  double ratio_of(std::uint32_t slot, const model::Way& way, bool supported);
  void feel_support(std::uint32_t slot, double since);
  void schedule(std::uint32_t slot);
  void schedule(std::uint32_t slot, std::size_t ways);
  void fetch_soon(std::uint32_t slot);

  // plain_simulator_slots.hpp
  Begun serve_at_once(std::uint32_t slot, std::uint16_t stage, std::uint16_t member);
  void join_list(std::uint32_t slot, std::uint16_t stage, bool waiting_there);
  double patience_of(std::uint32_t slot, std::uint16_t stage, std::uint32_t visit);
  void leave_list(std::uint32_t slot, model::Spell::End end);
  std::uint32_t ask(std::uint16_t member, std::uint32_t who);
  void free_one(std::uint16_t member);
  std::uint32_t count_join(std::uint32_t slot, std::uint16_t stage);
  void mark_due(std::uint16_t member);
  void grant_due();
  void serve(std::uint16_t member);
  void grant(std::uint32_t slot);

  // plain_simulator_support.hpp
  bool wants_support(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit);
  Begun begin_asking(std::uint32_t slot, const PlainStage& stage, std::uint32_t visit);
  void ask_support(std::uint32_t slot);
  void take_support(std::uint32_t slot);
  void grant_support(std::uint32_t slot);
  bool leave_support_list(std::uint32_t slot);
  void give_support_back(std::uint32_t slot);
  void end_support(std::uint32_t slot);
  void turn_away_askers();

  static model::Who who(std::uint32_t slot, const PlainPerson& person) {
    return {slot, person.serial, person.number, model::SourceId{person.source}, person.cell};
  }
  model::Who who(std::uint32_t slot) const { return who(slot, people_[slot]); }
  Rank rank_of(std::uint32_t slot) const {
    return people_[slot].next == plan_.columns.patience ? Rank::giving_up : Rank::ending;
  }
  auto turns() const {
    return [this](std::uint32_t slot) { return turn(rank_of(slot), people_[slot].serial); };
  }
  random::Key key(const PlainPerson& person, std::uint32_t purpose, std::uint32_t visit) const {
    return {seed_, replication_, person.number, purpose, programme_.sources[person.source].word, visit};
  }
  std::uint16_t member_for(std::uint32_t slot, std::uint32_t first, std::uint32_t by) {
    const std::uint32_t value = by == model::StagePlan::none ? 0 : people_.values(slot)[by];
    return static_cast<std::uint16_t>(first + value);
  }
  static model::StageId stage_id(std::uint16_t stage) { return model::StageId{stage}; }

  const model::Programme& programme_;
  PlainPlan plan_;
  std::uint64_t seed_ = 0;
  std::uint32_t replication_ = 0;
  double now_ = 0.0;
  std::uint32_t next_serial_ = 0;
  std::size_t calendar_at_ = 0;
  double calendar_next_ = 0.0;  ///< when the calendar has something next; the horizon, if nothing before it

  PlainPeople people_;
  EventTree tree_;     ///< of participants, by slot
  EventTree sources_;  ///< by index
  Arrivals arrivals_;
  std::vector<PlainLuck> luck_;  ///< by source
  Requests lists_;               ///< by member
  std::vector<MemberState> members_;
  std::vector<std::uint16_t> due_;     ///< members to look at when no earlier rank is left at this instant
  std::vector<std::uint32_t> askers_;  ///< who asked for support and will not wait for it
  bool in_group_ = false;              ///< several come together: all of them before anything is granted
  bool grants_due_ = false;            ///< there is somebody in one of these
  S* sink_ = nullptr;
  std::optional<base::Problem> problem_;
};

}  // namespace stegvis::engine

#include "engine/plain_simulator_clocks.hpp"
#include "engine/plain_simulator_moving.hpp"
#include "engine/plain_simulator_run.hpp"
#include "engine/plain_simulator_slots.hpp"
#include "engine/plain_simulator_support.hpp"
#include "engine/plain_simulator_telling.hpp"
