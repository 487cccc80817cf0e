#include <algorithm>

#include "model/describer.hpp"
#include "model/judge.hpp"

namespace stegvis::model {
namespace {

std::string drive(const Describer& describer, const std::string& path, const Transition& way) {
  if (!way.hazard.empty()) return describer.law(path, way.law);
  if (!way.duration.empty()) return describer.in("after ", "efter ") + describer.law(path, way.law);
  if (way.date.said()) return describer.in("at ", "vid ") + describer.moment(way.date, "", "");
  const std::string month = way.age_at == "month_start"
                                ? describer.in(" (the first of that month)", " (den första i månaden)")
                                : "";
  return describer.in("at the age of ", "vid åldern ") + describer.number(path + ".age", 0.0) + month;
}

/// Where those wait who find no slot in the next stage.
std::string while_waiting(const Describer& describer, const std::string& from, const std::string& id,
                          const Transition& way) {
  const auto targets = targets_of(id, way);
  const auto needs_slot = std::find_if(targets.begin(), targets.end(), [&](const std::string& target) {
    return !describer.said.stage.at(target).needs.empty();
  });
  if (needs_slot == targets.end()) return {};
  const Stage& stage = describer.said.stage.at(from);
  const bool same_pool = describer.said.stage.at(*needs_slot).needs == stage.needs;
  if (same_pool && way.keeps_slot.value_or(*needs_slot != from))
    return describer.in("; the slot goes along", "; platsen följer med");
  const bool ends = way.ends_stage.value_or(way.hazard.empty());
  if (ends)
    return describer.in("; waits in the waiting room if no slot is free",
                        "; väntar i väntrummet om ingen plats är ledig");
  return describer.in("; stays in ", "; stannar i ") + describer.stage(from) +
         describer.in(" while waiting for a slot", " i väntan på en plats");
}

std::string influences(const Describer& describer, const std::string& path, const Transition& way) {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
  for (const auto& [attribute, ratio] : way.ratio) {
    const std::string here = path + ".ratio." + attribute;
    for (const auto& [value, factor] : ratio.by_value) {
      add("× " + describer.number(here + "." + value, factor) + describer.in(" for ", " för ") + attribute +
          " = " + value);
    }
    if (ratio.per_unit)
      add("× " + describer.number(here + ".per_unit", 1.0) + describer.in(" per unit of ", " per enhet av ") +
          attribute);
  }
  for (const auto& [id, window] : way.window) {
    add("× " + describer.number(path + ".window." + id + ".ratio", window.ratio) +
        describer.in(" from ", " från ") + describer.moment(window.from, "the start", "starten") +
        describer.in(" until ", " till ") + describer.moment(window.until, "the end", "slutet"));
  }
  if (way.season.amplitude != 0.0)
    add(describer.in("a yearly wave of ±", "en årsvåg på ±") + describer.percent(way.season.amplitude));
  if (const std::string coach = coach_words(describer, path, way); !coach.empty()) add(coach);
  if (way.never > 0.0) add(describer.in("never for ", "aldrig för ") + describer.percent(way.never));
  return words;
}

void describe_way(Describer& describer, const std::string& from, const std::string& path,
                  const std::string& id, const Transition& way, bool waiting) {
  const std::string target =
      way.branches.empty() ? describer.stage(way.to.empty() ? id : way.to) : describer.shares(way.branches);
  const std::string room = waiting ? describer.in("from the waiting room ", "från väntrummet ") : "";
  const std::string name = way.name.empty() ? "" : " \"" + way.name + "\"";
  describer.line(2, room + "-> " + target + name + ": " + drive(describer, path, way) +
                        describer.only(way.when) + (waiting ? "" : while_waiting(describer, from, id, way)));
  if (const std::string words = influences(describer, path, way); !words.empty()) describer.line(4, words);
}

std::string marks(const Describer& describer, const Stage& stage) {
  std::string words;
  if (!stage.needs.empty())
    words += describer.in(", holds a slot of ", ", har en plats i ") + describer.pool(stage.needs);
  for (const auto& [pool, places] : stage.also)
    words += describer.in(" and also ", " och också ") + describer.decimal(places) +
             describer.in(" of ", " i ") + describer.pool(pool);
  if (stage.placement) words += describer.in(", counts as a placement", ", räknas som placering");
  if (stage.enrolled) words += describer.in(", counts as enrolled", ", räknas som inskriven");
  if (stage.final) words += describer.in(", nobody leaves it", ", ingen lämnar det");
  return words;
}

void describe_list(Describer& describer, const std::string& id, const Stage& stage) {
  const std::string path = "stage." + id;
  if (!stage.patience.duration.empty()) {
    describer.line(2,
                   describer.in("gives up on the list after ", "ger upp på listan efter ") +
                       describer.law(path + ".patience", stage.patience.law) +
                       describer.in(" and goes from the waiting room to ", " och går från väntrummet till ") +
                       describer.stage(stage.patience.to) +
                       describer.in(" (who waits in an earlier stage stays there)",
                                    " (den som väntar i ett tidigare stadium blir kvar där)"));
  }
  if (!stage.refused_to.empty()) {
    describer.line(2, describer.in("a newcomer who finds the list full goes to ",
                                   "en nykomling som möter en full lista går till ") +
                          describer.stage(stage.refused_to));
  }
  for (const auto& [transition, way] : stage.waiting.to) {
    describe_way(describer, id, path + ".waiting.to." + transition, transition, way, true);
  }
}

void describe_phases(Describer& describer, const std::string& id, const Stage& stage) {
  for (const StagePlan& plan : describer.programme.stages) {
    if (plan.id != id) continue;
    for (const PhasePlan& phase : plan.phases) {
      const std::string& phase_path = describer.programme.places[phase.place.index()].path;
      const std::string phase_id = phase_path.substr(id.size() + 1);
      const Phase& said = stage.phase.at(phase_id);
      describer.line(
          2, describer.in("phase ", "fas ") + describer.named(phase_id, said.name) + ": " +
                 (said.duration.empty() ? describer.in("until they leave", "tills de lämnar")
                                        : describer.law("stage." + id + ".phase." + phase_id, said.law)));
    }
  }
}

}  // namespace

void describe_stages(Describer& describer) {
  describer.heading("Stages and ways out", "Stadier och utgångar");
  for (const StagePlan& plan : describer.programme.stages) {
    const Stage& stage = describer.said.stage.at(plan.id);
    describer.line(1, describer.stage(plan.id) + marks(describer, stage));
    if (const std::string weight = weight_words(describer, plan.id, stage); !weight.empty())
      describer.line(2, weight);
    describe_phases(describer, plan.id, stage);
    for (const auto& [id, way] : stage.to)
      describe_way(describer, plan.id, "stage." + plan.id + ".to." + id, id, way, false);
    describe_list(describer, plan.id, stage);
  }
}

}  // namespace stegvis::model
