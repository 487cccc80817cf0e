#include "experiment/event_log.hpp"

#include <algorithm>

namespace stegvis::experiment {
namespace {

using Life = LogRow::Life;

Life end_of(model::Exit exit) {
  switch (exit) {
    case model::Exit::moved: return Life::complete;
    case model::Exit::granted: return Life::grant;
    case model::Exit::gave_up: return Life::give_up;
    case model::Exit::interrupted: return Life::interrupt;
    case model::Exit::changed: return Life::change;
    case model::Exit::horizon: return Life::still;
  }
  return Life::still;
}

Life end_of(model::Spell::End end) {
  switch (end) {
    case model::Spell::End::granted: return Life::served;
    case model::Spell::End::gave_up: return Life::tired;
    case model::Spell::End::left: return Life::withdraw;
    case model::Spell::End::refused: return Life::turned_away;
    case model::Spell::End::horizon: return Life::waiting;
  }
  return Life::waiting;
}

}  // namespace

LogRow& EventLog::add(const model::Who& who, double day, Life life) {
  return rows_.emplace_back(LogRow{day, who.serial, who.number, who.source, life, false, {}, {}, {}, {}});
}

void EventLog::arrived(const model::Newcomer& newcomer) { add(newcomer.who, newcomer.at, Life::arrive); }

void EventLog::visited(const model::Visit& visit) {
  add(visit.who, visit.entered, Life::start).place = visit.place;
  LogRow& end = add(visit.who, visit.left, end_of(visit.exit));
  end.place = visit.place;
  end.leg = visit.leg;
}

void EventLog::listed(const model::Spell& spell) {
  for (const Life life : {Life::ask, end_of(spell.end)}) {
    LogRow& row = add(spell.who, life == Life::ask ? spell.joined : spell.ended, life);
    row.member = spell.member;
    row.stage = spell.stage;
    row.support = spell.support;
  }
}

void EventLog::held(const model::Hold& hold) {
  for (const Life life : {Life::hold, Life::release}) {
    LogRow& row = add(hold.who, life == Life::hold ? hold.from : hold.until, life);
    row.member = hold.member;
    row.support = hold.support;
  }
}

std::vector<LogRow> EventLog::finish() {
  std::stable_sort(rows_.begin(), rows_.end(), [](const LogRow& a, const LogRow& b) { return a.day < b.day; });
  return rows_;
}

}  // namespace stegvis::experiment
