#pragma once

#include "model/facts.hpp"

namespace stegvis::experiment {

/// Tells two sinks the same.
template <model::Sink First, model::Sink Second>
class Tee {
 public:
  Tee(First& first, Second& second) : first_{first}, second_{second} {}

  void arrived(const model::Newcomer& fact) { first_.arrived(fact), second_.arrived(fact); }
  void visited(const model::Visit& fact) { first_.visited(fact), second_.visited(fact); }
  void listed(const model::Spell& fact) { first_.listed(fact), second_.listed(fact); }
  void held(const model::Hold& fact) { first_.held(fact), second_.held(fact); }
  void capacity(const model::Capacity& fact) { first_.capacity(fact), second_.capacity(fact); }
  void finished(const model::Who& who) { first_.finished(who), second_.finished(who); }

 private:
  First& first_;
  Second& second_;
};

}  // namespace stegvis::experiment
