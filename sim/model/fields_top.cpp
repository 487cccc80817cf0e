#include "model/field_rows.hpp"

namespace stegvis::model {

Rows<Scenario> top_rows() {
  return {
      row<Scenario>("title", &Scenario::title, text("what the scenario is called", "vad scenariot heter")),
      row<Scenario>(
          "about", &Scenario::about,
          text("what it is for, and what it cannot tell", "vad det är till för, och vad det inte kan säga")),
      row<Scenario>("constructed", &Scenario::constructed,
                    text("said in the first line and on every figure when the place is made up",
                         "sägs på första raden och på varje figur när orten är påhittad")),
      row<Scenario>("language", &Scenario::language,
                    choice("language of figures and reports", "språk i figurer och rapporter")
                        .among({"sv", "en"})
                        .otherwise("sv")),
      row<Scenario>("compare", &Scenario::compare,
                    flag("beside a base: whether a run also simulates it and tells the paired difference",
                         "bredvid en bas: om en körning också simulerar den och visar den parvisa skillnaden")
                        .otherwise("true")),
      row<Scenario>("seed", &Scenario::seed,
                    About{Kind::seed, "which luck; the same seed gives the same result",
                          "vilken lott; samma frö ger samma resultat"}
                        .otherwise("1")),
      row<Scenario>("start", &Scenario::start, date("first day, from 00:00", "första dagen, från 00:00")),
      row<Scenario>("end", &Scenario::end, date("last day, included", "sista dagen, inräknad")),
      row<Scenario>("length", &Scenario::length,
                    span("how long, instead of `end`", "hur länge, i stället för `end`").above(0)),
      row<Scenario>("report", &Scenario::report,
                    choice("length of the reporting periods", "rapportperiodernas längd")
                        .among({"month", "week", "none"})
                        .otherwise("month")),
      row<Scenario>("report_by", &Scenario::report_by,
                    ids("attributes by which results are shown, or products such as \"municipality*sex\"",
                        "attribut som resultaten delas upp på, eller produkter som \"municipality*sex\"")
                        .otherwise("none", "inga")),
      row<Scenario>("paying_class", &Scenario::paying_class,
                    ids("attributes on which prices depend, beside those of `report_by`",
                        "attribut som priser beror på, utöver dem i `report_by`")
                        .otherwise("none", "inga")),
      row<Scenario>("observe", &Scenario::observe,
                    instants("moments at which stocks are counted, just before",
                             "tidpunkter då bestånd räknas, precis före")
                        .otherwise("none", "inga")),
      row<Scenario>(
          "measure_from", &Scenario::measure_from,
          instant("nothing before this is counted in the totals", "inget före detta räknas i totalerna")
              .otherwise("the start", "starten")),
  };
}

}  // namespace stegvis::model
