#include "model/field_rows.hpp"

namespace stegvis::model {
namespace {

Slot chance_slot(Chance& chance) { return FamilySlot{&chance.hazard, &chance.law}; }
Slot lasting_slot(Lasting& lasting) { return FamilySlot{&lasting.duration, &lasting.law}; }

Rows<Chance> chance_rows(const char* en, const char* sv) {
  return join<Chance>({row<Chance>("hazard", chance_slot,
                                   family(en, sv).among(hazard_families()).otherwise("never", "aldrig"))},
                      part<Chance>("", &Chance::law, law_rows(LawOwner::transition)));
}
Rows<Lasting> lasting_rows(const char* en, const char* sv) {
  return join<Lasting>(
      {row<Lasting>("duration", lasting_slot, family(en, sv).among(families_of(LawOwner::phase)))},
      part<Lasting>("", &Lasting::law, law_rows(LawOwner::phase)));
}

Rows<CapacityChange> post_change_rows() {
  return {
      row<CapacityChange>("at", &CapacityChange::at, instant("from when on", "från och med när")),
      row<CapacityChange>("fte", &CapacityChange::fte,
                          number("size of the post from then on", "tjänstens storlek från och med då")
                              .in("FTE")
                              .least(0)
                              .most(100)),
      row<CapacityChange>("norm", &CapacityChange::norm,
                          number("caseload norm from then on", "norm från och med då")
                              .in("participants / FTE")
                              .least(0)
                              .most(1e5)),
  };
}

Rows<Post> who_rows() {
  return {
      row<Post>("name", &Post::name,
                text("what people call this post", "vad tjänsten kallas").otherwise("the id", "id:t")),
      row<Post>("luck", &Post::luck,
                id("id whose luck it keeps after a renaming", "id vars lott den behåller efter ett namnbyte")
                    .otherwise("its own id", "dess eget id")),
      row<Post>("member", &Post::member,
                id("whose list it serves, in a pool with `by`: a value of that attribute",
                   "vems lista den tar från, i en pool med `by`: ett värde på det attributet")),
      row<Post>("serves", &Post::serves,
                ids("other members whose lists it also serves, after its own; a post is not shared unless it "
                    "says so",
                    "andra medlemmar vars listor den också tar från, efter den egna; en tjänst delas bara om "
                    "den säger det")
                    .otherwise("none", "inga")),
      row<Post>("employer", &Post::employer, text("who employs", "vem som är arbetsgivare")),
      values<Post>(
          "group.<attribute>", &Post::group,
          ids("participants with one of these values are matched with it first (pool's `same_first`)",
              "deltagare med något av dessa värden får den i första hand (poolens `same_first`)"))
          .front(),
  };
}

Rows<Post> size_rows() {
  return {
      row<Post>("fte", &Post::fte,
                number("size of the post", "tjänstens storlek").in("FTE").least(0).most(100).otherwise("1")),
      row<Post>("norm", &Post::norm,
                number("caseload norm: weight per full-time post", "norm: vikt per heltidstjänst")
                    .in("participants / FTE")
                    .least(0)
                    .most(1e5)
                    .otherwise("the member's, else the pool's", "medlemmens, annars poolens")),
      row<Post>("from", &Post::from,
                instant("when the post begins", "när tjänsten börjar").otherwise("the start", "starten")),
      row<Post>("until", &Post::until,
                instant("the first moment after it", "den första tidpunkten efter den")
                    .otherwise("without end", "utan slut")),
      row<Post>("vacant", &Post::vacant,
                flag("nobody has it when it begins: it is filled after a vacancy",
                     "ingen har den när den börjar: den tillsätts efter en vakans")
                    .otherwise("false")),
      row<Post>("hired", &Post::hired,
                instant("when who has it at the start was hired; may be before the start",
                        "när den som har den vid starten anställdes; får ligga före starten")
                    .otherwise("long ago", "för länge sedan")),
      row<Post>("skill", &Post::skill,
                number("factor felt by ways out with `coach.skill`",
                       "faktor som utgångar med `coach.skill` känner av")
                    .least(0)
                    .most(100)
                    .otherwise("1")),
      row<Post>(
          "per_fte_year", &Post::per_fte_year,
          money("cost of it in a year of 365.25 days, per FTE, while somebody has it, present or absent",
                "kostnad för den under ett år med 365,25 dagar, per heltid, medan någon har den, närvarande "
                "eller inte")
              .in("SEK / year")),
      row<Post>("payer", &Post::payer, id("who pays it", "vem som betalar den").naming("payer")),
  };
}

Rows<RampStep> ramp_rows() {
  return {
      row<RampStep>(
          "until", &RampStep::until,
          span("time after hiring at which this step ends", "tid efter anställningen då steget slutar")
              .otherwise("0 days")),
      row<RampStep>("share", &RampStep::share,
                    share("share of the norm until then", "andel av normen till dess").otherwise("1")),
  };
}

Rows<Absence> absence_rows() {
  return join<Absence>(
      {row<Absence>("name", &Absence::name,
                    text("what it is called", "vad den kallas").otherwise("the id", "id:t")),
       row<Absence>(
           "luck", &Absence::luck,
           id("id whose luck it keeps after a renaming", "id vars lott den behåller efter ett namnbyte")
               .otherwise("its own id", "dess eget id")),
       row<Absence>(
           "posts", &Absence::posts,
           ids("only these posts", "bara dessa tjänster").otherwise("all of the pool", "alla i poolen")),
       row<Absence>("from", &Absence::from,
                    instant("by the calendar: when it begins", "efter kalendern: när den börjar")),
       row<Absence>("until", &Absence::until,
                    instant("by the calendar: the first moment after it",
                            "efter kalendern: första tidpunkten efter den")),
       row<Absence>("every", &Absence::every,
                    span("comes again at this interval, such as \"1 year\"",
                         "återkommer med detta mellanrum, som \"1 år\"")
                        .least(1)
                        .otherwise("once", "en gång")),
       row<Absence>(
           "share", &Absence::share,
           share("share of the coach's capacity that it takes", "andel av coachens kapacitet som den tar")
               .otherwise("1"))},
      part<Absence>("onset.", &Absence::onset,
                    chance_rows("time from being back at work to the next such absence",
                                "tid från att man är åter till nästa sådan frånvaro")),
      part<Absence>("length.", &Absence::length, lasting_rows("how long it lasts", "hur länge den varar")));
}

Rows<TrainingPart> training_part_rows() {
  return {
      row<TrainingPart>("weight", &TrainingPart::weight,
                        share("how much of the effect hangs on this part",
                              "hur stor del av effekten som hänger på denna del")
                            .otherwise("0")),
      row<TrainingPart>(
          "in_place", &TrainingPart::in_place,
          share("how much of this part is in place", "hur mycket av denna del som finns på plats")
              .otherwise("1")),
  };
}

Rows<Training> training_rows() {
  return join<Training>(
      {row<Training>("name", &Training::name,
                     text("what it is called", "vad den kallas").otherwise("the id", "id:t")),
       row<Training>("from", &Training::from, instant("when it begins", "när den börjar")),
       row<Training>("until", &Training::until,
                     instant("the first moment after it", "den första tidpunkten efter den")),
       row<Training>("hours", &Training::hours,
                     number("hours of each coach, however small the post; evenly over the time",
                            "timmar per coach, hur liten tjänsten än är; jämnt över tiden")
                         .in("h")
                         .least(0)
                         .most(1e5)
                         .otherwise("0")),
       row<Training>("work_year", &Training::work_year,
                     number("working hours in an FTE-year", "arbetstimmar på ett heltidsår")
                         .in("h / FTE-year")
                         .least(1)
                         .most(8766)
                         .otherwise("1720")),
       row<Training>(
           "ratio", &Training::ratio,
           number(
               "factor on the skill of those who had their post when it ended, with the whole chain in place",
               "faktor på skickligheten hos dem som hade sin tjänst när den slutade, med hela kedjan på "
               "plats")
               .least(0)
               .most(100)
               .otherwise("1")),
       row<Training>("lag", &Training::lag,
                     span("from its end until the skill is raised", "från dess slut tills skickligheten höjs")
                         .otherwise("0 days"))},
      values<Training>("hours_of.<value>", &Training::hours_by,
                       number("hours of each coach of this member, instead of `hours`",
                              "timmar per coach hos denna medlem, i stället för `hours`")
                           .in("h")
                           .least(0)
                           .most(1e5)),
      tables<Training>("part.<part>", &Training::part, training_part_rows()));
}

Rows<Staffing> rule_rows_of_staff() {
  return {
      row<Staffing>(
          "matching", &Staffing::matching,
          choice("who gets whom: the coach with the least load for the norm, or the first with room by id",
                 "vem som får vem: coachen med minst last för normen, eller den första med plats efter id")
              .among({"least_loaded", "in_order"})
              .otherwise("least_loaded")),
      row<Staffing>("same_first", &Staffing::same_first,
                    id("attribute: posts whose `group` has the participant's value go before the others",
                       "attribut: tjänster vars `group` har deltagarens värde går före de andra")
                        .naming("attribute")
                        .otherwise("no such order", "ingen sådan ordning")),
      row<Staffing>(
          "handover.to", [](Staffing& staff) -> Slot { return &staff.handover.to; },
          choice("who takes over when a coach leaves: who fills the post, waited for without a coach; "
                 "colleagues with "
                 "room; or colleagues even beyond the norm",
                 "vem som tar över när en coach slutar: den som får tjänsten, väntad på utan coach; kollegor "
                 "med "
                 "plats; eller kollegor också över normen")
              .among({"successor", "others", "others_beyond_norm"})
              .otherwise("successor")),
      row<Staffing>(
          "handover.after", [](Staffing& staff) -> Slot { return &staff.handover.after; },
          span("how long after the coach left colleagues take over",
               "hur länge efter att coachen slutat som kollegor tar över")
              .otherwise("0 days")),
      row<Staffing>("bond_lasts", &Staffing::bond_lasts,
                    span("how long after a change of coach ways out with `coach.broken` feel it",
                         "hur länge efter ett coachbyte som utgångar med `coach.broken` känner av det")
                        .otherwise("0 days")),
      row<Staffing>(
          "limit", &Staffing::limit,
          choice("above the norm people wait, or are let in while ways out with `coach.load` feel it",
                 "över normen väntar man, eller släpps in medan utgångar med `coach.load` känner av det")
              .among({"hard", "soft"})
              .otherwise("hard")),
      row<Staffing>("limit_at", &Staffing::limit_at,
                    number("with a soft limit: newcomers wait above so many times the norm",
                           "med mjuk gräns: nya väntar över så många gånger normen")
                        .least(1)
                        .most(1000)
                        .otherwise("no limit", "ingen gräns")),
      row<Staffing>("overload", &Staffing::overload,
                    choice("weight that grows after the entry holds up newcomers, or does not",
                           "vikt som växer efter inträdet håller tillbaka nya, eller gör det inte")
                        .among({"hold", "allow"})
                        .otherwise("hold")),
  };
}

}  // namespace

Rows<Staffing> staffing_rows() {
  return join(
      tables<Staffing>(
          "post.<post>", &Staffing::post,
          join(who_rows(), size_rows(), tables<Post>("change.<change>", &Post::change, post_change_rows()))),
      part<Staffing>("turnover.", &Staffing::turnover,
                     chance_rows("the chance that a coach leaves, by time since hiring",
                                 "chansen att en coach slutar, efter tid sedan anställningen")),
      part<Staffing>("vacancy.", &Staffing::vacancy,
                     lasting_rows("how long a post is vacant", "hur länge en tjänst är vakant")),
      tables<Staffing>("ramp.<step>", &Staffing::ramp, ramp_rows()),
      tables<Staffing>("absence.<absence>", &Staffing::absence, absence_rows()),
      tables<Staffing>("training.<training>", &Staffing::training, training_rows()), rule_rows_of_staff());
}

Rows<CoachEffect> coach_effect_rows() {
  const auto factor = [](const char* en, const char* sv) {
    return number(en, sv).least(0).most(1e6).otherwise("1");
  };
  return {
      row<CoachEffect>("uncoached", &CoachEffect::uncoached,
                       factor("factor on the hazard while the coach's post is vacant",
                              "faktor på hasarden medan coachens tjänst är vakant")),
      row<CoachEffect>("broken", &CoachEffect::broken,
                       factor("factor on the hazard after a change of coach, for the pool's `bond_lasts`",
                              "faktor på hasarden efter ett coachbyte, så länge som poolens `bond_lasts`")),
      row<CoachEffect>(
          "load", &CoachEffect::load,
          number(
              "exponent x of the factor (norm/load)^x on the hazard while the coach's load is above the norm",
              "exponenten x i faktorn (norm/last)^x på hasarden medan coachens last är över normen")
              .least(0)
              .most(10)
              .otherwise("0")),
      row<CoachEffect>("least", &CoachEffect::least,
                       share("the lowest that factor gets, also with the coach away",
                             "det lägsta den faktorn blir, också när coachen är borta")
                           .otherwise("0")),
      row<CoachEffect>("skill", &CoachEffect::skill,
                       number("exponent x of the factor skill^x on the hazard",
                              "exponenten x i faktorn skicklighet^x på hasarden")
                           .least(0)
                           .most(10)
                           .otherwise("0")),
      row<CoachEffect>(
          "belief", &CoachEffect::belief,
          factor("factor on the hazard while coached: the coach believes in work for this participant; "
                 "multiplies, "
                 "is not added to skill",
                 "faktor på hasarden med coach: coachen tror på arbete för deltagaren; multipliceras, läggs "
                 "inte till skickligheten")),
  };
}

Rows<WeightStep> weight_step_rows() {
  return {
      row<WeightStep>(
          "after", &WeightStep::after,
          span("from this time in the stage on, by the calendar", "från denna tid i stadiet, efter kalendern")
              .otherwise("0 days")),
      row<WeightStep>("ratio", &WeightStep::ratio,
                      number("factor on the weight from then on", "faktor på vikten från och med då")
                          .least(0)
                          .most(1000)
                          .otherwise("1")),
  };
}

}  // namespace stegvis::model
