#include <cmath>

#include "model/fields.hpp"
#include "model/judge.hpp"

namespace stegvis::model {

/// Every id in a field that names a stage, pool, attribute or payer must exist.
void judge_names(Judge& judge) {
  for_each(
      judge.said,
      [&](const std::string& path, const Field& field, const Slot& slot) {
        const std::string& word = **std::get_if<std::string*>(&slot);
        if (!word.empty()) (void)judge.names(path, word, field.refers);
      },
      [](const Field& field) { return !field.refers.empty(); });
}

/// A goal is what somebody hopes for; a run that assumes it would show it as an outcome.
void judge_provenance(Judge& judge) {
  for (const auto& [path, carried] : judge.said.provenance) {
    if (carried.confidence != "seed-goal") continue;
    judge.wrong(path + ".confidence",
                {"is a goal, and a goal is no parameter of a run",
                 "är ett mål, och ett mål är ingen parameter i en körning"},
                {"a run that assumes a goal would show it as an outcome",
                 "en körning som antar ett mål skulle visa det som ett utfall"});
  }
}

}  // namespace stegvis::model
