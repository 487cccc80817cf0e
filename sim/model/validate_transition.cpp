#include <algorithm>

#include "model/fields.hpp"
#include "model/judge.hpp"
#include "model/value.hpp"

namespace stegvis::model {
namespace {

using base::Text;

int drives_of(const Transition& way) {
  return (way.hazard.empty() ? 0 : 1) + (way.duration.empty() ? 0 : 1) + (way.age ? 1 : 0) +
         (way.date.said() ? 1 : 0);
}

const Text one_drive{"one of `hazard`, `duration`, `age`, `date`",
                     "ett av `hazard`, `duration`, `age`, `date`"};

/// What a transition stands in.
struct Spot {
  Judge& judge;
  const std::string& path;
  const Transition& way;
  const Stage& stage;
  bool waiting;
};

void check_drive(const Spot& spot) {
  const int drives = drives_of(spot.way);
  if (drives == 0) {
    spot.judge.missing(spot.path + ".hazard",
                       {"nothing says when it happens", "inget säger när den inträffar"}, one_drive);
  } else if (drives > 1) {
    spot.judge.wrong(spot.path, {"is driven by more than one thing", "drivs av mer än en sak"}, {},
                     one_drive);
  }
  const bool hazard = !spot.way.hazard.empty();
  judge_law(spot.judge, {spot.path, hazard ? "hazard" : "duration"},
            hazard ? spot.way.hazard : spot.way.duration, spot.way.law);
  if (!spot.way.age && spot.way.age_at != "birthday") {
    spot.judge.idle(spot.path + ".age_at", {"the transition has no `age`", "övergången har ingen `age`"});
  }
  if (spot.way.age && !spot.judge.said.attribute.contains("age")) {
    spot.judge.wrong(spot.path + ".age", {"needs to know ages", "behöver veta åldrar"},
                     {"no attribute `age` says how old people are when they come",
                      "inget attribut `age` säger hur gamla folk är när de kommer"});
  }
}

void check_targets(const Spot& spot, const std::string& id) {
  if (spot.way.branches.empty()) {
    if (spot.way.to.empty()) (void)spot.judge.names(spot.path + ".to", id, "stage");
    return;
  }
  if (!spot.way.to.empty()) {
    spot.judge.wrong(spot.path + ".to", {"is said beside `branches`", "står bredvid `branches`"},
                     {"only one of them can lead on", "bara en av dem kan leda vidare"});
  }
  for (const auto& [target, share] : spot.way.branches) {
    (void)spot.judge.names(spot.path + ".branches." + target, target, "stage");
  }
  spot.judge.check_shares(spot.path + ".branches", spot.way.branches);
}

void check_ratio(const Spot& spot, const std::string& attribute, const Ratio& ratio) {
  const std::string path = spot.path + ".ratio." + attribute;
  if (!spot.judge.names(path, attribute, "attribute")) return;
  if (!spot.judge.is_numeric(attribute)) {
    for (const auto& [value, factor] : ratio.by_value)
      (void)spot.judge.is_value(path + "." + value, attribute, value);
    if (ratio.per_unit)
      spot.judge.idle(path + ".per_unit", {"the attribute has values", "attributet har värden"});
    return;
  }
  if (!ratio.per_unit) {
    spot.judge.missing(path + ".per_unit", {"the attribute is a number", "attributet är ett tal"});
  }
  for (const auto& [value, factor] : ratio.by_value) {
    spot.judge.idle(path + "." + value, {"the attribute is a number", "attributet är ett tal"});
  }
}

void check_phase_ratio(const Spot& spot, const Ratio& ratio) {
  const std::string path = spot.path + ".ratio.phase";
  if (spot.waiting || spot.stage.phase.empty()) {
    return spot.judge.idle(path, {"there are no phases here", "det finns inga faser här"});
  }
  std::vector<std::string> phases;
  for (const auto& [id, phase] : spot.stage.phase) phases.push_back(id);
  for (const auto& [phase, factor] : ratio.by_value) {
    if (!spot.stage.phase.contains(phase)) spot.judge.unknown(path + "." + phase, phase, "phase", phases);
  }
  if (ratio.per_unit) spot.judge.idle(path + ".per_unit", {"phases have no numbers", "faser har inga tal"});
}

void check_windows(const Spot& spot) {
  for (const auto& [id, window] : spot.way.window) {
    const auto from = spot.judge.day(window.from), until = spot.judge.day(window.until);
    if (until && from.value_or(0.0) >= *until) {
      spot.judge.wrong(spot.path + ".window." + id, {"closes before it opens", "stängs innan det öppnas"});
    }
  }
}

/// Durations, ages and dates happen when they happen: a factor on them is refused, not passed over in
/// silence.
void check_influences(const Spot& spot) {
  const bool hazard = !spot.way.hazard.empty();
  const Text why{"only a hazard can be multiplied", "bara en hasard kan multipliceras"};
  for (const auto& [attribute, ratio] : spot.way.ratio) {
    if (!hazard)
      spot.judge.wrong(spot.path + ".ratio." + attribute, {"cannot act here", "kan inte verka här"}, why);
    else if (attribute == "phase")
      check_phase_ratio(spot, ratio);
    else
      check_ratio(spot, attribute, ratio);
  }
  for (const auto& [id, window] : spot.way.window) {
    if (!hazard)
      spot.judge.wrong(spot.path + ".window." + id, {"cannot act here", "kan inte verka här"}, why);
  }
  if (!hazard && spot.way.season.amplitude != 0.0) {
    spot.judge.wrong(spot.path + ".season", {"cannot act here", "kan inte verka här"}, why);
  }
  check_windows(spot);
}

/// Whether some target needs the very pool of which a slot is held here.
bool leads_within_pool(const Spot& spot, const std::string& id) {
  const auto targets = targets_of(id, spot.way);
  return !spot.stage.needs.empty() &&
         std::any_of(targets.begin(), targets.end(), [&](const std::string& target) {
           const auto stage = spot.judge.said.stage.find(target);
           return stage != spot.judge.said.stage.end() && stage->second.needs == spot.stage.needs;
         });
}

void check_slot(const Spot& spot, const std::string& id) {
  if (spot.waiting && spot.way.keeps_slot) {
    spot.judge.idle(spot.path + ".keeps_slot", {"who waits has no slot", "den som väntar har ingen plats"});
  }
  if (spot.waiting && spot.way.ends_stage) {
    spot.judge.idle(spot.path + ".ends_stage",
                    {"who leaves a list has left it", "den som lämnar en lista har lämnat den"});
  }
  if (!spot.waiting && spot.way.keeps_slot.value_or(false) && !leads_within_pool(spot, id)) {
    spot.judge.idle(spot.path + ".keeps_slot", {"no stage it leads to needs the pool of this one",
                                                "inget stadium den leder till behöver detta stadiums pool"});
  }
}

}  // namespace

std::vector<std::string> targets_of(const std::string& id, const Transition& way) {
  std::vector<std::string> targets;
  for (const auto& [target, share] : way.branches) targets.push_back(target);
  if (targets.empty()) targets.push_back(way.to.empty() ? id : way.to);
  return targets;
}

void judge_transition(Judge& judge, const std::string& stage, const std::string& path, const std::string& id,
                      const Transition& way, bool waiting) {
  const Spot spot{judge, path, way, judge.said.stage.at(stage), waiting};
  check_drive(spot);
  check_targets(spot, id);
  check_influences(spot);
  check_slot(spot, id);
  judge.check_when(path, way.when);
}

}  // namespace stegvis::model
