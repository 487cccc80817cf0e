#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/programme.hpp"

/// \file
/// A sink that remembers everything it is told, in the order in which it is told.
namespace stegvis::engine::told {

struct Finish {
  model::Who who;
};
using Fact = std::variant<model::Newcomer, model::Visit, model::Spell, model::Hold, model::Capacity,
                          model::Bond, model::Caseload, Finish>;

/// The facts of one replication.
struct Recording {
  std::vector<Fact> facts;

  void arrived(const model::Newcomer& fact) { facts.emplace_back(fact); }
  void visited(const model::Visit& fact) { facts.emplace_back(fact); }
  void listed(const model::Spell& fact) { facts.emplace_back(fact); }
  void held(const model::Hold& fact) { facts.emplace_back(fact); }
  void capacity(const model::Capacity& fact) { facts.emplace_back(fact); }
  void bonded(const model::Bond& fact) { facts.emplace_back(fact); }
  void caseload(const model::Caseload& fact) { facts.emplace_back(fact); }
  void finished(const model::Who& who) { facts.emplace_back(Finish{who}); }

  /// Every fact of one kind, in order.
  template <class Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const auto& fact : facts)
      if (const auto* kind = std::get_if<Kind>(&fact)) found.push_back(*kind);
    return found;
  }
  /// Of one participant.
  template <class Kind>
  std::vector<Kind> of(std::uint32_t serial) const {
    std::vector<Kind> found;
    for (const auto& fact : all<Kind>())
      if (fact.who.serial == serial) found.push_back(fact);
    return found;
  }
};

std::string word(model::Exit exit);
std::string word(model::Spell::End end);

/// A fact as a line that can be read and compared: `#1 seeking 0-3 moved by work to work`, `#1 on se 0-3
/// granted`,
/// `#1 held se 0-3`, `se has 2 at 0`, `#1 comes at 0`, `#1 is done`.
std::string line(const model::Programme& programme, const Fact& fact);

std::vector<std::string> lines(const model::Programme& programme, const Recording& recording);

}  // namespace stegvis::engine::told
