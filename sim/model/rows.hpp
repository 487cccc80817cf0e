#pragma once

#include <functional>
#include <utility>

#include "model/field.hpp"

/// \file
/// How the table of fields is put together: rows of what one struct says, and tables of such structs by id. A
/// path grows to the left: `scale` of a transition, `to.<transition>.scale` of a stage,
/// `stage.<stage>.to.<transition>.scale`.
namespace stegvis::model {

/// What a row says about a field, in the order in which one would say it aloud:
/// `share("...", "...").otherwise("1")`.
class About {
 public:
  About(Kind kind, const char* en, const char* sv) {
    field_.kind = kind;
    field_.meaning = {en, sv};
  }
  About least(double x) && {
    field_.range.least = x;
    return std::move(*this);
  }
  About above(double x) && {
    field_.range.least = x;
    field_.range.above = true;
    return std::move(*this);
  }
  About most(double x) && {
    field_.range.most = x;
    return std::move(*this);
  }
  About below(double x) && {
    field_.range.most = x;
    field_.range.below = true;
    return std::move(*this);
  }
  About in(const char* unit) && {
    field_.unit = unit;
    return std::move(*this);
  }
  About naming(const char* table) && {
    field_.refers = table;
    return std::move(*this);
  }
  About among(std::vector<std::string> words) && {
    field_.choices = std::move(words);
    return std::move(*this);
  }
  About otherwise(const char* value) && {
    field_.fallback = {value, value};
    return std::move(*this);
  }
  About otherwise(const char* en, const char* sv) && {
    field_.fallback = {en, sv};
    return std::move(*this);
  }

  Field at(std::string path) const {
    Field field = field_;
    field.path = std::move(path);
    return field;
  }

 private:
  Field field_;
};

/// The longest time anything may take, in days: a thousand years, so that no calendar overflows.
inline constexpr double longest_days = 365250.0;

inline About text(const char* en, const char* sv) { return {Kind::text, en, sv}; }
inline About file(const char* en, const char* sv) { return {Kind::file, en, sv}; }
inline About flag(const char* en, const char* sv) { return {Kind::flag, en, sv}; }
inline About id(const char* en, const char* sv) { return {Kind::id, en, sv}; }
inline About ids(const char* en, const char* sv) { return {Kind::ids, en, sv}; }
inline About choice(const char* en, const char* sv) { return {Kind::choice, en, sv}; }
inline About family(const char* en, const char* sv) { return {Kind::family, en, sv}; }
inline About number(const char* en, const char* sv) { return {Kind::number, en, sv}; }
inline About whole(const char* en, const char* sv) { return About{Kind::whole, en, sv}.least(0).most(1e6); }
inline About share(const char* en, const char* sv) { return About{Kind::share, en, sv}.least(0).most(1); }
inline About share_or_rest(const char* en, const char* sv) {
  return About{Kind::share_or_rest, en, sv}.least(0).most(1);
}
inline About rate(const char* en, const char* sv) { return About{Kind::rate, en, sv}.least(0).most(1e4); }
inline About span(const char* en, const char* sv) {
  return About{Kind::span, en, sv}.least(0).most(longest_days);
}
inline About money(const char* en, const char* sv) {
  return About{Kind::money, en, sv}.least(-1e12).most(1e12);
}
inline About date(const char* en, const char* sv) { return {Kind::date, en, sv}; }
inline About instant(const char* en, const char* sv) {
  return About{Kind::instant, en, sv}.least(0).most(longest_days);
}
inline About instants(const char* en, const char* sv) {
  return About{Kind::instants, en, sv}.least(0).most(longest_days);
}

/// Told once for each field that is there, with the ids on the way.
using VisitSlot = std::function<void(Ids, Slot)>;

/// One row as `Owner` knows it. `slot` makes what is missing on the way when `make` is true.
template <class Owner>
struct Row {
  Field field;
  std::function<Slot(Owner&, Ids, bool make)> slot;
  std::function<void(Owner&, std::vector<std::string_view>&, const VisitSlot&)> each;
};

template <class Owner>
using Rows = std::vector<Row<Owner>>;

/// A member of `Owner` (a pointer to it, or a function that gives a reference or a Slot).
template <class Owner, class Member>
Row<Owner> row(std::string name, Member member, const About& about) {
  const auto slot = [member](Owner& owner) -> Slot {
    if constexpr (std::is_convertible_v<std::invoke_result_t<Member, Owner&>, Slot>) {
      return std::invoke(member, owner);
    } else {
      return &std::invoke(member, owner);
    }
  };
  return {about.at(std::move(name)), [slot](Owner& owner, Ids, bool) { return slot(owner); },
          [slot](Owner& owner, std::vector<std::string_view>& ids, const VisitSlot& visit) {
            visit(ids, slot(owner));
          }};
}

/// The rows of a struct inside `Owner`, their names put behind `prefix` (`season.`).
template <class Owner, class Member, class Inner>
Rows<Owner> part(const std::string& prefix, Member member, Rows<Inner> inner) {
  Rows<Owner> rows;
  for (Row<Inner>& one : inner) {
    Field field = one.field;
    field.path = prefix + field.path;
    rows.push_back({std::move(field),
                    [member, slot = std::move(one.slot)](Owner& owner, Ids ids, bool make) {
                      return slot(std::invoke(member, owner), ids, make);
                    },
                    [member, each = std::move(one.each)](Owner& owner, std::vector<std::string_view>& ids,
                                                         const VisitSlot& visit) {
                      each(std::invoke(member, owner), ids, visit);
                    }});
  }
  return rows;
}

/// The thing with this id; made when `make` is true, else null when there is none.
template <class Map>
auto* thing_of(Map& map, std::string_view id, bool make) {
  const std::string key{id};
  auto found = map.find(key);
  if (found == map.end() && make) found = map.try_emplace(key).first;
  return found == map.end() ? nullptr : &found->second;
}

/// The rows of things by id, their names put behind `prefix` (`to.<transition>`) and a dot.
template <class Owner, class Member, class Inner>
Rows<Owner> tables(const std::string& prefix, Member member, Rows<Inner> inner) {
  Rows<Owner> rows;
  for (Row<Inner>& one : inner) {
    Field field = one.field;
    field.path = field.path.empty() ? prefix : prefix + "." + field.path;
    rows.push_back({std::move(field),
                    [member, slot = std::move(one.slot)](Owner& owner, Ids ids, bool make) -> Slot {
                      auto* thing = thing_of(std::invoke(member, owner), ids.front(), make);
                      return thing == nullptr ? Slot{} : slot(*thing, ids.subspan(1), make);
                    },
                    [member, each = std::move(one.each)](Owner& owner, std::vector<std::string_view>& ids,
                                                         const VisitSlot& visit) {
                      for (auto& [key, thing] : std::invoke(member, owner)) {
                        ids.push_back(key);
                        each(thing, ids, visit);
                        ids.pop_back();
                      }
                    }});
  }
  return rows;
}

/// The rows of the one thing among those by id that says other things than its siblings: `attribute.age`.
template <class Owner, class Member, class Inner>
Rows<Owner> table(const std::string& prefix, const std::string& id, Member member, Rows<Inner> inner) {
  Rows<Owner> rows;
  for (Row<Inner>& one : inner) {
    Field field = one.field;
    field.path = prefix + "." + id + "." + field.path;
    rows.push_back({std::move(field),
                    [member, id, slot = std::move(one.slot)](Owner& owner, Ids ids, bool make) -> Slot {
                      auto* thing = thing_of(std::invoke(member, owner), id, make);
                      return thing == nullptr ? Slot{} : slot(*thing, ids, make);
                    },
                    [member, id, each = std::move(one.each)](Owner& owner, std::vector<std::string_view>& ids,
                                                             const VisitSlot& visit) {
                      auto* thing = thing_of(std::invoke(member, owner), id, false);
                      if (thing != nullptr) each(*thing, ids, visit);
                    }});
  }
  return rows;
}

/// Values by id: `branches.<stage>`.
template <class Owner, class Member>
Rows<Owner> values(const std::string& prefix, Member member, const About& about) {
  using Map = std::remove_reference_t<std::invoke_result_t<Member, Owner&>>;
  using Inner = typename Map::mapped_type;
  return tables<Owner>(prefix, member,
                       Rows<Inner>{row<Inner>(
                           "", [](Inner& value) -> Slot { return &value; }, about)});
}

/// Rows after rows.
template <class Owner, class... More>
Rows<Owner> join(Rows<Owner> rows, More... more) {
  const auto append = [&rows](auto&& others) {
    rows.insert(rows.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  };
  (append(std::move(more)), ...);
  return rows;
}

}  // namespace stegvis::model
