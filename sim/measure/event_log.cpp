#include "measure/event_log.hpp"

#include <algorithm>
#include <tuple>

namespace stegvis::measure {

void EventLog::begin(std::uint32_t replication) {
  replication_ = replication;
  entries_.clear();
}

LogEntry EventLog::entry(const model::Who& who, Happening what, double day) const {
  return {.replication = replication_,
          .who = who,
          .what = what,
          .began = what,
          .how = model::Exit::moved,
          .support = false,
          .at_start = false,
          .place = {},
          .stage = {},
          .member = {},
          .leg = {},
          .post = {},
          .day = day};
}

void EventLog::arrived(const model::Newcomer& newcomer) {
  LogEntry came = entry(newcomer.who, Happening::arrive, newcomer.at);
  came.at_start = newcomer.at_start;
  entries_.push_back(came);
}

void EventLog::visited(const model::Visit& visit) {
  LogEntry start = entry(visit.who, Happening::start, visit.entered);
  start.place = visit.place;
  start.at_start = visit.at_start;
  entries_.push_back(start);
  LogEntry end = start;
  end.what = visit.exit == model::Exit::horizon ? Happening::open : Happening::complete;
  end.how = visit.exit;
  end.leg = visit.leg;
  end.day = visit.left;
  entries_.push_back(end);
}

void EventLog::listed(const model::Spell& spell) {
  using End = model::Spell::End;
  LogEntry asked = entry(spell.who, Happening::wait, spell.joined);
  asked.stage = spell.stage;
  asked.member = spell.member;
  asked.support = spell.support;
  entries_.push_back(asked);
  LogEntry end = asked;
  end.what = spell.end == End::granted   ? Happening::grant
             : spell.end == End::gave_up ? Happening::give_up
             : spell.end == End::left    ? Happening::leave
             : spell.end == End::refused ? Happening::refuse
                                         : Happening::open;
  end.day = spell.ended;
  entries_.push_back(end);
}

void EventLog::held(const model::Hold& hold) {
  LogEntry from = entry(hold.who, Happening::hold, hold.from);
  from.member = hold.member;
  from.support = hold.support;
  entries_.push_back(from);
  LogEntry until = from;
  until.what = Happening::release;
  until.day = hold.until;
  entries_.push_back(until);
}

void EventLog::bonded(const model::Bond& bond) {
  LogEntry from = entry(bond.who, Happening::meet, bond.from);
  from.post = bond.post;
  from.person = bond.person;
  from.vacant = bond.vacant;
  from.support = bond.support;
  entries_.push_back(from);
  LogEntry until = from;
  until.what = Happening::part;
  until.day = bond.until;
  entries_.push_back(until);
}

void EventLog::finish(std::vector<LogEntry>& into) {
  std::stable_sort(entries_.begin(), entries_.end(), [](const LogEntry& a, const LogEntry& b) {
    return std::tie(a.who.serial, a.day) < std::tie(b.who.serial, b.day);
  });
  into.insert(into.end(), entries_.begin(), entries_.end());
}

}  // namespace stegvis::measure
