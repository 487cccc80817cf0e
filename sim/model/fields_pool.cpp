#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

About slots_about() {
  return whole("places: how many can be here at once", "platser: hur många som kan vara här samtidigt")
      .in("places")
      .most(1e7)
      .otherwise("whole part of fte × norm", "hela delen av fte × norm");
}
About fte_about() {
  return number("staff, in full-time posts", "personal, i heltidstjänster").in("FTE").least(0).most(1e5);
}
About norm_about() {
  return number("caseload norm: participants per full-time post", "norm: deltagare per heltidstjänst")
      .in("participants / FTE")
      .least(0)
      .most(1e5);
}

Rows<CapacityChange> change_rows() {
  return {
      row<CapacityChange>("at", &CapacityChange::at, instant("from when on", "från och med när")),
      row<CapacityChange>("slots", &CapacityChange::slots, slots_about()),
      row<CapacityChange>("fte", &CapacityChange::fte, fte_about()),
      row<CapacityChange>("norm", &CapacityChange::norm, norm_about()),
  };
}

/// What the pool says, or one member of its family.
Rows<PoolSettings> settings_rows() {
  return join<PoolSettings>({row<PoolSettings>("slots", &PoolSettings::slots, slots_about()),
                             row<PoolSettings>("fte", &PoolSettings::fte, fte_about()),
                             row<PoolSettings>("norm", &PoolSettings::norm, norm_about())},
                            tables<PoolSettings>("change.<change>", &PoolSettings::change, change_rows()));
}

Rows<Gate> gate_rows() {
  return {
      row<Gate>("first", &Gate::first,
                instant("the first moment of granting", "första tillfället för beslut")),
      row<Gate>("every", &Gate::every,
                span("grants happen only at these intervals", "beslut fattas bara med detta mellanrum")
                    .least(0.01)),
  };
}

Rows<Quota> quota_rows() {
  return join<Quota>(
      {row<Quota>(
           "by", &Quota::by,
           id("attribute whose values have quotas", "attribut vars värden har kvoter").naming("attribute")),
       row<Quota>("every", &Quota::every,
                  choice("calendar period in which the quota counts", "kalenderperiod som kvoten räknas i")
                      .among({"month", "year"})
                      .otherwise("year"))},
      values<Quota>("intake.<value>", &Quota::intake,
                    whole("most grants to those with this value in each period",
                          "flest beslut för dem med detta värde i varje period")
                        .in("persons")
                        .otherwise("no limit", "ingen gräns")));
}

Rows<Priority> priority_rows() {
  return join<Priority>(
      {row<Priority>("by", &Priority::by,
                     id("attribute that decides who goes first", "attribut som avgör vem som går först")
                         .naming("attribute"))},
      values<Priority>("rank.<value>", &Priority::rank,
                       number("class of those with this value; lower goes first",
                              "klass för dem med detta värde; lägre går först")
                           .least(-1e6)
                           .most(1e6)
                           .otherwise("last", "sist")));
}

Rows<Pool> own_rows() {
  return {
      row<Pool>("name", &Pool::name,
                text("what people call this pool", "vad poolen kallas").otherwise("the id", "id:t")),
      row<Pool>("order", &Pool::order,
                number("where it stands in figures", "var den står i figurer")
                    .least(-1e6)
                    .most(1e6)
                    .otherwise("0")),
      row<Pool>("by", &Pool::by,
                id("attribute whose values each have a list and capacity of their own",
                   "attribut vars värden har var sin lista och kapacitet")
                    .naming("attribute")
                    .otherwise("one list for all", "en lista för alla")),
      row<Pool>(
          "on_cut", &Pool::on_cut,
          choice("when capacity falls: busy slots finish first, or the last started are interrupted",
                 "när kapaciteten minskar: upptagna platser avslutas först, eller de sist påbörjade avbryts")
              .among({"finish", "interrupt"})
              .otherwise("finish")),
      row<Pool>("list_limit", &Pool::list_limit,
                whole("most on the list; newcomers beyond are refused",
                      "flest på listan; nykomlingar därutöver nekas")
                    .in("persons")
                    .otherwise("no limit", "ingen gräns")),
  };
}

}  // namespace

Rows<Pool> pool_rows() {
  return join(own_rows(), part<Pool>("", &Pool::staffing, staffing_rows()),
              part<Pool>("", &Pool::all, settings_rows()), part<Pool>("gate.", &Pool::gate, gate_rows()),
              part<Pool>("quota.", &Pool::quota, quota_rows()),
              part<Pool>("priority.", &Pool::priority, priority_rows()),
              tables<Pool>("<member>", &Pool::member, settings_rows()));
}

Rows<Support> support_rows() {
  return join<Support>(
      {row<Support>(
           "name", &Support::name,
           text("what people call this support, such as efterstöd", "vad stödet kallas, som efterstöd")
               .otherwise("the id", "id:t")),
       row<Support>(
           "luck", &Support::luck,
           id("id whose luck it keeps after a renaming", "id vars lott det behåller efter ett namnbyte")
               .otherwise("its own id", "dess eget id")),
       row<Support>("stage", &Support::stage,
                    id("stage beside which it stands, as efterstöd beside work",
                       "stadiet det står bredvid, som efterstöd bredvid arbete")
                        .naming("stage")),
       row<Support>("pool", &Support::pool,
                    id("pool of which it takes a slot", "pool där det tar en plats").naming("pool")),
       row<Support>("wanted", &Support::wanted,
                    share("share who want it", "andel som vill ha det").otherwise("1")),
       row<Support>("weight", &Support::weight,
                    number("what somebody with support weighs on the pool, to a thousandth",
                           "vad den som har stöd väger i poolen, i tusendelar")
                        .in("places")
                        .least(0)
                        .most(1000)
                        .otherwise("1")),
       row<Support>("waits", &Support::waits,
                    flag("who finds no slot waits on a list; otherwise they go without for the whole spell",
                         "den som inte får plats väntar på en lista; annars blir de utan hela tiden")
                        .otherwise("false")),
       row<Support>("length", &Support::length,
                    span("longest time, months and years by the calendar",
                         "längsta tid, månader och år efter kalendern")
                        .otherwise("until the stage is left", "tills stadiet lämnas"))},
      values<Support>("ratio.<transition>", &Support::ratio,
                      number("factor on the hazard of this way out while support lasts",
                             "faktor på hasarden för denna utgång medan stödet varar")
                          .least(0)
                          .most(1e6)
                          .otherwise("1")));
}

}  // namespace stegvis::model
