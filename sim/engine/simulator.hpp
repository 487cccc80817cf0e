#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "engine/arrivals.hpp"
#include "engine/carried_luck.hpp"
#include "engine/clocks.hpp"
#include "engine/first_luck.hpp"
#include "engine/stops.hpp"
#include "engine/world.hpp"
#include "model/facts.hpp"

namespace stegvis::engine {

/// What a replication was, beside what its sink heard.
struct Finished {
  std::uint64_t participants = 0;  ///< who came, the starting stock included
  std::uint64_t inside = 0;        ///< who was still in a stage that can be left
};

/// Runs replications of one programme and tells a sink what happens. One simulator per thread; memory is used
/// again.
///
/// Everything due acts in one total order of (time, rank, participant number), the lowest first, after
/// whatever it may have made due (product.md "One instant, one order"): calendar, endings, staff changes,
/// grants, giving up, arrivals. A slot freed or asked for by an ending is therefore granted when no ending or
/// staff change of that instant is left.
template <model::Sink S>
class Simulator {
 public:
  explicit Simulator(const model::Programme& programme) : world_{programme}, arrivals_{programme} {
    for (const model::Source& source : programme.sources) {
      carried_luck_.emplace_back(programme, source);
      first_luck_.emplace_back(programme, source);
    }
  }

  /// One replication: same arguments, same facts, always. Problems: a circle that never comes to rest, more
  /// visits of one participant to one stage than luck has numbers for (4095).
  base::Result<Finished> run(std::uint64_t seed, std::uint32_t replication, S& sink);

 private:
  // run: simulator_run.hpp
  void loop();
  bool goes_first(const EventTree::First& source, const EventTree::First& person) const;
  bool act_between(double at, Rank rank);
  bool act_on_calendar(double at, Rank rank);
  void act_for(std::uint32_t slot);
  void act_for_source(std::uint32_t leaf);
  void close();
  void change_capacity(const model::CalendarEvent& event);

  // coming: simulator_coming.hpp
  void place_stock(std::uint32_t source);
  void place_by_elapsed(std::uint32_t source);
  void place_one(std::uint32_t source, std::uint32_t number, std::uint16_t value, double elapsed);
  double time_spent(const model::Source& stock, std::uint32_t number) const;
  void put_in_order(std::uint32_t slot);
  void place_listed(std::uint32_t source, std::uint32_t row);
  void let_come(std::uint32_t source);
  std::uint32_t admit(std::uint32_t source, std::uint32_t number, std::uint32_t which, bool at_start);
  model::StageId entry_of(const Person& person) const;
  bool too_long(std::uint32_t slot, const model::StagePlan& stage, double elapsed);

  // moving: simulator_moving.hpp
  struct Landing {
    model::StageId stage;
    bool inside = false;     ///< in the stage at once; else on its list
    bool granted = false;    ///< by a slot taken now
    model::StageId refused;  ///< the stage whose full list refused, if any
  };
  // Inlined by force: returned in registers, so small a struct is written in parts and read as a whole, and
  // the processor waits for it (3 % of the run).
  [[gnu::always_inline]] inline Landing landing(std::uint32_t slot, model::StageId target, bool keeps_slot,
                                                bool may_be_served);
  bool over_at_once(std::uint32_t slot, model::StageId target) {
    return world_.timed[target.index()] && limit_passed(slot, target);
  }
  bool limit_passed(std::uint32_t slot, model::StageId target);
  void land(std::uint32_t slot, const Landing& landing);
  void begin_stage(std::uint32_t slot, model::StageId stage, double elapsed, bool entry, bool at_start);
  void leave_stage(std::uint32_t slot, bool keeps_slot);
  void fire(std::uint32_t slot, std::uint32_t way);
  void give_up(std::uint32_t slot);
  void change_phase(std::uint32_t slot);
  void apply_rule(std::uint32_t slot);
  void apply_past_rules(std::uint32_t slot, std::uint32_t which);
  std::uint16_t new_value(std::uint32_t slot, const model::RulePlan& rule);
  void set_value(std::uint32_t slot, const model::RulePlan& rule, std::uint16_t value);
  double begin_phase(std::uint32_t slot, double began);
  void set_next_rule(std::uint32_t slot);
  void finish(std::uint32_t slot);
  void tell_visit(std::uint32_t slot, model::Exit exit, model::PlaceId next, std::uint32_t leg) {
    tell_visit(slot, exit, next, leg, world_.now);
  }
  void tell_visit(std::uint32_t slot, model::Exit exit, model::PlaceId next, std::uint32_t leg, double until);
  std::uint32_t leg_of(std::uint32_t slot, const model::Way& way);
  void note_move(std::uint32_t slot);
  void stop_circle(std::uint32_t slot);
  void stop_too_many(const model::StagePlan& stage);
  void stop_too_long(const model::Source& stock, const model::StagePlan& stage, double elapsed);
  model::PlaceId place_of_landing(const Landing& landing) const;

  // slots and lists: simulator_slots.hpp
  void join_list(std::uint32_t slot, model::StageId stage, bool waiting_there, double elapsed = 0.0);
  void leave_list(std::uint32_t slot, model::Spell::End end);
  void tell_refusal(std::uint32_t slot, model::StageId stage);
  bool can_serve(std::uint32_t slot, std::uint16_t member, std::int32_t weight) const;
  bool list_is_full(std::uint32_t slot, std::uint16_t member, std::int32_t weight) const;
  std::uint32_t count_join(std::uint32_t slot, model::StageId stage);
  bool newcomer(std::uint32_t slot, std::uint32_t pool);
  void take_slot(std::uint32_t slot, std::uint16_t member, std::int32_t weight, std::uint32_t coach = nobody);
  void release_slot(std::uint32_t slot);
  void free_one(std::uint16_t member, std::uint32_t node);
  void occupy_one(std::uint16_t member, std::uint32_t node, std::int32_t weight,
                  std::uint32_t coach = nobody);
  void count_grant(std::uint32_t slot, std::uint16_t member);
  void mark_due(std::uint16_t member);
  void grant_due();
  void serve(std::uint16_t member);
  std::uint32_t next_in_line(std::uint16_t member) const;
  bool gets_back(std::uint32_t node) const;
  void grant(std::uint32_t node);
  void resume(std::uint32_t slot);
  void interrupt_last(std::uint16_t member);
  void interrupt(std::uint32_t slot);
  std::uint8_t class_of(std::uint32_t slot, const model::PoolPlan& pool, model::StageId stage) const;
  std::size_t list_of(std::uint16_t member, std::uint8_t priority_class) const {
    return world_.members[member].first_list + priority_class;
  }

  // coaches of pools with posts or weights: simulator_coaches.hpp. Kept out of line, so that who has none
  // pays a branch.
  void begin_coaches();
  [[gnu::noinline]] void turn_coach(std::uint32_t coach);
  void change_places(const model::CalendarEvent& event);
  void lose_coach(std::uint32_t coach);
  void gain_coach(std::uint32_t coach);
  void close_post(std::uint32_t coach);
  void begin_handover(std::uint32_t coach);
  void take_up(std::uint32_t coach);
  void feel_load(std::uint32_t coach, std::uint32_t except, bool anyhow);
  void mark_room(std::uint32_t coach);
  [[gnu::noinline]] void take_coach(std::uint16_t member, std::uint32_t node, std::int32_t weight,
                                    std::uint32_t coach);
  std::uint32_t coach_at_start(std::uint16_t member, std::uint32_t slot, std::int32_t weight) const;
  [[gnu::noinline]] void drop_coach(std::uint32_t node);
  void move_bond(std::uint32_t node, std::uint32_t coach);
  [[gnu::noinline]] bool hand_over(std::uint16_t member);
  [[gnu::noinline]] bool fits(std::uint32_t node, std::uint16_t member);
  [[gnu::noinline]] void reweigh(std::uint32_t slot, bool clocks_run);
  void turn_contact(std::uint32_t slot);
  void set_contact(std::uint32_t slot);
  void begin_row(std::uint32_t node, bool changed);
  void tell_bond(std::uint32_t node);
  void tell_capacity(std::uint16_t member);
  std::int32_t weight_of(std::uint32_t node) const;
  [[gnu::noinline]] std::int64_t heads_served_now(std::uint16_t member, std::int32_t weight) const;
  std::uint16_t match_value(std::uint32_t slot, const model::PoolPlan& pool) const;
  std::uint16_t member_of(std::uint32_t node) const;

  // several demands at once: simulator_several.hpp
  std::int64_t held_beside(std::uint32_t slot, std::uint16_t member);
  [[gnu::noinline]] bool rest_is_free(std::uint32_t slot, model::StageId stage);
  [[gnu::noinline]] bool rest_is_held(std::uint32_t slot, model::StageId stage);
  [[gnu::noinline]] void release_rest(std::uint32_t slot);
  [[gnu::noinline]] void settle_rest(std::uint32_t slot);
  [[gnu::noinline]] void mark_askers(std::uint32_t pool);
  bool holds_already(std::uint32_t node, std::uint16_t member) const;

  // support beside a stage: simulator_support.hpp
  void ask_support(std::uint32_t slot, std::uint32_t visit);
  void grant_support(std::uint32_t slot);
  void leave_support_list(std::uint32_t slot, model::Spell::End end);
  void end_support(std::uint32_t slot);
  void interrupt_support(std::uint32_t slot);
  void drop_support(std::uint32_t slot) {
    if (world_.has_extras && world_.people.extra(slot).support_member != no_member) give_support_back(slot);
  }
  void give_support_back(std::uint32_t slot);
  void turn_away_askers();

  World world_;
  Arrivals arrivals_;
  std::vector<CarriedLuck> carried_luck_;  ///< by source
  std::vector<FirstLuck> first_luck_;      ///< by source
  S* sink_ = nullptr;
  std::optional<base::Problem> problem_;
  std::size_t calendar_at_ = 0;
  std::vector<std::uint16_t> due_;     ///< members to look at when no earlier rank is left at this instant
  std::vector<std::uint32_t> askers_;  ///< who asked for support and will not wait for it
  std::vector<bool> open_gates_;       ///< per pool, at this instant
};

}  // namespace stegvis::engine

#include "engine/simulator_coaches.hpp"
#include "engine/simulator_coming.hpp"
#include "engine/simulator_moving.hpp"
#include "engine/simulator_run.hpp"
#include "engine/simulator_several.hpp"
#include "engine/simulator_slots.hpp"
#include "engine/simulator_stops.hpp"
#include "engine/simulator_support.hpp"
