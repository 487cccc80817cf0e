#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

Slot hazard_slot(Transition& way) { return FamilySlot{&way.hazard, &way.law}; }
Slot duration_slot(Transition& way) { return FamilySlot{&way.duration, &way.law}; }

Rows<Transition> target_rows() {
  return join<Transition>(
      {row<Transition>(
           "name", &Transition::name,
           text("what people call this way out", "vad utgången kallas").otherwise("the id", "id:t")),
       row<Transition>(
           "luck", &Transition::luck,
           id("id whose luck it keeps after a renaming", "id vars lott den behåller efter ett namnbyte")
               .otherwise("its own id", "dess eget id")),
       row<Transition>("to", &Transition::to,
                       id("the stage it leads to", "stadiet den leder till")
                           .naming("stage")
                           .otherwise("the transition's id", "övergångens id"))},
      values<Transition>(
          "branches.<stage>", &Transition::branches,
          share_or_rest("share who go to this stage, where the way forks; the shares sum to 1",
                        "andel som går till detta stadium där vägen delar sig; andelarna blir 1")));
}

Rows<Transition> drive_rows() {
  return join<Transition>(
      {row<Transition>("hazard", hazard_slot,
                       family("the chance of leaving by time in the stage; ratios and windows multiply it",
                              "chansen att lämna efter tid i stadiet; faktorer och fönster multiplicerar den")
                           .among(hazard_families())),
       row<Transition>("duration", duration_slot,
                       family("a length of stay, drawn once on entering; it ends the stage",
                              "en vistelsetid, dragen en gång vid inträdet; den avslutar stadiet")
                           .among(families_of(LawOwner::transition))),
       row<Transition>(
           "age", &Transition::age,
           span("acts at this age, by the calendar", "inträffar vid denna ålder, efter kalendern")),
       row<Transition>("age_at", &Transition::age_at,
                       choice("on the birthday, or at 00:00 on the first day of that month",
                              "på födelsedagen, eller kl. 00:00 den första i den månaden")
                           .among({"birthday", "month_start"})
                           .otherwise("birthday")),
       row<Transition>("date", &Transition::date,
                       instant("acts at this moment", "inträffar vid denna tidpunkt"))},
      part<Transition>("", &Transition::law, law_rows(LawOwner::transition)));
}

Rows<Transition> manner_rows() {
  return {
      row<Transition>("never", &Transition::never,
                      share("share to whom it never happens, at any visit; hazards leave them alone",
                            "andel som det aldrig händer, vid något besök; faktorer rör dem inte")
                          .otherwise("0")),
      row<Transition>(
          "ends_stage", &Transition::ends_stage,
          flag("who finds no slot in the next stage leaves this one and waits in `<next>.waiting`; "
               "otherwise they stay here while they wait",
               "den som inte får plats i nästa stadium lämnar detta och väntar i `<nästa>.waiting`; annars "
               "stannar de här medan de väntar")
              .otherwise("true for durations, ages and dates, false for hazards",
                         "true för varaktigheter, åldrar och datum, false för hasarder")),
      row<Transition>("keeps_slot", &Transition::keeps_slot,
                      flag("the slot goes along to the next stage", "platsen följer med till nästa stadium")
                          .otherwise("true between two different stages that need the same pool",
                                     "true mellan två olika stadier som behöver samma pool")),
  };
}

Rows<Ratio> ratio_rows() {
  return join<Ratio>(
      {row<Ratio>("per_unit", &Ratio::per_unit,
                  number("factor on the hazard per unit of a number (the age in years)",
                         "faktor på hasarden per enhet av ett tal (åldern i år)")
                      .above(0)
                      .most(1e6)),
       row<Ratio>("reference", &Ratio::reference,
                  number("the number at which that factor is 1", "talet vid vilket faktorn är 1")
                      .least(-1e12)
                      .most(1e12)
                      .otherwise("0"))},
      values<Ratio>("<value>", &Ratio::by_value,
                    number("factor on the hazard of those with this value (or in this phase)",
                           "faktor på hasarden för dem med detta värde (eller i denna fas)")
                        .least(0)
                        .most(1e6)
                        .otherwise("1")));
}

Rows<Transition> influence_rows() {
  return join(tables<Transition>("ratio.<attribute>", &Transition::ratio, ratio_rows()),
              tables<Transition>("window.<window>", &Transition::window, window_rows()),
              part<Transition>("season.", &Transition::season, season_rows()),
              values<Transition>(
                  "when.<attribute>", &Transition::when,
                  ids("only for those with one of these values", "bara för dem med något av dessa värden")
                      .otherwise("everyone", "alla")),
              part<Transition>("coach.", &Transition::coach, coach_effect_rows()));
}

About weight_about(const char* en, const char* sv) { return number(en, sv).in("places").least(0).most(1000); }

Slot phase_slot(Phase& phase) { return FamilySlot{&phase.duration, &phase.law}; }
Slot patience_slot(Patience& patience) { return FamilySlot{&patience.duration, &patience.law}; }

Rows<Phase> phase_rows() {
  return join<Phase>(
      {row<Phase>("name", &Phase::name,
                  text("what people call this phase", "vad fasen kallas").otherwise("the id", "id:t")),
       row<Phase>("order", &Phase::order,
                  number("where it comes among the phases", "var den kommer bland faserna")
                      .least(-1e6)
                      .most(1e6)
                      .otherwise("0")),
       row<Phase>("weight", &Phase::weight,
                  weight_about("what a participant in this phase weighs on the pool, to a thousandth",
                               "vad en deltagare i denna fas väger i poolen, i tusendelar")
                      .otherwise("the stage's", "stadiets")),
       row<Phase>("duration", phase_slot,
                  family("how long it lasts; the last phase lasts until they leave",
                         "hur länge den varar; den sista varar tills de lämnar")
                      .among(families_of(LawOwner::phase)))},
      part<Phase>("", &Phase::law, law_rows(LawOwner::phase)));
}

Rows<Patience> patience_rows() {
  return join<Patience>(
      {row<Patience>("duration", patience_slot,
                     family("how long somebody stays on the list before giving up",
                            "hur länge någon står på listan innan de ger upp")
                         .among(families_of(LawOwner::patience))
                         .otherwise("for ever", "för alltid")),
       row<Patience>(
           "to", &Patience::to,
           id("where those go who give up in the waiting room; who waits in an earlier stage stays there",
              "vart de går som ger upp i väntrummet; den som väntar i ett tidigare stadium blir kvar där")
               .naming("stage"))},
      part<Patience>("", &Patience::law, law_rows(LawOwner::patience)));
}

Rows<Stage> own_rows() {
  return {
      row<Stage>("name", &Stage::name,
                 text("what people call this stage", "vad stadiet kallas").otherwise("the id", "id:t")),
      row<Stage>("luck", &Stage::luck,
                 id("id whose luck it keeps after a renaming", "id vars lott det behåller efter ett namnbyte")
                     .otherwise("its own id", "dess eget id")),
      row<Stage>("order", &Stage::order,
                 number("where it stands in figures", "var det står i figurer")
                     .least(-1e6)
                     .most(1e6)
                     .otherwise("0")),
      row<Stage>("needs", &Stage::needs,
                 id("pool of which everyone here holds a slot", "pool där alla här har en plats")
                     .naming("pool")
                     .otherwise("none", "ingen")),
      row<Stage>(
          "priority", &Stage::priority,
          number("class on the pool's list; lower goes first", "klass på poolens lista; lägre går först")
              .least(-1e6)
              .most(1e6)
              .otherwise("0")),
      row<Stage>("weight", &Stage::weight,
                 weight_about("what a participant here weighs on the pool it needs, to a thousandth",
                              "vad en deltagare här väger i poolen som behövs, i tusendelar")
                     .otherwise("1")),
      row<Stage>("final", &Stage::final, flag("nobody leaves it", "ingen lämnar det").otherwise("false")),
      row<Stage>("placement", &Stage::placement,
                 flag("being here is being placed in work or studies",
                      "att vara här är att ha fått arbete eller studier")
                     .otherwise("false")),
      row<Stage>("enrolled", &Stage::enrolled,
                 flag("being here is being enrolled, as SUS counts",
                      "att vara här är att vara inskriven, som SUS räknar")
                     .otherwise("false")),
      row<Stage>(
          "refused_to", &Stage::refused_to,
          id("where a newcomer goes who finds the list full", "vart en nykomling går som möter en full lista")
              .naming("stage")),
  };
}

Rows<Waiting> waiting_rows() { return tables<Waiting>("to.<transition>", &Waiting::to, transition_rows()); }

}  // namespace

Rows<Season> season_rows() {
  return {
      row<Season>(
          "amplitude", &Season::amplitude,
          number("height of the yearly wave, as a share of the level", "årsvågens höjd, som andel av nivån")
              .least(0)
              .most(1)
              .otherwise("0")),
      row<Season>("period", &Season::period,
                  span("from crest to crest", "från topp till topp").least(1).otherwise("1 year")),
      row<Season>("shift", &Season::shift,
                  span("when the wave first passes its level upwards, after the start",
                       "när vågen först passerar sin nivå uppåt, efter starten")
                      .least(-longest_days)
                      .otherwise("0 days")),
  };
}

Rows<Window> window_rows() {
  return {
      row<Window>("from", &Window::from,
                  instant("when the window opens", "när fönstret öppnas").otherwise("the start", "starten")),
      row<Window>("until", &Window::until,
                  instant("the first moment after it", "den första tidpunkten efter det")
                      .otherwise("without end", "utan slut")),
      row<Window>(
          "ratio", &Window::ratio,
          number("factor while it is open", "faktor medan det är öppet").least(0).most(1e6).otherwise("1")),
  };
}

Rows<Transition> transition_rows() {
  return join(target_rows(), drive_rows(), manner_rows(), influence_rows());
}

Rows<Stage> stage_rows() {
  return join(
      own_rows(), tables<Stage>("weight_step.<step>", &Stage::weight_step, weight_step_rows()),
      values<Stage>("also.<pool>", &Stage::also,
                    whole("places of another pool that are needed at the same time: all are had or none",
                          "platser i en annan pool som behövs samtidigt: man får alla eller inga")
                        .in("places")),
      tables<Stage>("to.<transition>", &Stage::to, transition_rows()),
      tables<Stage>("phase.<phase>", &Stage::phase, phase_rows()),
      part<Stage>("patience.", &Stage::patience, patience_rows()),
      part<Stage>("waiting.", &Stage::waiting, waiting_rows()));
}

}  // namespace stegvis::model
