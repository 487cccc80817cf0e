#pragma once

#include <concepts>
#include <cstdint>

#include "base/id.hpp"

/// \file
/// Everything that can be said about a run while it happens. The engine reports, a sink listens; neither
/// knows the other. Times are days from 00:00 on the start date. A fact that lasts is told once, when it
/// ends.
namespace stegvis::model {

using StageId = base::Id<struct StageTag>;  ///< index in Programme::stages
using PlaceId =
    base::Id<struct PlaceTag>;          ///< index in Programme::places: a stage, a phase of it, or its list
using LegId = base::Id<struct LegTag>;  ///< index in Programme::legs: one branch of one transition
using MemberId = base::Id<struct MemberTag>;  ///< index in Programme::members: one pool, or one of a family
using PostId = base::Id<struct PostTag>;      ///< index in Programme::posts
using SourceId = base::Id<struct SourceTag>;  ///< index in Programme::sources

/// Who a fact is about.
struct Who {
  std::uint32_t slot;    ///< where the engine keeps them; reused after `finished`
  std::uint32_t serial;  ///< participant number: order of coming in this replication
  std::uint32_t number;  ///< number within the source
  SourceId source;
  std::uint32_t cell;  ///< reporting cell: index into Programme::cells
};

enum class Exit : std::uint8_t {
  moved,        ///< by a transition: `leg` says which branch
  granted,      ///< from the list into the stage (or back into it after an interruption)
  gave_up,      ///< from the list, out of patience
  interrupted,  ///< from the stage to the head of its list
  changed,      ///< stays in the stage: another phase, or attributes that change the reporting cell
  horizon       ///< still there at the end
};

/// Somebody was in one place from `entered` to `left`.
struct Visit {
  Who who;
  PlaceId place;
  PlaceId next;    ///< where they went; none at the horizon
  LegId leg;       ///< for `moved`; none otherwise
  double entered;  ///< [days]
  double left;     ///< [days]
  double joined;   ///< first entered this stage in this visit, whatever changed since [days]
  Exit exit;
  bool entry;  ///< an entry proper (a grant into the stage, not a change or a return after an interruption)
  bool supported;  ///< had support beside the stage at some time in the visit
  bool at_start;   ///< entered as starting stock
};

/// Somebody was on a list.
struct Spell {
  enum class End : std::uint8_t { granted, gave_up, left, refused, horizon };
  Who who;
  MemberId member;
  StageId stage;  ///< asked for; for support, the stage it stands beside
  double joined;  ///< [days]
  double ended;   ///< [days]; equals `joined` when served at once or refused
  End end;
  bool support;            ///< asked for support beside a stage
  bool held_back = false;  ///< waited because every slot was taken (not merely for a gate or a quota)
};

/// Somebody held a slot.
struct Hold {
  Who who;
  MemberId member;
  double from, until;  ///< [days]
  bool support;
  bool also = false;  ///< beside the slot of the pool that the stage needs; told once for each place
};

/// A pool's capacity from a moment on (told at 0 and at every change).
struct Capacity {
  MemberId member;
  double at;  ///< [days]
  double slots;
  double fte;
};

/// Somebody had one coach, or waited for one without. Told for posts only.
struct Bond {
  Who who;
  PostId post;
  std::uint32_t person;  ///< number of the person in the post; while `vacant`, of the one who is to come
  double from, until;    ///< [days]
  bool vacant;           ///< nobody has the post: uncoached
  bool changed;          ///< began with a change of coach
  bool support;
};

/// A coach from a moment on: told at 0 and at every change. Also of the places of a pool with weights.
struct Caseload {
  PostId post;
  double at;              ///< [days]
  double capacity, load;  ///< weights
  double fte, vacant_fte;
};

/// Somebody came: by a source, or as starting stock (`at_start`, at 0).
struct Newcomer {
  Who who;
  double at;  ///< [days]
  bool at_start;
};

/// Who listens to a run.
template <class T>
concept Sink = requires(T sink, const Newcomer& newcomer, const Visit& visit, const Spell& spell,
                        const Hold& hold, const Capacity& capacity, const Bond& bond,
                        const Caseload& caseload, const Who& who) {
  sink.arrived(newcomer);
  sink.visited(visit);
  sink.listed(spell);
  sink.held(hold);
  sink.capacity(capacity);
  sink.bonded(bond);
  sink.caseload(caseload);
  sink.finished(who);  ///< nothing more will be told about this slot until somebody else arrives in it
};

/// A sink that likes to know about whom something will probably be told soon, by slot. Nothing else follows
/// from it.
template <class T>
concept Fetching = requires(T sink, std::uint32_t slot) {
  sink.fetch(slot);
};

}  // namespace stegvis::model
